"""Typing errors in a question: the corpus' words nearest to a word that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_N_LETTERS_LEAST = 4
_N_LETTERS_TWO_ERRORS = 8
_N_MOST = 3


class TypoTable:
    """Finds written words of the corpus one typing error (two in a word of 8 letters or more) away."""

    def __init__(self, forms: Mapping[str, int]) -> None:
        self._forms = forms
        self._words: Sequence[str] = [word for word in forms if len(word) >= _N_LETTERS_LEAST]

    def nearest(self, word: str) -> list[str]:
        """At most three words, nearest first, the more common first among equals; [] for a short word."""
        if len(word) < _N_LETTERS_LEAST:
            return []
        most = 2 if len(word) >= _N_LETTERS_TWO_ERRORS else 1
        hits = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=most, limit=20)
        ordered = sorted(hits, key=lambda hit: (hit[1], -self._forms[hit[0]], hit[0]))
        least = ordered[0][1] if ordered else 0
        return [found for found, distance, _ in ordered if distance == least][:_N_MOST]
