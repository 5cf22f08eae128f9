"""Text with its place on the pages: slices of an agreement, and which of their words are bold."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.model import Agreement, BlockKind, Cell, Span


class PlacedText:
    """Reads slices of an agreement's pages and tells which parts of them are bold."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement

    def slice(self, span: Span) -> str:
        """The words of a span, line ends kept."""
        return self.agreement.pages[span.page - 1].text[span.start : span.end]

    def text(self, spans: Sequence[Span]) -> str:
        """The words of several spans on one line each."""
        return "\n".join(" ".join(self.slice(span).split()) for span in spans).strip()

    def bold_parts(self, span: Span) -> tuple[Span, ...]:
        """The bold stretches within a span; stretches with only blanks between them are one."""
        page = self.agreement.pages[span.page - 1]
        first = bisect_right(page.bold, (span.start, -1))
        parts: list[Span] = []
        for start, end in page.bold[max(0, first - 1) :]:
            if start >= span.end:
                break
            part = Span(span.page, max(start, span.start), min(end, span.end))
            if part.start >= part.end or not page.text[part.start : part.end].strip():
                continue
            if parts and not page.text[parts[-1].end : part.start].strip():
                part = Span(span.page, parts.pop().start, part.end)
            parts.append(part)
        return tuple(parts)

    def split_title(self, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
        """A bold opening line as title and the rest of the spans; "" and all spans when there is no such line.

        An opening counts as title when it is at most 16 words, and text that is not bold follows it.
        """
        if not spans:
            return "", ()
        first = spans[0]
        bold = self.bold_parts(first)
        lead = re.match(r"[\s→►▶•·]*", self.slice(first))
        start = first.start + (lead.end() if lead else 0)
        if not bold or bold[0].start > start or bold[0].end <= start:
            return "", tuple(spans)
        title = " ".join(self.slice(Span(first.page, start, bold[0].end)).split())
        rest = self.trimmed(Span(first.page, bold[0].end, first.end))
        others = tuple(spans[1:]) if rest is None else (rest, *spans[1:])
        ends_well = rest is None or title.endswith((":", ".")) or not self.slice(rest)[:1].islower()
        if not others or len(title.split()) > 16 or not ends_well:
            return "", tuple(spans)
        return title.rstrip(" :."), others

    def trimmed(self, span: Span) -> Span | None:
        """A span without blanks at its ends, None when nothing is left."""
        words = self.slice(span)
        if not words.strip():
            return None
        lead = len(words) - len(words.lstrip())
        return Span(span.page, span.start + lead, span.start + len(words.rstrip()))

    def without_start(self, spans: Sequence[Span], n_characters: int) -> tuple[Span, ...]:
        """The spans without the first `n_characters` of the first one."""
        if not spans:
            return ()
        rest = self.trimmed(Span(spans[0].page, spans[0].start + n_characters, spans[0].end))
        return tuple(spans[1:]) if rest is None else (rest, *spans[1:])

    def cell_text(self, cell: Cell) -> str:
        """The words of a cell, a line for each place it stands at; the cell's own text when it has no place."""
        return self.text(cell.spans) or " ".join(cell.text.split())

    def bold_cells(self, cells: Sequence[Cell]) -> Iterator[tuple[Cell, tuple[Span, ...]]]:
        """Each cell with its bold parts."""
        for cell in cells:
            yield cell, tuple(part for span in cell.spans for part in self.bold_parts(span))


def all_texts(agreement: Agreement) -> Iterator[str]:
    """All texts in which a legend may stand: blocks outside tables, running lines and cells."""
    for page in agreement.pages:
        for block in page.blocks:
            if block.kind is not BlockKind.TABLE:
                yield page.text[block.span.start : block.span.end]
        yield from page.furniture
    for table in agreement.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)
