"""Parts of tables on pages become whole tables: headers found, carried over page breaks, rows joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Cell, Row, Span, Table
from corpus.reading.headers import column_names, distinct, split_header
from corpus.reading.naming import column_names_from, filled_down
from corpus.reading.pagetables import PartCell, TablePart

_KEY_CHARS = 40
_SAME_EDGE = 6.0
_LOOSE_EDGE = 25.0
"""How far column edges (points) may differ from page to page, with rules and without."""


@dataclass(slots=True)
class _Growing:
    """A table while its parts are added."""

    title: str
    path: tuple[str, ...]
    xs: tuple[float, ...]
    columns: tuple[str, ...] | None
    header: tuple[Span, ...] = ()
    rows: list[Row] = field(default_factory=list)
    last_page: int = 0
    open_bottom: bool = False


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A table part with the headings above it and whether other text stands before it on its page."""

    part: TablePart
    path: tuple[str, ...]
    first_on_page: bool
    after_table: bool


def tables_of(parts: Sequence[PlacedPart]) -> tuple[list[Table], list[int]]:
    """All tables, and for every part the index of the table it belongs to."""
    growing: list[_Growing] = []
    owner: list[int] = []
    for placed in parts:
        band, header, body = split_header(placed.part)
        last = growing[-1] if growing else None
        if last is not None and _continues(last, placed, band, header):
            _add_rows(last, body, placed.part)
        else:
            growing.append(_begin(placed, band, header))
            _add_rows(growing[-1], body, placed.part)
        owner.append(len(growing) - 1)
    return [_finish(g) for g in growing], owner


def _texts(row: Sequence[PartCell]) -> tuple[str, ...]:
    return tuple(" ".join(c.cell.text.split()) for c in row)


def _begin(placed: PlacedPart, band: str, header: list[tuple[PartCell, ...]]) -> _Growing:
    columns = column_names(header) if header else None
    if columns is not None and not any(columns):
        columns = None
    title = band or (placed.path[-1] if placed.path else "")
    spans = tuple(s for row in header for c in distinct(row) for s in c.cell.spans)
    return _Growing(title, placed.path, placed.part.xs, columns, spans)


def _same_frame(a: Sequence[float], b: Sequence[float], tolerance: float) -> bool:
    return len(a) == len(b) and all(abs(x - y) < tolerance for x, y in zip(a, b, strict=True))


def _continues(last: _Growing, placed: PlacedPart, band: str, header: list[tuple[PartCell, ...]]) -> bool:
    """Whether a part goes on with the table before it: next page, nothing between, the same frame."""
    part = placed.part
    if part.page != last.last_page + 1 or not placed.first_on_page or not placed.after_table:
        return False
    if not _same_frame(last.xs, part.xs, _LOOSE_EDGE if part.aligned else _SAME_EDGE):
        return False
    if band and band != last.title:
        return False
    if not header:
        return not _starts_again(last, part)
    names = column_names(header)
    return names == (last.columns or tuple("" for _ in names))


def _starts_again(last: _Growing, part: TablePart) -> bool:
    """Whether a table with labels down the side begins anew: its first label comes back."""
    labels = [row.cells[0].text for row in last.rows]
    first = part.rows[0][0].cell.text
    return len(labels) > 1 and bool(first) and first == labels[0] and len(set(labels)) == len(labels)


def _add_rows(table: _Growing, body: Sequence[Sequence[PartCell]], part: TablePart) -> None:
    for k, row in enumerate(body):
        cells = _cells(row, body, k, len(table.rows))
        if not any(c.text for c in cells):
            continue
        if k == 0 and table.rows and part.page != table.last_page and _is_rest(table, part, cells):
            table.rows[-1] = _joined(table.rows[-1], cells, part.page)
        else:
            table.rows.append(Row(tuple(cells), part.page, part.page))
    table.last_page = part.page
    table.open_bottom = part.open_bottom


def _cells(row: Sequence[PartCell], body: Sequence[Sequence[PartCell]], k: int, n_rows: int) -> list[Cell]:
    """The model's cells of one row: a cell merged over columns stands in its first, over rows in each."""
    cells: list[Cell] = []
    for j, part in enumerate(row):
        if j and part is row[j - 1]:
            cells.append(Cell(""))
        elif k and part is body[k - 1][j] and part.cell.text:
            first = next(i for i in range(k) if body[i][j] is part)
            cell = part.cell
            cells.append(Cell(cell.text, cell.spans, cell.box, n_rows - (k - first)))
        else:
            cells.append(part.cell)
    return cells


def _is_rest(table: _Growing, part: TablePart, cells: Sequence[Cell]) -> bool:
    """Whether the first row of a page is the rest of the row that the page before ended with.

    The column that every row fills by itself tells: a rest has nothing there. Where no column does, a rest
    goes on where no rule closes the table on both pages, or in the middle of a sentence.
    """
    key = _key_column(table.rows)
    if key is not None:
        return not cells[key].text
    if cells[0].text and table.rows[-1].cells[0].text and not _goes_on(table.rows[-1].cells[0], cells[0]):
        return False
    if table.open_bottom and part.open_top:
        return True
    return any(_goes_on(above, below) for above, below in zip(table.rows[-1].cells, cells, strict=True))


def _key_column(rows: Sequence[Row]) -> int | None:
    """The first column that has a short text of its own in every row, None when there is none."""
    for j in range(len(rows[0].cells)):
        cells = [row.cells[j] for row in rows]
        if all(c.text and c.filled_from is None and len(c.text) < _KEY_CHARS for c in cells):
            return j
    return None


def _goes_on(above: Cell, below: Cell) -> bool:
    """Whether a text breaks off at the foot of one page and goes on at the head of the next."""
    return bool(above.text) and below.text[:1].islower() and above.text.rstrip()[-1] not in ".!?;:"


def _joined(row: Row, cells: Sequence[Cell], page: int) -> Row:
    both = []
    for above, below in zip(row.cells, cells, strict=True):
        if not below.text:
            both.append(above)
        elif not above.text:
            both.append(below)
        else:
            both.append(Cell(f"{above.text} {below.text}", above.spans + below.spans, above.box, above.filled_from))
    return Row(tuple(both), row.page, page)


def _finish(table: _Growing) -> Table:
    given = table.columns is not None
    columns = table.columns or column_names_from(table.rows)
    rows = filled_down(columns, table.rows) if given else table.rows
    return Table(table.title, columns, tuple(rows), table.path, given, table.header)
