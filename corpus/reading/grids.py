"""Ruled grids: where rules cross, cells are; where a rule is missing, cells are merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.limits import MAX_RULES_PER_PAGE
from corpus.model import Box
from corpus.reading.ink import Rule

_TOUCH = 3.2
_SNAP = 3.0
_MIN_CELL = 7.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its box and the rows and columns it covers (`last_row`, `last_column` included)."""

    box: Box
    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame: `xs` and `ys` are the places of its rules, `cells` in reading order.

    `open_top` and `open_bottom` tell that no rule closes the grid there, as where a row breaks over a page.
    """

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_top: bool = False
    open_bottom: bool = False


def grids_of(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Grid]:
    """All grids on a page from its merged rules: two cells at least, from the top down."""
    if len(horizontal) + len(vertical) > MAX_RULES_PER_PAGE:
        return []
    grids = []
    for rows, columns in _connected(horizontal, vertical):
        grid = _grid(rows, columns)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda g: (g.box.y0, g.box.x0))


def _connected(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or touch, in groups."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for i, h in enumerate(horizontal):
        for j, v in enumerate(vertical):
            if h.start - _TOUCH <= v.at <= h.end + _TOUCH and v.start - _TOUCH <= h.at <= v.end + _TOUCH:
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(vertical):
        groups.setdefault(root(len(horizontal) + j), ([], []))[1].append(v)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    top = min(*(r.at for r in rows), *(c.start for c in columns))
    bottom = max(*(r.at for r in rows), *(c.end for c in columns))
    left = min(*(c.at for c in columns), *(r.start for r in rows))
    right = max(*(c.at for c in columns), *(r.end for r in rows))
    xs = _lattice([c.at for c in columns], left, right)
    ys = _lattice([r.at for r in rows], top, bottom)
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = _cells(xs, ys, rows, columns)
    if len(cells) < 2:
        return None
    return Grid(
        Box(xs[0], ys[0], xs[-1], ys[-1]),
        tuple(xs),
        tuple(ys),
        tuple(cells),
        open_top=not _covered(rows, ys[0], xs[0], xs[-1]),
        open_bottom=not _covered(rows, ys[-1], xs[0], xs[-1]),
    )


def _lattice(places: list[float], first: float, last: float) -> list[float]:
    """Distinct places of rules, the outer edges added where no rule stands there."""
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _SNAP:
            merged.append(place)
    if merged[0] - first > _MIN_CELL:
        merged.insert(0, first)
    if last - merged[-1] > _MIN_CELL:
        merged.append(last)
    return merged


def _covered(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules at this place cover more than half of start..end."""
    length = 0.0
    for rule in rules:
        if abs(rule.at - at) <= _SNAP:
            length += max(0.0, min(rule.end, end) - max(rule.start, start))
    return length > 0.5 * (end - start)


def _cells(xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]) -> list[GridCell]:
    """Elementary cells put together where no rule stands between them."""
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    right_wall = [[True] * n_columns for _ in range(n_rows)]
    floor = [[True] * n_columns for _ in range(n_rows)]
    for i in range(n_rows):
        for j in range(n_columns):
            if j + 1 < n_columns:
                right_wall[i][j] = _covered(columns, xs[j + 1], ys[i], ys[i + 1])
            if i + 1 < n_rows:
                floor[i][j] = _covered(rows, ys[i + 1], xs[j], xs[j + 1])
    taken = [[False] * n_columns for _ in range(n_rows)]
    cells = []
    for i in range(n_rows):
        for j in range(n_columns):
            if taken[i][j]:
                continue
            last_column = j
            while last_column + 1 < n_columns and not right_wall[i][last_column] and not taken[i][last_column + 1]:
                last_column += 1
            last_row = i
            while last_row + 1 < n_rows and not any(floor[last_row][j : last_column + 1]):
                last_row += 1
            for row in range(i, last_row + 1):
                taken[row][j : last_column + 1] = [True] * (last_column + 1 - j)
            box = Box(xs[j], ys[i], xs[last_column + 1], ys[last_row + 1])
            cells.append(GridCell(box, i, j, last_row, last_column))
    return cells
