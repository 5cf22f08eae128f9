"""Pages as pictures."""

from __future__ import annotations

import io
import math
import threading
from pathlib import Path

import pypdfium2 as pdfium

from corpus.errors import PageNotFoundError, UnreadableFileError
from corpus.limits import MAX_RENDER_PIXELS

PDFIUM_LOCK = threading.RLock()
"""PDFium keeps state of its own for the whole process: one thread at a time may call it."""


def render_page(path: Path, page: int, *, scale: float = 2.0) -> bytes:
    """Page `page` (1-based) of a PDF as PNG; `scale` is pixels per point.

    A very large page is drawn smaller, so that the picture keeps under `MAX_RENDER_PIXELS`. Raises
    PageNotFoundError for a page that is not there, UnreadableFileError for a file that is no PDF.
    """
    with PDFIUM_LOCK:
        try:
            document = pdfium.PdfDocument(path)
        except (pdfium.PdfiumError, OSError) as error:
            raise UnreadableFileError(
                f"{path.name}: hiervan is geen pagina te tonen. Haal de pdf opnieuw op."
            ) from error
        try:
            if not 1 <= page <= len(document):
                raise PageNotFoundError(f"Pagina {page} gevraagd, {path.name} telt {len(document)} pagina's.")
            return _png(document[page - 1], scale)
        finally:
            document.close()


def _png(page: pdfium.PdfPage, scale: float) -> bytes:
    width, height = page.get_size()
    pixels = width * height * scale * scale
    if pixels > MAX_RENDER_PIXELS:
        scale *= math.sqrt(MAX_RENDER_PIXELS / pixels)
    bitmap = page.render(scale=scale)
    try:
        out = io.BytesIO()
        bitmap.to_pil().save(out, "PNG", compress_level=3)
        return out.getvalue()
    finally:
        bitmap.close()
        page.close()
