"""What stands on one page, before any meaning: words with their looks, rules, fills and small marks."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Box


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page cannot be read, in one Dutch line; `over_limit` when it is beyond one of `corpus.limits`."""

    message: str
    over_limit: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of a word: `size` in points, `colour` as 0xRRGGBB, `font` without its subset prefix."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: int


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without space, in one style.

    `edges` are the positions between its characters along the reading direction, `len(text) + 1` of them, in
    the frame of `turn` (degrees counter-clockwise that the text is turned: 0, 90, 180 or 270). `base` is the
    baseline in that frame. `spaced` tells that a space glyph stands before it. `confidence` is 0..100 for a
    word read by OCR, None for one of the text layer.
    """

    text: str
    box: Box
    style: Style
    base: float
    edges: tuple[float, ...]
    turn: int = 0
    spaced: bool = True
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled or outlined rectangle; `colour` is None when it is only outlined, `outlined` tells a stroke."""

    box: Box
    colour: int | None
    outlined: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: `at` is its y (horizontal) or x (vertical), from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageInk:
    """All that one page shows. `horizontal` and `vertical` are merged rules; `marks` are small drawn shapes.

    `image_share` is the part of the page that its largest picture covers, 0..1. `skew` is how far a scan was
    turned counter-clockwise (degrees) to set it straight.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    fills: tuple[Fill, ...] = ()
    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()
    marks: tuple[Box, ...] = ()
    image_share: float = 0.0
    skew: float = 0.0
    ocr_confidence: float | None = None

    @property
    def is_scan(self) -> bool:
        """Whether the page is a picture of text: no readable words, or hardly any on a page-wide picture."""
        n_words = sum("\ufffd" not in word.text for word in self.words)
        if n_words < 0.7 * len(self.words):
            return True
        return (not self.words and self.image_share > 0.1) or (n_words < 10 and self.image_share > 0.6)
