"""Bullets, ticks and numbers that open a list item."""

from __future__ import annotations

import re

from corpus.reading.ink import Word

_BULLETS = "•▪▫◦●○■□–—-−*→➢➔➤►▶▸‣⁃∙·✓✔☑✗✘☐☒❑❖◆◇»›⇒"
_SYMBOL_FONT = re.compile(r"symbol|wingding|webding|dingbat|awesome|icon|materialicons", re.I)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\(\d{1,2}\)|\([a-z]\)")
_CODE = re.compile(r"(?:[A-Z]{1,2}[. ]{0,2})?\d{1,2}(?:\.\d{1,3}){1,3}\.?|[A-Z]{1,2}[. ]?\d{1,3}(?:\.\d{1,3})*\.?")


def is_bullet(word: Word) -> bool:
    """Whether a word is a bullet: one typographic sign, or one glyph of a font of signs."""
    text = word.text
    if len(text) > 2:
        return False
    if text in {"o", "§"}:
        return bool(_SYMBOL_FONT.search(word.style.font)) or "courier" in word.style.font.lower()
    if all(c in _BULLETS or 0xE000 <= ord(c) <= 0xF8FF for c in text):
        return True
    return len(text) == 1 and bool(_SYMBOL_FONT.search(word.style.font))


def is_number(text: str) -> bool:
    """Whether a word numbers an item of a list: "1.", "a)", "(ii)", "iv."."""
    return bool(_NUMBER.fullmatch(text))


def is_code(text: str) -> bool:
    """Whether a word is the number of a section or agreement: "3.10", "K1.12", "J. 2.7"."""
    return bool(_CODE.fullmatch(text))
