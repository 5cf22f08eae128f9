"""Training on questions: the batches are right, wrong passages are wrong, and a step changes the model."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.training.articles import HeadedText
from index.training.contrast import (
    PASSAGES_A_STEP,
    QUESTIONS_A_PASSAGE,
    Batch,
    article_batches,
    question_batches,
    search_loss,
)
from index.training.corpora import QuestionedPassage
from index.training.negatives import candidates, mine
from index.training.pace import make_optimizer
from index.training.workers import Workers
from tests.index.tiny_models import save_tiny_transformer

ROWS = [
    QuestionedPassage(
        f"r{number}",
        "bouw",
        f"passage {number} over woningen",
        tuple(f"vraag {number} {manner}" for manner in "abcde"),
        f"valse passage {number}",
    )
    for number in range(PASSAGES_A_STEP + 5)
]


def test_every_question_stands_with_its_own_passage() -> None:
    batch = next(question_batches(ROWS, [[] for _ in ROWS], seed=1))
    assert len(batch.queries) == PASSAGES_A_STEP * QUESTIONS_A_PASSAGE
    for query, right in zip(batch.queries, batch.right, strict=True):
        assert f"passage {query.split()[1]} over" in batch.candidates[right]


def test_no_candidate_comes_twice() -> None:
    mined = [[(number + 1) % len(ROWS)] for number in range(len(ROWS))]
    for batch in islice(question_batches(ROWS, mined, seed=2), 6):
        bare = [text.removeprefix("Bouw. ") for text in batch.candidates]
        assert len(set(bare)) == len(bare)


def test_headings_in_a_batch_differ() -> None:
    texts = [HeadedText(f"kop {number % 70}", f"tekst {number}") for number in range(200)]
    batch = next(article_batches(texts, seed=3))
    assert len(set(batch.queries)) == len(batch.queries)


def test_mined_passages_share_words_and_are_neither_right_nor_alike() -> None:
    rows = [
        QuestionedPassage("a", "t", "de huur stijgt in mei", ("stijgt de huur",), "de huur daalt"),
        QuestionedPassage("b", "t", "de huur stijgt in juni", ("wanneer juni huur",), "niets van dat al"),
        QuestionedPassage("c", "t", "bomen langs de weg", ("bomen",), "struiken"),
    ]
    alike = np.zeros((3, 6), dtype=np.float32)
    assert 1 in mine(rows, alike)[0]
    assert not {0, 3} & set(mine(rows, alike)[0])
    alike[0, 1] = 0.95
    assert 1 not in mine(rows, alike)[0]
    assert candidates(rows)[3] == "de huur daalt"


@pytest.fixture
def model(tmp_path: Path) -> SentenceTransformer:
    return SentenceTransformer(str(save_tiny_transformer(tmp_path)), device="cpu")


def test_workers_bring_the_loss_down(model: SentenceTransformer) -> None:
    batch = Batch(["woningen", "huur"], ["huurders betalen", "de corporatie"], [1, 0])
    before = search_loss(model, batch, 32).item()

    def step(replica: SentenceTransformer) -> str:
        loss = search_loss(replica, batch, 32)
        loss.backward()  # type: ignore[no-untyped-call]
        return f"{loss.item():.3f}"

    optimizer = make_optimizer(model, body_rate=5e-3, token_rate=5e-3)
    Workers(model, optimizer, 2).run(step, lambda n_steps, _: n_steps < 20)
    assert search_loss(model, batch, 32).item() < 0.5 * before


def test_a_worker_that_fails_ends_the_training(model: SentenceTransformer) -> None:
    def step(_: SentenceTransformer) -> str:
        raise ValueError("kapot")

    optimizer = make_optimizer(model, body_rate=1e-3, token_rate=1e-3)
    with pytest.raises(ValueError, match="kapot"):
        Workers(model, optimizer, 2).run(step, lambda *_: True)
