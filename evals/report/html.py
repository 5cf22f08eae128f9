"""A run as one HTML file that needs nothing else: for people who do not program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.baseline import Comparison
from evals.metrics.registry import legs_in, titles
from evals.report import sections
from evals.report.case_page import case_block
from evals.report.markup import Html, element, joined
from evals.report.pictures import Picture, pictures_of
from evals.report.words import KINDS
from evals.results import CaseResult, SetResult
from evals.summary import summarise
from evals.thresholds import Verdict

_HERE = Path(__file__).parent
_TITLE = "Evaluatie van Afspraakwijzer"


def write_html(
    path: Path, sets: Sequence[SetResult], verdicts: Sequence[Verdict], comparison: Comparison | None
) -> None:
    """Write the report, making the folder when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report_html(sets, verdicts, comparison, pictures_of(sets)), encoding="utf-8")


def report_html(
    sets: Sequence[SetResult],
    verdicts: Sequence[Verdict],
    comparison: Comparison | None,
    pages: Mapping[str, Picture],
) -> str:
    """The whole report; `pages` are the pictures by "agreement/page"."""
    groups = summarise(sets)
    names = titles(legs_in(figure.metric for figure in groups[0].figures))
    blocks = [case_block(one.name, result, names, pages) for one in sets for result in one.cases]
    main = element(
        "main",
        element("h1", _TITLE),
        sections.opening(sets, groups),
        sections.thresholds(verdicts),
        sections.changes(comparison),
        sections.figures(groups),
        sections.confusion(sets),
        sections.charts(groups),
        element("section", element("h2", "Alle vragen"), _filters(sets), *blocks),
    )
    head = joined([Html('<meta charset="utf-8">'), element("title", _TITLE), _style()])
    page = element("html", element("head", head), element("body", main, _script(pages)), lang="nl")
    return f"<!doctype html>\n{page}\n"


def _style() -> Html:
    return element("style", Html((_HERE / "style.css").read_text(encoding="utf-8")))


def _script(pages: Mapping[str, Picture]) -> Html:
    sources = json.dumps({key: picture.source for key, picture in pages.items()}).replace("<", "\\u003c")
    return element("script", Html(f"const PAGES = {sources};\n{(_HERE / 'script.js').read_text(encoding='utf-8')}"))


def _filters(sets: Sequence[SetResult]) -> Html:
    results = [(one.name, result) for one in sets for result in one.cases]
    fields = [_choice(label, name, values) for label, name, values in _choices(results)]
    search = element("label", "Zoek", Html('<input type="search" data-filter="text">'))
    count = element("p", f"{len(results)} vragen", id="count", role="status")
    return element("div", search, *fields, count, class_="filters")


def _choices(results: Sequence[tuple[str, CaseResult]]) -> Iterator[tuple[str, str, list[str]]]:
    cases = [result.case for _, result in results]
    yield "Oordeel", "state", ["goed", "fout", "stuk"]
    yield "Set", "set", _distinct(name for name, _ in results)
    yield "Soort", "kind", _distinct(KINDS[case.kind.value] for case in cases)
    yield "Vrager", "persona", _distinct(case.persona.value for case in cases)
    yield "Afspraak", "agreement", _distinct(name for case in cases for name in case.agreements)
    yield "Helft", "half", _distinct(case.half.value for case in cases)


def _distinct(values: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _choice(label: str, name: str, values: Sequence[str]) -> Html:
    options = [element("option", "alle", value=""), *(element("option", value, value=value) for value in values)]
    return element("label", label, element("select", *options, data_filter=name))
