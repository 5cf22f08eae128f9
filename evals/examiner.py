"""Puts one case to the assistant and judges what comes back."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from assistant.contract import answer_json, search_json
from assistant.model import Answer, Question
from corpus.model import Commitment
from evals.cases import Case
from evals.metrics.citations import same_item
from evals.metrics.verdict import Metric, Outcome, Shelf, Verdict
from evals.results import CaseResult
from index.model import Ranked

_N_RETRIEVED = 50
_N_SHOWN = 5


class Asker(Protocol):
    """Answers and searches: the assistant, or one with a fault planted. What it raises is a crash of the case."""

    def ask(self, question: Question) -> Answer:
        """The answer."""
        ...

    def search(self, question: Question, k: int) -> list[Ranked]:
        """The `k` best passages within the scope of the question, best first."""
        ...


class Examiner:
    """Judges cases over one index. Keeps nothing between cases, so their order does not matter."""

    def __init__(self, asker: Asker, shelf: Shelf, metrics: Sequence[Metric]) -> None:
        self.asker = asker
        self.shelf = shelf
        self.metrics = metrics

    def examine(self, case: Case) -> CaseResult:
        """The result of one case; never raises: a crash is a result too."""
        started = time.perf_counter()
        try:
            outcome, seconds = self._outcome(case, started)
        except Exception as error:  # noqa: BLE001 - the boundary at which a crash becomes a record
            return CaseResult(case, crash=_what(error), seconds=time.perf_counter() - started)
        return self._judge(outcome, replace(_shown(outcome), seconds=seconds))

    def _outcome(self, case: Case, started: float) -> tuple[Outcome, float]:
        if case.ask == "register":
            found = tuple(_standing(self.shelf, case))
            return Outcome(case, self.shelf, commitments=found), time.perf_counter() - started
        answer = self.asker.ask(case.as_question)
        seconds = time.perf_counter() - started
        ranked = self.asker.search(case.as_question, _N_RETRIEVED) if case.evidence else []
        return Outcome(case, self.shelf, answer, tuple(ranked)), seconds

    def _judge(self, outcome: Outcome, result: CaseResult) -> CaseResult:
        verdicts: dict[str, Verdict] = {}
        errors: dict[str, str] = {}
        for metric in self.metrics:
            try:
                verdict = metric.judge(outcome)
            except Exception as error:  # noqa: BLE001 - what cannot be measured is counted, not hidden
                errors[metric.name] = _what(error)
                continue
            if verdict is not None:
                verdicts[metric.name] = verdict
        return replace(result, verdicts=verdicts, errors=errors)


def _standing(shelf: Shelf, case: Case) -> list[Commitment]:
    """The item's commitments in the register, copies left out."""
    commitments = shelf.agreement(case.agreement[0]).commitments
    return [
        commitment
        for commitment in commitments
        if commitment.copy_of is None and any(same_item(commitment.item, item) for item in case.items)
    ]


def _shown(outcome: Outcome) -> CaseResult:
    """The parts of an outcome that reports show; timings and index version are kept elsewhere."""
    answer = outcome.answer
    if answer is None:
        rows: tuple[dict[str, object], ...] = tuple(
            {"item": c.item, "page": c.page, "trekker": list(c.trekker), "source": c.trekker_source.value}
            for c in outcome.commitments
        )
        return CaseResult(outcome.case, register=rows)
    left_out = ("id", "seconds", "index_version")
    kept = {key: value for key, value in answer_json(answer).items() if key not in left_out}
    passages = search_json(list(outcome.ranked[:_N_SHOWN]))["passages"]
    found = tuple(passages) if isinstance(passages, list) else ()
    return CaseResult(outcome.case, answer=kept, found=found)


def _what(error: Exception) -> str:
    """What broke and where, in one line."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f" ({'/'.join(Path(place.filename).parts[-2:])}:{place.lineno})"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}{where}"
