"""Trains one model with several threads that do not wait for each other.

On a machine that is shared, threads inside one operation all wait for the slowest. Here every thread computes whole
steps on its own copy of the weights and applies its gradients when it is done (Recht et al. 2011, Hogwild).
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable

import torch
from sentence_transformers import SentenceTransformer

Step = Callable[[SentenceTransformer], str]
"""Computes a loss on the model given, goes backward through it, and says in words how it went."""

Between = Callable[[int, str], bool]
"""After a step, with its number from 1 and its words, while nothing changes; False ends the training."""


class Workers:
    """Applies the gradients of `n` threads to `model` with `optimizer`."""

    def __init__(self, model: SentenceTransformer, optimizer: torch.optim.Optimizer, n: int) -> None:
        self._model = model
        self._optimizer = optimizer
        self._copies = [copy.deepcopy(model) for _ in range(n)]
        self._lock = threading.Lock()
        self._n_steps = 0
        self._running = True

    def run(self, step: Step, between: Between) -> None:
        """Take steps until `between` returns False; a thread that fails ends the training with its error."""
        errors: list[BaseException] = []

        def work(replica: SentenceTransformer) -> None:
            torch.set_num_threads(1)
            try:
                while self._running:
                    self._one(replica, step, between)
            except Exception as error:  # noqa: BLE001 - handed to the caller below
                errors.append(error)
                self._running = False

        threads = [threading.Thread(target=work, args=(replica,)) for replica in self._copies]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]

    def _one(self, replica: SentenceTransformer, step: Step, between: Between) -> None:
        with self._lock, torch.no_grad():
            for weight, source in zip(replica.parameters(), self._model.parameters(), strict=True):
                weight.copy_(source)
        replica.zero_grad()
        words = step(replica)
        torch.nn.utils.clip_grad_norm_(replica.parameters(), 1.0)
        with self._lock:
            if not self._running:
                return
            for weight, source in zip(replica.parameters(), self._model.parameters(), strict=True):
                source.grad = weight.grad
            self._optimizer.step()
            self._n_steps += 1
            self._running = between(self._n_steps, words)
