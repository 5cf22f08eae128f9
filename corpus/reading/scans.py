"""The picture of a scanned page: set straight, and the rules drawn on it."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image

from corpus.model import Box
from corpus.reading.ink import Rule
from corpus.reading.rules import merge

_DARK = 140
_LOOK_WIDTH = 900
"""Pixels across at which the slant of a page is measured."""
_MOST_SKEW = 2.0
_STEP = 0.1
_RULE_DPI = 150
_MIN_HORIZONTAL = 60.0
_MIN_VERTICAL = 26.0
_HOLE = 4

_Dark = npt.NDArray[np.bool_]


def skew_of(picture: Image.Image) -> float:
    """How far a grey picture must be turned counter-clockwise (degrees, at most 2) for its lines to be level.

    The turn at which the rows of pixels differ most from one to the next.
    """
    small = picture.resize((_LOOK_WIDTH, round(picture.height * _LOOK_WIDTH / picture.width)))
    ink = small.point(lambda v: 255 if v < _DARK else 0)

    def sharpness(angle: float) -> float:
        rows = np.asarray(ink.rotate(angle), dtype=np.float64).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    n_steps = round(_MOST_SKEW / _STEP)
    best = max((k * _STEP for k in range(-n_steps, n_steps + 1)), key=lambda a: (sharpness(a), -abs(a)))
    return 0.0 if abs(best) < 1.5 * _STEP else best


def straighten(picture: Image.Image, skew: float) -> Image.Image:
    """The grey picture turned so that its lines are level."""
    return picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255) if skew else picture


def slanted(box: Box, skew: float, width: float, height: float) -> Box:
    """Where a box of the straightened page stands on the page as scanned (points; page size `width`, `height`)."""
    if not skew:
        return box
    turn = math.radians(skew)
    x, y = (box.x0 + box.x1) / 2 - width / 2, (box.y0 + box.y1) / 2 - height / 2
    dx = x * math.cos(turn) - y * math.sin(turn) - x
    dy = x * math.sin(turn) + y * math.cos(turn) - y
    return Box(*(round(v, 2) for v in (box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)))


def rules_in(picture: Image.Image, dpi: float) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The horizontal and the vertical rules in a straightened grey picture, in points."""
    share = _RULE_DPI / dpi
    small = picture.resize((round(picture.width * share), round(picture.height * share)))
    dark = np.asarray(small) < _DARK
    points = 72 / _RULE_DPI
    horizontal = _rules(dark, _MIN_HORIZONTAL / points, points)
    vertical = _rules(dark.T, _MIN_VERTICAL / points, points)
    return merge(horizontal), merge(vertical)


def _rules(dark: _Dark, shortest: float, points: float) -> list[Rule]:
    """Long dark runs along the rows; a row and the next are taken together, so that a slight slant is no break."""
    pairs = dark[:-1] | dark[1:]
    rules = []
    for row in np.flatnonzero(pairs.sum(axis=1) >= 0.9 * shortest):
        for start, end in _runs(pairs[row]):
            if end - start >= shortest:
                rules.append(Rule((float(row) + 1) * points, start * points, end * points))
    return rules


def _runs(row: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of dark pixels, holes of a few pixels closed."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], row, [False])).astype(np.int8)))
    runs: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and start - runs[-1][1] <= _HOLE:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
