"""The second half of the report: every case with its answer, its pages and each verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evals.cases import Case
from evals.metrics.registry import AMOUNTS
from evals.report.markup import Html, element, table
from evals.report.pictures import Picture, citations_of
from evals.report.words import KINDS, value_text
from evals.results import CaseResult


def case_block(set_name: str, result: CaseResult, names: Mapping[str, str], pages: Mapping[str, Picture]) -> Html:
    """One case, folded; what the filter needs stands in `data-` attributes."""
    case = result.case
    state = "stuk" if result.crash or result.errors else "goed" if result.is_right else "fout"
    mark = {"goed": "✓ goed", "fout": "✗ fout", "stuk": "! stuk"}[state]
    head = element(
        "summary",
        element("span", mark, class_=f"mark {state}"),
        element("span", case.question or f"Register: {', '.join(case.items)}", class_="question"),
        element("code", f"{set_name}/{case.id}"),
    )
    return element(
        "details",
        head,
        *_body(result, names, pages),
        class_="case",
        id=f"{set_name}/{case.id}",
        data_set=set_name,
        data_kind=KINDS[case.kind.value],
        data_persona=case.persona.value,
        data_agreement=" ".join(case.agreements),
        data_half=case.half.value,
        data_state=state,
    )


def _body(result: CaseResult, names: Mapping[str, str], pages: Mapping[str, Picture]) -> Iterator[Html]:
    case = result.case
    if case.history:
        yield element("p", element("b", "Eerder gevraagd: "), " · ".join(case.history))
    if result.crash:
        yield element("p", element("b", "Stukgelopen: "), result.crash, class_="warning")
    if result.answer is not None:
        yield element("h3", "Antwoord")
        yield element("p", str(result.answer["answer"]), class_="answer")
        yield from _table(result.answer.get("table"))
    for row in result.register:
        named = ", ".join(map(str, row["trekker"])) if isinstance(row["trekker"], list) else ""
        yield element("p", f"Register: {row['item']} op p. {row['page']}, trekker {named or 'geen'} ({row['source']})")
    yield element("h3", "Verwacht")
    yield element("ul", *(element("li", element("b", f"{what}: "), text) for what, text in _expected(case)))
    yield element("h3", "Oordeel")
    yield table("Oordeel per maat", ("Maat", "Waarde", "Waarom"), _verdicts(result, names))
    citations = citations_of(result.answer)
    if citations:
        yield element("h3", "Bronnen")
        yield element("div", *(_source(n, c, pages) for n, c in enumerate(citations, start=1)), class_="sources")
    if result.found:
        rows = [_passage(number, passage) for number, passage in enumerate(result.found, start=1)]
        heads = ("Rang", "Afspraak", "Bladzijde", "Nummer", "Tekst")
        yield element("details", element("summary", "Wat de zoekmachine vond"), table("Eerste passages", heads, rows))


def _expected(case: Case) -> Iterator[tuple[str, str]]:
    if case.unanswerable:
        yield "Geen antwoord, want", case.unanswerable
    for what, groups in (("Feiten", case.facts), ("Trekker", case.trekker)):
        if groups:
            yield what, "; ".join(" of ".join(group) for group in groups)
    if case.no_trekker:
        yield "Trekker", "geen"
    for cell in case.cells:
        yield "Cel", f"{cell.row} × {cell.column}: {' of '.join(cell.value)}"
    for group in case.evidence:
        yield "Bladzijde", f"{group[0][0]} p. {' of '.join(str(page) for _, page in group)}"
    if case.items:
        yield "Nummer", " of ".join(case.items)
    if case.forbidden:
        yield "Mag er niet staan", "; ".join(case.forbidden)
    if case.note:
        yield "Toelichting", case.note
    yield "Staat in", f"{case.file}, regel {case.line}"


def _verdicts(result: CaseResult, names: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    for name, verdict in result.verdicts.items():
        right = name in AMOUNTS or verdict.value == 1
        value = value_text(name, verdict.value)
        yield names.get(name, name), f"{'' if right else '✗ '}{value}", verdict.reason
    for name, error in result.errors.items():
        yield names.get(name, name), "! niet te meten", error


def _source(number: int, citation: dict[str, object], pages: Mapping[str, Picture]) -> Html:
    label = citation["page_label"]
    printed = f", gedrukt nummer {label}" if label and label != str(citation["page"]) else ""
    item = f", {citation['item']}" if citation["item"] else ""
    words = element(
        "p",
        element("b", f"[{number}] {citation['title']}, pdf-pagina {citation['page']}{printed}{item}"),
        element("q", str(citation["quote"])),
    )
    key = f"{citation['agreement']}/{citation['page']}"
    picture = pages.get(key)
    if picture is None:
        return element("div", words)
    boxes = citation["boxes"] if isinstance(citation["boxes"], list) else []
    marks = [element("i", style=_place(box, picture)) for box in boxes]
    image = element("img", data_page=key, alt=f"Bladzijde {citation['page']}", loading="lazy")
    return element("div", words, element("div", Html(image.replace("</img>", "")), *marks, class_="page"))


def _place(box: list[float], page: Picture) -> str:
    x0, y0, x1, y1 = box
    return (
        f"left:{100 * x0 / page.width:.2f}%;top:{100 * y0 / page.height:.2f}%;"
        f"width:{100 * (x1 - x0) / page.width:.2f}%;height:{100 * (y1 - y0) / page.height:.2f}%"
    )


def _passage(number: int, passage: dict[str, object]) -> tuple[object, ...]:
    return number, passage["agreement"], passage["page"], passage["item"], str(passage["text"])[:300]


def _table(given: object) -> Iterator[Html]:
    if not isinstance(given, dict):
        return
    rows = [(row["head"], *(cell["text"] for cell in row["cells"])) for row in given["rows"]]
    yield table(given["title"], ("", *given["columns"]), rows)
