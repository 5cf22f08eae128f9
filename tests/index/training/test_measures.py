"""The measures of an encoder agree with slow and plain versions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.training.evaluate import measure, rank_of_right, spearman

NUMBERS = st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=3, max_size=20).filter(
    lambda rows: len({a for a, _ in rows}) > 1 and len({b for _, b in rows}) > 1
)


def plain_ranks(values: list[int]) -> list[float]:
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2 for value in values
    ]


@given(NUMBERS)
def test_spearman_is_the_correlation_of_mean_ranks(rows: list[tuple[int, int]]) -> None:
    left, right = [a for a, _ in rows], [b for _, b in rows]
    wanted = np.corrcoef(plain_ranks(left), plain_ranks(right))[0, 1]
    assert spearman(np.array(left, float), np.array(right, float)) == pytest.approx(wanted)


def test_a_tie_counts_against_the_right_passage() -> None:
    scores = np.array([[0.5, 0.5, 0.1], [0.2, 0.1, 0.9]], dtype=np.float32)
    assert rank_of_right(scores, [0, 0]).tolist() == [2, 2]


def test_ranks_beyond_ten_are_worth_nothing() -> None:
    found = measure(np.array([1, 2, 5, 11]))
    assert (found.n, found.recall_at_1, found.recall_at_5) == (4, 0.25, 0.75)
    assert found.mrr_at_10 == pytest.approx((1 + 1 / 2 + 1 / 5) / 4)
    assert str(found) == "n=4 recall@1 0.250 recall@5 0.750 MRR@10 0.425"
