"""A process that reads pages of one PDF: its own memory limit, stopped when a page takes too long.

Started by `corpus.reading.pool` with the file, the page numbers and the file's shown name; writes one pickled
`(page number, PageInk or Refusal)` after another to standard output; None instead of a PageInk tells
that a scanned page is being recognised.
"""

from __future__ import annotations

import pickle
import resource
import sys
from pathlib import Path
from typing import BinaryIO

import pdfplumber

from corpus.errors import LimitExceededError, UnreadableFileError
from corpus.images import render_page
from corpus.limits import MAX_WORKER_BYTES, OCR_DPI
from corpus.reading.bombs import check_streams
from corpus.reading.ink import PageInk, Refusal
from corpus.reading.ocr import read_picture, tesseract
from corpus.reading.pdf import ink_of


def main() -> None:
    """Read the pages named on the command line: PATH NAME PAGE[,PAGE...]."""
    path, name, pages = sys.argv[1], sys.argv[2], [int(p) for p in sys.argv[3].split(",")]
    resource.setrlimit(resource.RLIMIT_AS, (MAX_WORKER_BYTES, MAX_WORKER_BYTES))
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    with pdfplumber.open(path) as pdf:
        for number in pages:
            result = _read(pdf, number, name)
            if isinstance(result, PageInk) and result.is_scan:
                _send(out, number, None)
                result = _recognise(path, result, name)
            _send(out, number, result)


def _recognise(path: str, ink: PageInk, name: str) -> PageInk | Refusal:
    """The scanned page with its words; without Tesseract the page as it is, which the caller reports."""
    if tesseract() is None:
        return ink
    try:
        return read_picture(render_page(Path(path), ink.number, scale=OCR_DPI / 72), ink, name)
    except UnreadableFileError as error:
        return Refusal(str(error))


def _read(pdf: pdfplumber.PDF, number: int, name: str) -> PageInk | Refusal:
    try:
        page = pdf.pages[number - 1]
        check_streams(page, name)
        ink = ink_of(page, name)
        page.close()
        return ink
    except LimitExceededError as error:
        return Refusal(str(error), over_limit=True)
    except MemoryError:
        return Refusal(
            f"{name}: pagina {number} vraagt te veel geheugen om te lezen. Sla de pdf opnieuw op "
            "(bijvoorbeeld met 'Afdrukken naar pdf') en probeer het nog eens.",
            over_limit=True,
        )
    except Exception as error:  # noqa: BLE001 - a broken page may raise anything in the parser; it is reported by name
        return Refusal(
            f"{name}: pagina {number} is niet te lezen ({type(error).__name__}). Sla de pdf opnieuw op en "
            "probeer het nog eens."
        )


def _send(out: BinaryIO, number: int, result: object) -> None:
    pickle.dump((number, result), out, protocol=pickle.HIGHEST_PROTOCOL)
    out.flush()


if __name__ == "__main__":
    main()
