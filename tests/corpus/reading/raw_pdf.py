"""Writes small PDFs by hand, so that a test can make one that no program would make."""

from __future__ import annotations

import zlib
from pathlib import Path

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def write_pdf(path: Path, objects: dict[int, bytes], *, root: int = 1) -> Path:
    """A PDF of these numbered objects (their bodies), with a cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    path.write_bytes(out)
    return path


def stream(data: bytes, *, packed: bool = False) -> bytes:
    """A stream object, compressed when `packed`."""
    extra = b""
    if packed:
        data, extra = zlib.compress(data, 9), b" /Filter /FlateDecode"
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def one_page(content: bytes, *, page: bytes = b"", catalog: bytes = b"", packed: bool = False) -> dict[int, bytes]:
    """Objects of a document of one A4 page with this content; `page` and `catalog` are more entries of those."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> %s >>" % page,
        4: stream(content, packed=packed),
        5: FONT.encode(),
    }


def text_at(x: float, y: float, text: str, *, size: float = 11, matrix: str = "1 0 0 1") -> bytes:
    """Operators that show one line of Latin text; y runs upwards."""
    shown = text.replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({shown}) Tj ET\n".encode("cp1252")
