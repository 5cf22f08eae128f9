"""Lines drawn one by one, so that ligatures and soft hyphens stay in the text layer as characters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# A typeface with a glyph for each ligature.
FACES = Path("/usr/share/fonts/truetype/dejavu")
LEFT, LEADING = 45, 17


def _faces(block: list[str], index: int) -> tuple[str, int]:
    if index == 0:
        return "Ligatures-Bold", 12
    return ("Ligatures-Bold", 10) if block[0].startswith("Bijdrage") else ("Ligatures", 9)


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """One page; the lines after the first of a numbered item are indented."""
    pdfmetrics.registerFont(TTFont("Ligatures", str(FACES / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("Ligatures-Bold", str(FACES / "DejaVuSerif-Bold.ttf")))
    canvas = Canvas(str(target), pagesize=A5, invariant=1)
    canvas.setTitle(expected["title"])
    y = 520
    for index, block in enumerate(expected["lines"]):
        canvas.setFont(*_faces(block, index))
        for n, line in enumerate(block):
            # Every line is one string, printed as it stands: a soft hyphen shows as a hyphen.
            canvas.drawString(LEFT + (14 if n and block[0][0].isdigit() else 0), y, line)
            y -= LEADING
        y -= 8
    canvas.save()
