"""The table of a comparison as HTML, with bars or lines when its cells are numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model import Answer, AnswerCell, AnswerTable
from ui import texts
from ui.charts import Point, bars_html, lines_html
from ui.links import citation_link
from ui.tables import Link, Value, table_html

_YEAR = re.compile(r"20\d\d")


def answer_table_html(answer: Answer) -> str:
    """The table of an answer, each cell a link to its source, and a chart when two or more cells are numbers;
    "" without a table. A table of one row is turned, so that it fits beside a page."""
    table = answer.table
    if table is None:
        return ""
    rows: list[list[Value]]
    if len(table.rows) == 1:
        head, cells = table.rows[0]
        rows = [[name, _cell(cell, answer)] for name, cell in zip(table.columns, cells, strict=True)]
        return table_html(table.title, [texts.COLUMN_WHO, head], rows) + _chart(table)
    rows = [[head, *(_cell(cell, answer) for cell in cells)] for head, cells in table.rows]
    return table_html(table.title, [texts.COLUMN_TOPIC, *table.columns], rows) + _chart(table)


def _chart(table: AnswerTable) -> str:
    """Lines when the columns are years, bars otherwise."""
    if len(table.columns) > 2 and all(_YEAR.fullmatch(column.strip()) for column in table.columns):
        lines = [
            (head, [(column, cell.value) for column, cell in zip(table.columns, cells, strict=True)])
            for head, cells in table.rows
        ]
        return lines_html(texts.COMPARE_CHART, [(head, _known(points)) for head, points in lines])
    counts = [
        (column if len(table.rows) == 1 else f"{head}, {column}", cell.value)
        for head, cells in table.rows
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.value is not None and cell.value >= 0
    ]
    return bars_html(texts.COMPARE_CHART, counts) if len(counts) > 1 else ""


def _known(points: Sequence[tuple[str, float | None]]) -> list[Point]:
    return [(name, value) for name, value in points if value is not None]


def _cell(cell: AnswerCell, answer: Answer) -> Value:
    if not cell.citations:
        return cell.text
    first, *others = cell.citations
    links = [Link(" ".join(cell.text.split()), citation_link(answer.citations[first], answer.index_version))]
    links += [Link(f"[{index + 1}]", citation_link(answer.citations[index], answer.index_version)) for index in others]
    return links
