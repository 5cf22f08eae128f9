"""Text to weighted terms: the same for what is indexed and for what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from index.analysis.compounds import CompoundSplitter
from index.analysis.lexicon import Lexicon
from index.analysis.stems import stem
from index.analysis.stopwords import STOP_WORDS
from index.analysis.tokens import TokenKind, tokenize

PART_WEIGHT = 0.5
"""What a compound's part counts for, next to 1 for the word itself."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that is no stop word: `surface` is folded, `term` its stem, `parts` the stems of its
    compound parts. Numbers and codes are their own term. `start` and `end` are offsets in the folded text."""

    surface: str
    term: str
    parts: tuple[str, ...]
    is_word: bool
    start: int
    end: int


class DutchAnalyzer:
    """Tokens, stems (Snowball's Dutch) and compound parts. May be used by several threads after `warm`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._splitter = CompoundSplitter(lexicon)
        self._cache: dict[str, tuple[str, tuple[str, ...]]] = {}

    def words(self, text: str) -> Iterator[Word]:
        """The words of `text` in order, stop words left out."""
        for token in tokenize(text):
            if token.kind is TokenKind.WORD:
                if token.text not in STOP_WORDS and len(token.text) > 1:
                    term, parts = self.term_of(token.text)
                    yield Word(token.text, term, parts, True, token.start, token.end)
            else:
                yield Word(token.text, token.text, (), False, token.start, token.end)

    def all_terms(self, text: str) -> list[str]:
        """The terms of all words of `text` in order, stop words included as they are."""
        return [
            token.text if token.kind is not TokenKind.WORD or token.text in STOP_WORDS else self.term_of(token.text)[0]
            for token in tokenize(text)
        ]

    def weights(self, text: str) -> Counter[str]:
        """Terms of `text` with their weighted counts: words count 1, compound parts `PART_WEIGHT`."""
        counts: Counter[str] = Counter()
        for word in self.words(text):
            counts[word.term] += 1
            for part in word.parts:
                counts[part] += PART_WEIGHT  # type: ignore[assignment]
        return counts

    def term_of(self, word: str) -> tuple[str, tuple[str, ...]]:
        """The stem of a folded word and the stems of its compound parts, its own stem left out."""
        found = self._cache.get(word)
        if found is None:
            term = self._stem(word)
            parts = dict.fromkeys(self._stem(part) for part in self._splitter.parts(word))
            parts.pop(term, None)
            found = (term, tuple(part for part in parts if part not in STOP_WORDS))
            self._cache[word] = found
        return found

    def _stem(self, word: str) -> str:
        halves = self._splitter.halves(word)
        return f"{halves[0]}{self._stem(halves[1])}" if halves else stem(word, self.lexicon)
