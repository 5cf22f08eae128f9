"""The expected files and the PDFs of the examples follow from the same sources."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from pypdf import PdfReader

from corpus.examples import fonts
from tests.conftest import EXAMPLES
from tests.examples.make_expected import EXPECTED
from tests.examples.register_rows import ExpectedRow, hoogwerve_rows, veldrecht_rows, zandermeer_rows

AGREEMENTS = ("veldrecht", "zandermeer", "hoogwerve")


@pytest.mark.parametrize(
    ("name", "rows"),
    [("veldrecht", veldrecht_rows), ("zandermeer", zandermeer_rows), ("hoogwerve", hoogwerve_rows)],
    ids=AGREEMENTS,
)
def test_expected_register_follows_from_the_source(name: str, rows: Callable[[], list[ExpectedRow]]) -> None:
    """Every item of the source stands on the page that the expected register gives."""
    with (EXPECTED / f"{name}.register.csv").open(encoding="utf-8", newline="") as file:
        committed = list(csv.DictReader(file))
    assert committed == [{key: str(value) for key, value in asdict(row).items()} for row in rows()]


@pytest.mark.slow
def test_typesetting_again_gives_the_same_pages(tmp_path: Path) -> None:
    """The committed PDFs are what the sources give, page by page."""
    pytest.importorskip("typst", reason="the extra 'make' is not installed")
    if not any(folder.is_dir() for folder in fonts.FOLDERS):
        pytest.skip("the Liberation typefaces are not installed")
    from corpus.examples.typeset import typeset_all  # noqa: PLC0415

    for made in typeset_all(tmp_path):
        fresh, committed = (
            [page.extract_text() for page in PdfReader(path).pages] for path in (made, EXAMPLES / made.name)
        )
        assert fresh == committed
