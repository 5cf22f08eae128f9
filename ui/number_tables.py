"""Tables of numbers in the agreements themselves, with a chart beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import place_of
from corpus.library import Library
from corpus.model import Agreement, Cell, Table
from ui.charts import Point, bars_html, lines_html
from ui.links import page_link
from ui.tables import Link, Value, table_html

MOST_LINES = 6
MOST_FIGURES = 3
_NUMBER = re.compile(r"[€+\s]*(-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)\s*%?")
_YEAR = re.compile(r"(20\d\d)(?: / (.+))?")
"""A column of one year, or of one part of a year ("2024 / E")."""


@dataclass(frozen=True, slots=True)
class NumberTable:
    """A table of an agreement of which columns `numeric` (indexes) hold numbers; `key` names it in a list."""

    key: str
    name: str
    agreement: Agreement
    table: Table
    numeric: tuple[int, ...]


def number_tables(library: Library) -> list[NumberTable]:
    """Every table with two rows or more and a column of numbers, in the order of the documents."""
    found = []
    for agreement in library.agreements():
        for at, table in enumerate(agreement.tables):
            numeric = tuple(column for column in range(1, len(table.columns)) if _is_numeric(table, column))
            if len(table.rows) > 1 and numeric:
                page = agreement.pages[table.rows[0].page - 1]
                title = " ".join((table.title or table.columns[0]).split())
                name = f"{agreement.municipality or agreement.id}: {title}, {place_of(page.number, page.label)}"
                found.append(NumberTable(f"{agreement.id}/{at}", name, agreement, table, numeric))
    return found


def number_table_html(chosen: NumberTable) -> str:
    """The table with each row leading to its page, and its numbers drawn: lines over years, else bars."""
    table = chosen.table
    rows: list[list[Value]] = []
    for row in table.rows:
        head, *cells = (" ".join(cell.text.split()) for cell in row.cells)
        first = row.cells[0]
        start = first.spans[0].start if first.spans else 0
        address = page_link(chosen.agreement.id, row.page, citaat=first.text, vanaf=start)
        rows.append([Link(head or "–", address), *cells])
    return table_html(chosen.name, table.columns, rows) + _chart(chosen)


def number_in(text: str) -> float | None:
    """The number a cell holds, as Dutch writes it ("1.045", "€ 647,19", "4,5%"); None for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    return float(match.group(1).replace(".", "").replace(",", ".")) if match else None


def _chart(chosen: NumberTable) -> str:
    table = chosen.table
    years = [
        (column, match.group(1), match.group(2) or "")
        for column in chosen.numeric
        if (match := _YEAR.fullmatch(table.columns[column]))
    ]
    parts = list(dict.fromkeys(part for _, _, part in years))
    if len({year for _, year, _ in years}) > 1:
        lines = [
            (f"{row.cells[0].text}, {part}" if part else row.cells[0].text, _points(row.cells, years, part))
            for row in table.rows
            for part in parts
        ]
        return lines_html(table.title or chosen.name, lines[:MOST_LINES])
    return "".join(_bars(table, column) for column in chosen.numeric[:MOST_FIGURES])


def _points(cells: Sequence[Cell], years: Sequence[tuple[int, str, str]], part: str) -> list[Point]:
    values = [(year, number_in(cells[column].text)) for column, year, of in years if of == part]
    return [(year, value) for year, value in values if value is not None]


def _bars(table: Table, column: int) -> str:
    values = [(row.cells[0].text, number_in(row.cells[column].text)) for row in table.rows]
    known = [(name, value) for name, value in values if value is not None and value >= 0]
    return bars_html(table.columns[column], known) if len(known) > 1 else ""


def _is_numeric(table: Table, column: int) -> bool:
    """Whether at least two cells of a column are numbers, and no more are words; years alone are no numbers."""
    cells = [row.cells[column].text.strip() for row in table.rows]
    values = [number_in(cell) for cell in cells if cell]
    numbers = [value for value in values if value is not None]
    return len(numbers) > 1 and 2 * len(numbers) > len(values) and not all(2000 <= value < 2100 for value in numbers)
