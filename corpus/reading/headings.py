"""Which lines are headings, and on what level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.reading.lines import Line, share_bold

_NUMBERED = re.compile(r"(?:(?:hoofdstuk|thema|artikel|bijlage|deel)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)\.?\s", re.I)
_MAX_CHARS = 150
_SCALED = 0.8


class HeadingLook(NamedTuple):
    """What headings of one level share: size in half points, weight, colour, capitals, depth of the number."""

    size: float
    bold: bool
    caps: bool
    colour: int
    depth: int


def number_depth(text: str) -> int:
    """How many parts the number before a heading has: 0 for none, 1 for "2.", 2 for "2.1"."""
    match = _NUMBERED.match(text)
    return match.group(1).count(".") + 1 if match else 0


def heading_number(text: str) -> tuple[int, ...]:
    """The number before a heading, (2, 1) for "2.1"; empty when there is none."""
    match = _NUMBERED.match(text)
    if not match or not match.group(1)[0].isdigit():
        return ()
    return tuple(int(part) for part in match.group(1).split("."))


def _is_dull(colour: int) -> bool:
    """Black, white or a grey."""
    r, g, b = colour >> 16, (colour >> 8) & 255, colour & 255
    return max(r, g, b) - min(r, g, b) < 24


def heading_look(line: Line, body_size: float, body_colour: int) -> HeadingLook | None:
    """The look of a line that is set as a heading against the body text, None for any other line."""
    text = line.text
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 2 or len(text) > _MAX_CHARS:
        return None
    style = max(line.words, key=lambda w: len(w.text)).style
    bold = share_bold(line) > 0.9
    caps = len(letters) > 3 and all(c.isupper() for c in letters)
    ratio = line.size / body_size if body_size else 1.0
    coloured = style.colour != body_colour and not _is_dull(style.colour)
    big = ratio >= 1.25 or (ratio >= 1.12 and (bold or coloured))
    if style.italic and not bold:
        return None
    if (text[-1] in ".;" and not (big and bold)) or (text[-1] == "," and not bold):
        return None
    if not (big or (bold and ratio > 0.9) or (caps and ratio > 0.95) or (coloured and ratio > 1.04)):
        return None
    return HeadingLook(round(line.size * 2) / 2, bold, caps, style.colour, number_depth(text))


def ranks_of(pages: Sequence[Sequence[HeadingLook]]) -> dict[HeadingLook, int]:
    """The rank of every look, 1 highest, from the looks of the headings on each page.

    Larger comes first, then fewer parts in the number, then capitals, then bold. Sizes count as one when they
    are nearly equal, or when one look is set in them on different pages only, as on slides that are scaled.
    """
    distinct = {look for page in pages for look in page}
    sizes = _size_ranks({look.size for look in distinct})
    keys = {look: (sizes[look.size], max(look.depth, 1), not look.caps, not look.bold) for look in distinct}
    for small, large in _scaled(pages, distinct):
        keys[small] = keys[large]
    order = {key: rank for rank, key in enumerate(sorted(set(keys.values())), start=1)}
    return {look: order[key] for look, key in keys.items()}


def _scaled(
    pages: Sequence[Sequence[HeadingLook]], distinct: Iterable[HeadingLook]
) -> list[tuple[HeadingLook, HeadingLook]]:
    """Pairs of looks that differ in size only, less than a fifth, and never stand on one page."""
    together: dict[HeadingLook, set[HeadingLook]] = {}
    for page in pages:
        for look in page:
            together.setdefault(look, set()).update(page)
    ordered = sorted(distinct, key=lambda look: -look.size)
    pairs = []
    for k, small in enumerate(ordered):
        for large in ordered[:k]:
            alike = large._replace(size=small.size) == small and small.size > _SCALED * large.size
            if alike and not _is_dull(small.colour) and not _meet(small, large, together):
                pairs.append((small, large))
                break
    return pairs


def _meet(small: HeadingLook, large: HeadingLook, together: Mapping[HeadingLook, set[HeadingLook]]) -> bool:
    """Whether looks of about these two sizes stand on one page anywhere."""
    for one, other in ((small, large), (large, small)):
        for look in together[one]:
            if look._replace(size=other.size) == other and abs(look.size - other.size) < 0.09 * other.size:
                return True
    return False


def _size_ranks(sizes: Iterable[float]) -> dict[float, int]:
    ranks: dict[float, int] = {}
    head, rank = 0.0, 0
    for size in sorted(sizes, reverse=True):
        if not rank or size < 0.94 * head:
            head, rank = size, rank + 1
        ranks[size] = rank
    return ranks
