"""Does the search bring the evidence page, fused and per leg?"""

from __future__ import annotations

from evals.metrics.verdict import Outcome, Verdict
from index.model import Ranked

FUSED = "fused"


class RecallAt:
    """Whether a passage that starts on an evidence page is among the first `k` of a leg or the fusion."""

    def __init__(self, k: int, leg: str = FUSED) -> None:
        self.k = k
        self.leg = leg
        self.name = f"recall_at_{k}" if leg == FUSED else f"{leg}_recall_at_{k}"
        self.title = f"Bladzijde bij de eerste {k}" + ("" if leg == FUSED else f" ({leg})")

    def judge(self, outcome: Outcome) -> Verdict | None:
        """With truth in several places: the part that is found. None without known pages."""
        if outcome.answer is None or not outcome.case.evidence:
            return None
        ranks = ranks_of(outcome, self.leg)
        found = sum(rank is not None and rank <= self.k for rank in ranks)
        return Verdict(found / len(ranks), _shown(ranks))


class ReciprocalRank:
    """1 over the rank of the first passage on an evidence page, 0 when it is not among those found (MRR)."""

    def __init__(self, leg: str = FUSED) -> None:
        self.leg = leg
        self.name = "mrr" if leg == FUSED else f"{leg}_mrr"
        self.title = "Omgekeerde rang" + ("" if leg == FUSED else f" ({leg})")

    def judge(self, outcome: Outcome) -> Verdict | None:
        """Over the best-placed of the evidence; None without known pages."""
        if outcome.answer is None or not outcome.case.evidence:
            return None
        ranks = ranks_of(outcome, self.leg)
        best = min((rank for rank in ranks if rank is not None), default=None)
        return Verdict(1 / best if best else 0.0, _shown(ranks))


def ranks_of(outcome: Outcome, leg: str) -> list[int | None]:
    """For each place that must be found its best rank from 1 in the leg, None when it is not there."""
    placed = [(rank, hit) for hit, rank in _placed(outcome.ranked, leg)]
    return [
        min((rank for rank, hit in placed if (hit.passage.agreement, hit.passage.page) in group), default=None)
        for group in outcome.case.evidence
    ]


def _placed(ranked: tuple[Ranked, ...], leg: str) -> list[tuple[Ranked, int]]:
    if leg == FUSED:
        return [(hit, rank) for rank, hit in enumerate(ranked, start=1)]
    return [(hit, hit.legs[leg][0]) for hit in ranked if leg in hit.legs]


def _shown(ranks: list[int | None]) -> str:
    return "rang " + ", ".join("niet gevonden" if rank is None else str(rank) for rank in ranks)
