"""How sure a figure is: intervals, and whether two runs really differ."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

_Z_95 = 1.959963984540054
_N_RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over `n` cases with its 95 % interval. With `n` 0 there is no figure: all three are None."""

    n: int
    value: float | None
    low: float | None
    high: float | None


NOTHING = Estimate(0, None, None, None)


def mean_estimate(values: Sequence[float]) -> Estimate:
    """The mean of values from 0 to 1: Wilson's interval for right or wrong, the bootstrap when some are between."""
    if not values:
        return NOTHING
    mean = math.fsum(values) / len(values)
    if all(value in (0.0, 1.0) for value in values):
        low, high = wilson(round(math.fsum(values)), len(values))
    else:
        low, high = bootstrap(values, lambda sample: float(np.mean(sample)))
    return Estimate(len(values), mean, low, high)


def quantile_estimate(values: Sequence[float], q: float) -> Estimate:
    """The `q` quantile (0 to 1) of amounts, with the bootstrap interval."""
    if not values:
        return NOTHING
    low, high = bootstrap(values, lambda sample: float(np.quantile(sample, q)))
    return Estimate(len(values), float(np.quantile(np.asarray(values), q)), low, high)


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion; `n` at least 1. Wilson, JASA 22 (1927), 209-212."""
    p = n_right / n
    z2 = _Z_95**2
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def bootstrap(values: Sequence[float], figure: Callable[[np.ndarray], float]) -> tuple[float, float]:
    """The 95 % percentile interval of `figure` over resamples of `values`; the same values give the same interval."""
    data = np.asarray(values, dtype=float)
    draws = np.random.default_rng(0).integers(0, len(data), size=(_N_RESAMPLES, len(data)))
    figures = [figure(data[draw]) for draw in draws]
    return float(np.quantile(figures, 0.025)), float(np.quantile(figures, 0.975))


def mcnemar(n_worse: int, n_better: int) -> float:
    """The two-sided chance of a split this uneven if nothing changed: McNemar's test, exact (binomial).

    `n_worse` and `n_better` are the cases that turned; those that stayed do not count. 1.0 when none turned.
    """
    n = n_worse + n_better
    if n == 0:
        return 1.0
    tail: int = sum(math.comb(n, k) for k in range(min(n_worse, n_better) + 1))
    return min(1.0, 2 * tail / (1 << n))
