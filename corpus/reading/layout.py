"""The frame of one page: which words stand in tables, which in boxes, and which in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Box
from corpus.reading.aligned import aligned_tables
from corpus.reading.banded import banded_grids
from corpus.reading.flow import Region, Step, steps_of, text_columns
from corpus.reading.grids import Grid, GridCell
from corpus.reading.ink import Fill, PageInk, Word

_MIN_CELL = 8.0
_MOST_BOXES = 300


@dataclass(frozen=True, slots=True)
class CellInk:
    """A grid cell with its words, its tint (None when white) and whether a mark is drawn in it."""

    place: GridCell
    words: tuple[Word, ...]
    tint: int | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class GridInk:
    """A grid with what stands in it, row by row; a merged cell stands where it begins.

    `aligned` tells a grid put around aligned words, of which `n_head` rows are parted off at the top.
    """

    grid: Grid
    cells: tuple[CellInk, ...]
    aligned: bool = False
    n_head: int = 0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What is to be read on a page, in order: lines and grids."""

    steps: tuple[Step, ...]
    grids: tuple[GridInk, ...]


def layout_of(ink: PageInk, words: Sequence[Word], frames: Sequence[Grid]) -> PageLayout:
    """The layout of a page; `words` are its words without running headers and footers, `frames` its grids."""
    grids = [g for g in frames if _is_table(g, words)]
    filled = [_fill_grid(g, ink, words) for g in grids]
    for grid in banded_grids(_outside(words, filled), ink.horizontal, ink.fills):
        filled.append(replace(_fill_grid(grid, ink, _outside(words, filled)), aligned=True))
        grids = [*grids, grid]
    free = _outside(words, filled)
    boxes = _boxes(ink, grids, free)
    homes = _Homes(Box(0, 0, ink.width, ink.height), boxes)
    for group in (column for held in homes.groups(free) for column in text_columns(held)):
        for table in aligned_tables(group, ink.horizontal):
            filled.append(replace(_fill_grid(table.grid, ink, group), aligned=True, n_head=table.n_head))
    frames = [g.grid for g in filled]
    region = homes.nest(_outside(free, filled), frames)
    return PageLayout(tuple(steps_of(region, frames)), tuple(filled))


def _outside(words: Sequence[Word], grids: Sequence[GridInk]) -> list[Word]:
    """The words that stand in none of the grids."""
    inside = {id(w) for g in grids for c in g.cells for w in c.words}
    return [w for w in words if id(w) not in inside]


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def _inside(inner: Box, outer: Box) -> bool:
    x, y = _middle(inner)
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def _is_table(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether at least two cells that are not slivers hold text, in a frame that is not just a box."""
    real = [c for c in grid.cells if c.box.x1 - c.box.x0 > _MIN_CELL and c.box.y1 - c.box.y0 > _MIN_CELL / 2]
    if len(real) < 2:
        return False
    full = sum(any(_inside(w.box, c.box) for w in words) for c in real)
    n_columns = len({c.column for c in real})
    return (full >= 1 and n_columns > 2) or (full >= 2 and len(grid.xs) > 2)


def _fill_grid(grid: Grid, ink: PageInk, words: Sequence[Word]) -> GridInk:
    inside = [w for w in words if _inside(w.box, grid.box)]
    cells = []
    for place in grid.cells:
        marked = any(_inside(m, place.box) for m in ink.marks)
        cell_words = tuple(w for w in inside if _holds(place.box, w))
        cells.append(CellInk(place, cell_words, _tint(ink, place.box), marked))
    return GridInk(grid, tuple(cells))


def _holds(cell: Box, word: Word) -> bool:
    x, y = _middle(word.box)
    return cell.x0 <= x < cell.x1 and cell.y0 <= y < cell.y1


def _tint(ink: PageInk, cell: Box) -> int | None:
    """The colour of the last fill that covers the cell's middle and not the whole page."""
    x, y = _middle(cell)
    tint = None
    for fill in ink.fills:
        box = fill.box
        if fill.colour is not None and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 and not _is_page(box, ink):
            tint = fill.colour
    return tint


def _is_page(box: Box, ink: PageInk) -> bool:
    return (box.x1 - box.x0) * (box.y1 - box.y0) > 0.85 * ink.width * ink.height


def _boxes(ink: PageInk, grids: Sequence[Grid], words: Sequence[Word]) -> list[Box]:
    """Tinted or outlined rectangles that hold at least two lines of text and are no part of a table."""
    boxes: list[Box] = []
    for fill in sorted(ink.fills, key=_area, reverse=True)[:_MOST_BOXES]:
        box = fill.box
        if _is_page(box, ink) or box.y1 - box.y0 < 24 or box.x1 - box.x0 < 60:
            continue
        if any(_inside(box, g.box) for g in grids):
            continue
        bases = {round(w.base / 3) for w in words if _inside(w.box, box)}
        if len(bases) >= 2 and not any(_same(box, other) for other in boxes):
            boxes.append(box)
    return boxes


def _area(fill: Fill) -> float:
    return (fill.box.x1 - fill.box.x0) * (fill.box.y1 - fill.box.y0)


def _same(a: Box, b: Box) -> bool:
    return all(abs(x - y) < 4 for x, y in zip(a, b, strict=True))


class _Homes:
    """Finds for every word and grid the smallest box around it; `boxes` come largest first."""

    def __init__(self, page: Box, boxes: list[Box]) -> None:
        self._page, self._boxes = page, boxes
        order = sorted(range(len(boxes)), key=lambda k: (boxes[k].y0, boxes[k].x0))
        self._ids = {k: n for n, k in enumerate(order)}

    def _home(self, box: Box, below: int) -> int:
        return max((k for k in range(below) if _inside(box, self._boxes[k])), default=-1)

    def _held(self, words: Sequence[Word]) -> dict[int, list[Word]]:
        held: dict[int, list[Word]] = {}
        for word in words:
            held.setdefault(self._home(word.box, len(self._boxes)), []).append(word)
        return held

    def groups(self, words: Sequence[Word]) -> list[list[Word]]:
        """The words of each box, and those in none."""
        return list(self._held(words).values())

    def nest(self, words: Sequence[Word], grids: Sequence[Grid]) -> Region:
        """The page as a region with its boxes in it."""
        held = self._held(words)
        children: dict[int, list[int]] = {}
        for k, box in enumerate(self._boxes):
            children.setdefault(self._home(box, k), []).append(k)
        grids_in: dict[int, list[int]] = {}
        for g, grid in enumerate(grids):
            grids_in.setdefault(self._home(grid.box, len(self._boxes)), []).append(g)

        def region(k: int) -> Region:
            inner = tuple(region(child) for child in children.get(k, ()))
            box, box_id = (self._page, None) if k < 0 else (self._boxes[k], self._ids[k])
            return Region(box, tuple(held.get(k, ())), tuple(grids_in.get(k, ())), inner, box_id)

        return region(-1)
