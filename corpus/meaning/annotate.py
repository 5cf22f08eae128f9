"""From pages, blocks and tables to what was agreed: commitments, parties, terms, dates and copies."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.meaning.columns import Column, layout_of
from corpus.meaning.copies import find_page_copies, linked
from corpus.meaning.dates import find_deadline
from corpus.meaning.definitions import find_definitions
from corpus.meaning.directory import PartyDirectory
from corpus.meaning.drafts import Context, Draft, DraftSource
from corpus.meaning.facts import municipality_of, signatories_of, signed_on, title_of, years_of
from corpus.meaning.listed import AnnouncedLists
from corpus.meaning.parties import find_parties
from corpus.meaning.placed import PlacedText
from corpus.meaning.table_rows import TableRows
from corpus.meaning.themes import theme_of, with_theme_numbers
from corpus.meaning.trekkers import (
    ActingParty,
    BoldTrekker,
    ColumnTrekker,
    HeadingTrekker,
    InlineTrekker,
    TrekkerFinder,
    bold_marks_trekkers,
)
from corpus.model import Agreement, Commitment, Party, Table

SOURCES: tuple[DraftSource, ...] = (TableRows(), AnnouncedLists())


def annotate(agreement: Agreement) -> Agreement:
    """`agreement` with what its pages, blocks and tables mean; those three are left as they are.

    Fills commitments, parties, definitions, title, municipality, years, signed_on, signatories and
    page_copies. What the document does not say stays empty.
    """
    parties = _parties(agreement)
    context = Context(agreement, PlacedText(agreement), PartyDirectory(parties))
    drafts = with_theme_numbers(_drafts(context))
    page_copies = find_page_copies(agreement)
    commitments = linked(_commitments(drafts, context), page_copies)
    title = title_of(agreement)
    return replace(
        agreement,
        title=title,
        parties=parties,
        commitments=commitments,
        definitions=find_definitions(context),
        municipality=municipality_of(parties),
        years=years_of(agreement, title),
        signed_on=signed_on(agreement),
        signatories=signatories_of(agreement),
        page_copies=page_copies,
    )


def _parties(agreement: Agreement) -> tuple[Party, ...]:
    """The parties, from all blocks, furniture and the cells that list them."""
    segments = [page.text[block.span.start : block.span.end] for page in agreement.pages for block in page.blocks]
    segments += [line for page in agreement.pages if not page.blocks for line in page.text.split("\n")]
    segments += [line for page in agreement.pages for line in page.furniture]
    lines = [line for table in agreement.tables for row in table.rows for cell in row.cells for line in cell.text.split("\n")]
    rough = PartyDirectory(find_parties([*segments, *lines]))
    listing = [line for table in agreement.tables for line in _listing_lines(table, rough)]
    return find_parties([*segments, *lines], listing)


def _listing_lines(table: Table, directory: PartyDirectory) -> list[str]:
    """The lines of cells that list parties or trekkers."""
    layout = layout_of(table, directory)
    places = layout.places(Column.TREKKER, Column.PARTIES)
    return [line for row in table.rows for place in places for line in row.cells[place].text.split("\n")]


def _drafts(context: Context) -> list[Draft]:
    """The drafts of all sources in order of place; words that an earlier source took are not taken again."""
    taken: set[tuple[int, int]] = set()
    found: list[Draft] = []
    for source in SOURCES:
        for draft in source.drafts(context):
            if draft.main and (draft.main[0].page, draft.main[0].start) not in taken:
                found.append(draft)
        taken = {(span.page, span.start) for draft in found for span in draft.main}
    return sorted(found, key=lambda draft: (draft.page or draft.main[0].page, draft.table is not None and draft.row or 0, draft.main[0]))


def _commitments(drafts: Sequence[Draft], context: Context) -> tuple[Commitment, ...]:
    """The commitments of drafts, each with its trekker."""
    bold = bold_marks_trekkers(drafts, context)
    finders: tuple[TrekkerFinder, ...] = (
        ColumnTrekker(),
        BoldTrekker(marks=bold),
        InlineTrekker(),
        HeadingTrekker(),
        ActingParty(),
    )
    made = []
    for number, draft in enumerate(drafts, start=1):
        asked = replace(draft, asks_trekker=draft.asks_trekker or (bold and bool(draft.party_cells)))
        made.append(_commitment(f"{context.agreement.id}#{number:03d}", asked, finders, context))
    return tuple(made)


def _commitment(key: str, draft: Draft, finders: Sequence[TrekkerFinder], context: Context) -> Commitment:
    """One commitment."""
    found = next((told for finder in finders if (told := finder.find(draft, context))), None)
    text = context.placed.text((*draft.main, *draft.notes))
    listed = [name for cell in draft.party_cells for name in context.directory.names_in(context.placed.cell_text(cell))]
    named = listed or list(context.directory.names_in(context.placed.text(draft.main)))
    parties = tuple(dict.fromkeys([*(found.parties if found else ()), *named]))
    made = Commitment(
        key=key,
        item=draft.item,
        spans=(*draft.main, *draft.notes),
        text=text,
        kind=draft.kind,
        title=draft.title,
        theme=draft.theme or theme_of(draft.heading_path),
        heading_path=draft.heading_path,
        parties=parties,
        deadline=draft.deadline or find_deadline(context.placed.text(draft.main)),
        priority=draft.priority,
        progress=draft.progress,
        status=draft.status,
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
