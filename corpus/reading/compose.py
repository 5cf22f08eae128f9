"""Pages in the making become the pages, blocks and tables of an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Block, BlockKind, Fragment, Page, Span
from corpus.reading.drafts import BodyLook, Draft, drafts_of, note_marks
from corpus.reading.furniture import Furniture
from corpus.reading.grids import Grid
from corpus.reading.headings import HeadingLook
from corpus.reading.hyphens import Hyphenation
from corpus.reading.ink import PageInk, Word
from corpus.reading.layout import GridInk, layout_of
from corpus.reading.pagetables import TablePart, set_table
from corpus.reading.scans import slanted
from corpus.reading.typeset import PageText

_ALIKE = 0.06
_FEW_CHARS = 400
_ENOUGH = 0.15
"""A page with this part of its text in about the document's own size has that size for its body."""


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page before its text is set: drafts in reading order, the grids they point at, the body's look."""

    ink: PageInk
    drafts: tuple[Draft, ...]
    grids: tuple[GridInk, ...]
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page whose text is set. `parts` are its tables, by the index that `Block.table` holds for now.

    `looks` are those of its blocks (None for all but headings), `font` is the family of most of its words.
    """

    page: Page
    parts: tuple[TablePart, ...]
    looks: tuple[HeadingLook | None, ...]
    font: str


def draft_page(ink: PageInk, grids: Sequence[Grid], furniture: Furniture, document: BodyLook) -> PageDraft:
    """The blocks of a page, found from its layout."""
    words = [w for w in ink.words if id(w) not in furniture.words]
    layout = layout_of(ink, words, grids)
    lines = [s.line for s in layout.steps if s.line is not None]
    body = page_look([w for line in lines for w in line.words], words, document)
    drafts = drafts_of(layout.steps, body, ink.marks, ink.height)
    return PageDraft(ink, tuple(drafts), layout.grids, furniture)


def body_look(words: Sequence[Word]) -> BodyLook:
    """The look of most of these words."""
    counts = _counts(words)
    return BodyLook(*max(counts, key=lambda k: (counts[k], k))) if counts else BodyLook(10.0, 0)


def page_look(free: Sequence[Word], words: Sequence[Word], document: BodyLook) -> BodyLook:
    """The look of a page's running text: that of the document where enough of the page (tables included) is
    set so, else that of most of its `free` words, where they are enough to tell.
    """
    everywhere, outside = _counts(words), _counts(free)
    usual = {k: n for k, n in everywhere.items() if abs(k[0] - document.size) < _ALIKE * document.size}
    if sum(usual.values()) > _ENOUGH * sum(everywhere.values()):
        return BodyLook(*max(usual, key=lambda k: (usual[k], k)))
    look = body_look(free)
    few = sum(outside.values()) < _FEW_CHARS and not 0.9 < look.size / document.size < 1.1
    return document if few else look


def _counts(words: Sequence[Word]) -> dict[tuple[float, int], int]:
    """Characters per size and colour."""
    counts: dict[tuple[float, int], int] = {}
    for word in words:
        key = (word.style.size, word.style.colour)
        counts[key] = counts.get(key, 0) + len(word.text)
    return counts


def set_page(draft: PageDraft, label: str | None, hyphenation: Hyphenation) -> SetPage:
    """Set the page's text; heading paths and table indices are filled in when all pages are there."""
    text = PageText(hyphenation)
    notes = {d.marker for d in draft.drafts if d.kind is BlockKind.FOOTNOTE and d.marker}
    blocks: list[Block] = []
    parts: list[TablePart] = []
    looks: list[HeadingLook | None] = []
    number = draft.ink.number
    for piece in draft.drafts:
        start, table = text.position, None
        if piece.grid is not None:
            parts.append(set_table(draft.grids[piece.grid], number, text, notes))
            table = len(parts) - 1
        else:
            marks = note_marks(piece.lines, notes)
            text.separate("\n")
            text.add_lines(piece.lines, piece.skip | set(marks))
        start += 1 if text.text_between(start, start + 1).isspace() else 0
        if text.position <= start:
            if table is not None:
                parts.pop()
            continue
        span = Span(number, start, text.position)
        level = piece.nesting
        anchor = text.word_before_mark(piece.marker) if piece.kind is BlockKind.FOOTNOTE else None
        place = Span(number, *anchor) if anchor else None
        blocks.append(Block(piece.kind, span, (), level, piece.marker, table, piece.box_id, place))
        looks.append(piece.look)
    page = Page(
        number=number,
        label=label,
        width=draft.ink.width,
        height=draft.ink.height,
        text=text.text,
        fragments=_as_shown(text.fragments, draft.ink),
        blocks=tuple(blocks),
        bold=tuple(text.bold),
        furniture=draft.furniture.texts,
        ocr_confidence=draft.ink.ocr_confidence,
    )
    return SetPage(page, tuple(parts), tuple(looks), _main_family(draft.ink))


def _as_shown(fragments: Sequence[Fragment], ink: PageInk) -> tuple[Fragment, ...]:
    """The fragments with their places on the page as shown: that of a slanted scan was set straight to read."""
    if not ink.skew:
        return tuple(fragments)
    return tuple(f._replace(box=slanted(f.box, ink.skew, ink.width, ink.height)) for f in fragments)


def _main_family(ink: PageInk) -> str:
    """The typeface of most characters, without weight and slant; "" for a page with little text."""
    counts: dict[str, int] = {}
    for word in ink.words:
        family = word.style.font.split("-")[0].split(",")[0]
        counts[family] = counts.get(family, 0) + len(word.text)
    return max(counts, key=lambda f: (counts[f], f)) if sum(counts.values()) > 200 else ""
