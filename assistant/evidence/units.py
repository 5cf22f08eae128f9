"""Passages cut into what an answer can quote: a sentence, a list item, a cell, a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.understanding.words import squeeze
from corpus.meaning.items import whole_item
from corpus.model import Agreement, Cell, Commitment, Row, Span, Table
from index.model import Passage, PassageKind, Ranked
from index.passages.sentences import sentence_spans

MAX_CELL_WORDS = 14
"""A cell of more words is cut into sentences."""


_LINE = re.compile(r"[^\n\t]+")
_LEANS = re.compile(
    r"^(?:het gaat|dit |deze |dat |die |zij |hiervan|daarvan|waarvan|"
    r"ofwel|oftewel|het betreft|hierbij|hiermee|daarmee|daarbij)|"
    r"\b(?:is|zijn|was|waren|bedraagt|wordt|worden) (?:dit|dat|deze)\b",
    re.IGNORECASE,
)
MAX_LABEL_WORDS = 14
MAX_LISTED_WORDS = 25


class UnitKind(StrEnum):
    """What a unit is in the document."""

    SENTENCE = "sentence"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotable piece of one agreement.

    `spans` are its places, one per page it stands on; `text` its words on one line. `head` are the words that
    give it meaning and stand elsewhere: item title, column head, row label, table title. `near` are the other
    sentences of the same passage, `around` headings and theme. `row_spans` and `head_spans` prove what a cell
    is about. `place` is its order in the passage, `rank` the passage's place in the ranking, from 1.
    """

    kind: UnitKind
    agreement: str
    spans: tuple[Span, ...]
    text: str
    head: str
    near: str
    around: str
    passage: Passage
    rank: int
    place: int = 0
    column: str = ""
    label: str = ""
    lead: str = ""
    commitment: Commitment | None = None
    row_spans: tuple[Span, ...] = ()
    head_spans: tuple[Span, ...] = ()

    @property
    def page(self) -> int:
        """The PDF page on which it starts."""
        return self.spans[0].page

    @property
    def item(self) -> str:
        """The number of the agreed item that it stands in, "" when there is none."""
        return self.passage.item or (self.commitment.item if self.commitment else "")


class UnitCutter:
    """Cuts ranked passages of known agreements into units."""

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        self._agreements = {agreement.id: agreement for agreement in agreements}
        self._commitments = {a.id: {c.key: c for c in a.commitments} for a in agreements}
        self._cards = {a.id: _cards(a) for a in agreements}

    def agreement(self, agreement_id: str) -> Agreement:
        """The agreement with this id."""
        return self._agreements[agreement_id]

    def commitment(self, passage: Passage) -> Commitment | None:
        """The commitment that a passage holds or, for a row of a card, is a part of; None when there is none."""
        known = self._commitments[passage.agreement].get(passage.commitment or "")
        if known is None and passage.table is not None:
            return self._cards[passage.agreement].get(passage.table)
        return known

    def cut(self, ranked: Iterable[Ranked]) -> list[Unit]:
        """The units of all passages, each place once, best passage first."""
        units: list[Unit] = []
        seen: set[tuple[str, Span]] = set()
        for rank, found in enumerate(ranked, start=1):
            if found.passage.agreement not in self._agreements:
                continue
            for unit in self._cut_one(found.passage, rank):
                key = (unit.agreement, unit.spans[0])
                if key not in seen:
                    seen.add(key)
                    units.append(unit)
        return units

    def _cut_one(self, passage: Passage, rank: int) -> Iterator[Unit]:
        agreement = self._agreements[passage.agreement]
        if passage.table is not None and passage.row is not None:
            table = agreement.tables[passage.table]
            yield from self._row_units(agreement, passage, table, table.rows[passage.row], rank)
            if passage.commitment and passage.table in self._cards[agreement.id]:
                for row in table.rows:
                    yield from self._row_units(agreement, passage, table, row, rank)
        elif passage.table is not None and passage.kind is PassageKind.TABLE:
            table = agreement.tables[passage.table]
            for row in table.rows:
                yield from self._row_units(agreement, passage, table, row, rank)
        else:
            yield from self._sentence_units(agreement, passage, passage.spans, rank)

    def _sentence_units(
        self, agreement: Agreement, passage: Passage, spans: Sequence[Span], rank: int
    ) -> Iterator[Unit]:
        pieces = list(_sentences(agreement, spans))
        texts = [squeeze(agreement.text_of(piece)) for piece in pieces]
        lead = ""
        for place, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
            near = " ".join(texts[:place] + texts[place + 1 :])
            yield Unit(
                kind=UnitKind.SENTENCE,
                agreement=agreement.id,
                spans=(piece,),
                text=text,
                head=passage.title,
                near=near,
                around=" ".join((*passage.headings, _theme(self.commitment(passage)))),
                passage=passage,
                rank=rank,
                place=place,
                lead=lead,
                commitment=self.commitment(passage),
            )
            following = texts[place + 1] if place + 1 < len(texts) else ""
            if text.endswith(":") or leans_on_before(following):
                lead = text
            elif text.endswith(".") and len(text.split()) > MAX_LISTED_WORDS and not _is_listed(agreement, piece):
                lead = ""

    def _row_units(self, agreement: Agreement, passage: Passage, table: Table, row: Row, rank: int) -> Iterator[Unit]:
        commitment = self.commitment(passage)
        label = _row_label(row, commitment)
        title = " ".join(
            dict.fromkeys(part for part in (passage.title, table.title, caption_of(agreement, table)) if part)
        )
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            if not cell.text or not cell.spans or (place == 0 and _is_item_number(cell.text)):
                continue
            others = " ".join(c.text for c in row.cells if c is not cell)
            if commitment is not None and passage.table in self._cards[agreement.id]:
                others = f"{others} {commitment.title} {commitment.text}"
            lead = before = ""
            for piece in _cell_pieces(agreement, cell):
                text = squeeze(" ".join(agreement.text_of(span) for span in piece))
                if leans_on_before(text) or before.endswith(":"):
                    lead = before
                elif not lead.endswith(":"):
                    lead = ""
                before = text
                yield Unit(
                    kind=UnitKind.CELL,
                    agreement=agreement.id,
                    spans=piece,
                    text=text,
                    head=squeeze(f"{column} {title}"),
                    near=squeeze(others),
                    around=" ".join((*passage.headings, *table.heading_path, _theme(commitment))),
                    passage=passage,
                    rank=rank,
                    place=place,
                    column=squeeze(column),
                    label=label,
                    lead=lead,
                    commitment=commitment,
                    row_spans=_row_spans(row),
                    head_spans=table.header_spans,
                )


def _cards(agreement: Agreement) -> dict[int, Commitment]:
    """The tables that hold one agreed item, label by label down the side, with that item."""
    items: dict[int, list[Commitment]] = {}
    for commitment in agreement.commitments:
        if commitment.table is not None:
            items.setdefault(commitment.table, []).append(commitment)
    return {
        number: found[0]
        for number, found in items.items()
        if len(found) == 1 and len(agreement.tables[number].columns) == 2 and len(agreement.tables[number].rows) > 1
    }


def _is_item_number(text: str) -> bool:
    """Whether a row's first cell is the number of the item and nothing else."""
    return bool(whole_item(text))


def leans_on_before(text: str) -> bool:
    """Whether a sentence takes its subject from the one before it ("Het gaat om …", "Voor 2025 is dit …")."""
    return bool(_LEANS.search(text[:60]))


def caption_of(agreement: Agreement, table: Table) -> str:
    """The line just above a table when it reads as a caption; "" for the end of a sentence or a long line."""
    spans = [*table.header_spans, *(span for row in table.rows[:1] for cell in row.cells for span in cell.spans)]
    if not spans:
        return ""
    first = min(spans)
    above = agreement.pages[first.page - 1].text[: first.start].rstrip().rsplit("\n", 1)[-1].strip()
    is_caption = 8 < len(above) < 160 and "\t" not in above and not above.endswith((".", ";", ","))
    return above if is_caption else ""


def _theme(commitment: Commitment | None) -> str:
    return commitment.theme if commitment else ""


def _sentences(agreement: Agreement, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences of `spans`; a line break of the page's text, which ends a paragraph, item or heading, ends a
    sentence too."""
    for span in spans:
        text = agreement.text_of(span)
        for line in _LINE.finditer(text):
            for start, end in sentence_spans(line.group()):
                if any(char.isalnum() for char in line.group()[start:end]):
                    yield Span(span.page, span.start + line.start() + start, span.start + line.start() + end)


def _is_listed(agreement: Agreement, piece: Span) -> bool:
    """Whether a piece is an item of an enumeration: a bullet stands in it or just before it."""
    text = agreement.pages[piece.page - 1].text
    before = text[max(0, piece.start - 3) : piece.start]
    return bool(re.search(r"[•▪■●○◦✓✔*–-]\s*$", before) or re.match(r"[•▪■●○◦✓✔*–-]", text[piece.start :]))


def _row_label(row: Row, commitment: Commitment | None) -> str:
    """What a row is about: its first short cell with words, or a year; else the item's number and title."""
    for cell in row.cells:
        is_telling = any(char.isalpha() for char in cell.text) or re.fullmatch(r"20\d\d", cell.text.strip())
        if is_telling and len(cell.text.split()) <= MAX_LABEL_WORDS and not whole_item(cell.text):
            return squeeze(cell.text)
        if is_telling and not whole_item(cell.text):
            break
    return squeeze(f"{commitment.item} {commitment.title}") if commitment and commitment.item else ""


def _cell_pieces(agreement: Agreement, cell: Cell) -> Iterator[tuple[Span, ...]]:
    if len(cell.text.split()) <= MAX_CELL_WORDS and len({span.page for span in cell.spans}) == 1:
        yield cell.spans
        return
    for span in _sentences(agreement, cell.spans):
        yield (span,)


def _row_spans(row: Row) -> tuple[Span, ...]:
    spans = {span for cell in row.cells if cell.filled_from is None for span in cell.spans}
    return tuple(sorted(spans))
