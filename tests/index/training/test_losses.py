"""The losses are lowest where they should be."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn import functional

from index.training.losses import contrastive_loss, distillation_loss


def unit(n_rows: int, seed: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return functional.normalize(torch.randn(n_rows, 8, generator=generator), dim=1)


def test_distillation_is_lowest_at_the_targets() -> None:
    targets = unit(6, 1)
    at_targets = distillation_loss(targets, targets, 0.05)
    for seed in range(2, 8):
        assert distillation_loss(unit(6, seed), targets, 0.05) > at_targets


def test_contrast_of_equal_scores_is_the_logarithm_of_the_candidates() -> None:
    queries = functional.normalize(torch.ones(3, 8), dim=1)
    loss = contrastive_loss(queries, queries[:1].repeat(5, 1), torch.tensor([0, 1, 2]), 0.05)
    assert loss.item() == pytest.approx(math.log(5))


def test_contrast_falls_when_queries_move_to_their_candidates() -> None:
    candidates = unit(5, 4)
    right = torch.tensor([0, 0, 3])
    assert contrastive_loss(candidates[right], candidates, right, 0.05) < contrastive_loss(
        unit(3, 9), candidates, right, 0.05
    )
