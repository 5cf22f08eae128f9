"""What the encoders are trained on."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def distillation_loss(vectors: Tensor, targets: Tensor, temperature: float) -> Tensor:
    """How far `vectors` are from their `targets`, both unit length [n, d]: scalar, at least 0.

    Twice the cosine distance, plus cross-entropy of choosing each vector's own target among the batch, as in the
    teacher-student training of Reimers and Gurevych 2020 (arXiv 2004.09813) with a contrast added.
    """
    cosine = (vectors * targets).sum(1)
    scores = vectors @ targets.T / temperature
    with torch.no_grad():
        wanted = functional.softmax(targets @ targets.T / temperature, dim=1)
    contrast = functional.cross_entropy(scores, wanted)
    return 2 * (1 - cosine).mean() + contrast


def contrastive_loss(queries: Tensor, candidates: Tensor, right: Tensor, temperature: float) -> Tensor:
    """Cross-entropy of choosing candidate `right[i]`, an int64 [n], for query i: scalar, at least 0.

    `queries` [n, d] and `candidates` [m, d] have unit length (multiple negatives ranking, Henderson et al. 2017,
    arXiv 1705.00652).
    """
    return functional.cross_entropy(queries @ candidates.T / temperature, right)
