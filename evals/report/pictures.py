"""Images of the cited pages, small enough to put in the report itself."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from corpus.errors import AfspraakwijzerError
from corpus.images import render_page
from corpus.library import Library
from evals.results import SetResult

_SCALE = 1.2
_QUALITY = 45


@dataclass(frozen=True, slots=True)
class Picture:
    """A page: `width` and `height` in points, `source` an address that holds the image itself."""

    width: float
    height: float
    source: str


def pictures_of(sets: Sequence[SetResult]) -> dict[str, Picture]:
    """The cited pages by "agreement/page"; a page without picture is left out.

    Plain text has no pages, and a file may have left the store since: the citation then shows its words alone.
    """
    libraries = {store: Library(Path(store)) for one in sets for store in one.stores}
    found: dict[str, Picture] = {}
    for store, agreement, page in dict.fromkeys(place for one in sets for place in _places(one)):
        key = f"{agreement}/{page}"
        if key in found:
            continue
        try:
            picture = _picture(libraries[store], agreement, page)
        except AfspraakwijzerError:
            continue
        if picture is not None:
            found[key] = picture
    return found


def citations_of(answer: dict[str, object] | None) -> list[dict[str, object]]:
    """The citations of an answer in the contract's JSON."""
    given = (answer or {}).get("citations")
    return given if isinstance(given, list) else []


def _places(one: SetResult) -> Iterator[tuple[str, str, int]]:
    for result in one.cases:
        for citation in citations_of(result.answer):
            for store in one.stores:
                yield store, str(citation["agreement"]), int(str(citation["page"]))


def _picture(library: Library, agreement: str, number: int) -> Picture | None:
    pages = library.agreement(agreement).pages
    if not 1 <= number <= len(pages) or not pages[number - 1].width:
        return None
    image = Image.open(io.BytesIO(render_page(library.file(agreement), number, scale=_SCALE))).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY)
    source = "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()
    return Picture(pages[number - 1].width, pages[number - 1].height, source)
