"""How well words of a question are met by words of a document: stems, compound parts, related words, typos."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding.intent import Term
from index.analysis.analyzer import DutchAnalyzer, Word
from index.thesaurus.thesaurus import Concept, Thesaurus

WHOLE = 1.0
AS_PART = 0.75
PARTS_OF_ASKED = 0.75
TYPO = 0.95
MIN_TYPO_LENGTH = 6

_RELATIONS = {"term": 0.85, "same": 0.85, "everyday": 0.75, "narrower": 0.65, "broader": 0.4, "related": 0.4}
"""What a word of the same concept counts for, next to 1 for the question's own word."""

Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """A question word made comparable: `stems` maps each stem that meets it to how well, 0 to 1, `phrases` are
    runs of stems that meet it together; `weight` is how telling the word is, 0 to 1; `parts` are the stems of
    its compound parts; `known` tells that the library has it or a word for it."""

    term: Term
    stem: str
    parts: tuple[str, ...]
    stems: Mapping[str, float]
    phrases: tuple[tuple[tuple[str, ...], float], ...]
    weight: float
    known: bool


class Matcher:
    """Compares question words with texts of one version of the index. Safe to use from several threads."""

    def __init__(self, analyzer: DutchAnalyzer, word_counts: Mapping[str, int], thesaurus: Thesaurus) -> None:
        self._analyzer = analyzer
        self._thesaurus = thesaurus
        thesaurus.warm(analyzer)
        self._counts: dict[str, int] = {}
        for text, count in word_counts.items():
            for word in analyzer.words(text):
                for stem in (word.term, *word.parts):
                    self._counts[stem] = self._counts.get(stem, 0) + count
        self._n_words = sum(word_counts.values()) + 2
        self._vocabulary = [s for s in self._counts if len(s) >= MIN_TYPO_LENGTH - 1 and s.isalpha()]
        self.bag = lru_cache(maxsize=50_000)(self._bag)

    def asked(self, terms: Sequence[Term]) -> tuple[AskedTerm, ...]:
        """The question's words, made comparable; a word that the analysis drops is left out."""
        words = [(term, word) for term in terms for word in list(self._analyzer.words(term.text))[:1]]
        stems = [word.term for _, word in words]
        concepts = self._thesaurus.found([word.surface for _, word in words], self._analyzer)
        return tuple(self._asked_one(term, word, stems, concepts) for term, word in words)

    def _asked_one(self, term: Term, word: Word, question: Sequence[str], concepts: Sequence[Concept]) -> AskedTerm:
        stems: dict[str, float] = {word.term: WHOLE}
        phrases: dict[tuple[str, ...], float] = {}
        for concept in concepts:
            if self._is_named_by(concept, word.term, question):
                self._add_concept(concept, stems, phrases)
        known = word.term in self._counts
        if not known:
            for meant in self._meant(word.term):
                stems.setdefault(meant, TYPO)
        weight = self._weight(word.term, stems) * (0.6 if term.inherited else 1.0)
        has_other = any(stem in self._counts for stem in stems)
        return AskedTerm(term, word.term, word.parts, stems, tuple(phrases.items()), weight, known or has_other)

    def _is_named_by(self, concept: Concept, stem: str, question: Sequence[str]) -> bool:
        """Whether a word is part of a label of the concept that the question has in full."""
        asked = set(question)
        labels = (self._stems(label) for label in concept.labels())
        return any(stem in label and set(label) <= asked for label in labels)

    def _add_concept(self, concept: Concept, stems: dict[str, float], phrases: dict[tuple[str, ...], float]) -> None:
        for relation, weight in _RELATIONS.items():
            labels = (concept.term,) if relation == "term" else getattr(concept, relation)
            for label in labels:
                found = self._stems(label)
                if len(found) == 1:
                    stems[found[0]] = max(stems.get(found[0], 0.0), weight)
                elif found:
                    phrases[found] = max(phrases.get(found, 0.0), weight)

    def _stems(self, label: str) -> tuple[str, ...]:
        return tuple(word.term for word in self._analyzer.words(label))

    def _meant(self, stem: str) -> list[str]:
        """The indexed stem that a stem with a typing error stands for, [] when none is near."""
        if len(stem) < MIN_TYPO_LENGTH - 1 or not stem.isalpha():
            return []
        allowed = 1 if len(stem) < 8 else 2
        best = process.extractOne(stem, self._vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return [best[0]] if best and best[0][0] == stem[0] else []

    def _weight(self, stem: str, stems: Mapping[str, float]) -> float:
        count = self._counts.get(stem) or max((self._counts.get(other, 0) for other in stems), default=0)
        rarity = math.log(self._n_words / (count + 1)) / math.log(self._n_words)
        return max(0.08, rarity**2)

    def _bag(self, text: str) -> Bag:
        bag: dict[str, float] = {}
        for word in self._analyzer.words(text):
            bag[word.term] = WHOLE
            for part in word.parts:
                bag.setdefault(part, AS_PART)
        return bag


def met(asked: AskedTerm, bag: Bag) -> float:
    """How well a bag of stems meets a question word, 0 (not at all) to 1 (the word itself)."""
    best = max((weight * bag.get(stem, 0.0) for stem, weight in asked.stems.items()), default=0.0)
    if best < PARTS_OF_ASKED and asked.parts:
        best = max(best, PARTS_OF_ASKED * sum(bag.get(part, 0.0) for part in asked.parts) / len(asked.parts))
    for phrase, weight in asked.phrases:
        if weight > best and all(bag.get(stem, 0.0) for stem in phrase):
            best = weight
    return best
