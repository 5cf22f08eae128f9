"""Turned text is read in a turned frame: u runs along the text, v down the lines, whatever way it is set."""

from __future__ import annotations

from corpus.model import Box


def to_frame(box: Box, turn: int) -> Box:
    """The box as seen with the text upright. `turn` is how far the text is turned, counter-clockwise."""
    if turn == 90:
        return Box(-box.y1, box.x0, -box.y0, box.x1)
    if turn == 180:
        return Box(-box.x1, -box.y1, -box.x0, -box.y0)
    if turn == 270:
        return Box(box.y0, -box.x1, box.y1, -box.x0)
    return box


def from_frame(box: Box, turn: int) -> Box:
    """The inverse of `to_frame`."""
    return to_frame(box, (360 - turn) % 360)
