"""Heading levels and heading paths, carried from page to page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind
from corpus.reading.compose import SetPage
from corpus.reading.headings import HeadingLook, heading_number, ranks_of


def with_paths(pages: Sequence[SetPage]) -> list[list[Block]]:
    """The blocks of every page with heading levels and the headings they stand under.

    A heading inside a box holds in that box only, also where the box goes on at the top of the next page.
    Where the typeface of the body changes and the page opens with a heading, another document of a bundle
    begins, and earlier headings end.
    """
    ranks = ranks_of([[look for look in p.looks if look is not None] for p in pages])
    walk = _Walk(ranks)
    result = []
    font = ""
    for page in pages:
        if page.font and page.font != font:
            if font and page.looks and page.looks[0] is not None:
                walk.restart()
            font = page.font
        result.append(walk.page(page))
    return result


class _Walk:
    """The headings that hold at one point of the document: (rank, words), outermost first."""

    def __init__(self, ranks: dict[HeadingLook, int]) -> None:
        self._ranks = ranks
        self._stack: list[tuple[int, str]] = []
        self._outside: list[tuple[int, str]] | None = None
        self._box: int | None = None

    def restart(self) -> None:
        """Forget all headings."""
        self._stack, self._outside, self._box = [], None, None

    def page(self, set_page: SetPage) -> list[Block]:
        """The blocks of the next page. A box around nothing but headings is a bar behind them, no box."""
        blocks: list[Block] = []
        scopes = {b.box_id for b in set_page.page.blocks if b.kind is not BlockKind.HEADING}
        for k, (found, look) in enumerate(zip(set_page.page.blocks, set_page.looks, strict=True)):
            block = found if found.box_id in scopes else replace(found, box_id=None)
            self._enter(block.box_id, first=k == 0)
            path = self._path()
            if block.kind is BlockKind.HEADING and look is not None:
                words = " ".join(set_page.page.text[block.span.start : block.span.end].split())
                path = self._open(self._ranks[look], words)
                blocks.append(replace(block, heading_path=path, level=len(path) + 1))
            else:
                blocks.append(replace(block, heading_path=path))
        return blocks

    def _path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self._stack)

    def _open(self, rank: int, words: str) -> tuple[str, ...]:
        """Put a heading in its place and return the headings above it.

        A number that follows on the number of an open heading makes it that heading's sibling, whatever its
        size: "2. Betaalbaarheid" after "1. Beschikbaarheid".
        """
        number = heading_number(words)
        for open_rank, open_words in self._stack:
            if number and heading_number(open_words) == (*number[:-1], number[-1] - 1):
                rank = open_rank
                break
        while self._stack and self._stack[-1][0] >= rank:
            self._stack.pop()
        path = self._path()
        self._stack.append((rank, words))
        return path

    def _enter(self, box: int | None, *, first: bool) -> None:
        """Go from one box (or none) to another; a box at the top of a page continues the one before."""
        if first and box is not None and self._outside is not None:
            self._box = box
            return
        if box == self._box:
            return
        if self._outside is not None:
            self._stack, self._outside = self._outside, None
        if box is not None:
            self._outside = list(self._stack)
        self._box = box
