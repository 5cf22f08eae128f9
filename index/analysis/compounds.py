"""Dutch compounds taken apart: "huurwoningen" into "huur" and "woningen".

A word is cut where both halves are known words, the left one as it is or with a linking s, en, e or n, the
right one in any form that shares its stem with a known word. Of several cuts the one whose halves are most
common wins (the geometric mean of frequencies, after Koehn and Knight, 2003).
"""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis.lexicon import Lexicon, shipped_words

_N_LEAST = 4
_N_WORD_LEAST = 7
_LINKS = ("", "s", "en", "e", "n", "ne")
_LEAST_HALF = 1.0
_N_SURE = 6
_LEAST_MEAN = 3.0

# Short words that are common halves; other words of three letters give more wrong cuts than right ones.
_SHORT = frozenset("bus nul zon gas dak weg los wmo vve vhr wko dag zeg eis jas rol tak oud bad nut net as fte".split())

# Prefixes and endings that are words too, but are no half of a compound.
_NO_LEFT = frozenset(
    """
    aan achter af be bij binnen boven buiten door er ge her heen hier in mede mee mis na naar neer om on onder ont
    op open over rond samen tegen terug te toe tot tussen uit van vast ver veraf voor voort weer wan zonder daar
    waar even hoog laag goed meer veel vol mid para inter extra super anti dien mens deze alle hier eens
    """.split()
)
_NO_RIGHT = frozenset(
    """
    eren eerd eerde ende enden heid heden lijk lijke loos loze baar bare ing ingen isatie atie iteit ment schap
    ster sters tjes tje matig matige achtig achtige ders ering tering teren tering deling ling lingen ling tering
    tering seren sering leren lering gen gende ten tend tende den dend rende
    """.split()
)


_PLACES = tuple("straat laan plein kade dijk gracht singel steeg park buurt wijk flat hof weg".split())


@dataclass(frozen=True, slots=True)
class _Cut:
    left: str
    right: str
    score: float


class CompoundSplitter:
    """Takes compounds apart against a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._found: dict[str, tuple[str, str] | None] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word, halves and the halves of halves, without the word itself.

        () for a word that is no compound. The left half is given without its linking letters.
        """
        halves = self.halves(word)
        if halves is None:
            return ()
        left, right = halves
        return (left, *self.parts(left), right, *self.parts(right))

    def halves(self, word: str) -> tuple[str, str] | None:
        """The two halves of a folded word, linking letters left out; None for a word that is no compound."""
        if word not in self._found:
            cut = self._best_cut(word) or _place_cut(word)
            self._found[word] = None if cut is None else (cut.left, cut.right)
        return self._found[word]

    def _best_cut(self, word: str) -> _Cut | None:
        if len(word) < _N_WORD_LEAST or not word.isalpha():
            return None
        cuts = [cut for at in range(3, len(word) - 2) for cut in self._cuts_at(word, at)]
        best = max(cuts, key=lambda cut: cut.score, default=None)
        if best is None or best.score < _LEAST_MEAN:
            return None
        whole = self._lexicon.score(word) or 0.0
        return best if best.score >= whole - 3.0 else None

    def _cuts_at(self, word: str, at: int) -> list[_Cut]:
        right = word[at:]
        right_score = self._right_score(right)
        if right_score is None:
            return []
        cuts = []
        for link in _LINKS:
            left = word[: at - len(link)] if word[:at].endswith(link) else ""
            left_score = self._left_score(left)
            if left_score is not None:
                cuts.append(_Cut(left, right, (left_score + right_score) / 2 - (0.4 if link else 0.0)))
        return cuts

    def _left_score(self, left: str) -> float | None:
        if left in _NO_LEFT or not _is_long_enough(left):
            return None
        return self._known(left)

    def _right_score(self, right: str) -> float | None:
        if right in _NO_RIGHT or not _is_long_enough(right):
            return None
        scores = [self._known(form) for form in _base_forms(right) if form not in _NO_RIGHT]
        return max((score for score in scores if score is not None), default=None)

    def _known(self, word: str) -> float | None:
        score = self._lexicon.score(word)
        is_sure = score is not None and (score >= _LEAST_HALF or len(word) >= _N_SURE)
        return score if is_sure else None


def _place_cut(word: str) -> _Cut | None:
    """ "Soesterbergstraat": a name that no list knows before a word for a place."""
    if word in shipped_words():
        return None
    for ending in _PLACES:
        if word.endswith(ending) and len(word) >= len(ending) + _N_LEAST:
            return _Cut(word.removesuffix(ending), ending, 0.0)
    return None


def _is_long_enough(word: str) -> bool:
    return len(word) >= _N_LEAST or word in _SHORT


def _base_forms(word: str) -> list[str]:
    """The word and what its singular may be."""
    forms = [word]
    if word.endswith("s"):
        forms.append(word[:-1])
    if word.endswith("en") and len(word) > 5:
        stem = word[:-2]
        forms.append(stem)
        if stem[-1] == stem[-2]:
            forms.append(stem[:-1])
        elif stem[-1] not in "aeiou" and stem[-2] in "aeou" and stem[-3] not in "aeiou":
            forms.append(stem[:-1] + stem[-2] + stem[-1])
    return forms
