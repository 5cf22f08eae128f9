"""What an agreement is called: its title, municipality, period and parties, ranked apart from its passages.

These words stand above every passage of the agreement. They tell agreements apart, and within one agreement
they tell nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.model import Agreement
from index.analysis.analyzer import DutchAnalyzer


@dataclass(frozen=True, slots=True)
class AgreementName:
    """`called` is title, municipality and period, `parties` who signs, in the agreement's words."""

    agreement: str
    called: str
    parties: str

    @property
    def line(self) -> str:
        """Both in one line, as it stands in the context of each passage."""
        return ", ".join(part for part in (self.called, self.parties) if part)


def name_of(agreement: Agreement) -> AgreementName:
    """What the agreement is called."""
    parts = [agreement.title]
    if agreement.municipality:
        parts.append(f"gemeente {agreement.municipality}")
    if agreement.years:
        first, last = agreement.years
        parts.append(str(first) if first == last else f"{first}-{last}")
    parties = (party.name for party in agreement.parties if party.signs)
    return AgreementName(agreement.id, ", ".join(part for part in parts if part), ", ".join(dict.fromkeys(parties)))


class NameTable:
    """Scores agreements by the words of their names."""

    def __init__(self, names: Iterable[AgreementName], analyzer: DutchAnalyzer) -> None:
        self._called = {name.agreement: frozenset(analyzer.weights(name.called)) for name in names}
        self._all = {
            name.agreement: self._called[name.agreement] | frozenset(analyzer.weights(name.parties)) for name in names
        }
        self._n_with = Counter(term for terms in self._all.values() for term in terms)

    def scores(self, terms: Mapping[str, float]) -> dict[str, float]:
        """Per agreement the sum of weight times rarity of the query's terms in its name; 0 for what all share."""
        n = len(self._all)
        return {
            agreement: sum(weight * math.log(n / self._n_with[term]) for term, weight in terms.items() if term in mine)
            for agreement, mine in self._all.items()
        }

    def shared(self, agreements: Iterable[str]) -> frozenset[str]:
        """The terms of title, municipality and period that all these agreements have in common."""
        sets = [self._called[agreement] for agreement in agreements if agreement in self._called]
        return frozenset.intersection(*sets) if sets else frozenset()
