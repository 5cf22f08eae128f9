"""Numbers, percentages, amounts, dates and terms: the value first, then its sentence."""

from __future__ import annotations

import re

from assistant.answering.case import Case, quotes_of
from assistant.answering.draft import Draft, DraftClaim
from assistant.answering.passages_text import MAX_WORDS, n_words, points_back, shortened, shown
from assistant.answering.sentence import (
    MIN_FELLOW,
    cell_claim,
    continuation,
    first_trusted,
    fits,
    neighbour,
    row_quote_spans,
    sentence_claim,
)
from assistant.answering.wording import UNDECIDED
from assistant.evidence.scoring import Scored
from assistant.evidence.units import Unit, UnitKind
from assistant.evidence.values import Value
from assistant.understanding.words import fold

_TWO_PARTS = re.compile(r",? en (?:wat|wie|wanneer|hoeveel|in hoeveel|door wie|voor wie|waar|welke?)\b")
SPEAKS_FOR_ITSELF = 0.6
"""A sentence that meets this share of the question needs no sentence before it."""


class ValueAnswer:
    """The wanted value, picked from the sentence or cell that meets the question best."""

    def answer(self, case: Case) -> Draft | None:
        """The value with its sentence; "nog niet bepaald" for a cell that says so; None when not trusted."""
        best = first_trusted(case)
        if best is None:
            return None
        if best.undecided:
            return Draft((undecided_claim(case, best),), strategy="undecided")
        if best.value is None:
            return Draft((sentence_claim(best.unit),), strategy="sentence")
        if best.unit.kind is UnitKind.CELL and n_words(best.unit.text) < 10:
            second = _second_part(case, best)
            more = (cell_claim(case, second),) if second is not None else ()
            return Draft((cell_claim(case, best.unit), *more), strategy="cell")
        return Draft(tuple(_value_claims(case, best, best.value)), strategy="value")


def undecided_claim(case: Case, scored: Scored) -> DraftClaim:
    """A cell that says its value is still open."""
    unit = scored.unit
    about = unit.label if unit.label and unit.label != unit.text else unit.column
    text = f"{UNDECIDED}: {about}: “{shown(unit.text)}”." if about else f"{UNDECIDED}: “{shown(unit.text)}”."
    return DraftClaim(text, quotes_of(unit, row_quote_spans(case, unit)), frame=(UNDECIDED,))


def _value_claims(case: Case, best: Scored, value: Value) -> list[DraftClaim]:
    unit = best.unit
    claims = []
    before = neighbour(case, unit, -1)
    if before is not None and best.own < SPEAKS_FOR_ITSELF and points_back(unit.text) and fits([before, unit]):
        claims.append(sentence_claim(before))
    lead = value.words[:1].upper() + value.words[1:]
    room = MAX_WORDS - n_words(lead) - sum(n_words(claim.text) for claim in claims)
    words = shortened(unit.text, room, (value.start, value.end))
    text = shown(words)
    if not text.lower().startswith(value.words.lower()):
        text = f"{lead}. {text}"
    after = continuation(case, unit) or _second_part(case, best)
    claims += [sentence_claim(after)] if after is not None else []
    return [DraftClaim(text, quotes_of(unit)), *claims]


def _second_part(case: Case, best: Scored) -> Unit | None:
    """For a question of two parts ("hoeveel … en wat kost dat?"), another piece of the same passage with a figure
    or with words of the question."""
    if not _TWO_PARTS.search(fold(case.intent.completed)):
        return None
    same = [
        scored
        for scored in case.scored
        if scored.unit.passage.id == best.unit.passage.id
        and scored.unit.page == best.unit.page
        and scored.unit.text not in (best.unit.text, scored.unit.label)
        and fits([best.unit, scored.unit])
    ]
    figures = [scored.unit for scored in same if any(char.isdigit() for char in scored.unit.text)]
    return next(iter(figures), None) or next((s.unit for s in same if s.own >= MIN_FELLOW), None)
