"""Typesets the agreement of Hoogwerve with reportlab: K and J items, footnotes, a monitor in landscape."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.examples.fonts import register_serif

Source = dict[str, Any]
RED = colors.HexColor("#7a1f2b")
GREY = colors.HexColor("#e8e4e1")
MARK = re.compile(r"\[\^(\d+)\]")
FAMILY = "Hoogwerve"


def _style(name: str, **options: Any) -> ParagraphStyle:
    return ParagraphStyle(name, **({"fontName": FAMILY, "fontSize": 10, "leading": 13.5} | options))


BODY = _style("body", spaceAfter=6)
SMALL = _style("small", fontSize=9, leading=11.5)
NOTE = _style("note", fontSize=8, leading=9.5)
HEAD1 = _style("head1", fontName=f"{FAMILY}-Bold", fontSize=16, leading=20, textColor=RED, spaceAfter=6)
HEAD2 = _style("head2", fontName=f"{FAMILY}-Bold", fontSize=11.5, leading=15, spaceBefore=8, spaceAfter=4)
COVER = _style("cover", fontName=f"{FAMILY}-Bold", fontSize=30, leading=36, textColor=RED, spaceAfter=10)


class NoteAnchor(Flowable):  # type: ignore[misc]
    """Takes no room; tells the page it is drawn on to print these footnotes at its foot."""

    def __init__(self, notes: list[tuple[str, str]]) -> None:
        super().__init__()
        self.width = self.height = 0
        self.notes = notes

    def draw(self) -> None:
        """Hand the notes to the document template through the canvas."""
        self.canv.page_notes = [*getattr(self.canv, "page_notes", []), *self.notes]


class Report(BaseDocTemplate):  # type: ignore[misc]
    """Portrait pages numbered from the page after the cover; the landscape annex bears no numbers."""

    def __init__(self, path: Path, source: Source) -> None:
        title = f"{source['titel']} {source['periode']}"
        super().__init__(str(path), pagesize=A4, title=title, author="Gemeente Hoogwerve", invariant=1)
        self.footer = title
        wide, high = landscape(A4)
        upright = Frame(2.5 * cm, 3.4 * cm, A4[0] - 5 * cm, A4[1] - 5.6 * cm, id="upright")
        across = Frame(1.8 * cm, 1.6 * cm, wide - 3.6 * cm, high - 3.2 * cm, id="across")
        self.addPageTemplates(
            [
                PageTemplate("cover", [upright], pagesize=A4),
                PageTemplate("body", [upright], pagesize=A4, onPageEnd=self._foot),
                PageTemplate("annex", [across], pagesize=(wide, high)),
            ]
        )

    def _foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(FAMILY, 8.5)
        canvas.setFillColor(colors.HexColor("#555555"))
        canvas.drawString(2.5 * cm, 1.3 * cm, self.footer)
        canvas.drawRightString(A4[0] - 2.5 * cm, 1.3 * cm, str(canvas.getPageNumber() - 1))
        notes = getattr(canvas, "page_notes", [])
        canvas.page_notes = []
        if not notes:
            return
        canvas.line(2.5 * cm, 3.1 * cm, 7 * cm, 3.1 * cm)
        top = 3.0 * cm
        for mark, text in notes:
            paragraph = Paragraph(f"<super>{mark}</super> {text}", NOTE)
            _, height = paragraph.wrap(A4[0] - 5 * cm, 2 * cm)
            top -= height
            paragraph.drawOn(canvas, 2.5 * cm, top)


def _paragraphs(text: str, notes: dict[str, str], style: ParagraphStyle) -> list[Flowable]:
    found: list[Flowable] = [Paragraph(MARK.sub(r"<super>\1</super>", text), style)]
    marks = MARK.findall(text)
    return [*found, NoteAnchor([(m, notes[m]) for m in marks])] if marks else found


def _items(items: list[dict[str, str]], notes: dict[str, str]) -> Table:
    rows = [
        [
            Paragraph(item["nr"], BODY),
            Paragraph(item["partijen"], SMALL),
            [Paragraph(f"<b>{item['titel']}</b>", BODY), *_paragraphs(item["tekst"], notes, BODY)],
        ]
        for item in items
    ]
    table = Table(rows, colWidths=[1.8 * cm, 3.2 * cm, 11 * cm])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return table


def _numbers(table: Source) -> list[Flowable]:
    rows = [table["kop"], *table["rijen"]]
    drawn = Table(rows, colWidths=[3.4 * cm] + [12.6 * cm / (len(rows[0]) - 1)] * (len(rows[0]) - 1))
    drawn.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), FAMILY, 9),
            ("FONT", (0, 0), (-1, 0), f"{FAMILY}-Bold", 9),
            ("BACKGROUND", (0, 0), (-1, 0), GREY),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
        ]
    )
    return [CondPageBreak(4.5 * cm), Paragraph(table["titel"], HEAD2), drawn]


def _monitor(source: Source) -> list[Flowable]:
    flow: list[Flowable] = [
        Paragraph("Bijlage 1: Monitor jaarafspraken 2025", HEAD1),
        Paragraph("Stand van zaken op 1 juli 2025.", BODY),
    ]
    rows: list[list[Any]] = [
        [Paragraph(f"<b>{c}</b>", SMALL) for c in ("Nr.", "Jaarafspraak", "Trekker", "Prioriteit", "Voortgang")]
    ]
    for item in (item for chapter in source["hoofdstukken"] for item in chapter["jaar"]):
        title_and_text = f"<b>{item['titel']}</b><br/>{item['tekst']}"
        cells = [item["nr"], title_and_text, item["trekker"], item["prioriteit"], item["voortgang"]]
        rows.append([Paragraph(cell, SMALL) for cell in cells])
    table = Table(rows, colWidths=[1.6 * cm, 10.3 * cm, 3.9 * cm, 2.1 * cm, 8 * cm], repeatRows=1)
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), GREY),
        ]
    )
    return [*flow, table]


def _cover(source: Source) -> list[Flowable]:
    flow: list[Flowable] = [Spacer(1, 5 * cm), Paragraph(source["titel"], COVER), Paragraph(source["periode"], COVER)]
    flow += [Paragraph(source["ondertitel"], HEAD2), Spacer(1, 3 * cm)]
    flow += [Paragraph(party, BODY) for party in source["partijen"]]
    return [*flow, Spacer(1, 2 * cm), Paragraph(source["datum"], BODY), NextPageTemplate("body"), PageBreak()]


def _chapter(chapter: Source, notes: dict[str, str]) -> list[Flowable]:
    flow: list[Flowable] = [CondPageBreak(7 * cm), Spacer(1, 10)]
    flow += [Paragraph(f"{chapter['nr']}. {chapter['naam']}", HEAD1), Paragraph(f"<i>{chapter['ambitie']}</i>", BODY)]
    flow += [Paragraph("Kaderafspraken 2023 t/m 2026", HEAD2), _items(chapter["kader"], notes)]
    flow += [CondPageBreak(4 * cm), Paragraph("Jaarafspraken 2025", HEAD2), _items(chapter["jaar"], notes)]
    return flow + (_numbers(chapter["tabel"]) if "tabel" in chapter else [])


def _closing(source: Source) -> list[Flowable]:
    terms = Table(
        [[Paragraph(f"<b>{term}</b>", BODY), Paragraph(text, BODY)] for term, text in source["begrippen"]],
        colWidths=[4 * cm, 12 * cm],
    )
    terms.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    signed = Table(
        [[Paragraph(f"<b>{party}</b>", BODY), Paragraph(name, BODY)] for party, name in source["ondertekening"]],
        colWidths=[7 * cm, 9 * cm],
        rowHeights=1.6 * cm,
    )
    signed.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    flow: list[Flowable] = [CondPageBreak(9 * cm), Spacer(1, 10), Paragraph("8. Begrippen", HEAD1), terms]
    flow += [CondPageBreak(11 * cm), Spacer(1, 10), Paragraph("9. Ondertekening", HEAD1)]
    return [*flow, Paragraph(f"Getekend te Hoogwerve op {source['datum']}.", BODY), signed]


def typeset(target: Path) -> None:
    """Write the agreement to `target`; the same source and fonts give the same bytes."""
    source: Source = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    register_serif(FAMILY)
    notes = source["voetnoten"]
    flow = _cover(source)
    for section in source["inleiding"]:
        flow.append(Paragraph(section["kop"], HEAD1))
        for text in section["alineas"]:
            flow += _paragraphs(text, notes, BODY)
    for chapter in source["hoofdstukken"]:
        flow += _chapter(chapter, notes)
    flow += [*_closing(source), NextPageTemplate("annex"), PageBreak(), *_monitor(source)]
    Report(target, source).build(flow)
