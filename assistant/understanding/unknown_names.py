"""Names in a question that no agreement in the library has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from rapidfuzz import fuzz, process

from assistant.understanding.names import Names
from assistant.understanding.words import Word, fold_name

_NAME_LEAD = frozenset(
    "gemeente corporatie woningcorporatie woningstichting stichting in te van bij voor door met".split()
)
_ORGANISATION_LEAD = frozenset("gemeente corporatie woningcorporatie woningstichting woningbouwvereniging".split())
_CORPORATION_LIKE = re.compile(r"^(?:woon|wonen)|(?:wonen|woon|woning|haard|vest)$")


@dataclass(frozen=True, slots=True)
class PublicNames:
    """Municipalities and corporations that exist, folded to their usual spelling; `ordinary` are the folded ones
    that are words of the language too."""

    by_form: dict[tuple[str, ...], str]
    ordinary: frozenset[str]


@cache
def public_names() -> PublicNames:
    """The shipped list of public names, read once."""
    source = files("assistant.understanding").joinpath("public_names.yaml").read_text(encoding="utf8")
    listed: dict[str, str] = yaml.safe_load(source)
    ordinary = frozenset(fold_name(name) for name in listed.pop("ordinary").split(","))
    spelled = [name.strip() for group in listed.values() for name in group.split(",")]
    return PublicNames({tuple(fold_name(name).split()): name for name in spelled}, ordinary)


def find_unknown_names(
    words: Sequence[Word], known_places: set[int], names: Names, *, shouted: bool
) -> tuple[str, ...]:
    """Names in `words` that are in no agreement; `known_places` are words that belong to a known name.

    A name of the public list counts when the library never mentions it. A capitalised word after "gemeente",
    "in" or "van" counts when no agreement has that word and no typing error explains it.
    """
    found: dict[str, None] = {}
    taken = set(known_places)
    for places, name in _public(words, taken, names, shouted=shouted):
        taken |= places
        found[name] = None
    if not shouted:
        for index, word in enumerate(words):
            if index not in taken and _looks_like_unknown_name(words, index, names):
                found[word.text] = None
    return tuple(found)


def _public(words: Sequence[Word], taken: set[int], names: Names, *, shouted: bool) -> list[tuple[set[int], str]]:
    hits: list[tuple[set[int], str]] = []
    for size in (4, 3, 2, 1):
        for first in range(len(words) - size + 1):
            places = set(range(first, first + size))
            if places & taken or any(places & hit for hit, _ in hits):
                continue
            run = words[first : first + size]
            form = tuple(part for word in run for part in fold_name(word.text).split())
            name = public_names().by_form.get(form)
            if name and not _in_library(form, names) and _reads_as_name(words, first, size, shouted=shouted):
                hits.append((places, name))
    return hits


def _in_library(form: Sequence[str], names: Names) -> bool:
    return all(part in names.text_words for part in form)


def _reads_as_name(words: Sequence[Word], first: int, size: int, *, shouted: bool) -> bool:
    """Guards names that are ordinary words too ("best", "huizen"): a capital after a word that leads a name."""
    run = words[first : first + size]
    lead = words[first - 1].folded if first else ""
    if fold_name(" ".join(word.text for word in run)) in public_names().ordinary:
        return not shouted and run[0].text[0].isupper() and lead in _NAME_LEAD
    return size > 1 or lead in _NAME_LEAD or len(run[0].folded) > 4


def _looks_like_unknown_name(words: Sequence[Word], index: int, names: Names) -> bool:
    word, lead = words[index], words[index - 1].folded if index else ""
    form = fold_name(word.text)
    if index == 0 or not word.text[0].isupper() or any(char.isdigit() for char in word.text) or len(form) < 4:
        return False
    if any(part in names.text_words for part in form.split()) or word.text.isupper():
        return False
    if lead not in _NAME_LEAD and not _CORPORATION_LIKE.search(form):
        return False
    nearest = process.extractOne(form, names.text_words.keys(), scorer=fuzz.ratio, score_cutoff=86)
    return nearest is None
