"""Numbers in tables are read as Dutch writes them, and drawn."""

from __future__ import annotations

import pytest

from corpus.model import Agreement, Cell, Page, Row, SourceFile, Table
from ui.number_tables import NumberTable, number_in, number_table_html


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.045", 1045),
        ("€ 647,19", 647.19),
        ("4,5%", 4.5),
        ("+6", 6),
        ("n.t.b.", None),
        ("12 woningen", None),
        ("", None),
    ],
)
def test_numbers_of_cells(text: str, value: float | None) -> None:
    assert number_in(text) == value


def _table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> NumberTable:
    table = Table("Labels", columns, tuple(Row(tuple(Cell(text) for text in row), 1, 1) for row in rows))
    agreement = Agreement("x", "X", SourceFile("x.pdf", "", 1), (Page(1, "1", 1, 1, ""),), "1", tables=(table,))
    return NumberTable("x/0", "X: Labels", agreement, table, tuple(range(1, len(columns))))


def test_years_become_a_line_for_each_row_and_part() -> None:
    columns = ("Wie", "2024 / E", "2024 / F", "2025 / E", "2025 / F")
    html = number_table_html(_table(columns, ("A", "10", "5", "8", "4"), ("B", "20", "2", "10", "n.t.b.")))
    assert html.count("<polyline") == 3
    assert "A, E" in html
    assert html.count("<tr>") == 3


def test_a_value_that_is_not_known_is_not_bridged() -> None:
    html = number_table_html(
        _table(("Wie", "2023", "2024", "2025", "2026"), ("A", "1", "", "3", "4"), ("B", "1", "2", "3", "4"))
    )
    assert html.count("<polyline") == 2
    assert html.count("<circle") == 7


def test_other_columns_become_bars() -> None:
    html = number_table_html(_table(("Wie", "Label E", "Totaal"), ("A", "10", "12"), ("B", "1.020", "1.030")))
    assert html.count("<figure") == 2
    assert "1.020" in html
