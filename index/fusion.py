"""One ranking from the rankings of the legs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What each leg counts for, once both are scaled to 0..1; a leg of weight 0 brings no passages in."""

    lexical: float = 1.0
    dense: float = 0.35


def fuse(lexical: Mapping[int, float], dense: Mapping[int, float], weights: FusionWeights) -> list[tuple[int, float]]:
    """Passages with their fused score, best first; equal scores in order of passage number.

    The lexical score is divided by the best one, the cosine is stretched between the lowest and the best one;
    a passage that a leg did not return counts 0 in it.
    """
    most = max(lexical.values(), default=0.0)
    low, high = min(dense.values(), default=0.0), max(dense.values(), default=0.0)
    totals: dict[int, float] = {}
    for doc, score in lexical.items() if weights.lexical else ():
        totals[doc] = weights.lexical * score / most if most > 0 else 0.0
    for doc, cosine in dense.items() if weights.dense else ():
        scaled = (cosine - low) / (high - low) if high > low else 1.0
        totals[doc] = totals.get(doc, 0.0) + weights.dense * scaled
    return sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
