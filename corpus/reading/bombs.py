"""Pages that unpack to far more than they should are found before they are unpacked."""

from __future__ import annotations

import zlib
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from corpus.errors import LimitExceededError
from corpus.limits import MAX_STREAM_BYTES

_STEP = 1 << 20


def check_streams(page: Any, name: str) -> None:
    """Raise LimitExceededError when a page's drawing instructions unpack beyond `MAX_STREAM_BYTES`.

    `page` is a pdfplumber page. Only as much is unpacked as the limit allows.
    """
    total = 0
    for item in page.page_obj.contents or []:
        stream = resolve1(item)
        if isinstance(stream, PDFStream):
            total += _unpacked_size(stream, MAX_STREAM_BYTES - total)
        if total > MAX_STREAM_BYTES:
            raise LimitExceededError(
                f"{name}: pagina {page.page_number} is uitgepakt groter dan de grens van "
                f"{MAX_STREAM_BYTES // 1_000_000} MB. Sla de pdf opnieuw op (bijvoorbeeld met 'Afdrukken naar pdf')."
            )


def _unpacked_size(stream: PDFStream, limit: int) -> int:
    """The size of a stream once unpacked, or something over `limit` when it is larger."""
    raw = stream.rawdata or b""
    filters = [str(getattr(kind, "name", kind)) for kind, _ in stream.get_filters()]
    if not filters or filters[0] not in {"FlateDecode", "Fl"}:
        return len(raw)
    unpacker = zlib.decompressobj()
    size = 0
    try:
        data = raw
        while data and size <= limit:
            size += len(unpacker.decompress(data, _STEP))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size
