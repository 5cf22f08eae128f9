"""Where a quote stands on the paper: from characters of `Page.text` to boxes, and from words to characters."""

from __future__ import annotations

import re
from bisect import bisect_right

from corpus.model import Box, Fragment, Page

_SAME_LINE = 0.5
_NEAR = 1.2


def boxes_of(page: Page, start: int, end: int) -> tuple[Box, ...]:
    """The boxes of characters start..end of the page's text, one per line, in reading order.

    A line is cut where words of another place stand between (two cells of a table, a footnote mark). Empty
    for a page without places, such as plain text.
    """
    boxes: list[Box] = []
    fragments = page.fragments
    k = max(0, bisect_right(fragments, start, key=lambda f: f.start) - 1)
    previous: Fragment | None = None
    for fragment in fragments[k:]:
        if fragment.start >= end:
            break
        if fragment.end <= start:
            continue
        box = _part(fragment, start, end)
        if boxes and previous is not None and _joins(boxes[-1], box, page.text[previous.end : fragment.start]):
            last = boxes[-1]
            boxes[-1] = Box(min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1))
        else:
            boxes.append(box)
        previous = fragment
    return tuple(boxes)


def _part(fragment: Fragment, start: int, end: int) -> Box:
    """The box of the part of a fragment between start and end, as if its characters were equally wide."""
    if start <= fragment.start and end >= fragment.end:
        return fragment.box
    box, length = fragment.box, fragment.end - fragment.start
    a, b = max(start, fragment.start) - fragment.start, min(end, fragment.end) - fragment.start
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if height > 1.5 * width and length > 2:
        return box
    return Box(box.x0 + width * a / length, box.y0, box.x0 + width * b / length, box.y1)


def _joins(left: Box, right: Box, between: str) -> bool:
    """Whether two neighbours in the text stand on one line, near enough to be marked as one."""
    height = min(left.y1 - left.y0, right.y1 - right.y0)
    overlap = min(left.y1, right.y1) - max(left.y0, right.y0)
    gap = right.x0 - left.x1
    if overlap < _SAME_LINE * height or "\n" in between or "\t" in between:
        return False
    limit = _NEAR * (max(left.y1 - left.y0, right.y1 - right.y0)) if between else 0.12 * height
    return -0.5 * height < gap < limit


def find_quote(page: Page, quote: str) -> tuple[int, int] | None:
    """The first place of a quote in the page's text, white space read as equal; None when it is not there."""
    words = quote.split()
    if not words:
        return None
    match = re.search(r"\s+".join(map(re.escape, words)), page.text)
    return (match.start(), match.end()) if match else None
