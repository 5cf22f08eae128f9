"""Stems of Dutch words: Snowball's Dutch stemmer, with what it misses in this field put right."""

from __future__ import annotations

from typing import Protocol

import Stemmer

from index.analysis.lexicon import Lexicon

# "Woning" is another word than "wonen"; Snowball makes both "woon".
_KEPT = {"woning": "woning", "woningen": "woning"}
_ADJECTIVES = {"bare": "baar", "zame": "zaam", "loze": "loos"}


class _Stems(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - PyStemmer's name


def stem(word: str, lexicon: Lexicon) -> str:
    """The stem of a folded word.

    Beside Snowball: "leefbare" goes with "leefbaar", "isoleren" with "isoleert" and "isolatie", an s that belongs
    to the word ("grens", where "gren" is no word) stays, "wagen" goes with "wagens", and
    "huurder" is not taken for "huur".
    """
    if word in _KEPT:
        return _KEPT[word]
    agent = word.removesuffix("s")
    if agent.endswith("er") and len(agent) > 5 and agent in lexicon:
        return agent
    base = _adjective_base(word)
    if word.endswith("en") and f"{word}s" in lexicon:
        base = f"{word}s"
    # A stemmer keeps state while it works, so it is not shared between threads; making one costs microseconds.
    stemmer: _Stems = Stemmer.Stemmer("dutch", 0)
    found = stemmer.stemWord(base)
    if found == word[:-1] and word.endswith("s") and word in lexicon and found not in lexicon:
        return word
    if word.endswith("eren") and found == word[:-2] and _has_long_e(word[:-4], lexicon):
        return found[:-1] + "er"
    return found


def _adjective_base(word: str) -> str:
    ending = _ADJECTIVES.get(word[-4:])
    return word[:-4] + ending if ending and len(word) > 6 else word


def _has_long_e(root: str, lexicon: Lexicon) -> bool:
    return any(root + ending in lexicon for ending in ("eer", "eert", "atie"))
