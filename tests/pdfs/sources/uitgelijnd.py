"""Columns made by position only, drawn with reportlab's canvas in Times."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

LEFT, LEADING = 70, 14
NUMBERS = (LEFT, 230, 290, 350, 420)
AGREEMENTS = ((LEFT, 22), (LEFT + 30, 205), (LEFT + 250, 100), (LEFT + 365, 80))


def _heading(canvas: Canvas, text: str, y: float, size: int = 12) -> None:
    canvas.setFont("Times-Bold", size)
    canvas.drawString(LEFT, y, text)


def _numbers(canvas: Canvas, table: dict[str, Any], y: float) -> float:
    for bold, row in [(True, table["columns"]), *((False, row) for row in table["rows"])]:
        canvas.setFont("Times-Bold" if bold else "Times-Roman", 11)
        canvas.drawString(NUMBERS[0], y, row[0])
        for right, text in zip(NUMBERS[1:], row[1:], strict=True):
            canvas.drawRightString(right + 30, y, text)
        y -= LEADING + 3
    return y


def _agreements(canvas: Canvas, columns: list[str], items: list[dict[str, Any]], y: float) -> None:
    rows = [columns, *([i["item"], i["text"], i["trekker"], i["deadline"]] for i in items)]
    for index, row in enumerate(rows):
        canvas.setFont("Times-Roman" if index else "Times-Bold", 11)
        deepest = 1
        for (x, width), text in zip(AGREEMENTS, row, strict=True):
            lines = simpleSplit(text, "Times-Roman", 11, width)
            deepest = max(deepest, len(lines))
            for n, line in enumerate(lines):
                canvas.drawString(x, y - n * LEADING, line)
        y -= deepest * LEADING + 9


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """One page, the third of a longer letter by its printed number."""
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    canvas.setTitle(expected["title"])
    _heading(canvas, expected["title"], 770, 16)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(
        LEFT, 742, "De gemeente Kromwijk, Kromwijk Woont en Huurders Kromwijk melden hoe het ervoor staat."
    )
    _heading(canvas, "Sociale huurwoningen in aanbouw en in beheer, per buurt", 705)
    numbers, agreements = expected["tables"]
    y = _numbers(canvas, numbers, 682)
    _heading(canvas, "Wat wij hebben afgesproken", y - 22)
    _agreements(canvas, agreements["columns"], expected["register"], y - 46)
    canvas.setFont("Times-Roman", 9)
    canvas.drawCentredString(A4[0] / 2, 40, "- 3 -")
    canvas.save()
