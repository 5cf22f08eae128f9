"""A table as a scanner would see it: drawn, turned a little, made noisy, and stored as one image."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.pdfs.producers import settle_dates

DPI, WIDTH, HEIGHT = 150, 1240, 1754
FACE = "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf"
COLUMNS = (110, 190, 700, 930, 1130)
LINE, PADDING = 32, 10


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _row(draw: ImageDraw.ImageDraw, cells: list[str], font: ImageFont.FreeTypeFont, top: int) -> int:
    edges = list(pairwise(COLUMNS))
    wrapped = [_wrapped(draw, c, font, b - a - 2 * PADDING) for c, (a, b) in zip(cells, edges, strict=True)]
    bottom = top + max(map(len, wrapped)) * LINE + 2 * PADDING
    for (left, right), lines in zip(edges, wrapped, strict=True):
        draw.rectangle((left, top, right, bottom), outline=40, width=2)
        for n, line in enumerate(lines):
            draw.text((left + PADDING, top + PADDING + n * LINE), line, 30, font)
    return bottom


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """One grey page of 150 dots per inch, turned by 0.4 degrees."""
    page = Image.new("L", (WIDTH, HEIGHT), 250)
    draw = ImageDraw.Draw(page)
    plain, bold = (ImageFont.truetype(FACE.format(face), 25) for face in ("Regular", "Bold"))
    draw.text((110, 120), expected["title"], 20, ImageFont.truetype(FACE.format("Bold"), 42))
    draw.text((110, 200), f"Partijen: {', '.join(expected['parties'])}.", 30, plain)
    top = _row(draw, expected["tables"][0]["columns"], bold, 270)
    for item in expected["register"]:
        top = _row(draw, [item["item"], item["text"], item["trekker"], item["deadline"]], plain, top)
    page = page.rotate(0.4, Image.Resampling.BICUBIC, fillcolor=250).filter(ImageFilter.GaussianBlur(0.6))
    chance = random.Random(7)
    noise = Image.frombytes("L", page.size, chance.randbytes(WIDTH * HEIGHT))
    Image.blend(page, noise, 0.06).save(target, "PDF", resolution=DPI, quality=70)
    settle_dates(target)
