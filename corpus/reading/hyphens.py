"""What to do with a hyphen at the end of a line: join the halves, or keep it."""

from __future__ import annotations

from collections.abc import Set
from enum import Enum

SOFT = "\u00ad"
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


def line_end(left: str, right: str, known: Set[str] = frozenset()) -> LineEnd:
    """How the last word of a line (`left`) joins the first word of the next (`right`).

    `known` are the words of the document in lower case, as they stand inside lines: a compound found there
    with or without hyphen decides. Otherwise Dutch spelling does: a hyphen stays before a capital or figure,
    after a figure or capital, after "niet" or "sociaal", and between vowels that would be read as one.
    """
    if len(left) < 2 or not right or left[-1] not in HYPHENS:
        return LineEnd.SPACE
    if left[-1] == SOFT:
        return LineEnd.JOIN
    stem = left.rstrip("-\u2010\u2011")
    head = right.strip(".,;:()'\"’”").lower()
    if not stem or not stem[-1].isalnum() or not right[0].isalnum():
        return LineEnd.SPACE
    if head in _LINKED:
        return LineEnd.SPACE
    first = _last_letters(stem)
    if (first + head) in known:
        return LineEnd.JOIN
    if f"{first}-{head}" in known:
        return LineEnd.KEEP
    return LineEnd.KEEP if _keeps(stem, first, right) else LineEnd.JOIN


def _last_letters(stem: str) -> str:
    """The word before the hyphen without quotes or brackets before it, in lower case."""
    return stem.lstrip("('\"‘“[").lower()


def _keeps(stem: str, first: str, right: str) -> bool:
    if not right[0].islower() or stem[-1].isdigit() or stem[-1].isupper():
        return True
    if first.rsplit("-", 1)[-1] in _FIRST_PARTS:
        return True
    return (stem[-1] + right[0]).lower() in _CLASHES
