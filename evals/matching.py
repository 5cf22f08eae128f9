"""Finds a fact in an answer, whatever its spelling, and never a figure inside another figure.

Both sides become the same tokens: accents and case folded, figures in one spelling, number words as figures,
"procent" as %, dates as day, month in words, year; a fact is found when its tokens stand in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from evals.numbers import MULTIPLIERS, ORDINALS, figure, number_word

_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
                 "okt": 10, "nov": 11, "dec": 12}  # fmt: skip
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DUTCH_DATE = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:e|de|ste)?(?![a-z0-9])|\d+(?:[.,]\d+)*|[a-z]+|%|[^\W\d_]+")
_MARK = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")
_PLACE = re.compile(
    r"\(?\b(?:p\.|pdf|pdf-pagina|pagina|bladzijde|blz\.)\s*\d+\s*(?:\(pdf(?:-pagina)?\s*\d+\))?\)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:t/m|tot en met)\b")
_FIGURE = re.compile(r"\d")


def strip_marks(text: str) -> str:
    """An answer without its citation marks ("[1]") and page references ("p. 25 (pdf 29)")."""
    return _PLACE.sub(" ", _MARK.sub(" ", text))


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text in one spelling."""
    raw = _TOKEN.findall(_dates_in_words(_fold(text)))
    result: list[str] = []
    for token in raw:
        result.append(_one_spelling(token, result[-1] if result else ""))
        _join_last(result)
    return tuple(token for token in result if token)


def holds(text: str, fact: str) -> bool:
    """Whether `fact` stands in `text` as whole words and whole figures."""
    return _stands_in(tokens(fact), tokens(text))


def first_held(text: str, alternatives: Iterable[str]) -> str | None:
    """The first alternative that stands in `text`, None when none does."""
    return next((fact for fact in alternatives if holds(text, fact)), None)


def figures(text: str) -> frozenset[str]:
    """The figures in a text in one spelling, those of number words and dates included."""
    return frozenset(token for token in tokens(text) if _FIGURE.search(token))


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    if not part:
        return False
    n = len(part)
    return any(whole[i : i + n] == part for i in range(len(whole) - n + 1))


def _fold(text: str) -> str:
    counted = re.sub(r"\béén\b", "1", unicodedata.normalize("NFC", text.casefold()))
    decomposed = unicodedata.normalize("NFKD", counted)
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = re.sub(r"[‐-―−]", "-", folded.replace("\u00ad", ""))
    return _UNTIL.sub("-", re.sub(r"[’‘`']", "", folded))


def _dates_in_words(text: str) -> str:
    text = _ISO_DATE.sub(lambda m: _date(m[3], m[2], m[1]) or m[0], text)
    return _DUTCH_DATE.sub(lambda m: _date(m[1], m[2], m[3]) or m[0], text)


def _date(day: str, month: str, year: str) -> str | None:
    if not 1 <= int(month) <= 12:
        return None
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _one_spelling(token: str, before: str) -> str:
    if token == "procent":
        return "%"
    if token in ORDINALS:
        return ORDINALS[token]
    if token in _SHORT_MONTHS and before.isdigit():
        return _MONTHS[_SHORT_MONTHS[token] - 1]
    if token[0].isdigit():
        ordinal = re.fullmatch(r"(\d+)(?:e|de|ste)", token)
        return f"{ordinal[1]}e" if ordinal else figure(token)
    value = number_word(token)
    return token if value is None or token in MULTIPLIERS else str(value)


def _join_last(result: list[str]) -> None:
    """Make one token of "2" "miljoen" and of "1e" "kwartaal", in place."""
    if len(result) < 2:
        return
    before, last = result[-2:]
    if last in MULTIPLIERS and re.fullmatch(r"\d+(?:\.\d+)?", before):
        value = f"{float(before) * MULTIPLIERS[last]:f}".rstrip("0").rstrip(".")
        result[-2:] = [value]
    elif last == "kwartaal" and re.fullmatch(r"[1-4]e", before):
        result[-2:] = ["q", before[0]]
