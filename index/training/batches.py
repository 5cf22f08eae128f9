"""Puts texts in batches that cost little: texts of one length together, long texts less often."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

FAIR_LENGTH = 22
MOST_ROWS = 256


def endless_batches(lengths: Sequence[int], tokens_a_batch: int, *, seed: int) -> Iterator[list[int]]:
    """Row numbers, batch after batch, of rows with about the same length; never ends.

    Each turn takes a row of more than `FAIR_LENGTH` tokens with the chance `FAIR_LENGTH` / length, so that no kind
    of text takes most of the time. A batch has at most `tokens_a_batch` tokens, padding included, and `MOST_ROWS`.
    """
    chance = random.Random(seed)
    while True:
        taken = [row for row, length in enumerate(lengths) if chance.random() * length <= FAIR_LENGTH]
        taken.sort(key=lambda row: lengths[row] * chance.uniform(0.9, 1.1))
        batches = list(_cut(taken, lengths, tokens_a_batch))
        chance.shuffle(batches)
        yield from batches


def _cut(ordered: Sequence[int], lengths: Sequence[int], tokens_a_batch: int) -> Iterator[list[int]]:
    batch: list[int] = []
    longest = 0
    for row in ordered:
        longest_now = max(longest, lengths[row])
        if batch and (longest_now * (len(batch) + 1) > tokens_a_batch or len(batch) == MOST_ROWS):
            yield batch
            batch, longest_now = [], lengths[row]
        batch.append(row)
        longest = longest_now
    if batch:
        yield batch
