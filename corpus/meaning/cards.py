"""Agreed items on cards: tables with labels down the side ("Trekker | gemeente")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.meaning.columns import Column, column_of
from corpus.meaning.drafts import Context, Draft
from corpus.meaning.items import item_at_start, whole_item
from corpus.meaning.words import folded
from corpus.model import Cell, Table

_CORE = frozenset(
    {
        Column.TREKKER,
        Column.TEXT,
        Column.NUMBER,
        Column.TITLE,
        Column.DEADLINE,
        Column.PARTIES,
        Column.GOAL,
        Column.NOTE,
    }
)


@dataclass(slots=True)
class _Card:
    """One card while it is read: its labels without numbers, and the cells under each meaning, in order."""

    row: int
    item: str = ""
    title: str = ""
    labels: list[str] = field(default_factory=list)
    cells: dict[Column, list[Cell]] = field(default_factory=dict)

    def get(self, *columns: Column) -> tuple[Cell, ...]:
        """Cells with words under these labels."""
        return tuple(cell for column in columns for cell in self.cells.get(column, []) if cell.text.strip())


class Cards:
    """Items in tables whose first column holds labels; a card ends where a label comes round again."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """One draft a card."""
        found: list[Draft] = []
        for index, table in enumerate(context.agreement.tables):
            if is_card_table(table):
                found += [draft for card in _cards(table) if (draft := _draft(card, index, table, context))]
        return found


def is_card_table(table: Table) -> bool:
    """Whether the first column of a table holds labels of agreed items rather than values."""
    if len(table.columns) < 2:
        return False
    pairs = [pair for row in _rows(table) for pair in label_pairs(row)]
    labels = [column for column, _, _ in pairs]
    n_rows = sum(any(cell.text.strip() for cell in row) for row in _rows(table))
    known = set(labels)
    opened = sum(column_of(row.cells[0].text) is not Column.OTHER for row in table.rows)
    return opened >= 2 and len(known) >= 3 and len(known & _CORE) >= 2 and len(labels) >= 0.55 * n_rows


def _rows(table: Table) -> list[Sequence[Cell]]:
    """The rows, with a first row that was taken for a header."""
    rows: list[Sequence[Cell]] = [row.cells for row in table.rows]
    if table.columns_given and len(table.columns) > 1 and column_of(table.columns[1]) is Column.OTHER:
        spans = table.header_spans if len(table.header_spans) == len(table.columns) else ()
        head = [Cell(text, spans[place : place + 1]) for place, text in enumerate(table.columns)]
        rows.insert(0, head)
    return rows


def label_pairs(row: Sequence[Cell]) -> Iterator[tuple[Column, Cell, Cell | None]]:
    """Label and value of each pair of cells in a row: "Trekker | X | Gereed | Y" has two."""
    place = 0
    while place < len(row):
        label = row[place]
        column = column_of(label.text) if len(label.text.split()) <= 6 else Column.OTHER
        if column is not Column.OTHER and place + 1 < len(row):
            yield column, label, row[place + 1]
            place += 2
        else:
            place += 1
            if place > 1:
                break


def _cards(table: Table) -> Iterator[_Card]:
    """The cards in a table: a new one where a number, title row or first label comes again."""
    card = _Card(0)
    for index, row in enumerate(_rows(table)):
        pairs = list(label_pairs(row))
        filled = [cell for cell in row if cell.text.strip()]
        if not pairs:
            opening = _opening(filled)
            if opening:
                if card.cells:
                    yield card
                    card = _Card(index)
                card.item, card.title = opening
            elif card.cells and filled and not row[0].text.strip():
                last = list(card.cells.values())[-1]
                last.extend(filled)
            continue
        opening_label = _bare_label(pairs[0][1].text)
        starts_anew = opening_label in card.labels and (
            opening_label == card.labels[0] or pairs[0][0] in {Column.NUMBER, Column.TITLE}
        )
        if starts_anew:
            yield card
            card = _Card(index)
        for column, label, value in pairs:
            inner = item_at_start(label.text)
            if inner and not card.item:
                card.item = inner.label
            card.labels.append(_bare_label(label.text))
            card.cells.setdefault(column, []).append(value or label)
    if card.cells:
        yield card


def _bare_label(text: str) -> str:
    """A label without the item number in it: "Afspraak 3.1" -> "afspraak"."""
    return re.sub(r"[\W\d]+", " ", folded(text)).strip()


def _opening(filled: Sequence[Cell]) -> tuple[str, str] | None:
    """Number and title of a row that opens a card ("Afspraak 3 | Doorstroming", "2.1 Energiebus")."""
    words = " ".join(" ".join(cell.text.split()) for cell in filled)
    found = item_at_start(words)
    if not found or len(words.split()) > 20:
        return None
    return found.label, words[found.end :].strip(" :.–-|")


def _draft(card: _Card, index: int, table: Table, context: Context) -> Draft | None:
    """The draft of one card, None for a card without agreed words."""
    numbers = card.get(Column.NUMBER)
    texts = card.get(Column.TEXT, Column.YEAR_TEXT)
    titles = card.get(Column.TITLE)
    if len(texts) > 1 and not titles and not card.title and len(texts[0].text.split()) <= 10:
        titles, texts = texts[:1], texts[1:]
    if not texts:
        texts, titles = (titles, ()) if titles else (card.get(Column.GOAL), ())
    main = tuple(span for cell in texts for span in cell.spans)
    if not main:
        return None
    item = card.item or next((whole_item(cell.text) for cell in numbers), "")
    title = card.title or (context.placed.cell_text(titles[0]) if titles else "")
    for words in (title, context.placed.text(main), table.title, *reversed(table.heading_path[-1:])):
        opening = item_at_start(words)
        if not item and opening and (not opening.label.isdigit() or words == title):
            item = opening.label
            title = words[opening.end :].strip(" :.–-") if words in {title, table.title} else title
    number_spans = tuple(span for cell in numbers for span in cell.spans)
    return Draft(
        item=item,
        main=main,
        notes=tuple(span for cell in card.get(Column.NOTE) for span in cell.spans),
        title=" ".join(title.split()),
        heading_path=table.heading_path,
        trekker_cells=card.get(Column.TREKKER),
        party_cells=card.get(Column.PARTIES),
        asks_trekker=Column.TREKKER in card.cells,
        deadline=_words(card.get(Column.DEADLINE), context),
        priority=_words(card.get(Column.PRIORITY), context),
        progress=_words(card.get(Column.PROGRESS), context),
        status=_words(card.get(Column.STATUS), context),
        table=index,
        row=card.row,
        anchor=min((*number_spans, *main[:1])),
    )


def _words(cells: Sequence[Cell], context: Context) -> str:
    """The words of cells on one line, "" for none and for a dash."""
    words = " ".join(" ".join(context.placed.cell_text(cell).split()) for cell in cells)
    return "" if not words.strip(" -–—.") else words
