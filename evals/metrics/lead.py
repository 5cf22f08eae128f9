"""Does an answer that opens with a figure open with the right one?"""

from __future__ import annotations

import re

from assistant.model import Kind
from evals.matching import figures, first_held, strip_marks
from evals.metrics.verdict import Outcome, Verdict

_MAX_WORDS = 8
"""A longer first sentence is evidence, in which other figures may stand."""

_SENTENCE_END = re.compile(r"\.(?=\s)")
_ABBREVIATED = re.compile(r"\b(?:ca|max|min|nr|art|incl|excl|t\.b|n\.t\.b)$", re.IGNORECASE)


class LeadRight:
    """The figure or date that an answer opens with ("Ca. 390 woningen. …") is the one that was asked for.

    A sentence that holds the right figure somewhere does not make up for "30%." before it.
    """

    name = "lead"
    title = "Opent met het goede cijfer"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for other kinds than number and date, and for an answer that opens with no figure of its own."""
        case, answer = outcome.case, outcome.answer
        if answer is None or answer.abstained or case.kind not in (Kind.NUMBER, Kind.DATE) or not case.facts:
            return None
        lead = opening(strip_marks(answer.text))
        if not figures(lead):
            return None
        wanted = frozenset[str]().union(*(figures(fact) for group in case.facts for fact in group))
        held = any(first_held(lead, group) for group in case.facts)
        right = held or figures(lead) <= wanted
        return Verdict(float(right), f"opent met “{lead}”")


def opening(text: str) -> str:
    """The short first sentence before the evidence; "" when the first sentence is long or the only one.

    Words before a colon head the value of a table ("Totaal, 2026: 94"): that is evidence too.
    """
    text = text.strip()
    for end in _SENTENCE_END.finditer(text):
        lead = text[: end.start()]
        if _ABBREVIATED.search(lead):
            continue
        return lead if len(lead.split()) <= _MAX_WORDS and ":" not in lead else ""
    return ""
