"""Lines that belong together: where a paragraph or list item ends and the next one begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Box
from corpus.reading.lines import Line, share_bold
from corpus.reading.markers import is_bullet, is_code, is_number

_ENDS = re.compile(r"[.!?:;]['\"’”)\]]*$")
_LOOSE = 1.28
"""A line further down than this many usual line distances begins a new paragraph."""


def marker_of(line: Line, marks: Sequence[Box] = ()) -> tuple[str, int]:
    """The marker that opens the line and how many words it takes: ("•", 1), ("✓", 0) when drawn, ("", 0)."""
    first = line.words[0]
    if is_bullet(first) and len(line.words) > 1:
        return first.text, 1
    if is_number(first.text) and len(line.words) > 1:
        gap = line.words[1].edges[0] - first.edges[-1]
        if not first.text[0].isupper() or gap > 0.6 * first.style.size:
            return first.text, 1
    return ("✓", 0) if any(_opens(mark, line) for mark in marks) else ("", 0)


def _opens(mark: Box, line: Line) -> bool:
    middle = line.words[0].base - 0.35 * line.size
    return mark.y0 - 2 <= middle <= mark.y1 + 2 and -1 <= line.box.x0 - mark.x1 <= 2.5 * line.size


def line_pitch(lines: Sequence[Line]) -> float:
    """The usual distance between baselines, in font sizes; 1.3 when there is no telling."""
    steps = sorted(
        (b.words[0].base - a.words[0].base) / a.size
        for a, b in pairwise(lines)
        if a.size > 0 and abs(a.size - b.size) < 0.6 and 0.9 * a.size < b.words[0].base - a.words[0].base < 2.2 * a.size
    )
    return steps[len(steps) // 4] if steps else 1.3


def forced_break(line: Line, following: Line, right: float) -> bool:
    """Whether the next line's first word would have fitted on this one, so that its author broke the line."""
    first = following.words[0]
    needed = first.edges[-1] - first.edges[0] + 0.35 * line.size
    return right - line.frame.x1 > needed + 0.5 * line.size


def _numbered(line: Line) -> bool:
    """Whether the line opens with a number of two parts or more: "2.4", "K1.12"."""
    word = line.words[0].text
    return "." in word.rstrip(".") and is_code(word)


def begins_paragraph(lines: Sequence[Line], line: Line, pitch: float, right: float) -> bool:
    """Whether `line` starts a new paragraph after `lines`; `right` is how far lines may run."""
    first, previous = lines[0], lines[-1]
    step = line.words[0].base - previous.words[0].base
    if step < 0.4 * line.size:
        return bool(_ENDS.search(previous.text)) or not line.text[0].islower()
    if step > _LOOSE * pitch * max(line.size, previous.size):
        return True
    if share_bold(previous) > 0.95 and share_bold(line) < 0.05:
        return True
    if abs(line.size - previous.size) > 0.08 * max(line.size, previous.size):
        return True
    if _numbered(line) and _numbered(first):
        return True
    if not forced_break(previous, line, right):
        return False
    return bool(_ENDS.search(previous.text)) or not line.text[0].islower()


def paragraphs_of(lines: Sequence[Line], right: float, marks: Sequence[Box] = ()) -> list[list[Line]]:
    """Lines of one narrow place, such as a cell, in paragraphs."""
    pitch = line_pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if (
            not groups
            or marker_of(line, marks)[0]
            or line.words[0].turn != groups[-1][-1].words[0].turn
            or begins_paragraph(groups[-1], line, pitch, right)
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups
