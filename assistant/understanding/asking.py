"""The asking itself: typing errors in its words, and which sentence of a long question asks."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding.words import fold, squeeze, words_of

ASKING_WORDS = frozenset(
    """
    trekker trekkers wanneer hoeveel percentage procent getekend ondertekend tekende handtekening vergelijk verschil
    welke bedrag betekent betekenis definitie voortgang prioriteit looptijd periode deadline afspraken corporatie
    corporaties gemeente huurders bestuurder wethouder voorzitter maanden statushouders woningen leegstand contract
    contracten inkomen
    """.split()
)
MIN_LENGTH = 5
_SENTENCE = re.compile(r"[^.?!]+(?:[.](?=\S)[^.?!]*)*[.?!]*")


def repaired(text: str, known: frozenset[str]) -> str:
    """`text` with typing errors in the words that questions are made of put right: one letter wrong, or two
    swapped, in a word that is not among the folded `known` words."""
    result = text
    for word in reversed(words_of(text)):
        if len(word.folded) < MIN_LENGTH or word.folded in known or word.folded in ASKING_WORDS:
            continue
        best = process.extractOne(word.folded, ASKING_WORDS, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        if best and best[0][0] == word.folded[0]:
            result = result[: word.start] + best[0] + result[word.end :]
    return result


def sentences_asked(text: str) -> list[str]:
    """The sentences of a question, in order; a question of one sentence gives itself."""
    found = [squeeze(match.group()) for match in _SENTENCE.finditer(text)]
    return [sentence for sentence in found if any(char.isalpha() for char in sentence)] or [text]


def asking_sentence(text: str) -> str:
    """The sentence that asks: the last with a question mark, else the last of more than two words."""
    sentences = sentences_asked(text)
    marked = [sentence for sentence in sentences if sentence.endswith("?") and len(sentence.split()) > 1]
    if marked:
        return marked[-1]
    long = [sentence for sentence in sentences if len(fold(sentence).split()) > 2]
    return long[-1] if long else sentences[-1]


def sentence_ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a question end, the last one left out."""
    return tuple(match.end() for match in _SENTENCE.finditer(text))[:-1]
