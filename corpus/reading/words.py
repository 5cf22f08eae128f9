"""Glyphs into words: characters that touch, on one baseline, in one style."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.model import Box
from corpus.reading.frame import from_frame, to_frame
from corpus.reading.ink import Style, Word

Char = Mapping[str, Any]

_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!light)|extrabd", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_CID = re.compile(r"\(cid:\d+\)")
_LONE = frozenset("•▪▫◦●○■□➢➔➤►▶▸‣⁃∙✓✔☑✗✘☐☒❑❖◆◇")
"""Signs that are a word of their own, even when they touch the next one."""
_TOUCHING = 0.08
"""Glyphs further apart than this (in font sizes) are two words until a line joins them again."""
_DROPPED = {"\u200b", "\u200c", "\u200d", "\ufeff", "\x00", "\ufffe", "\uffff"}


def plain_text(text: str) -> str:
    """One glyph's characters with ligatures spelled out; letters with loose accents are put together."""
    if text in _LIGATURES:
        return _LIGATURES[text]
    if _CID.fullmatch(text):
        return "\ufffd"
    return unicodedata.normalize("NFC", text)


def colour_of(value: Any) -> int:
    """A PDF colour (grey, RGB or CMYK, components 0..1) as 0xRRGGBB; black when unknown."""
    parts = [value] if isinstance(value, int | float) else list(value or ())
    if not all(isinstance(p, int | float) for p in parts):
        return 0
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        c, m, y, k = parts
        parts = [(1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)]
    if len(parts) != 3:
        return 0
    r, g, b = (max(0, min(255, round(p * 255))) for p in parts)
    return (r << 16) | (g << 8) | b


def turn_of(matrix: Sequence[float]) -> int:
    """How far text with this matrix is turned, counter-clockwise, rounded to a quarter."""
    a, b = matrix[0], matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


class WordBuilder:
    """Collects the glyphs of one page, in the order they were drawn, into words."""

    def __init__(self, origin: tuple[float, float], page_height: float) -> None:
        self._x, self._y = origin
        self._height = page_height
        self._styles: dict[tuple[Any, ...], Style] = {}
        self._descents: dict[str, float] = {}
        self.words: list[Word] = []
        self._texts: list[str] = []
        self._edges: list[float] = []
        self._box = Box(0, 0, 0, 0)
        self._style: Style | None = None
        self._turn = 0
        self._base = 0.0
        self._spaced = True
        self._tag: Any = None

    def add(self, char: Char) -> None:
        """Take one glyph: a space ends the word, anything else continues it or begins a new one."""
        text = plain_text(char["text"])
        if not text or text in _DROPPED:
            return
        if text.isspace() or text == "\u00a0":
            self._flush()
            self._spaced = True
            return
        if text in _LONE:
            self._flush()
        turn = turn_of(char["matrix"])
        frame = to_frame(self._page_box(char), turn)
        style = self._style_of(char, frame)
        base = self._baseline(char, frame, turn)
        tag = char.get("mcid")
        if self._style is not None and (tag != self._tag or not self._continues(frame, style, base, turn)):
            self._flush()
        self._tag = tag
        if self._style is None:
            self._style, self._turn, self._base, self._box = style, turn, base, frame
            self._edges = [frame.x0]
        self._extend(text, frame)
        if text in _LONE:
            self._flush()

    def finish(self) -> tuple[Word, ...]:
        """The words so far."""
        self._flush()
        return tuple(self.words)

    def _page_box(self, char: Char) -> Box:
        return Box(char["x0"] - self._x, char["top"] - self._y, char["x1"] - self._x, char["bottom"] - self._y)

    def _baseline(self, char: Char, frame: Box, turn: int) -> float:
        """The baseline in the frame; text set higher (a PDF "rise") shows in the glyph's box only."""
        x = char["matrix"][4] - self._x
        y = char["bottom"] - self._y - (char["matrix"][5] - char["y0"])
        base = to_frame(Box(x, y, x, y), turn).y0
        size = max(frame.y1 - frame.y0, 0.1)
        descent = self._descents.setdefault(char["fontname"], (frame.y1 - base) / size)
        return base if abs((frame.y1 - base) / size - descent) < 0.05 else frame.y1 - descent * size

    def _style_of(self, char: Char, frame: Box) -> Style:
        font = char["fontname"]
        size = round(frame.y1 - frame.y0, 1)
        key = (font, size, str(char.get("non_stroking_color")))
        style = self._styles.get(key)
        if style is None:
            name = font.split("+", 1)[-1]
            colour = colour_of(char.get("non_stroking_color"))
            style = Style(name, size, bool(_BOLD.search(name)), bool(_ITALIC.search(name)), colour)
            self._styles[key] = style
        return style

    def _continues(self, frame: Box, style: Style, base: float, turn: int) -> bool:
        if turn != self._turn or style is not self._style:
            return False
        size = style.size
        gap = frame.x0 - self._box.x1
        return abs(base - self._base) < 0.15 * size and -0.5 * size < gap < _TOUCHING * size

    def _extend(self, text: str, frame: Box) -> None:
        width = (frame.x1 - frame.x0) / len(text)
        self._edges[-1] = min(self._edges[-1], frame.x0) if not self._texts else self._edges[-1]
        for k, character in enumerate(text):
            self._texts.append(character)
            self._edges.append(frame.x0 + width * (k + 1))
        box = self._box
        self._box = Box(min(box.x0, frame.x0), min(box.y0, frame.y0), max(box.x1, frame.x1), max(box.y1, frame.y1))

    def _flush(self) -> None:
        if self._style is not None and self._texts:
            box = from_frame(self._box, self._turn)
            self.words.append(
                Word("".join(self._texts), box, self._style, self._base, tuple(self._edges), self._turn, self._spaced)
            )
            self._spaced = False
        self._style, self._texts, self._edges = None, [], []


def words_of(chars: Iterable[Char], origin: tuple[float, float], page_height: float) -> tuple[Word, ...]:
    """All words of a page; `origin` is the left and top of its visible part in pdfplumber's coordinates."""
    builder = WordBuilder(origin, page_height)
    seen: set[tuple[str, int, int]] = set()
    for char in chars:
        key = (char["text"], round(char["x0"] * 2), round(char["top"] * 2))
        if key in seen and not char["text"].isspace():
            continue
        seen.add(key)
        builder.add(char)
    return builder.finish()
