"""The highlight metric on a real page: boxes over the quote, beside it, and over half of them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from corpus.model import Box
from evals.metrics.quotes import HighlightRight
from evals.metrics.readback import text_under
from tests.conftest import EXAMPLES
from tests.evals.made import MadeShelf, agreement, answer, case, citation, outcome


@pytest.fixture(scope="module")
def pdf() -> Path:
    return next(iter(sorted(EXAMPLES.glob("*.pdf"))))


def line_on(pdf: Path, page: int) -> tuple[str, Box]:
    """A line of the page with its box from the top left, taken straight from pdfium."""
    document = pdfium.PdfDocument(pdf)
    try:
        sheet = document[page - 1]
        text = sheet.get_textpage()
        start, line = next(
            (text.get_text_range().index(line), line)
            for line in text.get_text_range().splitlines()
            if len(line) > 25 and line[:1].isalpha()
        )
        boxes = [text.get_charbox(i) for i in range(start, start + len(line))]
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
        return line, Box(left, sheet.get_height() - top, right, sheet.get_height() - bottom)
    finally:
        document.close()


def test_values(pdf: Path) -> None:
    quote, box = line_on(pdf, 2)
    beside = Box(box.x0, box.y0 + 60, box.x1, box.y1 + 60)
    shelf = MadeShelf(agreement(), files={"noord": pdf})
    right, wrong = citation(2, quote, boxes=(box,)), citation(2, quote, boxes=(beside,))
    without = citation(2, quote)
    for cited, value in (((right,), 1.0), ((wrong,), 0.0), ((without,), 0.0), ((right, wrong), 0.5)):
        verdict = HighlightRight().judge(outcome(case(), answer("x", *cited), shelf=shelf))
        assert verdict is not None and verdict.value == value, verdict


def test_plain_text_and_scans_have_nothing_to_read_back(pdf: Path) -> None:
    plain = MadeShelf(agreement(has_pages=False), files={"noord": pdf})
    assert HighlightRight().judge(outcome(case(), answer("x", citation()), shelf=plain)) is None
    scanned = outcome(case(), answer("x", citation(ocr_confidence=91.0)))
    assert HighlightRight().judge(scanned) is None


def test_a_page_the_file_lacks_cannot_be_measured(pdf: Path) -> None:
    with pytest.raises(IndexError, match="bladzijde 999 gevraagd"):
        text_under(pdf, 999, [Box(0, 0, 1, 1)])
