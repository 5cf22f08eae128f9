"""Which characters of an agreement's pages already stand in a passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.model import Span


class Coverage:
    """Ranges of page text, per page; grows with `add`."""

    def __init__(self) -> None:
        self._ranges: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def add(self, spans: Iterable[Span]) -> None:
        """Count `spans` as covered."""
        for span in spans:
            self._ranges[span.page].append((span.start, span.end))

    def missing(self, span: Span) -> list[Span]:
        """The parts of `span` that are not covered, in order."""
        parts = []
        position = span.start
        for start, end in sorted(self._ranges.get(span.page, ())):
            if end <= position:
                continue
            if start >= span.end:
                break
            if start > position:
                parts.append(Span(span.page, position, start))
            position = max(position, end)
        if position < span.end:
            parts.append(Span(span.page, position, span.end))
        return parts

    def share(self, spans: Iterable[Span]) -> float:
        """The share, 0..1, of the characters of `spans` that is covered; 1 for no characters."""
        total = missing = 0
        for span in spans:
            total += span.end - span.start
            missing += sum(part.end - part.start for part in self.missing(span))
        return 1.0 if total == 0 else 1.0 - missing / total
