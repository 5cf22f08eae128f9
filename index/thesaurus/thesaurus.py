"""Expansion of questions with the words of the field (after SKOS: one concept, many labels).

A file is YAML: a list of concepts, each with `term` and any of `same` (other policy words and abbreviations),
`everyday` (how people say it), `narrower`, `broader` and `related`; all but `term` are lists of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus.errors import UsageError
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.stopwords import STOP_WORDS
from index.thesaurus.phrases import PhraseTable

# The loader in C is twenty times faster; a PyYAML without it works as well.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

WEIGHTS = {"same": 0.8, "everyday": 0.3, "narrower": 0.3, "broader": 0.15, "related": 0.25}
"""What an added phrase counts for, next to 1 for the question's own words, by its relation to the concept."""


class Concept(BaseModel):
    """One concept of the field with its labels."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    term: str
    same: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def labels(self) -> tuple[str, ...]:
        """All words for the concept itself."""
        return (self.term, *self.same, *self.everyday)

    def relations(self) -> dict[str, tuple[str, ...]]:
        """The phrases of each relation in `WEIGHTS`."""
        return {
            "same": (self.term, *self.same),
            "everyday": self.everyday,
            "narrower": self.narrower,
            "broader": self.broader,
            "related": self.related,
        }


@dataclass(frozen=True, slots=True)
class Label:
    """Another phrase for what was asked: its terms, and what it counts for next to 1 for the asker's words."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Group:
    """A concept that a question names: `own` are the question's terms for it, `labels` the other phrases."""

    own: tuple[str, ...]
    labels: tuple[Label, ...]


class Thesaurus:
    """Finds concepts in a question. Prepared for one analyzer; may then be used by several threads.

    Stop words are looked over and the order is free ("vluchtelingen met een status" is found in "vluchtelingen
    die een status hebben"), save in a phrase that would keep only one word: that is found word for word.
    """

    def __init__(self, concepts: Iterable[Concept], analyzer: DutchAnalyzer) -> None:
        self.concepts = tuple(concepts)
        self._analyzer = analyzer
        self._labels: dict[int, tuple[Label, ...]] = {}
        self._loose = PhraseTable()
        self._strict = PhraseTable()
        for number, concept in enumerate(self.concepts):
            for label in concept.labels():
                loose, strict = self._terms_of(label), tuple(analyzer.all_terms(label))
                if len(loose) > 1 or len(strict) == 1:
                    self._loose.add(loose, number)
                else:
                    self._strict.add(strict, number)

    def groups(self, words: Sequence[str]) -> list[Group]:
        """The concepts named in a question given as its words, stop words included, each once.

        A phrase that is part of another one found does not count.
        """
        text = " ".join(words)
        found: dict[int, tuple[str, ...]] = {}
        for phrase in self._strict.in_order(self._analyzer.all_terms(text)):
            for number in self._strict.numbers(phrase):
                found.setdefault(number, tuple(term for term in phrase if term not in STOP_WORDS))
        for phrase in self._loose.near_each_other(self._terms_of(text)):
            for number in self._loose.numbers(phrase):
                found.setdefault(number, phrase)
        return [Group(own, self._labels_of(number)) for number, own in found.items()]

    def _labels_of(self, number: int) -> tuple[Label, ...]:
        if number not in self._labels:
            concept = self.concepts[number]
            weights: dict[tuple[str, ...], float] = {}
            for relation, phrases in concept.relations().items():
                for phrase in phrases:
                    terms = self._terms_of(phrase)
                    weights[terms] = max(weights.get(terms, 0.0), WEIGHTS[relation])
            weights.pop((), None)
            self._labels[number] = tuple(Label(terms, weight) for terms, weight in weights.items())
        return self._labels[number]

    def _terms_of(self, phrase: str) -> tuple[str, ...]:
        return tuple(word.term for word in self._analyzer.words(phrase))


@cache
def shipped_concepts() -> tuple[Concept, ...]:
    """The concepts that come with the project."""
    folder = files("index.thesaurus")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(concept for name in names for concept in _parse(folder.joinpath(name).read_text("utf8"), name))


def load_concepts(extra: Sequence[Path] = ()) -> tuple[Concept, ...]:
    """The shipped concepts and those of `extra` files. Raises `UsageError` naming a file that does not fit."""
    concepts = list(shipped_concepts())
    for path in extra:
        try:
            concepts += _parse(path.read_text("utf8"), path.name)
        except OSError as error:
            raise UsageError(f"Woordenlijst {path} is niet te lezen: kijk of het bestand bestaat.") from error
    return tuple(concepts)


def _parse(text: str, name: str) -> list[Concept]:
    try:
        return TypeAdapter(list[Concept]).validate_python(yaml.load(text, Loader=_LOADER) or [])
    except yaml.YAMLError as error:
        raise UsageError(f"Woordenlijst {name} is geen geldige YAML: verbeter het bestand.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"Woordenlijst {name} klopt niet bij {place}: verbeter het bestand.") from error
