"""Agreed items from tables with one item a row, whatever the columns are called or whether they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.meaning.cards import is_card_table
from corpus.meaning.columns import Column, Layout, column_of, layout_of
from corpus.meaning.drafts import Context, Draft
from corpus.meaning.items import item_at_start, whole_item
from corpus.meaning.matrices import Matrix, find_legend, matrix_of
from corpus.meaning.party_columns import party_columns
from corpus.meaning.placed import all_texts
from corpus.meaning.words import folded
from corpus.model import Cell, Row, Span, Table

_AGREED_HEAD = re.compile(
    r"afs?pra(?:ak|ken)|\bacties?\b|maatregel|activiteit|inzet|prestatie|wat gaan we doen|wat doen we"
)
_FIGURE = re.compile(r"\d|\b(?:onbekend|geen|pm|n\.?v\.?t\.?|nnb|n\.?t\.?b\.?)\b")
_PHONE = re.compile(r"\b0\d{1,3}[\s-]?\d{6,8}\b")
_NOTHING = re.compile(r"[\s\-–—.]*$|n\.?v\.?t\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A row with its table and what the columns mean."""

    table: Table
    index: int
    row_index: int
    row: Row
    layout: Layout
    matrix: Matrix | None = None

    def cells(self, *wanted: Column) -> tuple[Cell, ...]:
        """The cells with words of their own under the columns wanted."""
        cells = (self.row.cells[place] for place in self.layout.places(*wanted))
        return tuple(cell for cell in cells if cell.text.strip())


class TableRows:
    """Items that are rows of a table."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """One draft a row; a row with a column for each year gives one a year that has words."""
        found: list[Draft] = []
        legend = find_legend(all_texts(context.agreement))
        for index, table in enumerate(context.agreement.tables):
            if party_columns(table, context):
                continue
            matrix = matrix_of(table, legend)
            layout = layout_of(table, context.directory)
            if matrix:
                layout = layout.without(matrix.columns)
            if holds_projects(table, layout):
                found += _projects(index, table, layout, context)
            elif not is_card_table(table) and (holds_items(table, layout) or (matrix and layout.places(Column.NUMBER))):
                found += self._table_drafts(index, table, layout, matrix, context)
        return found

    def _table_drafts(
        self, index: int, table: Table, layout: Layout, matrix: Matrix | None, context: Context
    ) -> Iterator[Draft]:
        """The drafts of one table's rows."""
        numbered_texts = _numbered_column(table, layout)
        before: list[Draft] = []
        section: tuple[str, ...] = ()
        for row_index, row in enumerate(table.rows):
            heading = _section(row, layout)
            if heading:
                section = (heading,)
                continue
            place = _Place(table, index, row_index, row, layout, matrix)
            base = _base(place, context)
            if numbered_texts is not None and not base.item:
                base = _with_inner_number(base, row.cells[numbered_texts], context)
            base = replace(base, heading_path=(*base.heading_path, *section))
            made = list(_row_drafts(base, place, context))
            if before and made and _goes_on(before[-1], base, made[0], context):
                before[-1] = _joined(before[-1], made[0])
                continue
            yield from before
            before = made
        yield from before


def _section(row: Row, layout: Layout) -> str:
    """The words of a row that is a heading over the rows below it: one short cell, no sentence; "" for others."""
    filled = [cell for cell in row.cells if cell.text.strip() and cell.filled_from is None]
    words = " ".join(filled[0].text.split()) if filled else ""
    if len(filled) != 1 or len(words.split()) > 12 or words.endswith((".", ";", ":")):
        return ""
    if whole_item(words) or not layout.places(Column.NUMBER, Column.TREKKER):
        return ""
    first = next(place for place, cell in enumerate(row.cells) if cell is filled[0])
    return words if first == 0 or layout.columns[first] is not Column.TEXT else ""


def _goes_on(last: Draft, base: Draft, made: Draft, context: Context) -> bool:
    """Whether a row without a number is the rest of the row before it, broken off in the middle of a sentence."""
    if base.item or not last.item or base.trekker_cells:
        return False
    words, so_far = context.placed.text(made.main), context.placed.text(last.main)
    return words[:1].islower() and not so_far.rstrip().endswith((".", "!", "?"))


def _joined(last: Draft, rest: Draft) -> Draft:
    """The draft of a row and of the rest of it."""
    return replace(
        last,
        main=(*last.main, *rest.main),
        notes=(*last.notes, *rest.notes),
        party_cells=(*last.party_cells, *rest.party_cells),
        deadline=last.deadline or rest.deadline,
        progress=" ".join(filter(None, (last.progress, rest.progress))),
    )


def holds_items(table: Table, layout: Layout) -> bool:
    """Whether the rows of a table are agreed items rather than figures, terms or a calendar."""
    meanings = set(layout.columns)
    if Column.TERM in meanings or not meanings & {Column.TEXT, Column.YEAR_TEXT, Column.FRAME}:
        return False
    texts = layout.places(Column.TEXT, Column.YEAR_TEXT, Column.FRAME)
    cells = [row.cells[place].text for row in table.rows for place in texts if row.cells[place].text.strip()]
    told = table.columns_given and {Column.NUMBER, Column.TREKKER} <= meanings
    if not cells or (not told and sum(len(cell.split()) for cell in cells) < 3 * len(cells)):
        return False
    if meanings & {Column.NUMBER, Column.TREKKER, Column.YEAR_TEXT}:
        return True
    if any(_AGREED_HEAD.search(folded(table.columns[place])) for place in texts if table.columns_given):
        return True
    side = meanings & {Column.PARTIES, Column.DEADLINE, Column.PROGRESS, Column.PRIORITY}
    under = folded(" ".join((*table.heading_path[-2:], table.title)))
    if _numbered_column(table, layout) is not None:
        return True
    return bool(side) and (len(side) > 1 or bool(_AGREED_HEAD.search(under)) or Column.PARTIES in side)


def holds_projects(table: Table, layout: Layout) -> bool:
    """Whether the rows are places or projects, each with the party that carries it out, and figures.

    Such tables have no item numbers and no column that tells agreed words; lists of persons are none.
    """
    meanings = set(layout.columns)
    numbered = meanings & {Column.NUMBER, Column.TREKKER, Column.TERM, Column.YEAR_TEXT, Column.PROGRESS}
    headed = table.columns_given and any(
        _AGREED_HEAD.search(folded(table.columns[place])) for place in layout.places(Column.TEXT)
    )
    if numbered or headed or Column.PARTIES not in meanings or len(table.columns) < 3 or len(table.rows) < 2:
        return False
    cells = [cell.text for row in table.rows for cell in row.cells if cell.text.strip()]
    figures = sum(bool(_FIGURE.search(folded(cell))) for cell in cells)
    return figures >= len(table.rows) and not any("@" in cell or _PHONE.search(cell) for cell in cells)


def _projects(index: int, table: Table, layout: Layout, context: Context) -> Iterator[Draft]:
    """One draft a project, numbered as the heading above the table ("1.1 Nieuwbouw")."""
    heading = next((found for words in reversed(table.heading_path) if (found := item_at_start(words))), None)
    for row_index, row in enumerate(table.rows):
        filled = [cell for cell in row.cells if cell.spans]
        parties = tuple(row.cells[place] for place in layout.places(Column.PARTIES) if row.cells[place].text.strip())
        main = tuple(span for cell in filled if cell not in parties for span in cell.spans)
        if not main:
            continue
        yield Draft(
            item=heading.label if heading else "",
            main=main,
            kind="project",
            title=" ".join(filled[0].text.split()),
            heading_path=table.heading_path,
            party_cells=parties,
            asks_trekker=True,
            deadline=_said(tuple(row.cells[place] for place in layout.places(Column.DEADLINE)), context),
            table=index,
            row=row_index,
            anchor=min(span for cell in filled for span in cell.spans),
        )


def _base(place: _Place, context: Context) -> Draft:
    """What all drafts of one row share."""
    row, layout, table = place.row, place.layout, place.table
    numbers = layout.places(Column.NUMBER)
    item = next((whole_item(row.cells[p].text) or _loose_number(row.cells[p].text) for p in numbers), "")
    themes = place.cells(Column.THEME)
    return Draft(
        item=item,
        main=(),
        kind="monitor" if layout.places(Column.PROGRESS) else "afspraak",
        theme=themes[0].text.strip() if themes else "",
        title=" ".join(" ".join(cell.text.split()) for cell in place.cells(Column.TITLE, Column.GOAL)[:1]),
        heading_path=table.heading_path,
        trekker_cells=place.cells(Column.TREKKER),
        party_cells=place.cells(Column.PARTIES),
        named=place.matrix.trekkers(row, table) if place.matrix and not layout.places(Column.TREKKER) else (),
        involved=place.matrix.involved(row) if place.matrix else (),
        asks_trekker=bool(layout.places(Column.TREKKER) or (place.matrix and place.matrix.tells_trekkers)),
        deadline=_said(place.cells(Column.DEADLINE), context) or _marked_years(place),
        priority=_said(place.cells(Column.PRIORITY), context),
        progress=_said(place.cells(Column.PROGRESS), context),
        status=_said(place.cells(Column.STATUS), context),
        notes=tuple(span for cell in place.cells(Column.NOTE) for span in cell.spans),
        table=place.index,
        row=place.row_index,
        anchor=min((span for cell in row.cells if cell.filled_from is None for span in cell.spans), default=None),
    )


def _row_drafts(base: Draft, place: _Place, context: Context) -> Iterator[Draft]:
    """The drafts of one row: its text, its years, its framework; a row without words gives none."""
    texts = tuple(span for cell in place.cells(Column.TEXT) for span in cell.spans)
    if texts and not base.main:
        title, rest = context.placed.split_title(texts)
        yield replace(base, main=rest, title=title or base.title)
    elif base.main:
        yield base
    for column in place.layout.places(Column.FRAME, Column.YEAR_TEXT):
        cell = place.row.cells[column]
        if not cell.spans or cell.filled_from is not None or _NOTHING.match(cell.text):
            continue
        year = place.layout.years[column]
        yield replace(base, main=cell.spans, kind="jaarafspraak" if year else "kaderafspraak", year=year)


def _marked_years(place: _Place) -> str:
    """The heads of the year columns that are ticked for this row, as a term ("2025, 2026")."""
    ticked = [
        " ".join(place.table.columns[column].split())
        for column in place.layout.year_marks
        if re.fullmatch(r"[xX●•■✓✔v]+", place.row.cells[column].text.strip())
    ]
    return ", ".join(ticked)


def _said(cells: Sequence[Cell], context: Context) -> str:
    """The words of cells, "" for none and for a dash."""
    words = " ".join(" ".join(context.placed.cell_text(cell).split()) for cell in cells)
    return "" if _NOTHING.match(words) else words


def _loose_number(text: str) -> str:
    """The number that a number cell opens with when more words follow ("1.7 nieuw")."""
    found = item_at_start(text)
    return found.label if found and len(text) <= 40 else ""


def _numbered_column(table: Table, layout: Layout) -> int | None:
    """The title or text column whose cells open with item numbers, where no column holds numbers alone."""
    if layout.places(Column.NUMBER):
        return None
    for place in layout.places(Column.TITLE, Column.TEXT, Column.THEME):
        cells = [row.cells[place].text for row in table.rows if row.cells[place].text.strip()]
        marked = [item for item in map(item_at_start, cells) if item and not item.label.isdigit()]
        counted = [item for item in map(item_at_start, cells) if item and item.label.isdigit()]
        in_order = [item.label for item in counted] == [str(n) for n in range(1, len(counted) + 1)]
        if cells and (
            len(marked) >= 0.6 * len(cells) or (in_order and len(counted) >= 0.6 * len(cells) and len(cells) > 1)
        ):
            return place
    return None


def _with_inner_number(base: Draft, cell: Cell, context: Context) -> Draft:
    """`base` with the number that a cell opens with, taken off that cell's words."""
    found = item_at_start(cell.text)
    if not found:
        return base
    column_text = cell.spans and column_of(base.title) is not None
    if not column_text:
        return replace(base, item=found.label)
    first = context.placed.slice(cell.spans[0])
    inner = item_at_start(first)
    rest: tuple[Span, ...] = context.placed.without_start(cell.spans, inner.end) if inner else cell.spans
    if base.title and base.title == " ".join(cell.text.split()):
        return replace(base, item=found.label, title=context.placed.text(rest))
    title, body = context.placed.split_title(rest)
    return replace(base, item=found.label, main=body, title=title or base.title)
