"""When evidence is good enough to answer with, set on the development half of the project's own questions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.matching import AskedTerm
from assistant.evidence.scoring import Scored
from assistant.evidence.units import UnitKind
from assistant.understanding.intent import Wanted

MIN_COVERAGE = 0.34
"""Least share of the question's telling words that the unit and what it stands in must meet."""

MIN_COVERAGE_OF_VALUE = 0.3
"""The same for a question that asks for a value, which the unit must have."""

MIN_COVERAGE_UNDECIDED = 0.6
"""The same for a cell that says the value is not there yet."""

MIN_OWN = 0.15
"""Least share that a sentence must meet in its own words."""


TELLING_COUNT = 0.45
"""A counted word of at least this weight ("flexwoningen") must be met itself."""

LABEL_WORDS, LABEL_COVERAGE = 9, 0.45
"""A line this short with a value may answer without a word of the question when its surroundings cover this."""

ELSEWHERE = 0.8
"""A word of at least this weight that the library has, but not near this unit, points at another place."""


def is_trusted(scored: Scored, asked: Sequence[AskedTerm], wanted: Wanted) -> bool:
    """Whether a unit may be shown as the answer."""
    if not asked or scored.blocked or missing_name(scored.missing, asked) or _stands_elsewhere(scored.missing, asked):
        return False
    says_little = scored.unit.kind is UnitKind.SENTENCE and scored.own < MIN_OWN and not scored.unit.lead
    is_label = (
        scored.value is not None and len(scored.unit.text.split()) < LABEL_WORDS and scored.coverage >= LABEL_COVERAGE
    )
    if says_little and not is_label:
        return False
    if wanted in (Wanted.ANY, Wanted.WHO):
        return scored.coverage >= MIN_COVERAGE
    if _misses_subject(scored, asked):
        return False
    if scored.value is None:
        return scored.undecided and scored.coverage >= MIN_COVERAGE_UNDECIDED
    return scored.coverage >= MIN_COVERAGE_OF_VALUE


def _stands_elsewhere(missing: Sequence[AskedTerm], asked: Sequence[AskedTerm]) -> bool:
    last = _last_sentence(asked)
    return any(t.known and t.weight >= ELSEWHERE and not t.term.inherited and t.term.sentence >= last for t in missing)


def _last_sentence(asked: Sequence[AskedTerm]) -> int:
    """The number of the last sentence that has words: what stands before it may be talk."""
    return max((term.term.sentence for term in asked), default=0)


def _misses_subject(scored: Scored, asked: Sequence[AskedTerm]) -> bool:
    """Whether the thing counted is missing where it is a telling word, or all words beside it are
    met loosely at most; the counted word itself when it is the only one."""
    counted = [term for term in asked if term.term.counted and term.weight >= TELLING_COUNT]
    if any(term in scored.missing for term in counted):
        return True
    others = [term for term in asked if not term.term.counted] or asked
    return all(term in scored.weak for term in others)


def missing_name(missing: Sequence[AskedTerm], asked: Sequence[AskedTerm]) -> bool:
    """Whether a proper name in the last sentence of the question is met nowhere."""
    last = _last_sentence(asked)
    return any(t.term.name and not t.term.inherited and t.term.sentence >= last for t in missing)
