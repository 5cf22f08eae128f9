"""What must hold for a run to pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from corpus.errors import UsageError
from evals.metrics.registry import AMOUNTS
from evals.results import CaseResult, SetResult
from evals.summary import Figure, figures_of

_P95 = "_p95"


class Bound(BaseModel):
    """The lowest or highest value that passes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: float | None = None
    max: float | None = None


class _Bounds(RootModel[dict[str, dict[str, Bound]]]):
    """By set ("all" for all sets together), by metric."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on one metric of one set, "" for all sets together."""

    set_name: str
    metric: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a threshold holds; `value` is None when nothing was measured, and then it does not hold.

    `cases` are the ids (set/id) of the cases that kept it from holding, worst first.
    """

    threshold: Threshold
    value: float | None
    n: int
    holds: bool
    cases: tuple[str, ...]


def read_thresholds(path: Path) -> list[Threshold]:
    """The thresholds in a YAML file: set, metric, then `min` or `max`. Raises `UsageError`."""
    try:
        bounds = _Bounds.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise UsageError(f"{path}: dit zijn geen drempels; verwacht per set 'metriek: {{min: 0.8}}'.") from error
    return [
        Threshold("" if set_name == "all" else set_name, metric, bound)
        for set_name, metrics in bounds.root.items()
        for metric, bound in metrics.items()
    ]


def parse_minimum(text: str) -> Threshold:
    """A threshold from `METRIC=V` or `SET:METRIC=V`. Raises `UsageError`."""
    name, separator, value = text.partition("=")
    set_name, _, metric = name.rpartition(":")
    try:
        bound = Bound(min=float(value.replace(",", ".")))
    except ValueError as error:
        raise UsageError(f"--min {text}: schrijf METRIEK=GETAL, bijvoorbeeld facts=0.8.") from error
    if not separator or not metric:
        raise UsageError(f"--min {text}: schrijf METRIEK=GETAL, bijvoorbeeld facts=0.8.")
    return Threshold(set_name, metric, bound)


def judge(thresholds: Sequence[Threshold], sets: Sequence[SetResult]) -> list[Verdict]:
    """Each threshold judged. Those of a set that is not in the run, or skipped whole, are left out."""
    run = {one.name for one in sets if one.cases}
    wanted = [one for one in thresholds if one.set_name in run or (not one.set_name and run)]
    return [_judge(threshold, sets) for threshold in wanted]


def _judge(threshold: Threshold, sets: Sequence[SetResult]) -> Verdict:
    chosen = [(one.name, case) for one in sets if threshold.set_name in ("", one.name) for case in one.cases]
    metric, bound = threshold.metric, threshold.bound
    name = metric.removesuffix(_P95)
    figure = next((one for one in figures_of(case for _, case in chosen) if one.metric == name), None)
    value = _value(figure, metric)
    if figure is None or value is None:
        return Verdict(threshold, None, 0, False, ())
    low = bound.min is None or value >= bound.min
    high = bound.max is None or value <= bound.max
    # A case without a measurement is no pass: else a metric that breaks would turn everything green.
    holds = low and high and not figure.n_errors
    return Verdict(threshold, value, figure.estimate.n, holds, () if holds else _worst(name, bound, chosen))


def _value(figure: Figure | None, metric: str) -> float | None:
    if figure is None:
        return None
    if metric.endswith(_P95):
        return figure.p95.value if figure.p95 else None
    return figure.estimate.value


def _worst(name: str, bound: Bound, chosen: Sequence[tuple[str, CaseResult]]) -> tuple[str, ...]:
    """The cases that count against it, worst first."""
    broken = [f"{set_name}/{result.case.id}" for set_name, result in chosen if name in result.errors]
    measured = [
        (_amount(name, result), f"{set_name}/{result.case.id}")
        for set_name, result in chosen
        if name in result.verdicts or name == "seconds"
    ]
    if name in AMOUNTS:
        against = sorted((pair for pair in measured if bound.max is not None and pair[0] > bound.max), reverse=True)
    else:
        against = sorted(pair for pair in measured if pair[0] < 1)
    return (*broken, *(case_id for _, case_id in against))


def _amount(name: str, result: CaseResult) -> float:
    return result.seconds if name == "seconds" else result.verdicts[name].value
