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

WEIGHTS = {"same": 0.5, "everyday": 0.3, "narrower": 0.3, "broader": 0.15, "related": 0.15}
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


@dataclass(frozen=True, slots=True)
class _Expansion:
    """Terms to add for one concept: each with its weight."""

    terms: dict[str, float]


class Thesaurus:
    """Finds concepts in a question and gives the terms to add for them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = tuple(concepts)
        self._phrases: dict[tuple[str, ...], list[int]] | None = None
        self._expansions: dict[int, _Expansion] = {}

    def warm(self, analyzer: DutchAnalyzer) -> None:
        """Prepare the phrases for matching; `expand` does it otherwise."""
        if self._phrases is None:
            phrases: dict[tuple[str, ...], list[int]] = {}
            for number, concept in enumerate(self.concepts):
                for label in concept.labels():
                    phrases.setdefault(_terms_of(label, analyzer), []).append(number)
            phrases.pop((), None)
            self._phrases = phrases

    def found(self, words: Sequence[str], analyzer: DutchAnalyzer) -> list[Concept]:
        """The concepts named in a question given as words, in the order of `concepts`."""
        return [self.concepts[number] for number in sorted(self._found(words, analyzer))]

    def expand(self, words: Sequence[str], analyzer: DutchAnalyzer) -> dict[str, float]:
        """Terms to add to a question given as words, with weights below 1; {} when no concept is named."""
        added: dict[str, float] = {}
        for number in self._found(words, analyzer):
            for term, weight in self._expansion(number, analyzer).terms.items():
                added[term] = max(added.get(term, 0.0), weight)
        return added

    def _found(self, words: Sequence[str], analyzer: DutchAnalyzer) -> set[int]:
        self.warm(analyzer)
        phrases = self._phrases or {}
        terms = [term for word in words for term in _terms_of(word, analyzer)]
        longest = max(map(len, phrases), default=0)
        found: set[int] = set()
        start = 0
        while start < len(terms):
            for length in range(min(longest, len(terms) - start), 0, -1):
                numbers = phrases.get(tuple(terms[start : start + length]))
                if numbers:
                    found.update(numbers)
                    start += length - 1
                    break
            start += 1
        return found

    def _expansion(self, number: int, analyzer: DutchAnalyzer) -> _Expansion:
        if number not in self._expansions:
            concept = self.concepts[number]
            groups = {
                "same": (concept.term, *concept.same),
                "everyday": concept.everyday,
                "narrower": concept.narrower,
                "broader": concept.broader,
                "related": concept.related,
            }
            terms: dict[str, float] = {}
            for relation, labels in groups.items():
                for label in labels:
                    _add_label(terms, label, WEIGHTS[relation], analyzer)
            self._expansions[number] = _Expansion(terms)
        return self._expansions[number]


def _add_label(terms: dict[str, float], label: str, weight: float, analyzer: DutchAnalyzer) -> None:
    """Add a label's terms; the weight of a phrase is shared by its words."""
    parts = _terms_of(label, analyzer)
    for part in parts:
        terms[part] = max(terms.get(part, 0.0), weight / len(parts))


def _terms_of(label: str, analyzer: DutchAnalyzer) -> tuple[str, ...]:
    return tuple(word.term for word in analyzer.words(label))


@cache
def shipped_concepts() -> tuple[Concept, ...]:
    """The concepts that come with the project."""
    folder = files("index.thesaurus")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(concept for name in names for concept in _parse(folder.joinpath(name).read_text("utf8"), name))


def load_thesaurus(extra: Sequence[Path] = ()) -> Thesaurus:
    """The shipped concepts and those of `extra` files. Raises `UsageError` naming a file that does not fit."""
    concepts = list(shipped_concepts())
    for path in extra:
        try:
            concepts += _parse(path.read_text("utf8"), path.name)
        except OSError as error:
            raise UsageError(f"Woordenlijst {path} is niet te lezen: kijk of het bestand bestaat.") from error
    return Thesaurus(concepts)


def _parse(text: str, name: str) -> list[Concept]:
    try:
        return TypeAdapter(list[Concept]).validate_python(yaml.safe_load(text) or [])
    except yaml.YAMLError as error:
        raise UsageError(f"Woordenlijst {name} is geen geldige YAML: verbeter het bestand.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"Woordenlijst {name} klopt niet bij {place}: verbeter het bestand.") from error
