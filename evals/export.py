"""A run as JSON: the same commit and index give the same bytes, but for `timings`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evals.metrics.registry import AMOUNTS
from evals.results import CaseResult, SetResult
from evals.statistics import Estimate
from evals.summary import SECONDS, Figure, Group, summarise
from evals.thresholds import Verdict

FORMAT = 1


def run_json(sets: Sequence[SetResult], verdicts: Sequence[Verdict] = ()) -> dict[str, object]:
    """The whole run as plain JSON values; all that depends on the clock is under `timings`."""
    groups = summarise(sets)
    return {
        "format": FORMAT,
        "thresholds": [_verdict(verdict) for verdict in verdicts if not verdict.threshold.metric.startswith(SECONDS)],
        "summary": [_group(group) for group in groups],
        "sets": [_set(one) for one in sets],
        "timings": {
            "summary": {f"{group.by}:{group.name}": _seconds(group) for group in groups},
            "cases": {f"{one.name}/{r.case.id}": round(r.seconds, 3) for one in sets for r in one.cases},
        },
    }


def write_json(path: Path, data: dict[str, object]) -> None:
    """Write a run, keys in order, for people and `diff`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _set(one: SetResult) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "skipped": [{"file": s.path, "cases": s.n_cases, "reason": s.reason} for s in one.skipped],
        "cases": [_case(result) for result in one.cases],
    }


def _case(result: CaseResult) -> dict[str, object]:
    return {
        "case": result.case.model_dump(mode="json", exclude_defaults=True),
        "right": result.is_right,
        "crash": result.crash,
        "verdicts": {
            name: {"value": round(verdict.value, 4), "reason": verdict.reason}
            for name, verdict in result.verdicts.items()
        },
        "errors": result.errors,
        "answer": result.answer,
        "register": list(result.register),
        "found": list(result.found),
    }


def _group(group: Group) -> dict[str, object]:
    return {
        "by": group.by,
        "name": group.name,
        "cases": group.n_cases,
        "crashes": group.n_crashes,
        "metrics": {figure.metric: _figure(figure) for figure in group.figures if figure.metric != SECONDS},
    }


def _figure(figure: Figure) -> dict[str, object]:
    values = _estimate(figure.estimate)
    if figure.metric in AMOUNTS and figure.p95:
        values = {**values, "p95": _rounded(figure.p95.value)}
    return {**values, "errors": figure.n_errors}


def _estimate(estimate: Estimate) -> dict[str, object]:
    return {
        "n": estimate.n,
        "value": _rounded(estimate.value),
        "low": _rounded(estimate.low),
        "high": _rounded(estimate.high),
    }


def _seconds(group: Group) -> dict[str, object] | None:
    figure = group.figure(SECONDS)
    if figure is None or figure.p95 is None:
        return None
    return {"p50": _rounded(figure.estimate.value), "p95": _rounded(figure.p95.value), "n": figure.estimate.n}


def _verdict(verdict: Verdict) -> dict[str, object]:
    threshold = verdict.threshold
    return {
        "set": threshold.set_name,
        "metric": threshold.metric,
        **threshold.bound.model_dump(exclude_none=True),
        "value": _rounded(verdict.value),
        "n": verdict.n,
        "holds": verdict.holds,
        "cases": list(verdict.cases),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
