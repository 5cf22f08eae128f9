"""A run as tables in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.baseline import Comparison
from evals.metrics.registry import AMOUNTS, legs_in, titles
from evals.report.words import NOT_MEASURED, bound_text, chance_text, interval_text, name_of, value_text
from evals.results import CaseResult, SetResult
from evals.summary import HEADLINE, Figure, Group, summarise
from evals.thresholds import Verdict

_N_NAMED = 15


def run_lines(sets: Sequence[SetResult]) -> Iterator[str]:
    """What was measured, set by set; then the headline by kind, half and agreement; then what broke."""
    groups = summarise(sets)
    names = titles(legs_in(figure.metric for figure in groups[0].figures))
    for one in sets:
        yield f"\n{one.title} ({one.name}): {len(one.cases)} vragen"
        for skipped in one.skipped:
            yield f"  OVERGESLAGEN {skipped.path}, {skipped.n_cases} vragen: {skipped.reason}"
        group = next((g for g in groups if g.by == "set" and g.name == one.name), None)
        if group is not None:
            yield from _figure_lines(group, names)
    yield from _headline_lines(groups)
    yield from _broken_lines(sets)


def verdict_lines(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A line per threshold; under one that does not hold the cases that count against it."""
    for verdict in verdicts:
        threshold = verdict.threshold
        where = f"{threshold.set_name}: " if threshold.set_name else ""
        mark = "gehaald     " if verdict.holds else "NIET GEHAALD"
        value = value_text(threshold.metric, verdict.value)
        yield f"{mark} {where}{threshold.metric} {bound_text(threshold)}: {value} (n = {verdict.n})"
        for case_id in verdict.cases[:_N_NAMED]:
            yield f"    {case_id}"
        if len(verdict.cases) > _N_NAMED:
            yield f"    en nog {len(verdict.cases) - _N_NAMED}; alle staan in het verslag (--html of --json)"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """What turned since the baseline: the headline's cases by name, other metrics counted."""
    yield "\nVergeleken met de basis"
    for change in comparison.changes:
        if not (change.worse or change.better):
            continue
        turned = f"{len(change.better)} nu goed, {len(change.worse)} nu fout"
        yield f"  {change.metric}: {turned} van {change.n}; {chance_text(change.p)}"
        if change.metric == HEADLINE:
            yield from (f"    nu fout: {case_id}" for case_id in change.worse)
            yield from (f"    nu goed: {case_id}" for case_id in change.better)
    if not any(change.worse or change.better for change in comparison.changes):
        yield "  geen enkele vraag is anders beoordeeld"
    if comparison.new or comparison.gone:
        yield f"  {len(comparison.new)} vragen zijn nieuw, {len(comparison.gone)} zijn er niet meer"


def _figure_lines(group: Group, names: dict[str, str]) -> Iterator[str]:
    for figure in sorted(group.figures, key=lambda one: _order(one.metric, names)):
        title = names.get(figure.metric, figure.metric)
        broken = f"  {figure.n_errors} NIET TE METEN" if figure.n_errors else ""
        yield f"  {title:<38} {figure.metric:<22} {_value(figure):>24}  n = {figure.estimate.n}{broken}"


def _order(metric: str, names: dict[str, str]) -> int:
    return list(names).index(metric) if metric in names else len(names)


def _value(figure: Figure) -> str:
    value = value_text(figure.metric, figure.estimate.value)
    if figure.estimate.value is None:
        return NOT_MEASURED
    if figure.metric in AMOUNTS and figure.p95 is not None:
        return f"{value} (p95 {value_text(figure.metric, figure.p95.value)})"
    return f"{value:>7} ({interval_text(figure.metric, figure.estimate)})"


def _headline_lines(groups: Sequence[Group]) -> Iterator[str]:
    yield "\nHelemaal goed, per soort, helft en afspraak"
    for group in groups:
        figure = group.figure(HEADLINE)
        if group.by not in ("all", "kind", "half", "agreement", "tag") or figure is None:
            continue
        name = name_of(group.by, group.name) or "alles"
        yield f"  {name:<38} {_value(figure):>24}  n = {figure.estimate.n}"


def _broken_lines(sets: Sequence[SetResult]) -> Iterator[str]:
    broken = [(one.name, result) for one in sets for result in one.cases if result.crash or result.errors]
    if not broken:
        return
    yield "\nStukgelopen"
    for set_name, result in broken[:_N_NAMED]:
        yield f"  {set_name}/{result.case.id}: {_what(result)}"
    if len(broken) > _N_NAMED:
        yield f"  en nog {len(broken) - _N_NAMED}"


def _what(result: CaseResult) -> str:
    if result.crash:
        return result.crash
    name, error = next(iter(result.errors.items()))
    return f"{name} niet te meten: {error}"
