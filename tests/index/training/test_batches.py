"""Batches cost what they may and lose no text."""

from __future__ import annotations

from itertools import islice

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.training.batches import FAIR_LENGTH, MOST_ROWS, endless_batches
from index.training.teacher import length_batches

LENGTHS = st.lists(st.integers(1, FAIR_LENGTH), min_size=1, max_size=60)


@given(LENGTHS, st.integers(FAIR_LENGTH, 200))
def test_a_turn_has_every_short_text_once_within_the_tokens_allowed(lengths: list[int], n_tokens: int) -> None:
    seen: list[int] = []
    for batch in endless_batches(lengths, n_tokens, seed=3):
        assert max(lengths[row] for row in batch) * len(batch) <= n_tokens
        seen += batch
        if len(seen) >= len(lengths):
            break
    assert sorted(seen) == list(range(len(lengths)))


def test_long_texts_are_taken_less_often() -> None:
    lengths = [FAIR_LENGTH] * 200 + [4 * FAIR_LENGTH] * 200
    rows = [row for batch in islice(endless_batches(lengths, 2000, seed=3), 40) for row in batch]
    n_long = sum(row >= 200 for row in rows)
    assert 0.15 < n_long / (len(rows) - n_long) < 0.4


def test_a_batch_never_has_more_rows_than_allowed() -> None:
    assert max(map(len, islice(endless_batches([1] * 1000, 10_000, seed=1), 8))) == MOST_ROWS


@given(st.lists(st.integers(1, 90), min_size=1, max_size=80), st.integers(90, 300))
def test_length_batches_hold_every_row_once(lengths: list[int], n_tokens: int) -> None:
    batches = length_batches(np.array(lengths, dtype=np.int64), n_tokens)
    assert sorted(int(row) for batch in batches for row in batch) == list(range(len(lengths)))
    assert all(max(lengths[row] for row in batch) * len(batch) <= n_tokens for batch in batches)
