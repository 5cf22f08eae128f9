"""Measures an encoder by itself: sentence similarity, paragraphs, held-out questions, speed.

    python -m index.training.evaluate dutch-encoder --benchmarks ../shared/benchmarks --data ../shared/training

The similarity set's development half may guide training; its test half and XQuAD are only looked at.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from index.encoders import DEFAULT_ENCODER, Encoder, load_encoder
from index.training.corpora import QuestionedPassage, read_question_file

HELD_OUT = "availability-2"
N_TIMED = 400


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Share of queries whose passage is first, among the first 5, and the mean of 1/rank up to 10."""

    n: int
    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float

    def __str__(self) -> str:
        return f"n={self.n} recall@1 {self.recall_at_1:.3f} recall@5 {self.recall_at_5:.3f} MRR@10 {self.mrr_at_10:.3f}"


def spearman(left: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Spearman's rank correlation of two equally long rows of numbers; ties share their mean rank."""
    return float(np.corrcoef(_ranks(left), _ranks(right))[0, 1])


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends: NDArray[np.float64] = np.cumsum(counts).astype(np.float64)
    mean_ranks: NDArray[np.float64] = (ends - (counts - 1) / 2)[inverse]
    return mean_ranks


def rank_of_right(scores: NDArray[np.float32], right: Sequence[int]) -> NDArray[np.int64]:
    """The rank from 1 of column `right[i]` in row i of `scores` [queries, passages]; ties count against it."""
    own = scores[np.arange(len(right)), list(right)][:, None]
    ranks: NDArray[np.int64] = (scores >= own).sum(axis=1)
    return ranks


def measure(ranks: NDArray[np.int64]) -> Retrieval:
    """Summarise ranks that count from 1."""
    reciprocal = np.where(ranks <= 10, 1 / ranks, 0.0)
    return Retrieval(len(ranks), float((ranks == 1).mean()), float((ranks <= 5).mean()), float(reciprocal.mean()))


def similarity(encoder: Encoder, file: Path) -> float:
    """Spearman of cosines with the judgements in `file` (rows: sentence, sentence, score)."""
    with file.open(encoding="utf8", newline="") as stream:
        rows = list(csv.reader(stream))
    left = encoder.encode_queries([row[0] for row in rows])
    right = encoder.encode_queries([row[1] for row in rows])
    cosines = (left * right).sum(axis=1).astype(np.float64)
    return spearman(cosines, np.array([float(row[2]) for row in rows]))


def paragraphs(encoder: Encoder, file: Path) -> Retrieval:
    """Questions to paragraphs over all paragraphs of a file in SQuAD's form."""
    articles = json.loads(file.read_text(encoding="utf8"))["data"]
    found = [paragraph for article in articles for paragraph in article["paragraphs"]]
    asked = [(qa["question"], number) for number, row in enumerate(found) for qa in row["qas"]]
    passages = encoder.encode_passages([row["context"] for row in found])
    queries = encoder.encode_queries([question for question, _ in asked])
    return measure(rank_of_right(queries @ passages.T, [number for _, number in asked]))


def questions(encoder: Encoder, rows: Sequence[QuestionedPassage]) -> Retrieval:
    """Every question to its passage, among all passages and all hard negatives."""
    texts = [row.passage for row in rows] + [row.hard_negative for row in rows]
    asked = [(question, number) for number, row in enumerate(rows) for question in row.questions]
    passages = encoder.encode_passages(texts)
    queries = encoder.encode_queries([question for question, _ in asked])
    return measure(rank_of_right(queries @ passages.T, [number for _, number in asked]))


def passages_a_second(encoder: Encoder, texts: Sequence[str]) -> float:
    """Texts encoded per second, the best of two turns."""
    seconds = []
    for _ in range(2):
        started = time.perf_counter()
        encoder.encode_passages(texts)
        seconds.append(time.perf_counter() - started)
    return len(texts) / min(seconds)


def report(encoder: Encoder, benchmarks: Path, data: Path, *, held_out: str = HELD_OUT) -> dict[str, str]:
    """Every figure of `encoder`, by name."""
    rows = read_question_file(data / "questions" / f"{held_out}.jsonl")
    timed = ([row.passage for row in rows] * N_TIMED)[:N_TIMED]
    return {
        "sts-nl dev, Spearman": f"{similarity(encoder, benchmarks / 'stsb-nl/stsb-nl-dev.csv'):.3f}",
        "sts-nl test, Spearman": f"{similarity(encoder, benchmarks / 'stsb-nl/stsb-nl-test.csv'):.3f}",
        "xquad-nl": str(paragraphs(encoder, benchmarks / "xquad-nl/xquad.nl.json")),
        f"questions/{held_out}": str(questions(encoder, rows)),
        "passages/s": f"{passages_a_second(encoder, timed):.0f}",
    }


def main() -> None:
    """Print the figures of the encoders named on the command line."""
    parser = argparse.ArgumentParser(description="Measure encoders by themselves.")
    parser.add_argument("encoders", nargs="*", default=[DEFAULT_ENCODER])
    parser.add_argument("--benchmarks", type=Path, default=Path("../shared/benchmarks"))
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--held-out", default=HELD_OUT, help="file of questions that was not trained on")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    for name in options.encoders:
        encoder = load_encoder(name)
        started = time.perf_counter()
        encoder.warm_up()
        print(f"{encoder.name}: loaded in {time.perf_counter() - started:.1f} s")
        for figure, value in report(encoder, options.benchmarks, options.data, held_out=options.held_out).items():
            print(f"  {figure}: {value}", flush=True)


if __name__ == "__main__":
    main()
