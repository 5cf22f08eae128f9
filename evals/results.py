"""What came of a run: a record per case, nothing left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from evals.cases import Case
from evals.metrics.verdict import Verdict
from evals.reading import CaseFile


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case judged.

    `answer` is the answer in the contract's JSON without its timing, None for a row of the register and after a
    crash. `register` are the commitments found for such a row. `found` are the first passages of the search.
    `verdicts` are by metric name; a metric that could not be computed is in `errors` with what happened; one
    that does not apply is in neither. `crash` says what broke when there is no answer, "" otherwise. `seconds`
    is the time from question to answer.
    """

    case: Case
    answer: dict[str, object] | None = None
    register: tuple[dict[str, object], ...] = ()
    found: tuple[dict[str, object], ...] = ()
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    crash: str = ""
    seconds: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether the case is wholly right; a crash or a metric that failed is not."""
        verdict = self.verdicts.get("fully_right")
        return verdict is not None and verdict.value == 1 and not self.errors and not self.crash


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of cases whose documents are not here."""

    path: str
    n_cases: int
    reason: str


@dataclass(frozen=True, slots=True)
class CaseSet:
    """A named set: the files it is made of, in order."""

    name: str
    title: str
    files: tuple[CaseFile, ...]

    @property
    def n_cases(self) -> int:
        """All cases of the set."""
        return sum(len(file.cases) for file in self.files)


@dataclass(frozen=True, slots=True)
class SetResult:
    """A set judged: every case, in the order of its files; what was skipped is named.

    `stores` are the folders of the indexes that answered.
    """

    name: str
    title: str
    cases: tuple[CaseResult, ...]
    skipped: tuple[Skipped, ...] = ()
    stores: tuple[str, ...] = ()
