"""A question to what is looked up: its words, their compound parts, repaired typing errors, the thesaurus."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.analysis.analyzer import DutchAnalyzer, Word
from index.analysis.lexicon import shipped_words
from index.analysis.tokens import tokenize
from index.analysis.typos import TypoTable
from index.thesaurus.thesaurus import Concept, Group, Thesaurus

QUERY_PART_WEIGHT = 0.4
"""What a compound part of a question's word counts for, next to 1 for the word."""

_TYPO_WEIGHT = 0.8

# A word counts for less the more common it is in Dutch at large: "vinden" tells less than "isolatie", however rare
# it is in agreements. Levels are natural log counts (`index.analysis.lexicon`).
_COMMON_FROM = 6.0
_COMMON_SLOPE = 0.15
_COMMON_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Query:
    """`terms` of the question's own words with their weights, repairs included; `groups` are the concepts of
    the thesaurus that it names; `repairs` maps a word that was taken for a typing error to the words searched
    instead."""

    terms: dict[str, float]
    groups: tuple[Group, ...] = ()
    repairs: dict[str, tuple[str, ...]] = field(default_factory=dict)


class QueryReader:
    """Turns questions into `Query`s for one index. May be used by several threads.

    Made in no time; the first question takes up to a second, in which the thesaurus is prepared.
    """

    def __init__(
        self,
        analyzer: DutchAnalyzer,
        concepts: Sequence[Concept],
        *,
        terms: Container[str],
        forms: Mapping[str, int],
    ) -> None:
        """`terms` are those of the index, `forms` its written words with their counts."""
        self._analyzer = analyzer
        self._concepts = concepts
        self._terms = terms
        self._forms = forms

    @cached_property
    def _thesaurus(self) -> Thesaurus:
        return Thesaurus(self._concepts, self._analyzer)

    @cached_property
    def _typos(self) -> TypoTable:
        return TypoTable(self._forms)

    def read(self, text: str) -> Query:
        """The weighted terms of `text`."""
        words = list(self._analyzer.words(text))
        own: dict[str, float] = {}
        repairs: dict[str, tuple[str, ...]] = {}
        for word in words:
            _raise_to(own, word.term, _telling(word))
            for part in word.parts:
                _raise_to(own, part, QUERY_PART_WEIGHT)
            if self._is_unknown(word):
                nearest = self._typos.nearest(word.surface)
                if nearest:
                    repairs[word.surface] = tuple(nearest)
                    self._add_repairs(own, nearest)
        spelled = [repairs.get(token.text, (token.text,))[0] for token in tokenize(text)]
        return Query(own, tuple(self._thesaurus.groups(spelled)), repairs)

    def _is_unknown(self, word: Word) -> bool:
        """A word that is neither in the index nor Dutch nor made of Dutch words."""
        if not word.is_word or word.parts or word.term in self._terms:
            return False
        return word.surface not in self._analyzer.lexicon

    def _add_repairs(self, own: dict[str, float], nearest: list[str]) -> None:
        for form in nearest:
            term, parts = self._analyzer.term_of(form)
            _raise_to(own, term, _TYPO_WEIGHT)
            for part in parts:
                _raise_to(own, part, _TYPO_WEIGHT * QUERY_PART_WEIGHT)


def _telling(word: Word) -> float:
    """What a word of a question counts for, 0.3 to 1."""
    level = shipped_words().get(word.surface, 0.0) if word.is_word else 0.0
    return max(_COMMON_LEAST, 1.0 - _COMMON_SLOPE * max(0.0, level - _COMMON_FROM))


def _raise_to(weights: dict[str, float], term: str, weight: float) -> None:
    weights[term] = max(weights.get(term, 0.0), weight)
