"""When evidence is good enough to answer with, set on the development half of the project's own questions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.matching import AskedTerm
from assistant.evidence.scoring import Scored
from assistant.evidence.units import UnitKind
from assistant.understanding.intent import Wanted

MIN_COVERAGE = 0.60
"""Least share of the question's telling words that the unit and what it stands in must meet."""

MIN_OWN = 0.18
"""Least share that a sentence must meet in its own words."""

TELLING = 0.45
"""A word of at least this weight that is met nowhere near makes an answer doubtful."""


def is_trusted(scored: Scored, asked: Sequence[AskedTerm], wanted: Wanted) -> bool:
    """Whether a unit may be shown as the answer."""
    if not asked or scored.blocked:
        return False
    if scored.coverage < MIN_COVERAGE:
        return False
    if scored.unit.kind is UnitKind.SENTENCE and scored.own < MIN_OWN:
        return False
    if missing_name(scored.missing) or _misses_main_word(scored, asked):
        return False
    needs_value = wanted not in (Wanted.ANY, Wanted.WHO)
    return not needs_value or scored.value is not None or scored.undecided


def missing_name(missing: Sequence[AskedTerm]) -> bool:
    """Whether a proper name of the question is met nowhere."""
    return any(term.term.name and not term.term.inherited for term in missing)


def _misses_main_word(scored: Scored, asked: Sequence[AskedTerm]) -> bool:
    """Whether the most telling words are missing, or the thing that is counted."""
    main = max((term.weight for term in asked), default=0.0)
    total = sum(term.weight for term in asked)
    lost = sum(term.weight for term in scored.missing)
    if any(term.weight >= max(TELLING, 0.95 * main) and not term.term.inherited for term in scored.missing):
        return len(asked) <= 3 or lost > 0.35 * total
    return False
