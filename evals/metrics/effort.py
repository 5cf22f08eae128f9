"""How long is the answer?"""

from __future__ import annotations

from assistant.model import Kind
from evals.matching import strip_marks
from evals.metrics.verdict import Outcome, Verdict

_LONG_KINDS = (Kind.LIST, Kind.COMPARISON)


class AnswerLength:
    """The number of words of an answer that is no list or comparison."""

    name = "words"
    title = "Woorden in het antwoord"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """An amount, not a part; None for lists, comparisons and abstentions."""
        case, answer = outcome.case, outcome.answer
        if answer is None or answer.abstained or case.kind in _LONG_KINDS:
            return None
        n_words = len(strip_marks(answer.text).split())
        return Verdict(float(n_words), f"{n_words} woorden")
