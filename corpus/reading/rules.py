"""Lines and rectangles of a page into rules, fills and small marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corpus.model import Box
from corpus.reading.ink import Fill, Rule
from corpus.reading.words import colour_of

THIN = 2.6
"""A rectangle thinner than this (points) is a rule."""
MARK = 16.0
"""A drawn shape smaller than this both ways is a mark: a tick, a bullet, an icon."""
_SNAP = 1.6
_JOIN = 3.0
_WHITE = 0xFFFFFF


class Drawing:
    """Sorts the drawn objects of one page."""

    def __init__(self, page_box: Box) -> None:
        self._page = page_box
        self.fills: list[Fill] = []
        self.horizontal: list[Rule] = []
        self.vertical: list[Rule] = []
        self.marks: list[Box] = []

    def add(self, kind: str, obj: Mapping[str, Any]) -> None:
        """Take a `rect`, `line` or `curve` of pdfplumber."""
        box = self._clip(obj)
        if box is None:
            return
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if height <= THIN and width > 2 * THIN:
            self.horizontal.append(Rule((box.y0 + box.y1) / 2, box.x0, box.x1))
        elif width <= THIN and height > 2 * THIN:
            self.vertical.append(Rule((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif width <= MARK and height <= MARK:
            self.marks.append(box)
        elif kind == "rect" or (kind == "curve" and _is_rounded(obj, box)):
            self._rectangle(obj, box)

    def _clip(self, obj: Mapping[str, Any]) -> Box | None:
        x, y = self._page.x0, self._page.y0
        box = Box(
            max(obj["x0"], x) - x,
            max(obj["top"], y) - y,
            min(obj["x1"], self._page.x1) - x,
            min(obj["bottom"], self._page.y1) - y,
        )
        return box if box.x1 >= box.x0 and box.y1 >= box.y0 else None

    def _rectangle(self, obj: Mapping[str, Any], box: Box) -> None:
        filled = bool(obj.get("fill"))
        outlined = bool(obj.get("stroke")) and (obj.get("linewidth") or 0) >= 0
        colour = colour_of(obj.get("non_stroking_color")) if filled else None
        if colour == _WHITE and not outlined:
            return
        self.fills.append(Fill(box, colour, outlined))
        if outlined:
            self.horizontal += [Rule(box.y0, box.x0, box.x1), Rule(box.y1, box.x0, box.x1)]
            self.vertical += [Rule(box.x0, box.y0, box.y1), Rule(box.x1, box.y0, box.y1)]


def _is_rounded(obj: Mapping[str, Any], box: Box) -> bool:
    """A curve whose points keep to the edges of its box: a rectangle with rounded corners."""
    points = obj.get("pts") or []
    if len(points) < 8:
        return False
    inset = 0.25 * min(box.x1 - box.x0, box.y1 - box.y0)
    x0, x1, y0, y1 = obj["x0"], obj["x1"], obj["top"], obj["bottom"]
    return all(min(x - x0, x1 - x, y - y0, y1 - y) <= inset for x, y in points)


def merge(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules on one line that touch or nearly touch become one; the result is sorted by place."""
    merged: list[Rule] = []
    for group in _by_place(sorted(rules, key=lambda r: r.at)):
        at = sum(r.at for r in group) / len(group)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start <= end + _JOIN:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        merged.append(Rule(at, start, end))
    return tuple(merged)


def _by_place(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [sorted(group, key=lambda r: r.start) for group in groups]
