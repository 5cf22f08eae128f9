"""The content words of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.asking import sentence_ends
from assistant.understanding.intent import Term
from assistant.understanding.names import Names
from assistant.understanding.words import Word, fold_name, is_content, is_shouted, words_of

_COUNTING = frozenset({"hoeveel", "aantal", "aantallen"})
_OF_WHAT = frozenset({"van", "de", "het", "er", "nieuwe", "procent", "alle"})
_VALUE_VERBS = frozenset(
    """
    betaalt betalen kost kosten rekent rekenen levert leveren bouwt bouwen besteedt besteden investeert investeren
    bedraagt huisvest huisvesten verkoopt verkopen sloopt slopen verhuurt verhuren telt tellen verdient verdienen
    """.split()
)
"""Verbs right after "hoeveel": they are not what is counted."""

_ORDINARY_CAPITALS = frozenset({"ik", "wat", "wie", "hoe"})


def terms_of(text: str, named: frozenset[int], names: Names) -> tuple[Term, ...]:
    """The content words of a question in order, each once; words at the places `named` are left out, as are
    years and item numbers."""
    words, shouted, ends = words_of(text), is_shouted(text), sentence_ends(text)
    counted = _counted_place(words, named)
    terms: dict[str, Term] = {}
    for place, word in enumerate(words):
        if place in named or not is_content(word) or re.fullmatch(r"20[0-4]\d", word.folded):
            continue
        is_name = not shouted and _is_name(words, place, names)
        number = sum(end <= word.start for end in ends)
        terms.setdefault(word.folded, Term(word.folded, place == counted, is_name, sentence=number))
    return tuple(terms.values())


def _counted_place(words: Sequence[Word], named: frozenset[int]) -> int | None:
    """Where the noun stands that "hoeveel" or "aantal" counts."""
    for place, word in enumerate(words):
        if word.folded in _COUNTING:
            for after in range(place + 1, min(place + 5, len(words))):
                if words[after].folded in _OF_WHAT:
                    continue
                is_noun = after not in named and is_content(words[after]) and words[after].folded not in _VALUE_VERBS
                return _noun_after(words, after, named) if is_noun else None
    return None


def _noun_after(words: Sequence[Word], place: int, named: frozenset[int]) -> int:
    """Steps over an adjective ("sociale huurwoningen"): a word on -e before another content word."""
    following = place + 1
    if (
        words[place].folded.endswith("e")
        and following < len(words)
        and following not in named
        and is_content(words[following])
    ):
        return following
    return place


def _is_name(words: Sequence[Word], place: int, names: Names) -> bool:
    word = words[place]
    if place == 0 or not word.text[0].isupper() or word.folded in _ORDINARY_CAPITALS:
        return False
    if words[place - 1].end < word.start and _after_stop(words, place):
        return False
    return fold_name(word.text) not in names.lower_words


def _after_stop(words: Sequence[Word], place: int) -> bool:
    """Whether the word opens a sentence, judged by the gap before it (a stop and a blank)."""
    return words[place].start - words[place - 1].end >= 2
