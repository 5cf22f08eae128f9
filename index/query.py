"""A question to weighted terms: its own words, their compound parts, the thesaurus, repaired typing errors."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.analysis.analyzer import DutchAnalyzer, Word
from index.analysis.typos import TypoTable
from index.lexical import LexicalIndex
from index.thesaurus.thesaurus import Thesaurus

QUERY_PART_WEIGHT = 0.4
"""What a compound part of a question's word counts for, next to 1 for the word."""

_TYPO_WEIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Query:
    """`terms` with their weights; `own` are the terms of the question's own words (with repairs, without
    thesaurus); `repairs` maps a word that was taken for a typing error to the words searched instead."""

    terms: dict[str, float]
    own: dict[str, float] = field(default_factory=dict)
    repairs: dict[str, tuple[str, ...]] = field(default_factory=dict)


class QueryReader:
    """Turns questions into `Query`s for one index. May be used by several threads."""

    def __init__(self, analyzer: DutchAnalyzer, lexical: LexicalIndex, thesaurus: Thesaurus) -> None:
        self._analyzer = analyzer
        self._lexical = lexical
        self._thesaurus = thesaurus
        self._typos = TypoTable(lexical.forms)

    def read(self, text: str) -> Query:
        """The weighted terms of `text`."""
        words = list(self._analyzer.words(text))
        own: dict[str, float] = {}
        repairs: dict[str, tuple[str, ...]] = {}
        for word in words:
            _raise_to(own, word.term, 1.0)
            for part in word.parts:
                _raise_to(own, part, QUERY_PART_WEIGHT)
            if self._is_unknown(word):
                nearest = self._typos.nearest(word.surface)
                if nearest:
                    repairs[word.surface] = tuple(nearest)
                    self._add_repairs(own, nearest)
        terms = dict(own)
        repaired = [repairs.get(word.surface, (word.surface,))[0] for word in words]
        for term, weight in self._thesaurus.expand(repaired, self._analyzer).items():
            _raise_to(terms, term, weight)
        return Query(terms, own, repairs)

    def _is_unknown(self, word: Word) -> bool:
        """A word that is neither in the index nor Dutch nor made of Dutch words."""
        if not word.is_word or word.parts or word.term in self._lexical.terms:
            return False
        return word.surface not in self._analyzer.lexicon

    def _add_repairs(self, own: dict[str, float], nearest: list[str]) -> None:
        for form in nearest:
            term, parts = self._analyzer.term_of(form)
            _raise_to(own, term, _TYPO_WEIGHT)
            for part in parts:
                _raise_to(own, part, _TYPO_WEIGHT * QUERY_PART_WEIGHT)


def _raise_to(weights: dict[str, float], term: str, weight: float) -> None:
    weights[term] = max(weights.get(term, 0.0), weight)
