"""Agreed items from tables with a column for each party, its own contribution in words under its name."""

from collections.abc import Iterator, Sequence

from corpus.meaning.columns import Column, column_of
from corpus.meaning.drafts import Context, Draft
from corpus.meaning.items import item_at_start, whole_item
from corpus.meaning.trekkers import heading_parties
from corpus.model import Row, Table


class PartyColumns:
    """Items that stand in a column headed by a party ("Bijdrage gemeente" | "Bijdrage corporaties")."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """One draft for each cell with words under a party's head."""
        found: list[Draft] = []
        for index, table in enumerate(context.agreement.tables):
            places = party_columns(table, context)
            for row_index, row in enumerate(table.rows if places else ()):
                found += _row_drafts(index, table, row_index, row, places)
        return found


def party_columns(table: Table, context: Context) -> tuple[int, ...]:
    """The columns headed by a party that hold sentences; empty unless there are two or more."""
    if not table.columns_given:
        return ()
    places = []
    for place, head in enumerate(table.columns):
        cells = [row.cells[place].text for row in table.rows if row.cells[place].text.strip()]
        in_words = cells and sum(len(cell.split()) for cell in cells) >= 4 * len(cells)
        if in_words and heading_parties(head, context.directory):
            places.append(place)
    return tuple(places) if len(places) > 1 else ()


def _row_drafts(index: int, table: Table, row_index: int, row: Row, places: Sequence[int]) -> Iterator[Draft]:
    """The drafts of one row."""
    others = [cell for place, cell in enumerate(row.cells) if place not in places and cell.text.strip()]
    number = next((label for cell in others if (label := whole_item(cell.text))), "")
    title = next((" ".join(cell.text.split()) for cell in others if not whole_item(cell.text)), "")
    opening = item_at_start(title)
    if not number and opening and not opening.label.isdigit():
        number, title = opening.label, title[opening.end :].strip(" .:–-")
    is_theme = column_of(table.columns[0]) is Column.THEME
    for place in places:
        cell = row.cells[place]
        if cell.spans and cell.filled_from is None:
            yield Draft(
                item=number,
                main=cell.spans,
                title=title,
                theme=title if is_theme else "",
                heading_path=(*table.heading_path, table.columns[place]),
                table=index,
                row=row_index,
                anchor=min(span for other in row.cells if other.filled_from is None for span in other.spans),
            )
