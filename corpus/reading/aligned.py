"""Tables without a frame: lines whose words stand in columns under one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.limits import MAX_LINES_PER_PAGE
from corpus.model import Box
from corpus.reading.grids import Grid, GridCell
from corpus.reading.ink import Rule, Word
from corpus.reading.lines import Line, lines_of
from corpus.reading.markers import is_bullet, is_code, is_number

_GAP = 1.1
"""White between columns is at least this many font sizes wide in the line that shows them."""
_NARROW = 0.45
"""White narrower than this is a space between words."""
_SPACE = 0.15
"""Heads of two columns may stand as near as this."""
_MIN_GUTTER = 1.5
_FAR = 3.4
"""Lines further apart than this many font sizes are not of one table, unless a rule stands between them."""
_PROSE = 30
"""A column whose lines hold more characters than this, and fill it, is running text."""
_SIGNERS = re.compile(
    r"\b(?:wethouder|burgemeester|bestuurder|directeur|voorzitter|handtekening|dhr|mevr|mw|de heer|mevrouw)\b", re.I
)

_FIGURE = re.compile(r"[+\-–€]?\s*\d[\d.,]*\s*(?:%|t/m \d+)?$|[-–xX✓]$")

_Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A grid put around aligned words; `n_head` rows at its top are parted from the rest by a rule."""

    grid: Grid
    n_head: int


def aligned_tables(words: Sequence[Word], rules: Sequence[Rule]) -> list[AlignedTable]:
    """All tables without a frame among these words; `rules` are the page's horizontal rules."""
    lines = sorted(lines_of([w for w in words if w.turn == 0]), key=lambda line: line.words[0].base)
    tables: list[AlignedTable] = []
    if not lines or len(lines) > MAX_LINES_PER_PAGE:
        return tables
    spaces = _space_scale(lines)
    k = 0
    while k < len(lines):
        run, gutters = _run(lines, k, rules, spaces)
        table = _table(run, gutters, rules) if len(run) >= 3 else None
        if table is not None:
            tables.append(table)
        k += len(run) if table is not None or _is_contents(run, gutters) else 1
    return tables


def _is_contents(run: Sequence[Line], gutters: Sequence[_Stretch]) -> bool:
    """Whether the lines are a table of contents: words, and a page number at the end."""
    if len(run) < 3 or len(gutters) != 1:
        return False
    last = [" ".join(w.text for w in _columns(line, gutters)[1]) for line in run]
    return all(re.fullmatch(r"[.…\s]*\d{0,3}", text) for text in last)


def _gaps(line: Line, x0: float, x1: float, narrow: float) -> list[_Stretch]:
    """White stretches of a line between x0 and x1 that are at least `narrow` font sizes wide."""
    edges = [x0, *(e for w in line.words for e in (w.edges[0], w.edges[-1])), x1]
    size = line.size
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= narrow * size]


def _space_scale(lines: Sequence[Line]) -> float:
    """How much wider than usual the spaces between words are, 1 or more: in a typewriter face about 2."""
    gaps = [(b.edges[0] - a.edges[-1]) / line.size for line in lines for a, b in pairwise(line.words)]
    spaces = [gap for gap in gaps if 0.1 < gap < 0.9]
    return max(1.0, median(spaces) / 0.3) if spaces else 1.0


def _run(lines: Sequence[Line], first: int, rules: Sequence[Rule], spaces: float) -> tuple[list[Line], list[_Stretch]]:
    """The lines from `first` on that share white stretches, and those stretches inside the run."""
    ahead = lines[first : first + 6]
    x0, x1 = min(line.box.x0 for line in ahead), max(line.box.x1 for line in ahead)
    if not any(a > x0 and b < x1 for a, b in _gaps(lines[first], x0, x1, _GAP * spaces)):
        return [], []
    free = _gaps(lines[first], x0, x1, _SPACE)
    run = [lines[first]]
    for line in lines[first + 1 :]:
        if _far(run, line, rules):
            break
        common = _common(free, _gaps(line, min(x0, line.box.x0), max(x1, line.box.x1), _NARROW * spaces))
        if not _inner(common, [*run, line]):
            break
        if len(_inner(common, run)) < len(_inner(free, run)) and len(run) >= 3 and _crosses(line, free):
            break
        free = common
        run.append(line)
    while run and not _filled(run[-1], _inner(free, run)) > 1 and _trails(run):
        run.pop()
    return run, _inner(free, run)


def _far(run: Sequence[Line], below: Line, rules: Sequence[Rule]) -> bool:
    """Whether a line stands too far under a run, by its font size or by the run's own distances."""
    above = run[-1]
    step = below.words[0].base - above.words[0].base
    size = max(above.size, below.size)
    between = any(above.words[0].base < r.at < below.words[0].base and r.end - r.start > 60 for r in rules)
    if between:
        return step > 2 * _FAR * size
    steps = [b.words[0].base - a.words[0].base for a, b in pairwise(run)]
    return step > _FAR * size or (len(steps) > 1 and step > 1.7 * max(steps))


def _crosses(line: Line, free: Sequence[_Stretch]) -> bool:
    """Whether a line in one piece runs over a stretch that was white so far."""
    gaps = _gaps(line, line.box.x0, line.box.x1, 0.8)
    return not gaps and any(line.box.x0 < a and line.box.x1 > b for a, b in free)


def _trails(run: Sequence[Line]) -> bool:
    """Whether the last line stands further from the table than its lines from each other."""
    if len(run) < 3:
        return True
    steps = [b.words[0].base - a.words[0].base for a, b in pairwise(run)]
    return steps[-1] > 1.3 * median(steps[:-1])


def _common(a: Sequence[_Stretch], b: Sequence[_Stretch]) -> list[_Stretch]:
    both = [(max(a0, b0), min(a1, b1)) for a0, a1 in a for b0, b1 in b]
    return [(start, end) for start, end in both if end - start >= _MIN_GUTTER]


def _inner(free: Sequence[_Stretch], run: Sequence[Line]) -> list[_Stretch]:
    """The stretches with words on both sides."""
    x0, x1 = min(line.box.x0 for line in run), max(line.box.x1 for line in run)
    return [(a, b) for a, b in free if a > x0 and b < x1]


def _columns(line: Line, gutters: Sequence[_Stretch]) -> list[list[Word]]:
    """The words of a line by column."""
    columns: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in line.words:
        middle = (word.edges[0] + word.edges[-1]) / 2
        columns[sum(middle > (a + b) / 2 for a, b in gutters)].append(word)
    return columns


def _filled(line: Line, gutters: Sequence[_Stretch]) -> int:
    return sum(bool(words) for words in _columns(line, gutters))


def _table(run: Sequence[Line], gutters: list[_Stretch], rules: Sequence[Rule]) -> AlignedTable | None:
    gutters = [g for g in gutters if _parts(run, gutters, g)]
    gutters = _with_body(run, gutters)
    if not gutters or _is_contents(run, gutters) or not _is_table(run, gutters):
        return None
    inside = [r.at for r in rules if _rules_off(r, run)]
    rows = _rows(run, gutters, inside)
    if len(rows) < 3 and not (len(rows) == 2 and inside):
        return None
    return AlignedTable(_grid(rows, gutters), _n_head(rows, inside))


def _with_body(run: Sequence[Line], gutters: list[_Stretch]) -> list[_Stretch]:
    """The gutters without those that only part the words of one head: a column empty below goes to the
    neighbour that is nearer."""
    kept = list(gutters)
    while kept:
        body = [_columns(line, kept) for line in run[1:]]
        empty = next((j for j in range(len(kept) + 1) if not any(line[j] for line in body)), None)
        if empty is None:
            break
        beside = kept[max(0, empty - 1) : empty + 1]
        nearer = min(beside, key=lambda g: g[1] - g[0])
        if nearer[1] - nearer[0] >= _GAP * run[0].size:
            break
        kept.remove(nearer)
    return kept


def _parts(run: Sequence[Line], gutters: Sequence[_Stretch], gutter: _Stretch) -> bool:
    """Whether a gutter parts two columns: it is wide, or figures stand beside it."""
    if gutter[1] - gutter[0] >= _GAP * median(line.size for line in run):
        return True
    place = list(gutters).index(gutter)
    cells = [_columns(line, gutters) for line in run]
    for column in ([line[place] for line in cells], [line[place + 1] for line in cells]):
        texts = [" ".join(w.text for w in words) for words in column if words]
        if texts and sum(bool(_FIGURE.match(text)) for text in texts) >= 0.6 * len(texts):
            return True
    return False


def _is_table(run: Sequence[Line], gutters: Sequence[_Stretch]) -> bool:
    """Whether these columns are those of a table, not of running text, a list or a table of contents."""
    cells = [_columns(line, gutters) for line in run]
    if sum(sum(bool(words) for words in line) > 1 for line in cells) < max(2, 0.34 * len(run)):
        return False
    columns = list(zip(*cells, strict=True))
    texts = [[" ".join(w.text for w in words) for words in column if words] for column in columns]
    if not all(_stands_straight(column) for column in columns):
        return False
    if sum(len(_SIGNERS.findall(text)) for column in texts for text in column) >= 2:
        return False
    means = [sum(map(len, column)) / len(column) for column in texts]
    if len(texts) > 2:
        return sum(mean > _PROSE for mean in means) < 2 or not _is_prose(columns)
    if means[0] > _PROSE or _is_prose(columns) or all(_is_marker(words) for words in columns[0] if words):
        return False
    return sum(bool(left) and not right for left, right in cells) <= 0.25 * len(cells)


def _stands_straight(column: Sequence[Sequence[Word]]) -> bool:
    """Whether most cells of a column begin, end or have their middle at one place."""
    cells = [(words[0].edges[0], words[-1].edges[-1]) for words in column if words]
    if not cells:
        return False
    for places in ([a for a, _ in cells], [b for _, b in cells], [(a + b) / 2 for a, b in cells]):
        best = max(sum(abs(other - place) < 3 for other in places) for place in places)
        if best >= 0.6 * len(places):
            return True
    return False


def _is_marker(words: Sequence[Word]) -> bool:
    return len(words) <= 2 and all(is_bullet(w) or is_number(w.text) or is_code(w.text) for w in words)


def _is_prose(columns: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether most lines of at least two columns run to the column's end."""
    n_full = 0
    for column in columns:
        widths = [words[-1].edges[-1] - words[0].edges[0] for words in column if words]
        n_full += sum(width > 0.85 * max(widths) for width in widths) > 0.6 * len(widths) and len(widths) > 3
    return n_full >= 2


def _rules_off(rule: Rule, run: Sequence[Line]) -> bool:
    x0, x1 = min(line.box.x0 for line in run), max(line.box.x1 for line in run)
    wide = min(rule.end, x1) - max(rule.start, x0) > 0.6 * (x1 - x0)
    return wide and run[0].words[0].base < rule.at < run[-1].words[0].base


def _rows(run: Sequence[Line], gutters: Sequence[_Stretch], rules: Sequence[float]) -> list[list[Line]]:
    """The lines of each row: by the rules between them, by the white between them, or by the first column."""
    if len(rules) >= 2 and len(rules) >= 0.3 * len(run):
        return _split_at(run, [_ruled(a, b, rules) for a, b in pairwise(run)])
    steps = [(b.words[0].base - a.words[0].base) / max(a.size, b.size) for a, b in pairwise(run)]
    tight = min(steps)
    ruled = [_ruled(a, b, rules) for a, b in pairwise(run)]
    if max(steps) > 1.2 * tight and sum(step < 1.1 * tight for step in steps) >= 1 and _wraps(run, steps, gutters):
        return _split_at(run, [step > 1.15 * tight or r for step, r in zip(steps, ruled, strict=True)])
    starts = []
    for (above, below), rule in zip(pairwise(run), ruled, strict=True):
        before, after = _columns(above, gutters), _columns(below, gutters)
        wrapped = not after[0] and all(before[j] for j, words in enumerate(after) if words)
        starts.append(rule or not wrapped)
    return _split_at(run, starts)


def _wraps(run: Sequence[Line], steps: Sequence[float], gutters: Sequence[_Stretch]) -> bool:
    """Whether lines close together go on with cells rather than being rows of their own."""
    close = [b for (_, b), step in zip(pairwise(run), steps, strict=True) if step < 1.1 * min(steps)]
    partial = sum(_filled(line, gutters) <= max(1, (len(gutters) + 1) // 2) for line in close)
    return partial >= 0.6 * len(close)


def _ruled(above: Line, below: Line, rules: Sequence[float]) -> bool:
    return any(above.words[0].base < at < below.words[0].base for at in rules)


def _split_at(run: Sequence[Line], starts: Sequence[bool]) -> list[list[Line]]:
    rows = [[run[0]]]
    for line, start in zip(run[1:], starts, strict=True):
        if start:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _n_head(rows: Sequence[Sequence[Line]], rules: Sequence[float]) -> int:
    """How many rows a lone rule near the top parts from the rest, 0 when rules part all rows."""
    above = [sum(row[-1].words[0].base < at for row in rows) for at in rules]
    if not above or len(rules) > 0.6 * len(rows) + 1:
        return 0
    return min(above) if 1 <= min(above) <= 2 else 0


def _grid(rows: Sequence[Sequence[Line]], gutters: Sequence[_Stretch]) -> Grid:
    """A frame around the rows, cell borders in the middle of the white."""
    lines = [line for row in rows for line in row]
    xs = [
        min(line.box.x0 for line in lines) - 1,
        *((a + b) / 2 for a, b in gutters),
        max(line.box.x1 for line in lines) + 1,
    ]
    ys = [rows[0][0].box.y0 - 1]
    for above, below in pairwise(rows):
        ys.append((max(line.box.y1 for line in above) + min(line.box.y0 for line in below)) / 2)
    ys.append(max(line.box.y1 for line in rows[-1]) + 1)
    cells = [
        GridCell(Box(xs[j], ys[i], xs[j + 1], ys[i + 1]), i, j, i, j)
        for i in range(len(ys) - 1)
        for j in range(len(xs) - 1)
    ]
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), tuple(cells))
