"""What an agreement is once it has been read.

Positions are `Span`s into `Page.text`, the page's canonical text: reading order, running headers and
footers left out, line-end hyphens joined, ligatures spelled out, footnote marks taken out of words. Every
block, cell and commitment is a slice of that text, so a quote is exact when `quote in page.text`, and its
boxes follow from the page's fragments. Boxes are PDF points from the page's top left corner, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page: left, top, right, bottom, in PDF points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


class Span(NamedTuple):
    """A slice of one page's text: `page` is 1-based, `start` and `end` count characters, end excluded."""

    page: int
    start: int
    end: int


class Fragment(NamedTuple):
    """A word, or the part of a word on one line, with its place in `Page.text` and on the paper.

    A word broken over two lines is two fragments; one printed word with a footnote mark is two as well.
    """

    start: int
    end: int
    box: Box


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, footnote, or the place of a table, in reading order.

    `heading_path` are the headings above it, outermost first (a heading's own text not included).
    `level` is the heading level (1 is highest) or the nesting of a list item (1 is outermost), else 0.
    `marker` is the bullet or number before a list item, or the mark of a footnote. `table` is the index in
    `Agreement.tables` for a block of kind TABLE. `box_id` numbers tinted or ruled boxes on the page, so that
    text under "Afspraken" in a box can be told from text outside it; None outside any box. `anchor` is where the
    mark of a footnote stands: the word it is attached to, None when the page does not show it.
    """

    kind: BlockKind
    span: Span
    heading_path: tuple[str, ...] = ()
    level: int = 0
    marker: str = ""
    table: int | None = None
    box_id: int | None = None
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` is the PDF page (1-based), `label` the printed number, None when none is printed.

    `width` and `height` are points. `furniture` are the running headers, footers and logo words that were
    taken out of `text`. `bold` are ranges (start, end) of `text` set in a bold face. `ocr_confidence` is 0..100
    for a page read by OCR, None for a page with a text layer. Plain text files are one page of size 0.
    """

    number: int
    label: str | None
    width: float
    height: float
    text: str
    fragments: tuple[Fragment, ...] = ()
    blocks: tuple[Block, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    furniture: tuple[str, ...] = ()
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. An empty cell has text "" and no spans.

    `filled_from` is the row index of the merged cell above that holds for this row too; `text` is then that
    cell's text and `spans` point at where it stands. None for a cell with text of its own.
    """

    text: str
    spans: tuple[Span, ...] = ()
    box: Box | None = None
    filled_from: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `page` is where it starts, `last_page` where it ends (a row may break over pages)."""

    cells: tuple[Cell, ...]
    page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table, carried over page breaks: all its rows have `len(columns)` cells.

    `columns` are the column heads in words ("Trekker", "2024 / aantal" for two levels, "" when unknown);
    `columns_given` is False when the document has no header and the names were derived from content.
    `title` is the caption or the heading it stands under. Header rows are not among `rows`.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    heading_path: tuple[str, ...] = ()
    columns_given: bool = True
    header_spans: tuple[Span, ...] = ()


class TrekkerSource(StrEnum):
    """How the trekker of a commitment is known. SUBJECT is the acting party of the sentence, no trekker."""

    COLUMN = "column"
    BOLD = "bold"
    INLINE = "inline"
    HEADING = "heading"
    SUBJECT = "subject"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One agreed item (afspraak), as the document has it; a field that the document leaves empty is empty.

    `item` is the number as printed with spelling unified and the theme number before it where rows restart
    per theme ("K 1.12", "7.8"), "" when there is none. `spans` are all places that make up `text`, in order;
    the first one's page is `page` (the number's own place where a row's words start on the next page).
    `trekker` are the words of the document ("Beleidsadviseur Wonen (gemeente)"), `trekker_parties` and
    `parties` are `Party.name`s. `deadline`, `priority`, `progress` and `status` are the document's words.
    `year` is the year column it stands under, None when there is none.
    `counterparts` are the `key`s of the same item elsewhere (agreement and monitor, or a copy).
    `copy_of` is the key of the first standing of a word-for-word copy, None for an original.
    """

    key: str
    item: str
    spans: tuple[Span, ...]
    text: str
    kind: str = "afspraak"
    title: str = ""
    theme: str = ""
    heading_path: tuple[str, ...] = ()
    trekker: tuple[str, ...] = ()
    trekker_parties: tuple[str, ...] = ()
    trekker_source: TrekkerSource = TrekkerSource.NONE
    trekker_spans: tuple[Span, ...] = ()
    parties: tuple[str, ...] = ()
    deadline: str = ""
    priority: str = ""
    progress: str = ""
    status: str = ""
    year: int | None = None
    table: int | None = None
    row: int | None = None
    counterparts: tuple[str, ...] = ()
    copy_of: str | None = None

    @property
    def page(self) -> int:
        """The PDF page on which the item starts."""
        return self.spans[0].page


class Role(StrEnum):
    """What a party is."""

    MUNICIPALITY = "municipality"
    CORPORATION = "corporation"
    TENANT_ORGANISATION = "tenant_organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """A party named in an agreement. `aliases` are all other spellings and abbreviations used in it.

    `signs` tells a party to the agreement from one that is only mentioned. A word for several parties
    ("corporaties", "partijen") is a party too, with `members`: the names it stands for in this agreement.
    """

    name: str
    role: Role
    aliases: tuple[str, ...] = ()
    signs: bool = True
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the agreement's glossary and what it says of it."""

    term: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PageCopy:
    """Page `page` repeats page `of` word for word (a bundle with the same agreement twice)."""

    page: int
    of: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file an agreement was read from: `sha256` in hex, `size` in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """One document, read. `id` is the file's stem.

    `years` is the period it covers, first and last year, None when the document does not say. `signed_on` is
    an ISO date, "" when unknown. `municipality` is the bare name ("Veldrecht"), "" when unknown. `has_pages` is
    False for plain text, whose citations name lines. `warnings` are Dutch lines for the user.
    """

    id: str
    title: str
    source: SourceFile
    pages: tuple[Page, ...]
    parser_version: str
    tables: tuple[Table, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    parties: tuple[Party, ...] = ()
    definitions: tuple[Definition, ...] = ()
    municipality: str = ""
    years: tuple[int, int] | None = None
    signed_on: str = ""
    signatories: tuple[str, ...] = ()
    page_copies: tuple[PageCopy, ...] = ()
    has_pages: bool = True
    warnings: tuple[str, ...] = field(default=())

    def text_of(self, span: Span) -> str:
        """The words a span points at."""
        return self.pages[span.page - 1].text[span.start : span.end]
