"""Text to tokens that keep what performance agreements are looked up by.

Item numbers ("K 1.12", "7.8"), amounts ("€ 647,19"), percentages, quarters, dates and abbreviations stay one
token, in one spelling: k1.12, 7.8, 647,19, 5,4%, q1, 2024-12-06, b&w. An amount gives "euro" too and a percentage
"procent", for questions that ask for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FIRST_TO_FOURTH = r"(?:[1-4]\s?(?:e|ste|de)?|eerste|tweede|derde|vierde)"

_PATTERN = re.compile(
    rf"""
    (?P<date>\b\d{{1,2}}[-/]\d{{1,2}}[-/](?:19|20)\d\d\b | \b\d{{1,2}}\s(?:{_MONTH})\s(?:19|20)\d\d\b)
  | (?P<quarter>\b(?:q[1-4]|k[1-4]e?\skwartaal|{_FIRST_TO_FOURTH}\s?kwartaal|kwartaal\s?[1-4]|kw\.?\s?[1-4])\b)
  | (?P<percentage>\b\d+(?:[.,]\d+)?\s?(?:%|procent\b))
  | (?P<item>\b[a-z]{{1,2}}\.?\s?\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[a-z]?\b)
  | (?P<amount>(?:€|\beur\b|\beuro\b)\s?\d[\d.]*(?:,\d+)?)
  | (?P<number>\b\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?\b | \b\d+(?:[.,]\d+)+\b | \b\d+\b(?!e\b|de\b|ste\b))
  | (?P<abbreviation>\b[a-z]&[a-z]\b | \b(?:[a-z]\.){{2,}}[a-z]?\b)
  | (?P<label>(?<!\w)a\+{{1,4}}(?!\w))
  | (?P<word>[^\W_]+(?:['’]s\b)?(?:[-/‑][^\W_]+)*)
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_STREET = re.compile(r"(\w{4,})str$")
_DIGITS = re.compile(r"\d+")


class TokenKind(StrEnum):
    """What a token is; only words are stemmed and split."""

    WORD = "word"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `text` in its one spelling, `start` and `end` in the folded text it was found in."""

    text: str
    kind: TokenKind
    start: int
    end: int


def fold(text: str) -> str:
    """Small letters without accents; ligatures spelled out. "Reële hypothéék" becomes "reele hypotheek"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower().replace("’", "'")


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of `text`; one place may give several ("EFG-labels": the whole and its parts)."""
    folded = fold(text)
    for match in _PATTERN.finditer(folded):
        kind = match.lastgroup or "word"
        for token, token_kind in _SPELLERS[kind](match.group()):
            yield Token(token, token_kind, match.start(), match.end())


def _date(text: str) -> Iterator[tuple[str, TokenKind]]:
    day, month, year = re.split(r"[-/\s]", text)
    number = _MONTHS.get(month) or int(month)
    yield f"{year}-{number:02d}-{int(day):02d}", TokenKind.CODE
    yield year, TokenKind.NUMBER
    if month in _MONTHS:
        yield month, TokenKind.WORD


def _quarter(text: str) -> Iterator[tuple[str, TokenKind]]:
    digits = _DIGITS.search(text)
    number = int(digits.group()) if digits else _ORDINALS[text.removesuffix("kwartaal").strip()]
    yield f"q{number}", TokenKind.CODE
    yield "kwartaal", TokenKind.WORD


def _percentage(text: str) -> Iterator[tuple[str, TokenKind]]:
    number = text.removesuffix("procent").rstrip("% ").replace(".", ",")
    yield f"{_without_zeros(number)}%", TokenKind.CODE
    yield _without_zeros(number), TokenKind.NUMBER
    yield "procent", TokenKind.WORD


def _item(text: str) -> Iterator[tuple[str, TokenKind]]:
    letters, number = re.match(r"([a-z]+)\.?\s?(.+)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    yield letters + number, TokenKind.CODE
    yield number, TokenKind.NUMBER


def _amount(text: str) -> Iterator[tuple[str, TokenKind]]:
    number = text[_DIGITS.search(text).start() :].rstrip(".")  # type: ignore[union-attr]
    plain = _without_zeros(number.replace(".", ""))
    yield f"€{plain}", TokenKind.CODE
    yield plain, TokenKind.NUMBER
    yield "euro", TokenKind.WORD


def _number(text: str) -> Iterator[tuple[str, TokenKind]]:
    if _THOUSANDS.match(text):
        yield _without_zeros(text.replace(".", "")), TokenKind.NUMBER
    yield text, TokenKind.NUMBER


def _abbreviation(text: str) -> Iterator[tuple[str, TokenKind]]:
    yield text.replace(".", ""), TokenKind.CODE


def _label(text: str) -> Iterator[tuple[str, TokenKind]]:
    yield text, TokenKind.CODE


def _word(text: str) -> Iterator[tuple[str, TokenKind]]:
    if text.isalpha() and not text.endswith("str"):
        yield text, TokenKind.WORD
        return
    text = _STREET.sub(r"\1straat", text.replace("'", "").replace("‑", "-"))
    parts = re.split(r"[-/]", text)
    if len(parts) == 1:
        yield text, _kind_of(text)
        return
    if "/" not in text:
        yield "".join(parts), _kind_of("".join(parts))
    for part in parts:
        yield part, _kind_of(part)


def _kind_of(text: str) -> TokenKind:
    if text.isdigit():
        return TokenKind.NUMBER
    return TokenKind.WORD if text.isalpha() else TokenKind.CODE


def _without_zeros(number: str) -> str:
    whole, _, decimals = number.partition(",")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


_SPELLERS = {
    "date": _date,
    "quarter": _quarter,
    "percentage": _percentage,
    "item": _item,
    "amount": _amount,
    "number": _number,
    "abbreviation": _abbreviation,
    "label": _label,
    "word": _word,
}
