"""Quotes read back from their boxes: on the examples, and on the five agreements where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.checks.quotes import check
from corpus.reading import read_agreement
from tests.conftest import EXAMPLES, SHARED

AGREEMENTS = sorted((SHARED / "agreements").glob("*.pdf"))


def share_read_back(paths: list[Path], n: int) -> float:
    misses = check([(read_agreement(path), path) for path in paths], n, seed=7)
    return 1 - len(misses) / n


@pytest.mark.slow
def test_quotes_of_the_examples_read_back() -> None:
    assert share_read_back(sorted(EXAMPLES.glob("*.pdf")), 400) >= 0.99


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not AGREEMENTS, reason="the five agreements are not here")
def test_quotes_of_the_agreements_read_back() -> None:
    assert share_read_back(AGREEMENTS, 1000) >= 0.99


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not AGREEMENTS, reason="the five agreements are not here")
@pytest.mark.parametrize(("name", "n_rows", "widths"), [("harderwijk", 94, {5}), ("heerlen", 152, {4, 6, 7})])
def test_every_row_of_the_tables(name: str, n_rows: int, widths: set[int]) -> None:
    """All rows, each with a cell for every column."""
    agreement = read_agreement(SHARED / "agreements" / f"{name}.pdf")
    rows = [row for table in agreement.tables for row in table.rows]
    assert {len(row.cells) for row in rows} <= widths
    assert len(rows) == n_rows
