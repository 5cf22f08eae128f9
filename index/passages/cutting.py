"""All passages of an agreement: commitments, rows, tables, definitions, footnotes and running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from corpus.model import Agreement, Commitment
from index.model import Passage, PassageKind
from index.passages.copies import join_copies
from index.passages.coverage import Coverage
from index.passages.draft import Draft, finish
from index.passages.prose import cover_told_headings, footnote_drafts, left_over_drafts, prose_drafts
from index.passages.rows import inherited_cells, row_drafts, row_spans, row_text, table_draft

_SHARE_SAME = 0.9


def passages_of(agreement: Agreement) -> list[Passage]:
    """The agreement's passages in reading order. Every word of every page stands in at least one of them, save
    headings that stand in the context of a passage on their page.

    A commitment that is a table row is one passage, with the row's cells as its text. Word-for-word copies
    are joined into the first standing, which names their pages in `also_pages`.
    """
    covered = Coverage()
    drafts: list[Draft] = []
    for draft in _commitment_drafts(agreement):
        drafts += row_drafts(draft, agreement)
    drafts += _definition_drafts(agreement)
    for draft in drafts:
        covered.add(draft.spans)
    for draft in _row_drafts(agreement, covered):
        drafts += row_drafts(draft, agreement)
        covered.add(draft.spans)
    for index in range(len(agreement.tables)):
        whole = table_draft(agreement, index)
        if whole is not None:
            drafts.append(whole)
            covered.add(agreement.tables[index].header_spans)
    cover_told_headings(agreement, drafts, covered)
    drafts += footnote_drafts(agreement, covered)
    drafts += prose_drafts(agreement, covered)
    drafts += left_over_drafts(agreement, covered)
    return join_copies(agreement, finish(agreement, drafts))


def _commitment_drafts(agreement: Agreement) -> Iterator[Draft]:
    per_row = Counter((item.table, item.row) for item in agreement.commitments if item.table is not None)
    for item in agreement.commitments:
        if not any(span.end > span.start for span in item.spans):
            continue
        is_row = item.table is not None and item.row is not None and per_row[item.table, item.row] == 1
        yield _row_commitment(agreement, item) if is_row else _prose_commitment(agreement, item)


def _row_commitment(agreement: Agreement, item: Commitment) -> Draft:
    table = agreement.tables[item.table or 0]
    row = table.rows[item.row or 0]
    text = row_text(table, row)
    headings = item.heading_path or table.heading_path
    return Draft(
        kind=PassageKind.COMMITMENT,
        text=text,
        spans=row_spans(row) or item.spans,
        headings=headings,
        title=item.title,
        item=item.item,
        extra=_missing_words(text, headings, (*inherited_cells(table, row), table.title, *_about(item))),
        commitment=item.key,
        table=item.table,
        row=item.row,
    )


def _prose_commitment(agreement: Agreement, item: Commitment) -> Draft:
    extra = list(_about(item))
    if item.table is not None:
        extra.append(agreement.tables[item.table].title)
    lead = f"{item.title}: " if item.title and item.title not in item.text else ""
    return Draft(
        kind=PassageKind.COMMITMENT,
        text=lead + item.text,
        spans=item.spans,
        headings=item.heading_path,
        title=item.title,
        item=item.item,
        extra=_missing_words(item.text, item.heading_path, extra),
        commitment=item.key,
        table=item.table,
        row=item.row,
    )


def _about(item: Commitment) -> tuple[str, ...]:
    """What is known of a commitment outside its own words."""
    return (
        item.theme if item.theme not in item.heading_path else "",
        f"Trekker: {', '.join(item.trekker)}" if item.trekker else "",
        f"Partijen: {', '.join(item.parties)}" if item.parties else "",
        f"Gereed: {item.deadline}" if item.deadline else "",
        f"Jaar: {item.year}" if item.year else "",
    )


def _missing_words(text: str, headings: tuple[str, ...], parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(parts) if part and part not in text and part not in headings)


def _definition_drafts(agreement: Agreement) -> Iterator[Draft]:
    for definition in agreement.definitions:
        if definition.spans:
            text = f"{definition.term}: {definition.text}"
            yield Draft(PassageKind.DEFINITION, text, definition.spans, title=definition.term)


def _row_drafts(agreement: Agreement, covered: Coverage) -> Iterator[Draft]:
    """Rows that are no commitment or definition already."""
    for index, table in enumerate(agreement.tables):
        for number, row in enumerate(table.rows):
            spans = row_spans(row)
            if not spans or covered.share(spans) >= _SHARE_SAME:
                continue
            text = row_text(table, row)
            extra = (*inherited_cells(table, row), table.title)
            yield Draft(
                kind=PassageKind.ROW,
                text=text,
                spans=spans,
                headings=table.heading_path,
                title=table.title,
                extra=_missing_words(text, table.heading_path, extra),
                table=index,
                row=number,
            )
