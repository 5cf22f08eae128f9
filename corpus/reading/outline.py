"""Heading levels and heading paths, carried from page to page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind, Page
from corpus.reading.compose import SetPage
from corpus.reading.headings import levels_of

_Stack = list[tuple[int, str]]


def with_paths(pages: Sequence[SetPage]) -> list[list[Block]]:
    """The blocks of every page with heading levels and the headings they stand under."""
    levels = levels_of(look for p in pages for look in p.looks if look is not None)
    stack: _Stack = []
    outside: _Stack | None = None
    box: int | None = None
    result = []
    for set_page in pages:
        blocks: list[Block] = []
        fresh = True
        for block, look in zip(set_page.page.blocks, set_page.looks, strict=True):
            if block.box_id != box or (fresh and block.box_id is None):
                continued = fresh and block.box_id is not None and outside is not None
                if not continued:
                    if outside is not None:
                        stack, outside = outside, None
                    if block.box_id is not None:
                        outside = list(stack)
                box = block.box_id
            fresh = False
            if block.kind is BlockKind.HEADING and look is not None:
                level = levels[look]
                while stack and stack[-1][0] >= level:
                    stack.pop()
                path = tuple(text for _, text in stack)
                stack.append((level, _words(set_page.page, block)))
                blocks.append(replace(block, heading_path=path, level=level))
            else:
                blocks.append(replace(block, heading_path=tuple(text for _, text in stack)))
        result.append(blocks)
    return result


def _words(page: Page, block: Block) -> str:
    return " ".join(page.text[block.span.start : block.span.end].split())
