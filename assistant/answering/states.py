"""Which agreed items are late, done or not begun, by what their progress says."""

from __future__ import annotations

import re

from assistant.answering.case import Case
from assistant.answering.draft import COUNT, Draft, DraftClaim
from assistant.answering.passages_text import shortened, shown
from assistant.answering.status import progress_quotes
from assistant.answering.trekker import item_name
from assistant.understanding.words import fold
from corpus.model import Commitment

_STATES = (
    (
        r"\b(?:nog )?niet (?:gestart|begonnen|van start)|\bmoet(?:en)? nog beginnen",
        r"nog niet (?:gestart|begonnen)|niet gestart|geen actie",
    ),
    (
        r"\bvertraagd|\bvertraging|\bachter(?: op schema)?\b|\bliepen .*achter|\bop rood\b",
        r"vertraagd|vertraging|loopt achter|\brood\b",
    ),
    (r"\bafgerond|\bklaar\b|\bgereed\b|\bvoltooid", r"\bafgerond|\bgereed\b|\bvoltooid|\bgerealiseerd\b"),
    (r"\bop schema\b|\bop groen\b", r"\bop schema\b|\bgroen\b"),
)
_ASKS_ITEMS = re.compile(r"\b(?:welke|met welke|hoeveel|noem|geef) (?:\w+ ){0,2}(?:\w*afspraken|items|acties|punten)\b")
N_OPENING_WORDS = 12


class ItemsInState:
    """The items whose progress opens with the state asked for, with their number and count."""

    def answer(self, case: Case) -> Draft | None:
        """None when the question asks for no state, or no item is in it."""
        plain = fold(case.intent.completed)
        if not _ASKS_ITEMS.search(plain):
            return None
        told = next((told for asked, told in _STATES if re.search(asked, plain)), None)
        if told is None:
            return None
        found = [
            (agreement, item)
            for agreement in case.agreements
            for item in agreement.commitments
            if item.copy_of is None and re.search(told, _opening(item))
        ]
        claims = []
        for agreement, item in found[:40]:
            words = " ".join((item.progress or item.status).split()[:N_OPENING_WORDS])
            quotes = progress_quotes(agreement, item, words)
            if quotes:
                claims.append(
                    DraftClaim(
                        f"{item_name(item)}: {shortened(shown(words), N_OPENING_WORDS)}", quotes, label=item.item
                    )
                )
        if not claims:
            return None
        noun = "afspraak" if len(claims) == 1 else "afspraken"
        return Draft(tuple(claims), intro=f"{COUNT} {noun}:", listed=True, strategy="states")


def _opening(item: Commitment) -> str:
    return fold(" ".join((item.progress or item.status).split()[:N_OPENING_WORDS]))
