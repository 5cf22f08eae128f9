"""Results that show more pages: further passages of a page go behind the first ones of other pages."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Ranked


def spread_over_pages(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The same passages, first the best of each page in their order, then the others in theirs.

    A page's commitment, its table row and the paragraph around it answer the same question; who looks for a
    place is helped more by the next place than by the same one again.
    """
    seen: set[tuple[str, int]] = set()
    first: list[Ranked] = []
    further: list[Ranked] = []
    for hit in ranked:
        page = (hit.passage.agreement, hit.passage.page)
        (further if page in seen else first).append(hit)
        seen.add(page)
    return first + further
