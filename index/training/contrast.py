"""Trains encoder C: B, taught to put a question near the passage that answers it.

    python -m index.training.contrast --data ../shared/training --work scratch/training --minutes 18

Every step takes questions with their passage and a wrong one, law articles with their headings, and a batch of
`distill`, which keeps the encoder good at all other text. Reads `encoder-b`; writes `encoder-c`, the state that did
best on the held-out file.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor

from index.encoders import SentenceTransformerEncoder
from index.training.articles import HeadedText, headed_texts
from index.training.corpora import QuestionedPassage, read_question_file, read_questions
from index.training.distill import Distillation
from index.training.evaluate import HELD_OUT, questions
from index.training.losses import contrastive_loss
from index.training.negatives import candidates, mine
from index.training.options import WorkOptions, work_options
from index.training.pace import Pace, make_optimizer
from index.training.teacher import load_taught
from index.training.workers import Workers

PASSAGES_A_STEP = 24
ARTICLES_A_STEP = 16
QUESTIONS_A_PASSAGE = 4
DISTILL_TOKENS = 1024
ARTICLE_WEIGHT = 0.5
TEMPERATURE = 0.05
QUERY_TOKENS, PASSAGE_TOKENS, ARTICLE_TOKENS = 48, 128, 80
HEADED = 0.35
ROWS_AT_ONCE = 32
WARM_UP_STEPS = 15
MEASURE_EVERY = 40
SEED = 11


@dataclass(frozen=True, slots=True)
class Batch:
    """Queries and candidates; `right[i]` is the number of the candidate that answers query i."""

    queries: list[str]
    candidates: list[str]
    right: list[int]


def question_batches(
    rows: Sequence[QuestionedPassage], mined: Sequence[Sequence[int]], *, seed: int
) -> Iterator[Batch]:
    """Endless batches of `PASSAGES_A_STEP` different passages, each with one wrong passage, written or mined."""
    chance, pool = random.Random(seed), candidates(rows)
    while True:
        order = list(range(len(rows)))
        chance.shuffle(order)
        for start in range(0, len(order) - PASSAGES_A_STEP + 1, PASSAGES_A_STEP):
            chosen = order[start : start + PASSAGES_A_STEP]
            wrong = {_wrong(chance, number, len(rows), mined) for number in chosen}.difference(chosen)
            asked = [
                (question, place)
                for place, number in enumerate(chosen)
                for question in chance.sample(rows[number].questions, QUESTIONS_A_PASSAGE)
            ]
            texts = [_headed(chance, rows[n].theme, pool[n]) for n in chosen]
            texts += [_headed(chance, rows[n % len(rows)].theme, pool[n]) for n in sorted(wrong)]
            yield Batch([question for question, _ in asked], texts, [place for _, place in asked])


def _wrong(chance: random.Random, number: int, n_rows: int, mined: Sequence[Sequence[int]]) -> int:
    if mined[number] and chance.random() < 0.4:
        return chance.choice(mined[number])
    return number + n_rows


def _headed(chance: random.Random, theme: str, text: str) -> str:
    return f"{theme.capitalize()}. {text}" if chance.random() < HEADED else text


def article_batches(texts: Sequence[HeadedText], *, seed: int) -> Iterator[Batch]:
    """Endless batches of `ARTICLES_A_STEP` texts with different headings."""
    chance = random.Random(seed)
    while True:
        different = {row.heading: row for row in chance.sample(texts, 2 * ARTICLES_A_STEP)}
        chosen = list(different.values())[:ARTICLES_A_STEP]
        yield Batch([row.heading for row in chosen], [row.text for row in chosen], list(range(len(chosen))))


class Practice:
    """Everything that encoder C practises on; `step` may be called by several threads."""

    def __init__(self, asked: Iterator[Batch], headed: Iterator[Batch], general: Distillation) -> None:
        self._asked, self._headed, self._general = asked, headed, general
        self._lock = threading.Lock()

    def step(self, model: SentenceTransformer) -> str:
        """Go backward through the losses of one batch of each kind."""
        with self._lock:
            asked, headed = next(self._asked), next(self._headed)
        return "loss " + " ".join(
            (
                _backward(search_loss(model, asked, PASSAGE_TOKENS)),
                _backward(ARTICLE_WEIGHT * search_loss(model, headed, ARTICLE_TOKENS)),
                _backward(self._general.next_loss(model)),
            )
        )


def _backward(loss: Tensor) -> str:
    loss.backward()  # type: ignore[no-untyped-call]
    return f"{loss.item():.3f}"


def search_loss(model: SentenceTransformer, batch: Batch, n_tokens: int) -> Tensor:
    """How badly the queries of `batch` find their candidates, of which `n_tokens` tokens are read."""
    queries = _vectors(model, batch.queries, QUERY_TOKENS)
    found = _vectors(model, batch.candidates, n_tokens)
    return contrastive_loss(queries, found, torch.tensor(batch.right), TEMPERATURE)


def _vectors(model: SentenceTransformer, texts: list[str], n_tokens: int) -> Tensor:
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    parts = []
    for start in range(0, len(order), ROWS_AT_ONCE):
        part = [texts[i] for i in order[start : start + ROWS_AT_ONCE]]
        tokens = model.tokenizer(part, truncation=True, max_length=n_tokens, padding=True, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16, cache_enabled=False):
            parts.append(model(dict(tokens))["sentence_embedding"].float())
    return torch.cat(parts)[torch.tensor(order).argsort()]


class BestState:
    """Keeps the weights that did best on held-out questions."""

    def __init__(self, model: SentenceTransformer, held_out: Sequence[QuestionedPassage], folder: Path) -> None:
        self._model, self._held_out, self._folder = model, held_out, folder
        self._best = -1.0

    def measure(self, label: str) -> None:
        """Measure now, print, and save when this is the best so far."""
        self._model.eval()
        found = questions(SentenceTransformerEncoder.around(self._model), self._held_out)
        self._model.train()
        print(f"{label}: {found}", flush=True)
        if found.mrr_at_10 > self._best:
            self._best = found.mrr_at_10
            self._model.save(str(self._folder))


def prepare(model: SentenceTransformer, options: WorkOptions) -> Practice:
    """Mine negatives, guarded by encoder A, and set up the batches for `model`."""
    rows = read_questions(options.data, without=(HELD_OUT,))
    vectors = SentenceTransformerEncoder(options.work / "encoder-a").encode_passages(candidates(rows))
    return Practice(
        question_batches(rows, mine(rows, vectors[: len(rows)] @ vectors.T), seed=SEED),
        article_batches(headed_texts(options.data), seed=SEED),
        Distillation(load_taught(options.work), model.tokenizer, DISTILL_TOKENS),
    )


def train(model: SentenceTransformer, practice: Practice, best: BestState, options: WorkOptions) -> None:
    """Train `model` for `options.minutes`, measuring on the way."""
    optimizer = make_optimizer(model, body_rate=1e-4, token_rate=8e-4)
    pace = Pace(options.minutes, n_rising=WARM_UP_STEPS)

    def between(n_steps: int, words: str) -> bool:
        if n_steps % 5 == 0:
            print(f"{n_steps} steps {pace.seconds:.0f} s {words}", flush=True)
        if n_steps % MEASURE_EVERY == 0:
            best.measure(f"{n_steps} steps")
        return pace.set_rates(optimizer, n_steps)

    model.train()
    pace.set_rates(optimizer, 0)
    Workers(model, optimizer, options.threads).run(practice.step, between)
    best.measure("at the end")


def main() -> None:
    """Train encoder C."""
    options = work_options("Train on questions and passages.", minutes=18)
    model = SentenceTransformer(
        str(options.work / "encoder-b"), device="cpu", model_kwargs={"attn_implementation": "eager"}
    )
    held_out = read_question_file(options.data / "questions" / f"{HELD_OUT}.jsonl")
    best = BestState(model, held_out, options.work / "encoder-c")
    best.measure("before")
    train(model, prepare(model, options), best, options)


if __name__ == "__main__":
    main()
