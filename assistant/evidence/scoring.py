"""How well a unit answers a question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.matching import AskedTerm, Matcher, met
from assistant.evidence.units import Unit, UnitKind
from assistant.evidence.values import Value, is_undecided, values_in
from assistant.model import Kind
from assistant.understanding.intent import Intent, Wanted
from assistant.understanding.words import fold, fold_name
from corpus.meaning.items import item_key

_SENTENCE_PLACES = {"own": 1.0, "head": 0.9, "lead": 0.8, "near": 0.5, "around": 0.45}
_CELL_PLACES = {"own": 1.0, "head": 0.95, "label": 1.0, "all": 0.95, "lead": 0.8, "near": 0.8, "around": 0.5}
_CLOSE_PLACES = {**_SENTENCE_PLACES, "near": 0.7}
_SHORT_CELL = 10
SHORT_NEAR = 25
"""In a passage with at most so many other words, those say more of a sentence."""

MISSING, WEAK = 0.3, 0.42
"""A question word met less than this is not met, or met loosely."""

MIN_SENTENCE_WEIGHT, SENTENCE_SHARE = 0.6, 0.9
"""A sentence of a long question counts alone when its words weigh enough, at this share of its coverage."""

SPEAKS_FOR_COUNT = 0.6
"""A unit with this coverage may count its things by another word."""

MAX_HEAD_WORDS = 3
OWN_CLAUSE = 3.0
"""What it counts for a value that its clause names the year or party asked, more than the thing counted."""

ADDING, STANDING = 1.08, 0.85
"""Factors for a unit that tells what is added, and for one that tells what is there, where the first is asked."""

_ASKS_ADDED = re.compile(
    r"\b(?:komen|komt|kwamen|kwam|bouwen|bouwt|worden|zijn)\b.*\b(?:erbij|bij(?=\?|$)|bijgebouwd)|\berbij\b|\bextra\b|"
    r"\bnieuwe (?:\w+ )?\w*(?:woningen|huizen|appartementen)\b|\btoegevoegd\b"
)
_ADDS = re.compile(
    r"\b(?:toe(?:ge)?voeg\w*|voeg\w* .*\btoe|\w*bouw\w*|gebouwd|\w*realis\w*|gerealiseerd|oplever\w*|lever\w* .*\bop|"
    r"opgeleverd|op te leveren|extra|groei\w*|erbij|uitbreid\w*|nieuwe?|komen|toename)\b"
)
_STANDS = re.compile(r"\b(?:telt|telde|tellen|telden|heeft|hebben|had|hadden|bezit|bezitten|omvat|beheert|verhuurt)\b")
_LOOSELY_COUNTED = frozenset(
    "mens persoon inwoner huishoud gezin bewoner huurder kandidaat plek plaats stuk keer".split()
)

_RISE = re.compile(r"\w*(?:verhoging|stijging|verlaging|daling)\b")
_NATIONAL = re.compile(r"nationale prestatieafspraken|landelijke (?:prestatie)?afspraken", re.IGNORECASE)
_TOTAL = re.compile(r"\btotaa?l")
_ALL_TOGETHER = re.compile(r"\b(?:totaa?l|samen|bij elkaar|opgeteld|alle corporaties)\b")
_YEAR = re.compile(r"\b20[0-4]\d\b")


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its verdict. `coverage` is the share of the question's telling words that it meets, with its
    context, 0 to 1; `own` the share met in its own words; `missing` are words met nowhere near, `weak` those
    met by a far relation or in a heading at most; `value` is the
    value that would be the answer, None when none of the wanted type; `blocked` tells why it can be no answer
    ("" when it can): it is of another party or year; `score` ranks units."""

    unit: Unit
    score: float
    coverage: float
    own: float
    missing: tuple[AskedTerm, ...]
    weak: tuple[AskedTerm, ...]
    value: Value | None
    undecided: bool
    blocked: str = ""


class Scorer:
    """Scores units for one question."""

    def __init__(
        self, intent: Intent, asked: Sequence[AskedTerm], matcher: Matcher, others: Sequence[str], period: range
    ) -> None:
        """`others` are the folded names of corporations that the question does not name; `period` are the years
        that the agreements in scope cover."""
        self._intent = intent
        self._asked = asked
        self._matcher = matcher
        self._is_long = len({term.term.sentence for term in asked}) > 1
        self._total = sum(term.weight for term in asked) or 1.0
        self._parties = [fold_name(name) for name in intent.scope.parties]
        self._others = others
        self._years = [str(year) for year in intent.scope.years]
        is_own = "years" not in intent.scope.inherited
        self._far_years = self._years if is_own and not any(y in period for y in intent.scope.years) else []
        self._question = fold(intent.completed).strip()
        self._sums = bool(_ALL_TOGETHER.search(self._question))
        self._items = {item_key(item) for item in intent.scope.items}

    def score(self, unit: Unit) -> Scored:
        """The verdict on one unit."""
        bags = self._bags(unit)
        places = _CELL_PLACES if unit.kind is UnitKind.CELL else _SENTENCE_PLACES
        if unit.kind is UnitKind.SENTENCE and len(unit.near.split()) <= SHORT_NEAR:
            places = _CLOSE_PLACES
        matches = [max(place * met(term, bags[name]) for name, place in places.items()) for term in self._asked]
        own = [met(term, bags["own"]) for term in self._asked]
        coverage = max(self._share(matches), self._sentence_share(matches))
        value = self._best_value(unit)
        undecided = unit.kind is UnitKind.CELL and is_undecided(unit.text)
        score = coverage + 0.25 * self._share(own) + 0.12 / (1 + unit.rank / 4)
        score *= self._value_factor(unit, value, undecided=undecided)
        score *= self._year_factor(unit) * self._party_factor(unit) * self._place_factor(unit)
        undecided = undecided and not self._counts_other_than_money(unit)
        blocked = self._blocked(unit) or self._counts_something_else(value, coverage)
        missing = tuple(term for term, match in zip(self._asked, matches, strict=True) if match < MISSING)
        weak = tuple(term for term, match in zip(self._asked, matches, strict=True) if match < WEAK)
        score *= 0.5 if blocked else 1.0
        return Scored(unit, score, coverage, self._share(own), missing, weak, value, undecided, blocked)

    def _blocked(self, unit: Unit) -> str:
        """Why a unit cannot answer: it tells of another corporation, or of no time that is asked."""
        if self._parties and self._others:
            named = self._party_words(unit)
            if not any(party in named for party in self._parties) and any(other in named for other in self._others):
                return "party"
        if self._tells_other_year(unit):
            return "year"
        if self._items and unit.item and not self._is_of_item(unit):
            return "item"
        if self._far_years:
            where = f"{unit.text} {unit.label} {unit.head} {unit.lead} {unit.near} {unit.around}"
            if not set(self._far_years) & set(_YEAR.findall(where)):
                return "year"
        return ""

    def _is_of_item(self, unit: Unit) -> bool:
        """Whether a unit stands in one of the agreed items that the question names."""
        return bool(unit.item) and item_key(unit.item) in self._items

    def _counts_other_than_money(self, unit: Unit) -> bool:
        """Whether an undecided cell is of a number of things, where an amount of money is asked."""
        return self._intent.wanted is Wanted.AMOUNT and bool(re.search(r"\baantal|woning", fold(unit.text)))

    def _counts_something_else(self, value: Value | None, coverage: float) -> str:
        """ "count" when the value counts other things than asked and little else speaks for the unit."""
        counted = [term for term in self._asked if term.term.counted]
        if self._intent.wanted is not Wanted.COUNT or not counted or value is None or not value.unit:
            return ""
        if coverage >= SPEAKS_FOR_COUNT or any(term.stem in _LOOSELY_COUNTED for term in counted):
            return ""
        bag = self._matcher.bag(value.unit)
        return "" if any(met(term, bag) >= MISSING for term in counted) else "count"

    def _tells_other_year(self, unit: Unit) -> bool:
        """Whether a value is of another year than the one asked: the unit names years, none of them asked, and
        what it stands in names none of those either."""
        if not self._years or self._intent.wanted in (Wanted.ANY, Wanted.WHO, Wanted.DATE, Wanted.DURATION):
            return False
        near = f"{unit.label} {unit.head} {unit.lead} {unit.near} {unit.around}"
        named = set(_YEAR.findall(unit.text))
        return bool(named) and not (named | set(_YEAR.findall(near))) & set(self._years)

    def _party_words(self, unit: Unit) -> str:
        """The words that tell whose a unit is, folded: the column of a cell in a table with parties as heads,
        else its row; a sentence itself with what leads it."""
        if unit.kind is UnitKind.SENTENCE:
            return fold_name(f"{unit.text} {unit.lead}")
        column = fold_name(unit.column)
        if any(name in column for name in (*self._parties, *self._others)):
            return column
        if len(unit.text.split()) > _SHORT_CELL:
            return fold_name(f"{unit.text} {unit.label}")
        return fold_name(f"{unit.text} {unit.label} {unit.near}")

    def _share(self, matches: Sequence[float]) -> float:
        return sum(t.weight * m for t, m in zip(self._asked, matches, strict=True)) / self._total

    def _sentence_share(self, matches: Sequence[float]) -> float:
        """The best share of one sentence of a question of several: the others may be talk."""
        best = 0.0
        for number in {term.term.sentence for term in self._asked} if self._is_long else ():
            pairs = [(t.weight, m) for t, m in zip(self._asked, matches, strict=True) if t.term.sentence == number]
            total = sum(weight for weight, _ in pairs)
            if len(pairs) > 1 and total >= MIN_SENTENCE_WEIGHT:
                best = max(best, SENTENCE_SHARE * sum(weight * match for weight, match in pairs) / total)
        return best

    def _bags(self, unit: Unit) -> Mapping[str, Mapping[str, float]]:
        bag = self._matcher.bag
        return {
            "own": bag(unit.text),
            "head": bag(unit.head),
            "lead": bag(unit.lead),
            "label": bag(unit.label),
            "all": bag(f"{unit.text} {unit.label} {unit.head}"),
            "near": bag(unit.near),
            "around": bag(unit.around),
        }

    def _best_value(self, unit: Unit) -> Value | None:
        if _is_row_head(unit):
            return None
        counts = any(term.term.counted for term in self._asked)
        values = values_in(unit.text, self._intent.wanted, or_any=not counts)
        bare = self._intent.wanted in (Wanted.COUNT, Wanted.SIZE, Wanted.PERCENTAGE)
        if not values and bare and unit.kind is UnitKind.CELL and re.fullmatch(r"[+-]?\s*\d[\d.,]*\s*%?", unit.text):
            return Value(0, len(unit.text), unit.text, "%" if "%" in unit.text else "")
        return max(values, key=lambda value: self._value_fit(value, unit), default=None)

    def _value_fit(self, value: Value, unit: Unit) -> float:
        """How near a value stands to the question's words: its unit is what is counted, its clause has them."""
        counted = [term for term in self._asked if term.term.counted]
        unit_bag = self._matcher.bag(value.unit)
        fit = 2.0 * max((met(term, unit_bag) for term in counted), default=0.0)
        clause = self._matcher.bag(_clause(unit.text, value))
        fit += sum(term.weight * met(term, clause) for term in self._asked) / self._total
        fit += OWN_CLAUSE * self._told_of(value, unit)
        year = value.words.strip()
        if self._intent.wanted is Wanted.DATE and year in self._years:
            fit -= 1.5
        return fit - value.start / 4000

    def _told_of(self, value: Value, unit: Unit) -> int:
        """1 when the value's clause names the year or party asked, less 1 when it names another, for a sentence
        that names several ("3.120 van de een en 1.740 van de ander")."""
        told = 0
        for asked, named in ((self._years, _years_in), (self._parties, self._parties_in)):
            if asked and len(named(unit.text)) > 1:
                here = named(_clause(unit.text, value)) - named(value.words)
                told += bool(here & set(asked)) or -bool(here)
        return told

    def _parties_in(self, text: str) -> set[str]:
        folded = fold_name(text)
        return {name for name in (*self._parties, *self._others) if name in folded}

    def _value_factor(self, unit: Unit, value: Value | None, *, undecided: bool) -> float:
        wanted = self._intent.wanted
        if wanted in (Wanted.ANY, Wanted.WHO):
            return 1.2 if self._intent.kind is Kind.COMPARISON and self._tells_figure(unit) else 1.0
        if value is None:
            return 0.95 if undecided else 0.6
        counted = [term for term in self._asked if term.term.counted]
        if wanted is Wanted.COUNT and counted and value.unit:
            fit = max(met(term, self._matcher.bag(value.unit)) for term in counted)
            return 1.0 + 0.25 * fit - (0.15 if fit < 0.3 and unit.kind is UnitKind.SENTENCE else 0.0)
        is_loose = wanted is Wanted.COUNT and counted and unit.kind is UnitKind.CELL and not value.unit
        return 0.9 if is_loose and value.words != unit.text else 1.1

    def _tells_figure(self, unit: Unit) -> bool:
        """Whether a unit has a figure to compare: of a rise a percentage, else any."""
        if _RISE.search(self._question):
            return bool(values_in(unit.text, Wanted.PERCENTAGE))
        return any(char.isdigit() for char in unit.text)

    def _year_factor(self, unit: Unit) -> float:
        if not self._years:
            return 1.0
        where = f"{unit.text} {unit.label} {unit.head} {unit.lead}"
        years = set(_YEAR.findall(where))
        if years & set(self._years):
            return 1.25 if unit.kind is UnitKind.CELL and unit.label in self._years else 1.12
        return 0.82 if years else 0.92

    def _party_factor(self, unit: Unit) -> float:
        if not self._parties:
            n_named = sum(other in fold_name(unit.text) for other in self._others)
            return 0.92 if len(self._others) > 1 and n_named == 1 else 1.0
        own = fold_name(f"{unit.text} {unit.column} {unit.label} {unit.lead}")
        if any(party in own for party in self._parties):
            return 1.2
        if unit.kind is UnitKind.CELL and any(party in fold_name(unit.near) for party in self._parties):
            return 1.15
        named = any(other in fold_name(f"{unit.column} {unit.label}") for other in self._others)
        return 0.55 if named else 0.92

    def _adding_factor(self, unit: Unit) -> float:
        """What is added goes before what is there when a question asks how many come."""
        if self._intent.wanted is not Wanted.COUNT or not _ASKS_ADDED.search(self._question):
            return 1.0
        if _ADDS.search(fold(f"{unit.text} {unit.head}")):
            return ADDING
        return STANDING if _STANDS.search(fold(unit.text)) else 1.0

    def _place_factor(self, unit: Unit) -> float:
        factor = (0.6 if is_heading(unit) else 1.0) * self._adding_factor(unit)
        is_total = unit.kind is UnitKind.CELL and bool(_TOTAL.search(fold(f"{unit.label} {unit.column}")))
        if is_total:
            factor *= 1.2 if self._sums else 0.8
        if _NATIONAL.search(unit.around) and "national" not in " ".join(t.stem for t in self._asked):
            factor *= 0.88
        if self._items:
            factor *= 1.5 if self._is_of_item(unit) else 0.6
        return factor


def _is_row_head(unit: Unit) -> bool:
    """Whether a cell only says what its row is about ("Gereed", "Budget")."""
    is_head = unit.kind is UnitKind.CELL and unit.text == unit.label and len(unit.text.split()) <= MAX_HEAD_WORDS
    return is_head and not any(char.isdigit() for char in unit.text)


def _years_in(text: str) -> set[str]:
    return set(_YEAR.findall(text))


def is_heading(unit: Unit) -> bool:
    """Whether a unit is only the title or a heading of what it stands in, or a line of a table of contents."""
    if "....." in unit.text:
        return True
    text = fold(unit.text)
    titles = [unit.passage.title, *unit.passage.headings]
    return len(text.split()) < 14 and any(text == fold(title) for title in titles if title)


def _clause(text: str, value: Value) -> str:
    """The part of a sentence that a value stands in: up to the nearest comma-like breaks."""
    before = max(
        text.rfind(mark, 0, value.start)
        for mark in (",", ";", ":", "(", " en ", " of ", " waarvan ", " waarbij ", " met als ")
    )
    ends = [place for mark in (",", ";", ")", " en ", " waarvan ") if (place := text.find(mark, value.end)) >= 0]
    return text[max(0, before) : min(ends, default=len(text))]
