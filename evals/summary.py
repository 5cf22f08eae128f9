"""From records to figures: each metric with n and interval, over all cases and by group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.metrics.registry import AMOUNTS
from evals.results import CaseResult, SetResult
from evals.statistics import Estimate, mean_estimate, quantile_estimate

SECONDS = "seconds"
HEADLINE = "fully_right"


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric over a group of cases. `n_errors` are the cases for which it could not be computed.

    For an amount `estimate` is the median and `p95` its 95th percentile; for a part `p95` is None.
    """

    metric: str
    estimate: Estimate
    n_errors: int
    p95: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of the cases that share something: `by` is what ("set", "kind", …), `name` which."""

    by: str
    name: str
    n_cases: int
    n_crashes: int
    figures: tuple[Figure, ...]

    def figure(self, metric: str) -> Figure | None:
        """The figure of that metric, None when no case of the group has it."""
        return next((figure for figure in self.figures if figure.metric == metric), None)


def summarise(sets: Sequence[SetResult]) -> list[Group]:
    """All cases, then by set, half, kind, persona, agreement and tag, each in order of first appearance."""
    keyed = [(one.name, result) for one in sets for result in one.cases]
    groups = [_group("all", "", [result for _, result in keyed])]
    for by in ("set", "half", "kind", "persona", "agreement", "tag"):
        parts: dict[str, list[CaseResult]] = {}
        for name, result in keyed:
            for key in _keys(by, name, result):
                parts.setdefault(key, []).append(result)
        groups += [_group(by, key, results) for key, results in parts.items()]
    return groups


def figures_of(results: Iterable[CaseResult]) -> tuple[Figure, ...]:
    """Every metric that applies to one of `results` or could not be computed for one."""
    listed = list(results)
    names = dict.fromkeys(name for result in listed for name in (*result.verdicts, *result.errors))
    figures = [_figure(name, listed) for name in names]
    seconds = [result.seconds for result in listed if result.answer is not None]
    if seconds:
        figures.append(_amount(SECONDS, seconds, 0))
    return tuple(figures)


def _group(by: str, name: str, results: list[CaseResult]) -> Group:
    n_crashes = sum(bool(result.crash) for result in results)
    return Group(by, name, len(results), n_crashes, figures_of(results))


def _figure(name: str, results: list[CaseResult]) -> Figure:
    values = [result.verdicts[name].value for result in results if name in result.verdicts]
    n_errors = sum(name in result.errors for result in results)
    if name in AMOUNTS:
        return _amount(name, values, n_errors)
    return Figure(name, mean_estimate(values), n_errors)


def _amount(name: str, values: list[float], n_errors: int) -> Figure:
    return Figure(name, quantile_estimate(values, 0.5), n_errors, quantile_estimate(values, 0.95))


def _keys(by: str, set_name: str, result: CaseResult) -> tuple[str, ...]:
    case = result.case
    keys = {
        "set": (set_name,),
        "half": (case.half.value,),
        "kind": (case.kind.value,),
        "persona": (case.persona.value,),
        "agreement": case.agreements,
        "tag": (*case.tags, *(("vervolgvraag",) if case.history else ())),
    }
    return keys[by]
