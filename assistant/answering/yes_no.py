"""Ja or nee where the text decides it; else the sentence that comes nearest."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.case import Case
from assistant.answering.draft import Draft
from assistant.answering.sentence import claims_of, first_trusted
from assistant.evidence.scoring import Scored
from assistant.understanding.words import fold

MIN_OWN = 0.72
"""Share of the question that a sentence must say itself before it decides."""

MIN_WEIGHT = 0.8
"""A question whose words weigh less than this together says too little to be decided."""

_TURNED = re.compile(r"\b(?:hoef|hoeft|hoeven|zonder|behalve|alleen|slechts|minder|meer)\b")
"""Words in a question that turn what ja and nee would mean."""

_NEGATION = re.compile(r"\b(?:niet|geen|nooit|nergens|zonder|noch|evenmin)\b")
_HEDGE = re.compile(
    r"\b(?:onderzoek\w*|verken\w*|bezien|mogelijk\w*|kan|kunnen|streven|streeft|voornemens|voornemen|wens\w*|willen|intentie|eventue\w*|"
    r"indien|mits|tenzij|waar nodig|waar mogelijk|afhankelijk|overweg\w*|beperk\w*|in principe|in beginsel)\b"
)


class YesNoAnswer:
    """The sentence that decides, with ja or nee before it when it does."""

    def answer(self, case: Case) -> Draft | None:
        """None when no unit is trusted."""
        best = first_trusted(case)
        if best is None:
            return None
        claims = claims_of(case, best)
        verdict = decide(case, best)
        if verdict:
            claims[0] = replace(claims[0], text=f"{verdict}. {claims[0].text}", frame=(*claims[0].frame, verdict))
        return Draft(tuple(claims), strategy=f"yes-no {verdict or 'undecided'}")


def decide(case: Case, best: Scored) -> str:
    """ "Ja", "Nee", or "" when the sentence leaves it open."""
    if (
        best.own < MIN_OWN
        or sum(term.weight for term in case.asked) < MIN_WEIGHT
        or best.weak
        or _TURNED.search(fold(case.intent.completed))
    ):
        return ""
    plain = fold(best.unit.text)
    asked_negative = bool(_NEGATION.search(fold(case.intent.completed)))
    if _HEDGE.search(plain):
        return ""
    negative = bool(_NEGATION.search(plain))
    return "Nee" if negative != asked_negative else "Ja"
