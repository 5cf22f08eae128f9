"""When evidence is good enough to answer with, set on the development half of the project's own questions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.matching import AskedTerm
from assistant.evidence.scoring import Scored
from assistant.evidence.units import UnitKind
from assistant.understanding.intent import Wanted

MIN_COVERAGE = 0.42
"""Least share of the question's telling words that the unit and what it stands in must meet."""

MIN_COVERAGE_OF_VALUE = 0.3
"""The same for a question that asks for a value, which the unit must have."""

MIN_OWN = 0.15
"""Least share that a sentence must meet in its own words."""


def is_trusted(scored: Scored, asked: Sequence[AskedTerm], wanted: Wanted) -> bool:
    """Whether a unit may be shown as the answer."""
    if not asked or scored.blocked or missing_name(scored.missing):
        return False
    if scored.unit.kind is UnitKind.SENTENCE and scored.own < MIN_OWN:
        return False
    if wanted in (Wanted.ANY, Wanted.WHO):
        return scored.coverage >= MIN_COVERAGE
    return scored.coverage >= MIN_COVERAGE_OF_VALUE and (scored.value is not None or scored.undecided)


def missing_name(missing: Sequence[AskedTerm]) -> bool:
    """Whether a proper name of the question is met nowhere."""
    return any(term.term.name and not term.term.inherited for term in missing)
