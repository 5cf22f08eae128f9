"""What a metric sees and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.model import Answer
from corpus.model import Agreement, Commitment
from evals.cases import Case
from index.model import Ranked


class Shelf(Protocol):
    """The agreements behind the answers: what a quote is checked against. `corpus.library.Library` is one."""

    def agreement(self, agreement_id: str) -> Agreement:
        """The agreement as it was read; raises `UnknownAgreementError`."""
        ...

    def file(self, agreement_id: str) -> Path:
        """Its PDF or text file."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case with what came of it.

    `answer` is None for a case that looks in the register; `commitments` are then what stands there under the
    case's items. `ranked` is what the search gave for the question as understood, in its scope, best first.
    """

    case: Case
    shelf: Shelf
    answer: Answer | None = None
    ranked: tuple[Ranked, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`value` from 0 (wrong) to 1 (right), or an amount in the metric's unit; `reason` is one Dutch line."""

    value: float
    reason: str


class Metric(Protocol):
    """One thing that is measured: `name` for thresholds and JSON, `title` in Dutch for reports."""

    name: str
    title: str

    def judge(self, outcome: Outcome) -> Verdict | None:
        """The verdict, or None when the metric does not apply to this kind of case.

        Any exception means that it could not be computed: the runner counts and shows that.
        """
        ...


def share(right: int, total: int, reason: str) -> Verdict:
    """The part of `total` (at least 1) that is right."""
    return Verdict(right / total, reason)
