"""Running text outside tables and commitments, with the headings that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.model import Agreement, Block, BlockKind, Page, Span
from index.model import PassageKind
from index.passages.coverage import Coverage
from index.passages.draft import Draft
from index.passages.windows import N_WORDS_LEAST, N_WORDS_MOST, count_words, joined, windows


@dataclass(frozen=True, slots=True)
class _Section:
    """Spans of one page that stand under the same headings, the lowest heading's own span first."""

    headings: tuple[str, ...]
    spans: tuple[Span, ...]


def cover_told_headings(agreement: Agreement, drafts: Iterable[Draft], covered: Coverage) -> None:
    """Count headings as covered that stand above one of `drafts` on their page: they are in its context."""
    told = {(draft.page, heading) for draft in drafts for heading in draft.headings}
    for page in agreement.pages:
        for block in page.blocks:
            if block.kind is BlockKind.HEADING and (page.number, _in_one_line(agreement, block)) in told:
                covered.add((block.span,))


def prose_drafts(agreement: Agreement, covered: Coverage) -> Iterator[Draft]:
    """Paragraphs of 40 to 120 words of all that `covered` lacks; counts them as covered."""
    for page in agreement.pages:
        for section in _merged(agreement, _sections(agreement, page, covered)):
            for spans in windows(agreement, section.spans):
                covered.add(spans)
                text = "\n".join(agreement.text_of(span) for span in spans)
                yield Draft(PassageKind.PARAGRAPH, text, spans, headings=section.headings)


def left_over_drafts(agreement: Agreement, covered: Coverage) -> Iterator[Draft]:
    """Paragraphs of page text that is in no block at all, so that nothing is unfindable."""
    for page in agreement.pages:
        spans = _wordy(agreement, covered.missing(Span(page.number, 0, len(page.text))))
        headings = next((block.heading_path for block in page.blocks), ())
        for group in windows(agreement, spans):
            covered.add(group)
            text = "\n".join(agreement.text_of(span) for span in group)
            yield Draft(PassageKind.PARAGRAPH, text, group, headings=headings)


def footnote_drafts(agreement: Agreement, covered: Coverage) -> Iterator[Draft]:
    """The footnotes, a passage each."""
    for page in agreement.pages:
        for block in page.blocks:
            if block.kind is BlockKind.FOOTNOTE and _wordy(agreement, [block.span]):
                covered.add((block.span,))
                text = agreement.text_of(block.span)
                yield Draft(PassageKind.FOOTNOTE, text, (block.span,), headings=block.heading_path)


def _sections(agreement: Agreement, page: Page, covered: Coverage) -> Iterator[_Section]:
    headings: tuple[str, ...] = ()
    spans: list[Span] = []
    for block in page.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        under = _headings_under(agreement, block)
        if spans and under != headings:
            yield _Section(headings, joined(agreement, spans))
            spans = []
        headings = under
        spans += _wordy(agreement, covered.missing(block.span))
    if spans:
        yield _Section(headings, joined(agreement, spans))


def _merged(agreement: Agreement, sections: Iterator[_Section]) -> Iterator[_Section]:
    """Sections that are only a heading or a few words, put before the section below them."""
    waiting: _Section | None = None
    for section in sections:
        current = section
        if waiting is not None:
            both = (*waiting.spans, *section.spans)
            if _is_below(section, waiting) and _n_words(agreement, both) <= N_WORDS_MOST:
                current = _Section(section.headings, joined(agreement, both))
            else:
                yield waiting
        waiting = current if _n_words(agreement, current.spans) < N_WORDS_LEAST else None
        if waiting is None:
            yield current
    if waiting is not None:
        yield waiting


def _is_below(section: _Section, other: _Section) -> bool:
    return section.headings[: len(other.headings)] == other.headings


def _headings_under(agreement: Agreement, block: Block) -> tuple[str, ...]:
    if block.kind is not BlockKind.HEADING:
        return block.heading_path
    return (*block.heading_path, _in_one_line(agreement, block))


def _in_one_line(agreement: Agreement, block: Block) -> str:
    return " ".join(agreement.text_of(block.span).split())


def _wordy(agreement: Agreement, spans: list[Span]) -> list[Span]:
    """Those of `spans` with a letter or digit in them."""
    return [span for span in spans if any(sign.isalnum() for sign in agreement.text_of(span))]


def _n_words(agreement: Agreement, spans: tuple[Span, ...]) -> int:
    return sum(count_words(agreement.text_of(span)) for span in spans)
