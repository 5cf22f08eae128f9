"""Which agreements, parties, years, themes and items a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.model import Scope
from assistant.understanding.finding import Mention, find_mentions
from assistant.understanding.names import Names
from assistant.understanding.unknown_names import find_unknown_names
from assistant.understanding.words import Word, fold, is_shouted, words_of
from corpus.meaning.items import item_key
from corpus.model import Role

_LETTER_ITEM = re.compile(r"\b([a-zA-Z]{1,2})[\s.]{0,2}(\d{1,2}(?:\.\d{1,2}){1,3})\b")
_COUNTER_ITEM = re.compile(r"\b([A-Z])(\d{1,2})\b")
_NUMBER_ITEM = re.compile(
    r"\b(?:afspraak|afspraken|actie|actiepunt|punt|nummer|nr|item|artikel|trekker(?: is)? (?:van|bij|voor))\.?\s+"
    r"(?:nr\.?\s*|nummer\s+)?(\d{1,3}(?:\.\d{1,2}){0,3})\b(?!\s*%)"
)
_BARE_ITEM = re.compile(
    r"(?<![\d.,€])(?<!€ )\b(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\b(?![\d.,]*\s*(?:%|procent|euro|miljoen|woningen))"
)
_YEAR = re.compile(r"\b(20[0-4]\d)\b")
_YEARS = re.compile(r"\b(20[0-4]\d)\s*(?:-|–|t/m|tot en met|/)\s*(20[0-4]\d|\d\d)\b")
_ALL = re.compile(
    r"\b(?:alle|elke|iedere|welke|per|verschillende|in hoeveel|andere) (?:\w+ )?(?:gemeente|"
    r"gemeenten|gemeentes|steden|prestatieafspraken|documenten)\b"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read from one question's own words: the scope, the words that name it, and whether it asks
    for all agreements. `conflict` as in `Intent`."""

    scope: Scope
    places: frozenset[int]
    mentions: tuple[Mention, ...]
    all_agreements: bool
    conflict: str
    unknown_items: tuple[str, ...]


def recognise(question: str, names: Names, allowed: Sequence[str]) -> Recognised:
    """The scope that `question` names; `allowed` are agreement ids set by the user, empty for all."""
    words = words_of(question)
    mentions = find_mentions(words, names)
    places = {place for m in mentions for place in range(m.first, m.last + 1)}
    unknown = find_unknown_names(words, places, names, shouted=is_shouted(question))
    municipalities = _unique(m.known.name for m in mentions if m.known.role is Role.MUNICIPALITY)
    parties = _unique(m.known.name for m in mentions if m.known.role is not Role.MUNICIPALITY)
    agreements, conflict = _agreements(mentions)
    items, unknown_items, agreements = _items(question, names, agreements or tuple(allowed), agreements)
    wide = bool(_ALL.search(fold(question))) and not municipalities
    scope = Scope(
        agreements=tuple(allowed) if allowed else (() if wide else agreements),
        municipalities=municipalities,
        parties=parties,
        years=_years(question),
        themes=_themes(question, names),
        items=items,
        unknown_names=unknown,
    )
    return Recognised(scope, frozenset(places), mentions, wide, conflict, unknown_items)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _agreements(mentions: Sequence[Mention]) -> tuple[tuple[str, ...], str]:
    """The agreements that all mentions together point at, and the party that does not fit them."""
    towns = _unique(a for m in mentions if m.known.role is Role.MUNICIPALITY for a in m.known.agreements)
    parties = [m.known for m in mentions if m.known.role is not Role.MUNICIPALITY]
    of_parties = _unique(a for known in parties if known.signs for a in known.agreements)
    if not towns:
        return of_parties, ""
    n_towns = len({m.known.name for m in mentions if m.known.role is Role.MUNICIPALITY})
    strangers = [known.name for known in parties if known.signs and not set(known.agreements) & set(towns)]
    if strangers and n_towns == 1:
        return towns, strangers[0]
    narrowed = tuple(a for a in towns if a in of_parties)
    return (narrowed if narrowed and n_towns == 1 else towns), ""


def _items(
    question: str, names: Names, within: Sequence[str], agreements: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Item numbers as the agreements print them, those that none has, and the agreements they narrow to."""
    typed = dict.fromkeys(
        [
            f"{letters}{number}"
            for letters, number in _LETTER_ITEM.findall(question)
            if letters.lower() not in {"in", "op", "en"}
        ]
        + [f"{letter}{number}" for letter, number in _COUNTER_ITEM.findall(question)]
        + _NUMBER_ITEM.findall(fold(question))
        + _BARE_ITEM.findall(question)
    )
    lettered = " ".join(typed)
    known: dict[str, None] = {}
    absent: dict[str, None] = {}
    homes: dict[str, None] = {}
    for text in typed:
        key = item_key(text)
        if text.replace(".", "").isdigit() and any(
            text != other and other.endswith(text) for other in lettered.split()
        ):
            continue
        here = [(a, printed) for a, printed in names.items.get(key, ()) if not within or a in within]
        if here:
            known.update(dict.fromkeys(printed for _, printed in here))
            homes.update(dict.fromkeys(a for a, _ in here))
        elif _surely_item(text, question):
            absent[text] = None
    return tuple(known), tuple(absent), agreements or (tuple(homes) if len(homes) == 1 else ())


def _surely_item(text: str, question: str) -> bool:
    """Whether a number that no agreement has was meant as an item ("afspraak 9.9", "J 7.1")."""
    if text[0].isalpha():
        return "." in text
    return bool(re.search(rf"\b(?:afspraak|item|actie|nr|nummer)\.?\s+{re.escape(text)}", fold(question)))


def _years(question: str) -> tuple[int, ...]:
    years = [int(year) for year in _YEAR.findall(question)]
    for first, last in _YEARS.findall(question):
        end = int(last) if len(last) == 4 else int(first[:2] + last)
        years.extend(range(int(first), end + 1) if 0 < end - int(first) < 15 else [])
    return tuple(sorted(set(years)))


def _themes(question: str, names: Names) -> tuple[str, ...]:
    """Themes of which the question has the whole name, the word "thema" or a number aside."""
    asked = f" {' '.join(word.folded for word in words_of(question))} "
    found = []
    for theme in names.themes:
        bare = " ".join(
            w.folded for w in words_of(theme) if not w.folded.replace(".", "").isdigit() and w.folded != "thema"
        )
        if len(bare) > 5 and f" {bare} " in asked:
            found.append(theme)
    return tuple(found)


def scope_words(words: Sequence[Word], recognised: Recognised) -> frozenset[int]:
    """Places of words that name the scope, "gemeente" before a town's name included."""
    extra = {p - 1 for p in recognised.places if p and words[p - 1].folded in {"gemeente", "stichting", "corporatie"}}
    return recognised.places | frozenset(extra)
