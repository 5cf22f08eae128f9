"""Dutch words with how common they are: what compounds are taken apart against."""

from __future__ import annotations

import lzma
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_DATA = "data/words.txt.xz"


class Lexicon:
    """Known words with the natural logarithm of their count (0 for a word that is only listed).

    Words of the corpus are counted on top of the shipped list.
    """

    def __init__(self, corpus_counts: Mapping[str, int] | None = None) -> None:
        self._corpus = {word: math.log(1 + count) for word, count in (corpus_counts or {}).items()}

    def __contains__(self, word: str) -> bool:
        return word in self._corpus or word in shipped_words()

    def score(self, word: str) -> float | None:
        """How common the word is, 0 or more; None for an unknown word."""
        listed = shipped_words().get(word)
        counted = self._corpus.get(word)
        if listed is None and counted is None:
            return None
        return max(listed or 0.0, counted or 0.0)


@cache
def shipped_words() -> Mapping[str, float]:
    """The shipped word list: folded word to log count. Lines are "word" or "word rank", see its README."""
    packed = files("index.analysis").joinpath(_DATA).read_bytes()
    words: dict[str, float] = {}
    for line in lzma.decompress(packed).decode().split("\n"):
        word, _, level = line.partition(" ")
        if word:
            words[word] = float(level or 0)
    return words
