"""Trains encoder A: one vector a token, averaged.

    python -m index.training.static --data ../shared/training --work scratch/training

It takes minutes, is worth shipping by itself, and says for every Dutch token which English words it is like, from
which encoder B starts. Writes `static.npy`, float32 [entries, 384], and the model folder `encoder-a`.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from torch import Tensor
from torch.nn import functional
from transformers import BertTokenizer

from index.training.losses import distillation_loss
from index.training.options import work_options
from index.training.teacher import TaughtPairs, load_taught
from index.training.vocabulary import load_tokenizer

BATCH = 1024
LEARNING_RATE = 8e-3
TEMPERATURE = 0.05
MAX_TOKENS = 128
SEED = 20


def train_static(rows: list[Tensor], targets: Tensor, n_entries: int, *, epochs: int, minutes: float) -> Tensor:
    """Token vectors, float32 [n_entries, d], whose mean over each of `rows` (token numbers) comes near `targets`.

    `targets` is float [n, d] of unit length. Training stops after `epochs` or `minutes`, whichever is first.
    """
    torch.manual_seed(SEED)
    table = torch.nn.EmbeddingBag(n_entries, targets.shape[1], mode="mean")
    torch.nn.init.normal_(table.weight, std=0.02)
    optimizer = torch.optim.Adam(table.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.99))
    n_steps, started, step = epochs * (len(rows) // BATCH), time.monotonic(), 0
    for _ in range(epochs):
        for chosen in torch.split(torch.randperm(len(rows)), BATCH)[: len(rows) // BATCH]:
            passed = max(step / n_steps, (time.monotonic() - started) / (60 * minutes))
            if passed >= 1:
                return table.weight.detach()
            optimizer.param_groups[0]["lr"] = LEARNING_RATE * (1 - passed)
            vectors = functional.normalize(_mean(table, [rows[i] for i in chosen.tolist()]), dim=1)
            loss = distillation_loss(vectors, targets[chosen].float(), TEMPERATURE)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            step += 1
            if step % 100 == 0:
                print(f"{step}/{n_steps} loss {loss.item():.3f} {time.monotonic() - started:.0f} s", flush=True)
    return table.weight.detach()


def _mean(table: torch.nn.EmbeddingBag, rows: list[Tensor]) -> Tensor:
    lengths = torch.tensor([len(row) for row in rows])
    result: Tensor = table(torch.cat(rows), lengths.cumsum(0) - lengths)
    return result


def token_rows(tokenizer: BertTokenizer, texts: list[str]) -> list[Tensor]:
    """The token numbers of each text, without special tokens; [UNK] stands for a text without any."""
    found = tokenizer(texts, add_special_tokens=False, truncation=True, max_length=MAX_TOKENS)["input_ids"]
    return [torch.tensor(row or [tokenizer.unk_token_id]) for row in found]


def count_uses(rows: list[Tensor], n_entries: int) -> Tensor:
    """How often each entry occurs in `rows`, int64 [n_entries]."""
    return torch.bincount(torch.cat(rows), minlength=n_entries)


def save_static(weights: Tensor, tokenizer: BertTokenizer, folder: Path) -> None:
    """Write encoder A as a sentence-transformers folder."""
    embedding = StaticEmbedding(tokenizer.backend_tokenizer, embedding_weights=weights.numpy())
    SentenceTransformer(modules=[embedding, Normalize()], device="cpu").save(str(folder))


def load_static(work: Path) -> NDArray[np.float32]:
    """The token vectors that this command wrote."""
    vectors: NDArray[np.float32] = np.load(work / "static.npy")
    return vectors


def main() -> None:
    """Train encoder A."""
    options = work_options("Train the static encoder.", minutes=6)
    tokenizer = load_tokenizer(options.work)
    taught: TaughtPairs = load_taught(options.work)
    rows = token_rows(tokenizer, taught.texts)
    targets = torch.from_numpy(taught.targets)
    weights = train_static(rows, targets, len(tokenizer), epochs=10, minutes=options.minutes)
    np.save(options.work / "static.npy", weights.numpy())
    np.save(options.work / "uses.npy", count_uses(rows, len(tokenizer)).numpy())
    save_static(weights, tokenizer, options.work / "encoder-a")


if __name__ == "__main__":
    main()
