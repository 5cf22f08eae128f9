"""What to do with a hyphen at the end of a line: join the halves, or keep it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from corpus.reading.ink import Word

SOFT = "\u00ad"
TYPESET = "\u2010"
"""The hyphen that typesetters put in when they divide a word."""
HYPHENS = frozenset("-\u2010\u2011" + SOFT)
_LINKED = frozenset({"en", "of", "dan", "t/m", "tot", "noch", "resp.", "en/of", "c.q."})
"""Words that follow a hanging hyphen: "koop- of huurwoning"."""
_FIRST_PARTS = frozenset(
    {"sociaal", "niet", "non", "oud", "ex", "vice", "noord", "zuid", "oost", "west", "midden", "semi"}
)
_CLASHES = frozenset({"aa", "ae", "ai", "au", "ee", "ei", "eu", "oe", "oi", "oo", "ou", "ui", "uu"})
"""Vowels that Dutch keeps apart with a hyphen in a compound: "zee-egel", "auto-ongeluk"."""


class LineEnd(Enum):
    """How the last word of a line goes on in the next line."""

    SPACE = "a space between them"
    JOIN = "one word, the hyphen dropped"
    KEEP = "one word, the hyphen kept"


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """How a document divides words. `known` are its words in lower case as they stand inside lines;
    `divides` tells that it breaks words at line ends, so that a hyphen there usually is no part of the word.
    """

    known: Set[str] = frozenset()
    divides: bool = True

    def line_end(self, left: str, right: str) -> LineEnd:
        """How the last word of a line (`left`) joins the first word of the next (`right`).

        A compound found elsewhere in the document decides, with or without hyphen. In a document that never
        divides words every hyphen stays. Otherwise Dutch spelling decides: a hyphen stays before a capital or
        figure, after a figure or capital, after "niet" or "sociaal", and between vowels read as one.
        """
        if len(left) < 2 or not right or left[-1] not in HYPHENS:
            return LineEnd.SPACE
        if left[-1] in {SOFT, TYPESET} and right[0].islower():
            return LineEnd.JOIN
        stem = left.rstrip("-\u2010\u2011")
        head = bare(right)
        if not stem or not stem[-1].isalnum() or not right[0].isalnum() or head in _LINKED:
            return LineEnd.SPACE
        first = bare(stem)
        joined, linked = first + head in self.known, f"{first}-{head}" in self.known
        if joined and not (linked and not self.divides):
            return LineEnd.JOIN
        if linked or not self.divides:
            return LineEnd.KEEP
        return LineEnd.KEEP if _keeps(stem, first, right) else LineEnd.JOIN


def hyphenation_of(pages: Iterable[Sequence[Word]]) -> Hyphenation:
    """Whether and how a document divides words, from the words of its pages in the order they are drawn.

    It divides words when one line in 25 or more ends in a hyphen, or when a third of the halves so parted
    make a word that stands elsewhere in one piece.
    """
    known: set[str] = set()
    ends: list[str] = []
    n_lines = 0
    for words in pages:
        for word in words:
            if word.text[-1] not in HYPHENS:
                known.add(bare(word.text))
        for left, right in pairwise(words):
            if right.turn != left.turn or abs(right.base - left.base) < 0.5 * left.style.size:
                continue
            n_lines += 1
            if len(left.text) > 1 and left.text[-1] in HYPHENS and right.text[0].islower():
                ends.append(bare(left.text[:-1]) + bare(right.text))
    found = sum(word in known for word in ends)
    divides = len(ends) >= 3 and (len(ends) > 0.04 * n_lines or found > len(ends) / 3)
    return Hyphenation(frozenset(known), divides)


def bare(word: str) -> str:
    """The word in lower case without the signs around it and without soft hyphens."""
    return word.strip(".,;:()[]'\"‘’“”").replace(SOFT, "").lower()


def _keeps(stem: str, first: str, right: str) -> bool:
    if not right[0].islower() or stem[-1].isdigit() or stem[-1].isupper():
        return True
    if "-" in first or first in _FIRST_PARTS:
        return True
    return (stem[-1] + right[0]).lower() in _CLASHES
