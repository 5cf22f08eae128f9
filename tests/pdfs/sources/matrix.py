"""A responsibility matrix with letters, set with reportlab in its built-in Helvetica."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=20, spaceAfter=8)


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two pages: the header is repeated, the legend stands above the table."""
    columns = expected["tables"][0]["columns"]
    rows = [[Paragraph(f"<b>{name}</b>", TEXT) for name in columns]]
    for item in expected["register"]:
        text = Paragraph(item["text"], TEXT)
        rows.append([item["item"], text, *item["letters"], Paragraph(item["deadline"], TEXT)])
    widths = [1.1 * cm, 5.6 * cm, 2.2 * cm, 2.4 * cm, 2.2 * cm, 1.6 * cm, 2.6 * cm]
    table = Table(rows, colWidths=widths, rowHeights=[1.2 * cm] + [2.2 * cm] * len(expected["register"]), repeatRows=1)
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("FONT", (0, 1), (-1, -1), "Helvetica", 10),
            ("ALIGN", (2, 1), (5, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dfe8d8")),
        ]
    )
    legend = expected["pages"][0]["has"][1]
    flow = [Paragraph(expected["title"], TITLE), Paragraph(legend, TEXT), Spacer(1, 10), table]
    margins = {"leftMargin": 1.6 * cm, "rightMargin": 1.6 * cm, "topMargin": 1.8 * cm, "bottomMargin": 1.5 * cm}
    SimpleDocTemplate(str(target), pagesize=A4, title=expected["title"], invariant=1, **margins).build(flow)
