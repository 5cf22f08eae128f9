"""How fast a model learns: rates that rise briefly and fall to nothing when the time is over."""

from __future__ import annotations

import math
import time

import torch
from sentence_transformers import SentenceTransformer


def make_optimizer(model: SentenceTransformer, *, body_rate: float, token_rate: float) -> torch.optim.AdamW:
    """AdamW with `token_rate` for the token vectors, most of which a batch does not touch, and `body_rate` else."""
    tokens = [weight for name, weight in model.named_parameters() if "word_embeddings" in name]
    others = [weight for name, weight in model.named_parameters() if "word_embeddings" not in name]
    groups = [
        {"params": tokens, "lr": token_rate, "peak": token_rate, "weight_decay": 0.0},
        {"params": others, "lr": body_rate, "peak": body_rate, "weight_decay": 0.01},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


class Pace:
    """A cosine from the peak rate to zero over `minutes` of wall time, after `n_rising` steps of rising."""

    def __init__(self, minutes: float, *, n_rising: int = 1) -> None:
        self._minutes, self._n_rising = minutes, n_rising
        self.start()

    def start(self) -> None:
        """Begin (again) now."""
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self._started

    @property
    def is_over(self) -> bool:
        """Whether the minutes have passed."""
        return self.seconds >= 60 * self._minutes

    def set_rates(self, optimizer: torch.optim.Optimizer, step: int) -> bool:
        """Set the rates for `step`, counted from 0; False when the time is over."""
        passed = self.seconds / (60 * self._minutes)
        for group in optimizer.param_groups:
            rising = min(1.0, (step + 1) / self._n_rising)
            group["lr"] = group["peak"] * rising * 0.5 * (1 + math.cos(math.pi * min(1.0, passed)))
        return not self.is_over
