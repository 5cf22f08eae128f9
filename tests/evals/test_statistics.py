"""Intervals and tests against naive versions and published values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest  # type: ignore[import-untyped]

from evals.statistics import NOTHING, mcnemar, mean_estimate, quantile_estimate, wilson


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(counts: tuple[int, int]) -> None:
    n_right, n = counts
    expected = binomtest(n_right, n).proportion_ci(method="wilson")
    assert wilson(n_right, n) == pytest.approx((expected.low, expected.high), abs=1e-9)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_the_binomial_test(n_worse: int, n_better: int) -> None:
    total = n_worse + n_better
    expected = binomtest(n_worse, total).pvalue if total else 1.0
    assert mcnemar(n_worse, n_better) == pytest.approx(expected)


def test_nothing_measured_is_no_figure() -> None:
    assert mean_estimate([]) == NOTHING
    assert quantile_estimate([], 0.5) == NOTHING


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_an_interval_lies_around_its_mean(values: list[float]) -> None:
    found = mean_estimate(values)
    assert found.n == len(values)
    assert found.low is not None and found.high is not None and found.value is not None
    assert found.low - 1e-9 <= found.value <= found.high + 1e-9
    assert found.low >= 0 and found.high <= 1 + 1e-9


def test_the_same_values_give_the_same_interval() -> None:
    values = [0.1, 0.5, 1.0, 0.3]
    assert mean_estimate(values) == mean_estimate(values)
    found = quantile_estimate(values, 0.5)
    assert found.value == pytest.approx(0.4)
    assert not math.isnan(found.low or 0)
