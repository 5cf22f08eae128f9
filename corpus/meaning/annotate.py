"""From pages, blocks and tables to what was agreed: commitments, parties, terms, dates and copies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.meaning.cards import Cards, is_card_table, label_pairs
from corpus.meaning.cell_items import apart
from corpus.meaning.columns import Column, layout_of
from corpus.meaning.copies import find_page_copies, linked
from corpus.meaning.dates import find_deadline, is_term
from corpus.meaning.definitions import find_definitions
from corpus.meaning.directory import PartyDirectory
from corpus.meaning.drafts import Context, Draft, DraftSource
from corpus.meaning.facts import SIGNING, municipality_of, signatories_of, signed_on, years_of
from corpus.meaning.labels import label_value, with_label_lines
from corpus.meaning.listed import AnnouncedLists
from corpus.meaning.matrices import find_legend, matrix_of, party_codes
from corpus.meaning.numbered import NumberedText
from corpus.meaning.parties import find_parties
from corpus.meaning.party_columns import PartyColumns
from corpus.meaning.placed import PlacedText, all_texts
from corpus.meaning.prose import Prose
from corpus.meaning.table_rows import TableRows
from corpus.meaning.themes import common_root, theme_of, with_theme_numbers
from corpus.meaning.titles import title_of
from corpus.meaning.trekkers import (
    ActingParty,
    BoldTrekker,
    ColumnTrekker,
    HeadingTrekker,
    InlineTrekker,
    MarkedTrekker,
    TrekkerFinder,
    bold_marks_trekkers,
)
from corpus.meaning.words import folded
from corpus.model import Agreement, BlockKind, Commitment, Party, Span, Table

SOURCES: tuple[DraftSource, ...] = (Cards(), PartyColumns(), TableRows(), NumberedText(), AnnouncedLists())
"""Ways of writing agreed items down, in order of precedence; `Prose` only serves where none of them does."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds for all items: the heading over all of them, the first year of the agreement."""

    root: str
    first_year: int | None


def annotate(agreement: Agreement) -> Agreement:
    """`agreement` with what its pages, blocks and tables mean; those three are left as they are.

    Fills commitments, parties, definitions, title, municipality, years, signed_on, signatories and
    page_copies. What the document does not say stays empty.
    """
    parties = _parties(agreement)
    codes = party_codes(find_legend(all_texts(agreement)), PartyDirectory(parties))
    context = Context(agreement, PlacedText(agreement), PartyDirectory(parties, codes))
    drafts = with_theme_numbers(_drafts(context))
    page_copies = find_page_copies(agreement)
    municipality = municipality_of(parties)
    title = title_of(agreement, municipality)
    years = years_of(agreement, title)
    commitments = linked(_commitments(drafts, years, context), page_copies)
    return replace(
        agreement,
        title=title,
        parties=parties,
        commitments=commitments,
        definitions=find_definitions(context),
        municipality=municipality,
        years=years,
        signed_on=signed_on(agreement, municipality_of(parties)),
        signatories=tuple(
            signer for signer in signatories_of(agreement) if not context.directory.mentions(signer.split(",")[0])
        ),
        page_copies=page_copies,
    )


def _parties(agreement: Agreement) -> tuple[Party, ...]:
    """The parties, from all blocks, furniture and the cells that list them."""
    segments = [
        page.text[block.span.start : block.span.end]
        for page in agreement.pages
        for block in page.blocks
        if block.kind is not BlockKind.TABLE
    ]
    segments += [line for page in agreement.pages if not page.blocks for line in page.text.split("\n")]
    segments += [line for page in agreement.pages for line in page.furniture]
    segments += [f"Namens {line}" for line in _signing_lines(agreement)]
    cells = [cell.text for table in agreement.tables for row in table.rows for cell in row.cells]
    segments += [cell for cell in cells if len(cell.split()) > 8]
    lines = [line for cell in cells if len(cell.split()) <= 8 for line in cell.split("\n")]
    lines += [head for table in agreement.tables for head in table.columns if 0 < len(head.split()) <= 4]
    rough = PartyDirectory(find_parties(segments, lines))
    listed = [line for table in agreement.tables for line in _listing_lines(table, rough)]
    legend = find_legend(all_texts(agreement))
    matrices = [matrix for table in agreement.tables if (matrix := matrix_of(table, legend)) and matrix.trekker_marks]
    return find_parties(segments, lines, listed, [head for matrix in matrices for head in matrix.party_heads])


def _signing_lines(agreement: Agreement) -> Iterator[str]:
    """Short lines among the signatures, which are names of parties and persons."""
    for page in agreement.pages:
        for block in page.blocks:
            words = page.text[block.span.start : block.span.end].strip()
            if len(words.split()) <= 5 and any(SIGNING.search(folded(heading)) for heading in block.heading_path):
                yield words.rstrip(",")


def _listing_lines(table: Table, directory: PartyDirectory) -> list[str]:
    """The lines of cells that list parties or trekkers, under a column head or beside a label."""
    if is_card_table(table):
        pairs = [pair for row in table.rows for pair in label_pairs(row.cells)]
        cells = [value for column, _, value in pairs if column in {Column.TREKKER, Column.PARTIES}]
        return [line for cell in cells if cell for line in cell.text.split("\n")]
    layout = layout_of(table, directory)
    places = layout.places(Column.TREKKER, Column.PARTIES)
    return [line for row in table.rows for place in places for line in row.cells[place].text.split("\n")]


def _drafts(context: Context) -> list[Draft]:
    """The drafts of all sources in order of place; words that an earlier source took are not taken again."""
    taken: set[tuple[int, int]] = set()
    found: list[Draft] = []
    for source in SOURCES:
        for draft in (item for whole in source.drafts(context) for item in _items(whole, context)):
            if draft.main and not any((span.page, span.end) in taken for span in draft.main):
                found.append(draft)
        taken = {(span.page, span.end) for draft in found for span in draft.main}
    if not found:
        found += [draft for draft in Prose().drafts(context) if (draft.main[0].page, draft.main[0].end) not in taken]
    placed = sorted(found, key=lambda draft: draft.place)
    return [draft if draft.table is not None else with_label_lines(draft, context) for draft in placed]


def _items(draft: Draft, context: Context) -> list[Draft]:
    """A draft of running text as it is; one of a cell as the numbered items in it."""
    return [draft] if draft.table is None or draft.kind == "project" else apart(draft, context)


def _commitments(drafts: Sequence[Draft], years: tuple[int, int] | None, context: Context) -> tuple[Commitment, ...]:
    """The commitments of drafts, each with its trekker."""
    bold = bold_marks_trekkers(drafts, context)
    finders: tuple[TrekkerFinder, ...] = (
        ColumnTrekker(),
        BoldTrekker(marks=bold),
        MarkedTrekker(context.agreement),
        InlineTrekker(),
        HeadingTrekker(),
        ActingParty(),
    )
    frame = _Frame(common_root([draft.heading_path for draft in drafts]), years[0] if years else None)
    made = []
    for number, draft in enumerate(drafts, start=1):
        asked = replace(draft, asks_trekker=draft.asks_trekker or (bold and bool(draft.party_cells)))
        made.append(_commitment(f"{context.agreement.id}#{number:03d}", asked, frame, finders, context))
    return tuple(made)


def _start_of_row(draft: Draft) -> tuple[Span, ...]:
    """The number cell of a row whose words stand on a later page than its number: the item starts there."""
    early = draft.anchor is not None and draft.anchor.page < draft.main[0].page
    return (draft.anchor,) if early and draft.anchor is not None else ()


def _own_deadline(draft: Draft, first_year: int | None, context: Context) -> str:
    """The deadline that an item's own words give: by a label ("gereed: ..."), else in a sentence."""
    labelled = label_value((*draft.labelled, *draft.main), Column.DEADLINE, context)
    beside = [
        part
        for cell in draft.trekker_cells
        for part in re.split(r"\s*[;,\n]\s*", context.placed.cell_text(cell))
        if is_term(part)
    ]
    labelled = labelled or "".join(beside[:1])
    return labelled or find_deadline(context.placed.text(draft.main), draft.year or first_year)


def _commitment(
    key: str, draft: Draft, frame: _Frame, finders: Sequence[TrekkerFinder], context: Context
) -> Commitment:
    """One commitment."""
    found = next((answer for finder in finders if (answer := finder.find(draft, context))), None)
    text = context.placed.text((*draft.main, *draft.notes))
    told = label_value(draft.labelled, Column.PARTIES, context)
    listed = [name for words in (told, *draft.involved) if words for name in context.directory.names_in(words)]
    listed += [
        name for cell in draft.party_cells for name in context.directory.names_in(context.placed.cell_text(cell))
    ]
    named = listed or list(context.directory.names_in(context.placed.text(draft.main)))
    parties = tuple(dict.fromkeys([*(found.parties if found else ()), *named]))
    made = Commitment(
        key=key,
        item=draft.item,
        spans=(*_start_of_row(draft), *draft.main, *draft.notes),
        text=text,
        kind=draft.kind,
        title=draft.title,
        theme=draft.theme or theme_of(draft.heading_path, frame.root),
        heading_path=draft.heading_path,
        parties=parties,
        deadline=draft.deadline or _own_deadline(draft, frame.first_year, context),
        priority=draft.priority or label_value(draft.labelled, Column.PRIORITY, context),
        progress=draft.progress or label_value(draft.labelled, Column.PROGRESS, context),
        status=draft.status or label_value(draft.labelled, Column.STATUS, context),
        year=draft.year,
        table=draft.table,
        row=draft.row,
    )
    if not found:
        return made
    return replace(
        made,
        trekker=found.words,
        trekker_parties=found.parties,
        trekker_source=found.source,
        trekker_spans=found.spans,
    )
