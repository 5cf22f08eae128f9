"""The part of a table that stands on one page: its cells set in the page's text, row by row."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from corpus.model import Box, Cell, Span
from corpus.reading.drafts import note_marks
from corpus.reading.layout import CellInk, GridInk
from corpus.reading.lines import lines_of
from corpus.reading.paragraphs import paragraphs_of
from corpus.reading.typeset import PageText


@dataclass(frozen=True, slots=True)
class PartCell:
    """A cell on one page: the model's cell, where it reaches, and its looks (bold 0..1, tint, a drawn mark)."""

    cell: Cell
    row: int
    column: int
    last_row: int
    last_column: int
    bold: float
    tint: int | None
    marked: bool


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table on one page. `rows[i][j]` is the cell that covers row i, column j (merged cells repeat).

    `xs` are the column edges in points. `open_top` and `open_bottom` tell that no rule closes it there;
    `aligned` a table without a frame, of which `n_head` rows are parted off at the top.
    """

    page: int
    box: Box
    xs: tuple[float, ...]
    rows: tuple[tuple[PartCell, ...], ...]
    open_top: bool
    open_bottom: bool
    aligned: bool = False
    n_head: int = 0


def set_table(ink: GridInk, page: int, text: PageText, known_marks: Set[str]) -> TablePart:
    """Put the table's cells into the page's text and say where each one stands."""
    kept_columns, kept_rows = _kept(ink)
    placed: dict[tuple[int, int], PartCell] = {}
    last_row = -1
    for cell in ink.cells:
        if cell.words:
            text.separate("\n" if cell.place.row != last_row else "\t")
            last_row = cell.place.row
        part = _set_cell(cell, page, text, known_marks)
        for i in range(cell.place.row, cell.place.last_row + 1):
            for j in range(cell.place.column, cell.place.last_column + 1):
                placed[i, j] = part
    rows = tuple(tuple(placed[i, j] for j in kept_columns) for i in kept_rows)
    grid = ink.grid
    xs = tuple([grid.xs[j] for j in kept_columns] + [grid.xs[kept_columns[-1] + 1]])
    return TablePart(page, grid.box, xs, rows, grid.open_top, grid.open_bottom, ink.aligned, ink.n_head)


def _set_cell(ink: CellInk, page: int, text: PageText, known_marks: Set[str]) -> PartCell:
    lines = lines_of(ink.words)
    skip = set(note_marks(lines, set(known_marks)))
    box = ink.place.box
    left = min((line.box.x0 for line in lines), default=box.x0)
    right = box.x1 - min(left - box.x0, 12.0)
    start = text.position
    for k, paragraph in enumerate(paragraphs_of(lines, right)):
        if k:
            text.separate("\n")
        text.add_lines(paragraph, skip)
    words = text.text_between(start, text.position)
    n_bold = sum(len(w.text) for w in ink.words if w.style.bold)
    n_all = sum(len(w.text) for w in ink.words)
    spans = (Span(page, start, text.position),) if words else ()
    place = ink.place
    return PartCell(
        Cell(words, spans, box),
        place.row,
        place.column,
        place.last_row,
        place.last_column,
        n_bold / n_all if n_all else 0.0,
        ink.tint,
        ink.marked,
    )


def _kept(ink: GridInk) -> tuple[list[int], list[int]]:
    """Columns and rows of the grid that are not slivers (double rules, bars beside a box)."""
    xs, ys = ink.grid.xs, ink.grid.ys
    filled_columns = {j for c in ink.cells if c.words for j in range(c.place.column, c.place.last_column + 1)}
    filled_rows = {i for c in ink.cells if c.words for i in range(c.place.row, c.place.last_row + 1)}
    columns = [j for j in range(len(xs) - 1) if xs[j + 1] - xs[j] > 8 or j in filled_columns]
    rows = [i for i in range(len(ys) - 1) if ys[i + 1] - ys[i] > 5 or i in filled_rows]
    return columns, rows
