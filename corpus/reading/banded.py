"""Tables with rules or tints between their rows only: white stretches that run down through all rows are columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.limits import MAX_LINES_PER_PAGE, MAX_RULES_PER_PAGE
from corpus.model import Box
from corpus.reading.grids import Grid, GridCell
from corpus.reading.ink import Fill, Rule, Word
from corpus.reading.lines import Line, lines_of
from corpus.reading.markers import is_code, is_number

_SAME_END = 4.0
"""Rules of one table end at the same places, give or take this many points."""
_MIN_WIDTH = 160.0
_MIN_GUTTER = 0.45
"""White between two columns is at least this many font sizes wide in all rows."""
_NARROW_GUTTER = 0.25
"""The same where eight lines or more keep it white: more than chance."""
_HEADING = 1.12
"""A line this much larger than most is a heading, never part of a row."""
_CONTIGUOUS = 1.9
_STRAIGHT = 2.5

_Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Band:
    """The lines between two rules; `top` and `bottom` are their places, `ruled` whether both are rules."""

    top: float
    bottom: float
    lines: tuple[Line, ...]
    ruled: bool = True


def banded_grids(words: Sequence[Word], horizontal: Sequence[Rule], fills: Sequence[Fill]) -> list[Grid]:
    """The grids of all tables whose rows, but not columns, are parted by rules or by tints, from the top down."""
    upright = [word for word in words if word.turn == 0]
    rules = [*horizontal, *_edges(fills)]
    if len(rules) > MAX_RULES_PER_PAGE or not upright:
        return []
    grids: list[Grid] = []
    for start, end, places in _stacks(rules):
        within = [w for w in upright if start - _SAME_END <= w.box.x0 and w.box.x1 <= end + _SAME_END]
        lines = sorted(lines_of(within), key=lambda line: line.words[0].base)
        if len(places) < 2 or not 2 <= len(lines) <= MAX_LINES_PER_PAGE:
            continue
        for run, gutters in _runs(_bands(lines, places)):
            grid = _grid(run, gutters)
            if not any(_overlap(grid.box, other.box) for other in grids):
                grids.append(grid)
    return sorted(grids, key=lambda grid: grid.box.y0)


def _edges(fills: Sequence[Fill]) -> list[Rule]:
    """The upper and lower edges of tinted stretches, those of cells side by side put together."""
    rows: dict[tuple[int, int, int], list[Box]] = {}
    for fill in fills:
        if fill.colour is not None and fill.box.y1 - fill.box.y0 > 8:
            rows.setdefault((round(fill.box.y0), round(fill.box.y1), fill.colour), []).append(fill.box)
    rules = []
    for boxes in rows.values():
        x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
        if sum(box.x1 - box.x0 for box in boxes) > 0.9 * (x1 - x0):
            rules += [Rule(boxes[0].y0, x0, x1), Rule(boxes[0].y1, x0, x1)]
    return rules


def _stacks(rules: Sequence[Rule]) -> list[tuple[float, float, list[float]]]:
    """Start, end and places of rules that begin and end at the same places, those within 2 points once."""
    groups: list[tuple[float, float, list[float]]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rule.end - rule.start < _MIN_WIDTH:
            continue
        for start, end, places in groups:
            if abs(start - rule.start) <= _SAME_END and abs(end - rule.end) <= _SAME_END:
                if rule.at - places[-1] > 2:
                    places.append(rule.at)
                break
        else:
            groups.append((rule.start, rule.end, [rule.at]))
    return groups


def _bands(lines: Sequence[Line], places: Sequence[float]) -> list[_Band]:
    """The lines between each two rules, and those before the first and behind the last.

    Where only a head and an end are ruled, the rows between are parted at the numbers they open with.
    """
    edges = [lines[0].box.y0 - 1, *places, lines[-1].box.y1 + 1]
    bands = []
    for k, (top, bottom) in enumerate(pairwise(edges)):
        inside = tuple(line for line in lines if top < line.words[0].base < bottom)
        ruled = 0 < k < len(edges) - 2
        bands += _parted(_Band(top, bottom, inside, ruled)) if ruled else [_Band(top, bottom, inside, ruled)]
    return bands


def _parted(band: _Band) -> list[_Band]:
    """A band cut above each line that opens with a number, when two or more do at its left edge."""
    left = min((line.words[0].edges[0] for line in band.lines), default=0.0)
    opening = [_is_opening(line.words[0]) and line.words[0].edges[0] - left < 3 for line in band.lines]
    if sum(opening) < 2:
        return [band]
    cuts = [
        (above.box.y1 + below.box.y0) / 2
        for (above, below), opens in zip(pairwise(band.lines), opening[1:], strict=True)
        if opens
    ]
    edges = [band.top, *cuts, band.bottom]
    return [
        _Band(top, bottom, tuple(line for line in band.lines if top < line.words[0].base < bottom))
        for top, bottom in pairwise(edges)
    ]


def _is_opening(word: Word) -> bool:
    """Whether a word is an item's number."""
    return is_number(word.text) or is_code(word.text) or (word.text.isdigit() and len(word.text) < 3)


def _runs(bands: Sequence[_Band]) -> list[tuple[list[_Band], list[_Stretch]]]:
    """Stretches of bands that share their columns, each with the white stretches between those columns."""
    found: list[tuple[list[_Band], list[_Stretch]]] = []
    size = median(line.size for band in bands for line in band.lines)
    k = 1
    while k < len(bands) - 1:
        seed = _gutters(bands[k].lines)
        if not seed or any(line.size > _HEADING * size for line in bands[k].lines):
            k += 1
            continue
        first, last, gutters = _grown(bands, k, seed)
        whole = _with_ends(list(bands[first : last + 1]), gutters, bands, (first, last))
        if _is_table(whole, gutters):
            found.append((whole, _gutters([line for band in whole for line in band.lines])))
        k = last + 1
    return found


def _grown(bands: Sequence[_Band], seed: int, gutters: list[_Stretch]) -> tuple[int, int, list[_Stretch]]:
    """The first and last band of a run around `seed`, and its gutters: bands are added that keep its columns."""
    first = last = seed
    while last + 1 < len(bands) - 1:
        shared = _shared(bands[first : last + 2], bands[last + 1], gutters, final=last > seed)
        if not shared:
            break
        last, gutters = last + 1, shared
    while first > 1 and bands[first - 1].lines:
        shared = _shared(bands[first - 1 : last + 1], bands[first - 1], gutters, final=True)
        if not shared:
            break
        first, gutters = first - 1, shared
    return first, last, gutters


def _shared(run: Sequence[_Band], added: _Band, gutters: list[_Stretch], *, final: bool) -> list[_Stretch]:
    """The gutters of a run with a band added, [] when the band does not fit; `final` gutters may not get fewer."""
    if not added.lines:
        return gutters
    size = median(line.size for band in run for line in band.lines)
    if any(line.size > _HEADING * size for line in added.lines):
        return []
    shared = _gutters([line for band in run for line in band.lines])
    if not shared or (final and len(shared) < len(gutters)):
        return []
    alone = len(added.lines) == 1 and {_column(word, shared) for word in added.lines[0].words} == {0}
    return [] if alone and not _is_opening(added.lines[0].words[0]) else shared


def _with_ends(
    run: list[_Band], gutters: Sequence[_Stretch], bands: Sequence[_Band], ends: tuple[int, int]
) -> list[_Band]:
    """The run with the lines next to it that no rule parts off, as far as they keep to its columns."""
    whole = list(run)
    above = _kept(_next_to(bands[ends[0] - 1].lines, run[0].top, upward=True), gutters, run)[::-1]
    if above:
        whole.insert(0, _Band(above[0].box.y0 - 1, run[0].top, tuple(above), ruled=False))
    below = _kept(_next_to(bands[ends[1] + 1].lines, run[-1].bottom, upward=False), gutters, run)
    if below:
        whole.append(_Band(run[-1].bottom, below[-1].box.y1 + 1, tuple(below), ruled=False))
    return whole


def _next_to(lines: Sequence[Line], place: float, *, upward: bool) -> list[Line]:
    """Lines that run on from a rule, nearest first."""
    taken: list[Line] = []
    for line in reversed(lines) if upward else lines:
        last = taken[-1].words[0].base if taken else place
        if abs(line.words[0].base - last) > _CONTIGUOUS * line.size:
            break
        taken.append(line)
    return taken


def _kept(lines: Sequence[Line], gutters: Sequence[_Stretch], run: Sequence[_Band]) -> list[Line]:
    """The lines, nearest first, that keep the columns of a run and are not of a heading."""
    body = [line for band in run for line in band.lines]
    size = median(line.size for line in body)
    kept: list[Line] = []
    for line in lines:
        if line.size > _HEADING * size or len(_gutters([*body, *kept, line])) < len(gutters):
            break
        kept.append(line)
    filled = {_column(word, gutters) for line in kept for word in line.words}
    return kept if len(filled) > 1 or (filled and 0 not in filled) else []


def _gutters(lines: Sequence[Line]) -> list[_Stretch]:
    """White stretches that no word of these lines touches, with words on both sides, and a straight edge beside."""
    if not lines:
        return []
    size = median(line.size for line in lines)
    covered: list[list[float]] = []
    for x0, x1 in sorted((word.edges[0], word.edges[-1]) for line in lines for word in line.words):
        if covered and x0 <= covered[-1][1]:
            covered[-1][1] = max(covered[-1][1], x1)
        else:
            covered.append([x0, x1])
    narrowest = (_NARROW_GUTTER if len(lines) >= 8 else _MIN_GUTTER) * size
    gaps = [(a[1], b[0]) for a, b in pairwise(covered) if b[0] - a[1] >= narrowest]
    return [gap for gap in gaps if _has_straight_edge(lines, gap) and not _is_space(lines, gap, size)]


def _is_space(lines: Sequence[Line], gap: _Stretch, size: float) -> bool:
    """Whether a stretch is the space between two words in most lines that have words on both sides of it."""
    widths = []
    for line in lines:
        left = max((w.edges[-1] for w in line.words if w.edges[-1] <= gap[0] + 0.5), default=None)
        right = min((w.edges[0] for w in line.words if w.edges[0] >= gap[1] - 0.5), default=None)
        if left is not None and right is not None:
            widths.append(right - left)
    return sum(width < 0.45 * size for width in widths) * 2 > len(widths)


def _has_straight_edge(lines: Sequence[Line], gap: _Stretch) -> bool:
    """Whether most lines with words behind a white stretch begin, or end before it, at one place."""
    starts = [
        min(w.edges[0] for w in right)
        for line in lines
        if (right := [w for w in line.words if w.edges[0] >= gap[1] - 0.5])
    ]
    ends = [
        max(w.edges[-1] for w in left)
        for line in lines
        if (left := [w for w in line.words if w.edges[-1] <= gap[0] + 0.5])
    ]
    near = sum(start - gap[1] <= _STRAIGHT for start in starts)
    flush = sum(gap[0] - end <= _STRAIGHT for end in ends)
    return near >= min(len(starts), max(2, 0.25 * len(starts))) or flush >= max(2, 0.6 * len(ends))


def _column(word: Word, gutters: Sequence[_Stretch]) -> int:
    """The column that a word stands in."""
    middle = (word.edges[0] + word.edges[-1]) / 2
    return sum(middle > (a + b) / 2 for a, b in gutters)


def _is_table(run: Sequence[_Band], gutters: Sequence[_Stretch]) -> bool:
    """Whether bands are rows with texts in them: two or more with words in two columns, many of several lines.

    Rows of one line each are left to the alignment of their words; two wide columns may be running text.
    """
    rows = [{_column(word, gutters) for line in band.lines for word in line.words} for band in run]
    n_rows = sum(len(columns) > 1 for columns in rows)
    if n_rows < 2 or sum(len(band.lines) > 1 for band in run) * 3 < len(run):
        return False
    if len(gutters) > 1:
        return True
    words = [word for band in run for line in band.lines for word in line.words]
    left, right = min(w.box.x0 for w in words), max(w.box.x1 for w in words)
    wide = min(gutters[0][0] - left, right - gutters[0][1]) > 0.3 * (right - left)
    openings = sum(_column(w, gutters) == 1 and is_code(w.text) for w in words)
    return not wide or (n_rows > 2 and openings < 2)


def _grid(run: Sequence[_Band], gutters: Sequence[_Stretch]) -> Grid:
    """A frame around the bands, columns parted in the middle of the white."""
    words = [word for band in run for line in band.lines for word in line.words]
    xs = [min(w.box.x0 for w in words) - 1, *((a + b) / 2 for a, b in gutters), max(w.box.x1 for w in words) + 1]
    ys = [run[0].top, *(band.bottom for band in run)]
    cells = [
        GridCell(Box(xs[j], ys[i], xs[j + 1], ys[i + 1]), i, j, i, j)
        for i in range(len(ys) - 1)
        for j in range(len(xs) - 1)
    ]
    frame = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Grid(frame, tuple(xs), tuple(ys), tuple(cells), not run[0].ruled, not run[-1].ruled)


def _overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 2 and min(a.y1, b.y1) - max(a.y0, b.y0) > 2
