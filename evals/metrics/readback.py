"""Reads the text under boxes back from a PDF, through another library than the one that made the boxes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from corpus.images import PDFIUM_LOCK
from corpus.model import Box


def text_under(path: Path, page: int, boxes: Sequence[Box]) -> str:
    """The characters whose middle lies in `boxes` (points from the top left), box by box in the order given.

    Within a box they come in the PDF's own order; one under two boxes is read once. `page` is 1-based. Raises
    `IndexError` for a page the file does not have.
    """
    left = list(_characters(path, page))
    words = []
    for box in boxes:
        words += [char for char, x, y in left if _inside(box, x, y)]
        left = [(char, x, y) for char, x, y in left if not _inside(box, x, y)]
    return "".join(words)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x0 - 0.5 <= x <= box.x1 + 0.5 and box.y0 - 0.5 <= y <= box.y1 + 0.5


@lru_cache(maxsize=400)
def _characters(path: Path, page: int) -> tuple[tuple[str, float, float], ...]:
    with PDFIUM_LOCK:
        document = pdfium.PdfDocument(path)
        try:
            if not 1 <= page <= len(document):
                raise IndexError(f"bladzijde {page} gevraagd, {path.name} telt er {len(document)}")
            return _middles(document[page - 1])
        finally:
            document.close()


def _middles(page: Any) -> tuple[tuple[str, float, float], ...]:
    """Each printed character with the middle of its box, from the top left."""
    left, _, _, top = page.get_cropbox()
    text = page.get_textpage()
    found = []
    for i in range(text.count_chars()):
        char = text.get_text_range(i, 1)
        if not char.strip():
            continue
        x0, y0, x1, y1 = text.get_charbox(i)
        found.append((char, (x0 + x1) / 2 - left, top - (y0 + y1) / 2))
    return tuple(found)
