"""The first half of the report: thresholds, figures, charts, what changed."""

from __future__ import annotations

from collections.abc import Sequence

from evals.baseline import Comparison
from evals.metrics.registry import AMOUNTS, legs_in, titles
from evals.report.charts import Bar, bar_chart
from evals.report.markup import Html, element, joined, table
from evals.report.words import GROUPS, bound_text, chance_text, interval_text, name_of, value_text
from evals.results import CaseResult, SetResult
from evals.summary import HEADLINE, Figure, Group
from evals.thresholds import Verdict

_N_LINKS = 40


def opening(sets: Sequence[SetResult], groups: Sequence[Group]) -> Html:
    """What this is, and the headline in words."""
    group = groups[0]
    figure = group.figure(HEADLINE)
    n_broken = sum(bool(result.crash or result.errors) for one in sets for result in one.cases)
    lines = [
        element(
            "p",
            f"Er zijn {group.n_cases} vragen gesteld waarvan het goede antwoord bekend is. ",
            element("strong", f"{value_text(HEADLINE, figure.estimate.value if figure else None)} is helemaal goed"),
            ": alle feiten staan in het antwoord, de juiste bladzijde is genoemd en er staat niets fouts in; "
            "of de assistent zei terecht dat het niet in de afspraken staat.",
        ),
        element("p", f"Bij {n_broken} vragen ging iets stuk of was iets niet te meten; zij tellen niet als goed."),
    ]
    for one in sets:
        for skipped in one.skipped:
            text = f"Overgeslagen: {skipped.path} ({skipped.n_cases} vragen), want {skipped.reason}."
            lines.append(element("p", text, class_="warning"))
    return element("section", *lines)


def thresholds(verdicts: Sequence[Verdict]) -> Html:
    """What had to hold, and by which cases it did not."""
    if not verdicts:
        return Html("")
    rows = [
        (
            f"{verdict.threshold.set_name or 'alles'}: {verdict.threshold.metric}",
            bound_text(verdict.threshold),
            value_text(verdict.threshold.metric, verdict.value),
            "✓ gehaald" if verdict.holds else "✗ niet gehaald",
            _links(verdict.cases),
        )
        for verdict in verdicts
    ]
    heads = ("Drempel", "Gevraagd", "Gemeten", "Uitslag", "Vragen die ervoor zorgden")
    return element("section", element("h2", "Drempels"), table("Drempels voor deze meting", heads, rows))


def figures(groups: Sequence[Group]) -> Html:
    """A table of all metrics for all cases and for each set."""
    shown = [group for group in groups if group.by in ("all", "set", "half")]
    names = titles(legs_in(figure.metric for figure in groups[0].figures))
    tables = [_figure_table(group, names) for group in shown]
    note = "De grenzen zijn 95 %-intervallen: zo ver kan het cijfer naast de waarheid liggen door toeval."
    return element("section", element("h2", "Cijfers"), element("p", note), *tables)


def charts(groups: Sequence[Group]) -> Html:
    """The headline by kind, agreement, persona and tag."""
    drawn = []
    for by in ("kind", "agreement", "persona", "half", "tag"):
        found = [(group, group.figure(HEADLINE)) for group in groups if group.by == by]
        bars = [Bar(name_of(by, group.name), figure.estimate) for group, figure in found if figure]
        if bars:
            drawn.append(bar_chart(f"Helemaal goed, {GROUPS[by].lower()}", HEADLINE, bars))
    return element("section", element("h2", "Waar het goed gaat en waar niet"), *drawn)


def confusion(sets: Sequence[SetResult]) -> Html:
    """How often it answered and withheld, against what it should."""
    asked = [result for one in sets for result in one.cases if result.answer is not None]
    rows = []
    for name, withheld in (("Staat in de afspraken", False), ("Staat er niet in", True)):
        part = [result for result in asked if bool(result.case.unanswerable) == withheld]
        n_abstained = sum(_abstained(result) for result in part)
        rows.append((name, len(part) - n_abstained, n_abstained))
    heads = ("", "Antwoordde", "Onthield zich")
    return element("section", element("h2", "Antwoorden of niet"), table("Aantal vragen", heads, rows))


def changes(comparison: Comparison | None) -> Html:
    """What turned since the baseline."""
    if comparison is None:
        return Html("")
    rows = [
        (change.metric, change.n, _links(change.better), _links(change.worse), chance_text(change.p))
        for change in comparison.changes
        if change.better or change.worse
    ]
    heads = ("Maat", "Vragen", "Nu goed", "Nu fout", "Zegt dat iets?")
    body = table("Vragen waarvan het oordeel anders is", heads, rows) if rows else element("p", "Er is niets anders.")
    return element("section", element("h2", "Vergeleken met de basis"), body)


def _figure_table(group: Group, names: dict[str, str]) -> Html:
    heads = ("Maat", "Waarde", "95 %-interval", "Vragen", "Niet te meten")
    listed = list(names)
    ordered = sorted(group.figures, key=lambda one: listed.index(one.metric) if one.metric in names else len(listed))
    rows = [_figure_row(figure, names) for figure in ordered]
    caption = name_of(group.by, group.name) or GROUPS["all"]
    return element("details", element("summary", caption), table(caption, heads, rows), open=_open(group))


def _figure_row(figure: Figure, names: dict[str, str]) -> tuple[object, ...]:
    value = value_text(figure.metric, figure.estimate.value)
    if figure.metric in AMOUNTS and figure.p95 is not None:
        value += f" (95 % blijft onder {value_text(figure.metric, figure.p95.value)})"
    interval = interval_text(figure.metric, figure.estimate)
    return names.get(figure.metric, figure.metric), value, interval, figure.estimate.n, figure.n_errors


def _open(group: Group) -> str | None:
    return "open" if group.by == "all" else None


def _links(case_ids: Sequence[str]) -> Html:
    links = [element("a", case_id, href=f"#{case_id}") for case_id in case_ids[:_N_LINKS]]
    more = [f" en nog {len(case_ids) - _N_LINKS}"] if len(case_ids) > _N_LINKS else []
    return joined([part for link in links for part in (link, " ")] + more)


def _abstained(result: CaseResult) -> bool:
    return bool(result.answer and result.answer["abstained"])
