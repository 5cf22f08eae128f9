"""Charts as HTML and SVG whose numbers can be read as text as well; every text is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

Point = tuple[str, float]
"""A name (a year, a party) and its value."""

_WIDTH, _HEIGHT, _EDGE = 560, 220, 44
_DASHES = ("", "6 4", "2 3", "10 4 2 4", "1 5")


def bars_html(caption: str, counts: Sequence[Point]) -> str:
    """A bar chart: a label, a bar and its value on each line. Values must not be negative."""
    most = max((value for _, value in counts), default=0) or 1
    lines = "".join(
        f'<li><span class="label">{escape(label)}</span>'
        f'<span class="bar" style="width:{50 * value / most:.1f}%" aria-hidden="true"></span>'
        f'<span class="value">{number_text(value)}</span></li>'
        for label, value in counts
    )
    return f'<figure class="bars"><figcaption>{escape(caption)}</figcaption><ul>{lines}</ul></figure>'


def lines_html(caption: str, lines: Sequence[tuple[str, Sequence[Point]]]) -> str:
    """A line per name over the same points (years, sorted), told apart by dashes and a label at its end, broken where a
    value is not known; "" when no line has two values. The table beside it holds the numbers."""
    drawn = [(name, points) for name, points in lines if len(points) > 1]
    if not drawn:
        return ""
    names = sorted({name for _, points in drawn for name, _ in points})
    most = max(value for _, points in drawn for _, value in points) or 1
    places = {name: _EDGE + at * (_WIDTH - 3 * _EDGE) / max(1, len(names) - 1) for at, name in enumerate(names)}
    marks = [
        f'<text x="{places[name]:.0f}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(name)}</text>' for name in names
    ]
    marks += [f'<text x="2" y="{_high(v, most):.0f}">{number_text(v)}</text>' for v in (0.0, most)]
    for at, (name, points) in enumerate(drawn):
        last_name, last_value = points[-1]
        for run in _runs(points, names):
            path = " ".join(f"{places[where]:.1f},{_high(value, most):.1f}" for where, value in run)
            marks.append(f'<polyline points="{path}" stroke-dasharray="{_DASHES[at % len(_DASHES)]}"/>')
        marks += [f'<circle cx="{places[where]:.1f}" cy="{_high(v, most):.1f}" r="3.5"/>' for where, v in points]
        marks.append(f'<text x="{places[last_name] + 6:.0f}" y="{_high(last_value, most):.0f}">{escape(name)}</text>')
    picture = f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">{"".join(marks)}</svg>'
    return f'<figure class="lines"><figcaption>{escape(caption)}</figcaption>{picture}</figure>'


def _runs(points: Sequence[Point], names: Sequence[str]) -> list[list[Point]]:
    """The points in runs without a gap: a value that is not known is not bridged by a line."""
    runs: list[list[Point]] = []
    for point in points:
        place = names.index(point[0])
        if runs and names.index(runs[-1][-1][0]) == place - 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [run for run in runs if len(run) > 1]


def number_text(value: float) -> str:
    """A number in Dutch: 1.250, 4,5."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def _high(value: float, most: float) -> float:
    return _HEIGHT - _EDGE + 14 - (value / most) * (_HEIGHT - 2 * _EDGE)
