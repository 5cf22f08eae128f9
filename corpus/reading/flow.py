"""The order in which a page is read: boxes and tables in their place, columns one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from corpus.limits import MAX_LINES_PER_PAGE
from corpus.model import Box
from corpus.reading.grids import Grid
from corpus.reading.ink import Word
from corpus.reading.lines import Line, frame_of, lines_of, make_line
from corpus.reading.markers import is_bullet, is_code, is_number

_MIN_COLUMN_ROWS = 3
_MIN_COLUMN_CHARS = 8
_MIN_COLUMN_WIDTH = 0.15
_LONGEST_RUN = 250


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to read: a line, or a grid (by index). `box_id` is the box it stands in.

    `column` is equal for steps that stand under one another in one column.
    """

    line: Line | None = None
    grid: int | None = None
    box_id: int | None = None
    column: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the page that is read on its own: its words, the grids and regions in it."""

    box: Box
    words: tuple[Word, ...]
    grids: tuple[int, ...] = ()
    regions: tuple[Region, ...] = ()
    box_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands side by side at one height: a line, or something with a frame of its own."""

    box: Box
    line: Line | None = None
    grid: int | None = None
    region: Region | None = None


def steps_of(region: Region, grids: Sequence[Grid]) -> list[Step]:
    """Everything in the region in reading order."""
    return _Reading(grids).region(region)


def text_columns(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each column of running text, and last all other words."""
    lines = lines_of([w for w in words if w.turn == 0])
    bands = sorted((_Band(line.box, line=line) for line in lines), key=_top)
    columns: list[list[Word]] = []
    rest: list[Word] = []
    k = 0
    while k < len(bands):
        gutter, n_bands = _gutter(bands, k)
        run = bands[k : k + n_bands]
        sides = [] if gutter is None else [_side(run, gutter, left=left) for left in (True, False)]
        if sides and all(_is_prose(side) for side in sides):
            columns += [[w for band in side for w in _words(band)] for side in sides]
            k += n_bands
        else:
            rest += _words(bands[k])
            k += 1
    return [*columns, rest]


def _words(band: _Band) -> tuple[Word, ...]:
    return band.line.words if band.line else ()


def _is_prose(side: Sequence[_Band]) -> bool:
    """Whether most lines run to the end of the column."""
    widths = [band.box.x1 - band.box.x0 for band in side]
    chars = sum(len(w.text) for band in side for w in _words(band))
    full = sum(width > 0.8 * max(widths) for width in widths)
    return len(side) >= 6 and chars > 20 * len(side) and full > 0.55 * len(side)


def _top(band: _Band) -> float:
    return band.line.words[0].base - band.line.size if band.line else band.box.y0


class _Reading:
    """Reads regions of one page; counts the columns on the way."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self._columns = count()

    def region(self, region: Region) -> list[Step]:
        """The steps of a region; upright text first, turned text after it."""
        bands = [_Band(line.box, line=line) for line in lines_of([w for w in region.words if w.turn == 0])]
        bands += [_Band(self._grids[g].box, grid=g) for g in region.grids]
        bands += [_Band(r.box, region=r) for r in region.regions]
        turned = lines_of([w for w in region.words if w.turn != 0])
        steps = self._bands(sorted(bands, key=lambda b: (_top(b), b.box.x0)), region.box_id)
        column = next(self._columns)
        return steps + [Step(line=line, box_id=region.box_id, column=column) for line in turned]

    def _bands(self, bands: list[_Band], box_id: int | None) -> list[Step]:
        steps: list[Step] = []
        column = next(self._columns)
        k = 0
        while k < len(bands):
            gutter, n_bands = _gutter(bands, k)
            if gutter is None:
                steps += self._band(bands[k], box_id, column)
                k += 1
                continue
            run = bands[k : k + n_bands]
            steps += self._bands(_side(run, gutter, left=True), box_id)
            steps += self._bands(_side(run, gutter, left=False), box_id)
            column = next(self._columns)
            k += n_bands
        return steps

    def _band(self, band: _Band, box_id: int | None, column: int) -> list[Step]:
        if band.grid is not None:
            return [Step(grid=band.grid, box_id=box_id, column=column)]
        if band.region is not None:
            return self.region(band.region)
        return [Step(line=band.line, box_id=box_id, column=column)]


def _gaps(band: _Band, x0: float, x1: float) -> list[tuple[float, float]]:
    """Free stretches of a band between x0 and x1; the outer ones only where a column would fit."""
    column = _MIN_COLUMN_WIDTH * (x1 - x0)
    gaps = [(x0, band.box.x0)] if band.box.x0 - x0 > column else []
    words = band.line.words if band.line else ()
    for k in range(1, len(words)):
        left, right = words[k - 1], words[k]
        if k == 1 and (is_bullet(left) or is_number(left.text) or is_code(left.text)):
            continue
        if right.edges[0] - left.edges[-1] > 0.8 * max(left.style.size, right.style.size):
            gaps.append((left.edges[-1], right.edges[0]))
    if x1 - band.box.x1 > column:
        gaps.append((band.box.x1, x1))
    return gaps


def _gutter(bands: list[_Band], first: int) -> tuple[float | None, int]:
    """The widest white stretch that runs down from band `first`, and how many bands it passes."""
    if len(bands) > MAX_LINES_PER_PAGE:
        return None, 0
    x0, x1 = min(b.box.x0 for b in bands), max(b.box.x1 for b in bands)
    free = _gaps(bands[first], x0, x1)
    best: tuple[float | None, int] = (None, 0)
    for k in range(first, min(len(bands), first + _LONGEST_RUN)):
        if k > first:
            free = _common(free, _gaps(bands[k], x0, x1))
        if not free:
            break
        run = bands[first : k + 1]
        inner = [g for g in free if _is_gutter(run, g)]
        if inner:
            start, end = max(inner, key=lambda g: g[1] - g[0])
            best = ((start + end) / 2, k - first + 1)
    return best


def _common(a: list[tuple[float, float]], b: list[tuple[float, float]]) -> list[tuple[float, float]]:
    out = []
    for a0, a1 in a:
        for b0, b1 in b:
            start, end = max(a0, b0), min(a1, b1)
            if end - start > 6.0:
                out.append((start, end))
    return out


def _is_gutter(run: list[_Band], gap: tuple[float, float]) -> bool:
    """Whether text stands on both sides of the gap, at the same heights, long enough to be columns."""
    middle = (gap[0] + gap[1]) / 2
    for left in (True, False):
        extents = [_chars(b, middle, left=left) for b in run if b.line is not None]
        filled = [n for n in extents if n]
        boxes = [b for b in run if b.line is None and (b.box.x1 <= middle) == left]
        if len(filled) < _MIN_COLUMN_ROWS and not boxes:
            return False
        if filled and sum(filled) / len(filled) < _MIN_COLUMN_CHARS:
            return False
    sides = [[b.box for b in run if _stands(b, middle, left=left)] for left in (True, False)]
    return _overlap(*sides)


def _chars(band: _Band, middle: float, *, left: bool) -> int:
    """How many characters of a line are on one side."""
    words = band.line.words if band.line else ()
    return sum(len(w.text) for w in words if (w.edges[-1] <= middle) == left)


def _stands(band: _Band, middle: float, *, left: bool) -> bool:
    if band.line is None:
        return (band.box.x1 <= middle) == left
    return _chars(band, middle, left=left) > 0


def _overlap(left: list[Box], right: list[Box]) -> bool:
    start = max(min(b.y0 for b in left), min(b.y0 for b in right))
    end = min(max(b.y1 for b in left), max(b.y1 for b in right))
    span = min(max(b.y1 for b in left) - min(b.y0 for b in left), max(b.y1 for b in right) - min(b.y0 for b in right))
    return end - start > 0.5 * span


def _side(run: list[_Band], middle: float, *, left: bool) -> list[_Band]:
    """The bands of one side, lines cut at the gutter."""
    side = []
    for band in run:
        if band.line is None:
            if (band.box.x1 <= middle) == left:
                side.append(band)
            continue
        words = [w for w in band.line.words if ((frame_of(w).x0 + frame_of(w).x1) / 2 <= middle) == left]
        if words:
            line = band.line if len(words) == len(band.line.words) else make_line(words)
            side.append(_Band(line.box, line=line))
    return side
