"""Words into lines: one baseline, left to right, raised and lowered words on the line they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.model import Box
from corpus.reading.frame import from_frame, to_frame
from corpus.reading.ink import Word

_NEARBY = 4
"""How many lines up and down a raised word's own line may stand."""
_SPACE = 0.17
"""Words closer than this (in font sizes) with no space glyph between them are one word."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, in reading order. `box` is on the page, `frame` in the frame of the words' turn.

    `raised` are the indices of words set above the baseline in a smaller size.
    """

    words: tuple[Word, ...]
    box: Box
    frame: Box
    raised: frozenset[int] = frozenset()

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        return main_size(self.words)

    @property
    def text(self) -> str:
        """Its words, a space between those that do not touch."""
        parts: list[str] = []
        for k, word in enumerate(self.words):
            if k and not glued(self.words[k - 1], word):
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)


def main_size(words: Sequence[Word]) -> float:
    """The font size in which most characters are set."""
    counts: dict[float, int] = {}
    for word in words:
        counts[word.style.size] = counts.get(word.style.size, 0) + len(word.text)
    return max(counts, key=lambda size: (counts[size], size)) if counts else 0.0


def share_bold(line: Line) -> float:
    """The part of the line's characters that is bold."""
    total = sum(len(w.text) for w in line.words)
    return sum(len(w.text) for w in line.words if w.style.bold) / total


def frame_of(word: Word) -> Box:
    """The word's box in the frame of its turn."""
    return to_frame(word.box, word.turn)


def glued(left: Word, right: Word) -> bool:
    """Whether two neighbours on a line are one word in print."""
    if right.spaced and frame_of(right).x0 - frame_of(left).x1 > 0.02 * right.style.size:
        return False
    gap = right.edges[0] - left.edges[-1]
    return gap < _SPACE * min(left.style.size, right.style.size)


def make_line(words: Sequence[Word]) -> Line:
    """A line of words that share a turn, put in reading order."""
    ordered = sorted(words, key=lambda w: w.edges[0])
    size = main_size(ordered)
    bases = [w.base for w in ordered if w.style.size >= 0.9 * size]
    base = median(bases) if bases else ordered[0].base
    raised = frozenset(
        k for k, word in enumerate(ordered) if word.style.size < 0.86 * size and word.base < base - 0.12 * size
    )
    frames = [frame_of(word) for word in ordered]
    frame = Box(
        min(f.x0 for f in frames), min(f.y0 for f in frames), max(f.x1 for f in frames), max(f.y1 for f in frames)
    )
    return Line(tuple(ordered), from_frame(frame, ordered[0].turn), frame, raised)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """All lines among these words, from the top down; turned text comes after upright text."""
    lines: list[Line] = []
    for turn in (0, 90, 270, 180):
        turned = [word for word in words if word.turn == turn]
        if turned:
            lines += [make_line(group) for group in _attach_small(_by_baseline(turned))]
    return lines


def _by_baseline(words: list[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.edges[0])):
        for group in reversed(groups[-3:]):
            if abs(group[0].base - word.base) <= 0.22 * min(group[0].style.size, word.style.size):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups


def _attach_small(groups: list[list[Word]]) -> list[list[Word]]:
    """Raised or lowered runs go to the line, among those nearby, that they stand beside."""
    if len(groups) < 2:
        return groups
    sizes = [main_size(group) for group in groups]
    moved: set[int] = set()
    for k, group in enumerate(groups):
        size = max(word.style.size for word in group)
        for n in range(max(0, k - _NEARBY), min(len(groups), k + _NEARBY + 1)):
            if n not in moved and sizes[n] * 0.86 > size and all(_beside(word, groups[n]) for word in group):
                groups[n].extend(group)
                moved.add(k)
                break
    kept = [(group, size) for k, (group, size) in enumerate(zip(groups, sizes, strict=True)) if k not in moved]
    kept.sort(key=lambda item: min(w.base for w in item[0] if w.style.size >= 0.9 * item[1]))
    return [group for group, _ in kept]


def _beside(word: Word, line: list[Word]) -> bool:
    frame = frame_of(word)
    middle = (frame.y0 + frame.y1) / 2
    for other in line:
        box = frame_of(other)
        near = -0.3 * other.style.size < frame.x0 - box.x1 < 0.6 * other.style.size
        before = -0.3 * other.style.size < box.x0 - frame.x1 < 0.6 * other.style.size
        if (near or before) and box.y0 - 0.25 * other.style.size < middle < box.y1 + 0.1 * other.style.size:
            return True
    return False
