"""Finding phrases in a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_N_BETWEEN = 3


class PhraseTable:
    """Phrases as sequences of terms, each with the numbers of what it stands for."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], list[int]] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}

    def add(self, phrase: tuple[str, ...], number: int) -> None:
        """Let `phrase` stand for `number`; an empty phrase stands for nothing."""
        if not phrase:
            return
        if phrase not in self._numbers:
            self._numbers[phrase] = []
            self._by_first.setdefault(phrase[0], []).append(phrase)
        if number not in self._numbers[phrase]:
            self._numbers[phrase].append(number)

    def numbers(self, phrase: tuple[str, ...]) -> Sequence[int]:
        """What a phrase of this table stands for."""
        return self._numbers[phrase]

    def in_order(self, terms: Sequence[str]) -> list[tuple[str, ...]]:
        """The phrases that stand in `terms` word for word; none that is part of another one found."""
        return self._longest(
            phrase
            for start, term in enumerate(terms)
            for phrase in self._by_first.get(term, ())
            if tuple(terms[start : start + len(phrase)]) == phrase
        )

    def near_each_other(self, terms: Sequence[str]) -> list[tuple[str, ...]]:
        """The phrases whose terms all stand in `terms`, in any order, with at most three others between them;
        none that is part of another one found."""
        places: dict[str, list[int]] = {}
        for place, term in enumerate(terms):
            places.setdefault(term, []).append(place)
        return self._longest(
            phrase
            for term in places
            for phrase in self._by_first.get(term, ())
            if all(part in places for part in phrase) and _n_between(phrase, places) <= _N_BETWEEN
        )

    @staticmethod
    def _longest(found: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        phrases = list(dict.fromkeys(found))
        return [one for one in phrases if not any(set(one) < set(other) for other in phrases)]


def _n_between(phrase: tuple[str, ...], places: dict[str, list[int]]) -> int:
    """The fewest other terms between the terms of `phrase`, seen from each place of its first term."""
    fewest = None
    for start in places[phrase[0]]:
        nearest = [min((abs(place - start), place) for place in places[term])[1] for term in phrase]
        between = max(nearest) - min(nearest) + 1 - len(set(phrase))
        fewest = between if fewest is None else min(fewest, between)
    return max(fewest or 0, 0)
