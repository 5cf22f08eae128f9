"""Trains encoder B: a transformer that says of a Dutch text what the teacher says of its English side.

    python -m index.training.distill --data ../shared/training --work scratch/training --minutes 50

Starts from encoder A's token vectors (`static`) and writes `encoder-b`, anew every five minutes.
"""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from transformers import BertTokenizer

from index.training.batches import endless_batches
from index.training.corpora import read_synonyms
from index.training.losses import distillation_loss
from index.training.options import WorkOptions, work_options
from index.training.pace import Pace, make_optimizer
from index.training.static import load_static
from index.training.student import borrow, build_student, dutch_input_vectors
from index.training.teacher import TaughtPairs, load_taught, teacher_folder
from index.training.vocabulary import load_tokenizer
from index.training.workers import Workers

TOKENS_A_BATCH = 1792
MAX_TOKENS = 80
TEMPERATURE = 0.05
WARM_UP_STEPS = 60
SAVE_EVERY_MINUTES = 5.0
SEED = 7


class Distillation:
    """Batches of taught pairs and their loss, for `distill` and for keeping an encoder general later on."""

    def __init__(self, taught: TaughtPairs, tokenizer: BertTokenizer, tokens_a_batch: int = TOKENS_A_BATCH):
        self._tokenizer = tokenizer
        self._rows = tokenizer(taught.texts, truncation=True, max_length=MAX_TOKENS)["input_ids"]
        self._targets = torch.from_numpy(taught.targets)
        self._batches = endless_batches([len(row) for row in self._rows], tokens_a_batch, seed=SEED)
        self._lock = threading.Lock()

    def next_loss(self, model: SentenceTransformer) -> torch.Tensor:
        """The loss of `model` on the next batch; may be called by several threads."""
        with self._lock:
            chosen = next(self._batches)
            padded = self._tokenizer.pad({"input_ids": [self._rows[i] for i in chosen]}, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16, cache_enabled=False):
            vectors = model(dict(padded))["sentence_embedding"]
        return distillation_loss(vectors.float(), self._targets[chosen].float(), TEMPERATURE)


def distill(model: SentenceTransformer, taught: TaughtPairs, *, options: WorkOptions, folder: Path) -> None:
    """Train `model` for `options.minutes` and save it to `folder`, also on the way."""
    source = Distillation(taught, model.tokenizer)
    optimizer = make_optimizer(model, body_rate=2.5e-4, token_rate=1.5e-3)
    pace, saves = Pace(options.minutes, n_rising=WARM_UP_STEPS), Pace(SAVE_EVERY_MINUTES)

    def step(replica: SentenceTransformer) -> str:
        loss = source.next_loss(replica)
        loss.backward()  # type: ignore[no-untyped-call]
        return f"loss {loss.item():.3f}"

    def between(n_steps: int, words: str) -> bool:
        if n_steps % 50 == 0:
            print(f"{n_steps} steps {pace.seconds:.0f} s {words}", flush=True)
        if saves.is_over:
            model.save(str(folder))
            saves.start()
        return pace.set_rates(optimizer, n_steps)

    model.train()
    pace.set_rates(optimizer, 0)
    Workers(model, optimizer, options.threads).run(step, between)
    model.save(str(folder))


def main() -> None:
    """Build the student and train it."""
    options = work_options("Distil the Dutch transformer.", minutes=50)
    tokenizer, start = load_tokenizer(options.work), options.work / "student"
    static = torch.from_numpy(load_static(options.work))
    uses = torch.from_numpy(np.load(options.work / "uses.npy"))
    static = borrow(static, uses, tokenizer, {group[0]: group[1:] for group in read_synonyms(options.data)})
    build_student(dutch_input_vectors(static, tokenizer, teacher_folder()), tokenizer, teacher_folder(), start)
    model = SentenceTransformer(str(start), device="cpu", model_kwargs={"attn_implementation": "eager"})
    distill(model, load_taught(options.work), options=options, folder=options.work / "encoder-b")


if __name__ == "__main__":
    main()
