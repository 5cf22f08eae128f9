"""Parts of tables on pages become whole tables: headers found, carried over page breaks, rows joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Cell, Row, Span, Table
from corpus.reading.pagetables import PartCell, TablePart

_SAME_EDGE = 6.0


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
        band, header, body = _split_header(placed.part)
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
    columns = _column_names(header) if header else None
    if columns is not None and not any(columns):
        columns = None
    title = band or (placed.path[-1] if placed.path else "")
    spans = tuple(s for row in header for c in _distinct(row) for s in c.cell.spans)
    return _Growing(title, placed.path, placed.part.xs, columns, spans)


def _distinct(row: Sequence[PartCell]) -> list[PartCell]:
    """The cells of a row, a merged one once."""
    return [c for k, c in enumerate(row) if k == 0 or c is not row[k - 1]]


def _column_names(header: list[tuple[PartCell, ...]]) -> tuple[str, ...]:
    names = []
    for column in zip(*header, strict=True):
        parts: list[str] = []
        for cell in column:
            text = " ".join(cell.cell.text.split())
            if text and text not in parts:
                parts.append(text)
        names.append(" / ".join(parts))
    return tuple(names)


def _split_header(part: TablePart) -> tuple[str, list[tuple[PartCell, ...]], list[tuple[PartCell, ...]]]:
    """A band over the full width above the header, the header rows, and the body rows."""
    rows = list(part.rows)
    band = ""
    if len(rows) > 1 and len(part.xs) > 2 and len(_distinct(rows[0])) == 1 and rows[0][0].cell.text:
        first = rows[0][0]
        if first.last_row == first.row and (first.bold > 0.9 or first.tint is not None):
            band = " ".join(first.cell.text.split())
            rows = rows[1:]
    header: list[tuple[PartCell, ...]] = []
    while len(rows) > 1 and len(header) < 3 and _is_header(rows, first=not header, band=bool(band)):
        header.append(rows.pop(0))
    return band, header, rows


def _is_header(rows: list[tuple[PartCell, ...]], *, first: bool, band: bool) -> bool:
    """Whether the first of these rows is set apart from the rest as a header."""
    row, rest = _distinct(rows[0]), rows[1:]
    if any(len(c.cell.text) > 90 for c in row):
        return False
    filled = [c for c in row if c.cell.text]
    body = [c for r in rest for c in _distinct(r) if c.cell.text]
    tints = {c.tint for c in row}
    below = [tuple(c.tint for c in r) for r in rest]
    tinted = len(tints) == 1 and None not in tints and tuple(c.tint for c in rows[0]) not in below[:3]
    if not filled:
        return first and not band and tinted and any(c.marked for c in row)
    bold = all(c.bold > 0.8 for c in filled)
    body_bold = sum(c.bold > 0.8 for c in body) / len(body) if body else 0.0
    if not first and not any(c.column != c.last_column for c in row) and len(filled) < len(row):
        return False
    if tinted and len(filled) >= max(1, len(row) // 2):
        return first or bold
    return bold and body_bold < 0.5 and len(filled) >= max(2, len(row) - 1)


def _same_frame(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs(x - y) < _SAME_EDGE for x, y in zip(a, b, strict=True))


def _continues(last: _Growing, placed: PlacedPart, band: str, header: list[tuple[PartCell, ...]]) -> bool:
    """Whether a part goes on with the table before it: next page, nothing between, the same frame."""
    part = placed.part
    if part.page != last.last_page + 1 or not placed.first_on_page or not placed.after_table:
        return False
    if not _same_frame(last.xs, part.xs):
        return False
    if band and band != last.title:
        return False
    if not header:
        return True
    names = _column_names(header)
    return names == (last.columns or tuple("" for _ in names))


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
    """Whether the first row of a page is the rest of the row that the page before ended with."""
    keyed = [bool(row.cells[0].text) for row in table.rows]
    if cells[0].text:
        return False
    if table.open_bottom and part.open_top:
        return True
    return all(keyed) and len(keyed) >= 1


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
    width = len(table.xs) - 1
    columns = table.columns or tuple("" for _ in range(width))
    return Table(table.title, columns, tuple(table.rows), table.path, table.columns is not None, table.header)
