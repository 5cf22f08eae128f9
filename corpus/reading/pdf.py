"""A PDF page into `PageInk`: its words, rules, fills and marks, as pdfplumber finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.errors import LimitExceededError
from corpus.limits import MAX_OBJECTS_PER_PAGE
from corpus.model import Box
from corpus.reading.ink import PageInk
from corpus.reading.rules import Drawing, merge
from corpus.reading.words import words_of


def ink_of(page: Any, name: str) -> PageInk:
    """Everything one pdfplumber page shows. Raises LimitExceededError for a page with too many objects."""
    objects: dict[str, list[dict[str, Any]]] = page.objects
    n_objects = sum(len(group) for group in objects.values())
    if n_objects > MAX_OBJECTS_PER_PAGE:
        raise LimitExceededError(
            f"{name}: pagina {page.page_number} heeft {n_objects} onderdelen, meer dan de grens van "
            f"{MAX_OBJECTS_PER_PAGE}. Sla de pagina als afbeelding op of laat haar weg."
        )
    x0, top, x1, bottom = page.bbox
    drawing = Drawing(Box(x0, top, x1, bottom))
    for kind in ("rect", "line", "curve"):
        for obj in objects.get(kind, ()):
            drawing.add(kind, obj)
    words = words_of(_visible(objects.get("char", ()), Box(x0, top, x1, bottom)), (x0, top), page.height)
    area = (x1 - x0) * (bottom - top)
    images = objects.get("image", ())
    return PageInk(
        number=page.page_number,
        width=float(x1 - x0),
        height=float(bottom - top),
        words=words,
        fills=tuple(drawing.fills),
        horizontal=merge(drawing.horizontal),
        vertical=merge(drawing.vertical),
        marks=tuple(drawing.marks),
        image_share=max((min(1.0, i["width"] * i["height"] / area) for i in images), default=0.0),
    )


def _visible(chars: Any, page: Box) -> Iterator[dict[str, Any]]:
    """The characters on the visible part of the page."""
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if page.x0 <= x <= page.x1 and page.y0 <= y <= page.y1:
            yield char
