"""The figures, amounts, dates and terms in a piece of text that can answer "hoeveel" and "wanneer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.understanding.intent import Wanted
from corpus.meaning.amounts import Amount, find_amounts
from corpus.meaning.dates import find_dates

_ABOUT = (
    r"(?:(?:ca|circa|ongeveer|zo['’]n|ruim|bijna|rond(?: de)?|minimaal|maximaal|ten minste|tenminste|hooguit|"
    r"minstens|max|min|gemiddeld|tot en met|tot|totaal|meer dan|minder dan|nog|alle|elke|iedere|binnen)\.?\s+)*"
)
_NUMERALS = (
    "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|honderd"
)
_TIME = r"(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|werkdagen|uur|minuten|kwartalen|halfjaar)"
_DURATION = re.compile(
    rf"\b{_ABOUT}(?:\d+|{_NUMERALS}|anderhalf)(?:\s?(?:-|tot|à)\s?\d+)?(?:\s?(?:\w+e|kalender|aaneengesloten))?\s{_TIME}\b|\b\w*jarige?\b",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    rf"\b(?:{_ABOUT}(?:\d+|{_NUMERALS})(?:maal|\s?keer|\s?x|\smaal)?\s(?:per|"
    rf"in de|in het|elk|elke|ieder|iedere)\s?(?:\d+\s|{_NUMERALS}\s)?{_TIME}|"
    rf"(?:elke|elk|iedere|ieder|om de)\s(?:(?:\d+|{_NUMERALS})\s)?(?:{_TIME}|kwartaal|voorjaar|najaar)|"
    rf"(?:twee|drie|vier|zes|half|tweemaal|een|één)?(?:jaarlijks|maandelijks|wekelijks|dagelijks|halfjaarlijks)e?|"
    rf"{_ABOUT}(?:\d+|{_NUMERALS})\s?(?:keer|maal)(?: per \w+)?|"
    rf"(?:een|één|twee|drie|vier|vijf|zes)maal(?:\s(?:per|"
    rf"in de)\s\w+(?:\s\w+)?)?|doorlopend|periodiek|structureel|per kwartaal|"
    rf"(?:\d+|{_NUMERALS}|zes|half)[\s-]?(?:wekelijks|jaarlijks|maandelijks)e?)\b",
    re.IGNORECASE,
)
_SPELLED_COUNT = re.compile(
    rf"\b{_ABOUT}(?:één|{_NUMERALS.split('|', 1)[1]})\s+(?:[\w-]+e\s+)?[a-z][\w-]+", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(?:art|artikel|lid|afspraak|thema|bijlage)\.?\s*$", re.IGNORECASE)
_QUALIFIER = re.compile(_ABOUT + r"$", re.IGNORECASE)
_RANGE_TAIL = re.compile(r"^\s?(?:-|–|tot|à|/)\s?\d+(?:[.,]\d+)*")
_LOOSE = re.compile(
    r"\b(?:doorlopend|continu|n\.?v\.?t\.?|per direct|zo spoedig mogelijk|lopend|gereed)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text: `words` from `start` to `end` as the document has them, qualifier ("ca.") included;
    `unit` is the thing counted, "%", "EUR" or ""."""

    start: int
    end: int
    words: str
    unit: str
    number: float | None = None


def values_in(text: str, wanted: Wanted, *, or_any: bool = False) -> tuple[Value, ...]:
    """The values of the wanted type in `text`, in order; with `or_any` any other figure where a count
    is wanted and there is none."""
    found = tuple(_FINDERS[wanted](text)) if wanted in _FINDERS else ()
    return found or (tuple(_any_figure(text)) if wanted is Wanted.COUNT and or_any else ())


def _counts(text: str) -> Iterator[Value]:
    for amount in find_amounts(text):
        if amount.unit not in {"EUR", "%", "procentpunt"} and not _ARTICLE.search(text[: amount.start]):
            yield _from_amount(text, amount)
    for match in _SPELLED_COUNT.finditer(text):
        unit = match.group().split()[-1]
        if len(unit) > 3:
            yield Value(match.start(), match.end(), match.group(), unit)


def _percentages(text: str) -> Iterator[Value]:
    for amount in find_amounts(text):
        if amount.unit in {"%", "procentpunt"}:
            yield _from_amount(text, amount)
    for match in re.finditer(r"\b(?:de helft|een derde|een kwart|twee derde|driekwart|\d/\d(?: deel)?)\b", text):
        yield Value(match.start(), match.end(), match.group(), "%")


def _amounts(text: str) -> Iterator[Value]:
    for amount in find_amounts(text):
        if amount.unit == "EUR":
            yield _from_amount(text, amount)


def _from_amount(text: str, amount: Amount) -> Value:
    end = amount.end
    digits_end = amount.start + len(re.match(r"[€\s\d.,]*", text[amount.start :]).group().rstrip(" .,"))  # type: ignore[union-attr]
    tail = _RANGE_TAIL.match(text[digits_end:])
    if tail and amount.unit == "":
        end = max(end, digits_end + tail.end())
    if amount.unit == "EUR":
        level = re.match(r"\s?\(?,?\s?prijspeil\s(?:\w+\s)?\d{4}\)?", text[end:])
        end += level.end() if level else 0
    qualifier = _QUALIFIER.search(text[: amount.start])
    start = qualifier.start() if qualifier else amount.start
    return Value(start, end, text[start:end].strip(" ,"), amount.unit, float(amount.value))


def _dates(text: str) -> Iterator[Value]:
    for mention in find_dates(text):
        yield Value(mention.start, mention.end, text[mention.start : mention.end], "")
    for match in _LOOSE.finditer(text):
        yield Value(match.start(), match.end(), match.group(), "")


def _durations(text: str) -> Iterator[Value]:
    for match in _DURATION.finditer(text):
        yield Value(match.start(), match.end(), match.group(), "")
    for mention in find_dates(text):
        if mention.first and mention.last and mention.last.year > mention.first.year:
            yield Value(mention.start, mention.end, mention.words, "")


def _frequencies(text: str) -> Iterator[Value]:
    for match in _FREQUENCY.finditer(text):
        yield Value(match.start(), match.end(), match.group(), "")


def _any_figure(text: str) -> Iterator[Value]:
    for amount in find_amounts(text):
        yield _from_amount(text, amount)


_FINDERS = {
    Wanted.COUNT: _counts,
    Wanted.PERCENTAGE: _percentages,
    Wanted.AMOUNT: _amounts,
    Wanted.DATE: _dates,
    Wanted.DURATION: _durations,
    Wanted.FREQUENCY: _frequencies,
    Wanted.SIZE: _any_figure,
}

UNDECIDED = re.compile(
    r"(?<!\w)(?:n\.?\s?t\.?\s?b\.?|t\.?\s?b\.?(?:\s?d\.?)?|n\.?\s?n\.?\s?b\.?|"
    r"p\.?\s?m\.?|onbekend|nog niet (?:bekend|vastgesteld|bepaald)|nog te bepalen|"
    r"nader te bepalen|te bepalen(?: in [\w\s-]+)?|\?)(?!\w)",
    re.IGNORECASE,
)
"""What a cell says when its value is not there yet."""


def is_undecided(text: str) -> bool:
    """Whether a cell says that its value is still to be decided or unknown; an empty cell does not say so."""
    plain = text.strip(" .-–")
    found = UNDECIDED.search(text)
    return bool(found) and len(plain) <= len(found.group()) + 24 if found else False
