"""Which lines are headings, and on what level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus.reading.lines import Line

_NUMBERED = re.compile(r"(?:(?:hoofdstuk|thema|artikel|bijlage|deel)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)\.?\s", re.I)
_MAX_CHARS = 150


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


def _is_dull(colour: int) -> bool:
    """Black, white or a grey."""
    r, g, b = colour >> 16, (colour >> 8) & 255, colour & 255
    return max(r, g, b) - min(r, g, b) < 24


def share_bold(line: Line) -> float:
    """The part of the line's characters that is bold."""
    total = sum(len(w.text) for w in line.words)
    return sum(len(w.text) for w in line.words if w.style.bold) / total


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
    if text.rstrip()[-1] in ".;," and not (big and bold):
        return None
    if not (big or (bold and ratio > 0.9) or (caps and ratio > 0.95) or (coloured and ratio > 1.04)):
        return None
    return HeadingLook(round(line.size * 2) / 2, bold, caps, style.colour, number_depth(text))


def levels_of(looks: Iterable[HeadingLook]) -> dict[HeadingLook, int]:
    """The level of every look: larger first, then fewer parts in the number, capitals, bold."""
    ranked = sorted(set(looks), key=_rank)
    levels: dict[HeadingLook, int] = {}
    level = 0
    previous: tuple[float, ...] | None = None
    for look in ranked:
        if _rank(look) != previous:
            level += 1
        previous = _rank(look)
        levels[look] = min(level, 9)
    return levels


def _rank(look: HeadingLook) -> tuple[float, ...]:
    return (-look.size, look.depth if look.depth else 0, not look.caps, not look.bold)
