"""What turned wrong and what turned right since an earlier run, and whether that is more than chance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from evals.export import FORMAT
from evals.results import CaseResult, SetResult
from evals.statistics import mcnemar
from evals.summary import HEADLINE

_KEPT = (HEADLINE, "facts", "page", "trekker", "abstention", "no_wrong", "citation_precision", "recall_at_5")


@dataclass(frozen=True, slots=True)
class Change:
    """One metric in both runs. `worse` and `better` are ids (set/id) of cases that turned wrong or right.

    `p` is the two-sided chance of so uneven a split by luck alone (McNemar); `n` the cases in both runs.
    """

    metric: str
    n: int
    worse: tuple[str, ...]
    better: tuple[str, ...]
    p: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """This run beside an earlier one; `new` and `gone` are ids of cases in only one of them."""

    changes: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def headline(self) -> Change | None:
        """The change in cases that are wholly right, None when the runs share none."""
        return next((change for change in self.changes if change.metric == HEADLINE), None)


def read_baseline(path: Path) -> dict[str, dict[str, float]]:
    """The verdicts of an earlier run by case (set/id) and metric. Raises `UsageError`."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise UsageError(
                f"{path}: dit is vorm {data['format']} en hier hoort vorm {FORMAT}: maak de basis opnieuw."
            )
        return {
            f"{one['name']}/{entry['case']['id']}": _values(entry) for one in data["sets"] for entry in one["cases"]
        }
    except (OSError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path}: dit is geen uitslag; maak er een met 'afspraakwijzer eval SET --json {path}'."
        ) from error


def baseline_json(sets: Sequence[SetResult]) -> dict[str, object]:
    """The verdicts of a run and nothing else: no words of an agreement, so that it can be kept with the code."""
    return {
        "format": FORMAT,
        "sets": [
            {
                "name": one.name,
                "cases": [{"case": {"id": result.case.id}, "verdicts": _kept(result)} for result in one.cases],
            }
            for one in sets
            if one.cases
        ],
    }


def write_baseline(path: Path, sets: Sequence[SetResult]) -> None:
    """Write it with a line per case, so that a change shows as one."""
    text = json.dumps(baseline_json(sets), separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace('{"case":', '\n{"case":') + "\n", encoding="utf-8")


def compare(sets: Sequence[SetResult], baseline: dict[str, dict[str, float]]) -> Comparison:
    """Every metric that both runs have, the headline first; cases of sets that were not run are left alone."""
    now = {
        f"{one.name}/{r.case.id}": {name: v.value for name, v in r.verdicts.items()} for one in sets for r in one.cases
    }
    ran = {one.name for one in sets}
    before = {key: values for key, values in baseline.items() if key.rpartition("/")[0] in ran}
    metrics = dict.fromkeys([HEADLINE, *(name for values in now.values() for name in values)])
    changes = [_change(metric, before, now) for metric in metrics if metric != "words"]
    return Comparison(
        tuple(change for change in changes if change.n),
        tuple(key for key in now if key not in before),
        tuple(key for key in before if key not in now),
    )


def _change(metric: str, before: dict[str, dict[str, float]], now: dict[str, dict[str, float]]) -> Change:
    """A case is right when the metric is 1. One that lost its verdict (a crash) has turned wrong."""
    both = [key for key in now if key in before and metric in before[key]]
    was = {key: before[key][metric] == 1 for key in both}
    is_now = {key: now[key].get(metric) == 1 for key in both}
    worse = tuple(key for key in both if was[key] and not is_now[key])
    better = tuple(key for key in both if is_now[key] and not was[key])
    return Change(metric, len(both), worse, better, mcnemar(len(worse), len(better)))


def _kept(result: CaseResult) -> dict[str, dict[str, float]]:
    return {name: {"value": round(result.verdicts[name].value, 4)} for name in _KEPT if name in result.verdicts}


def _values(entry: dict[str, Any]) -> dict[str, float]:
    return {name: float(verdict["value"]) for name, verdict in entry["verdicts"].items()}
