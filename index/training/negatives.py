"""Finds, for every question, passages that share its words but do not answer it."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from index.training.corpora import QuestionedPassage

N_MINED = 6
TOO_ALIKE = 0.8


def candidates(rows: Sequence[QuestionedPassage]) -> list[str]:
    """All passages, then all written hard negatives, in the order of `rows`."""
    return [row.passage for row in rows] + [row.hard_negative for row in rows]


def mine(rows: Sequence[QuestionedPassage], alike: NDArray[np.float32]) -> list[list[int]]:
    """For each row, the numbers of `candidates` that BM25 ranks high for its questions and that are wrong.

    `alike` [passages, candidates] holds cosines by an encoder that was not trained on the questions: what is more
    than `TOO_ALIKE` to the right passage may answer the question too and is left out (the guard of Solatorio 2024,
    arXiv 2402.16829).
    """
    stemmer = Stemmer.Stemmer("dutch")
    index = bm25s.BM25()
    index.index(_tokens(candidates(rows), stemmer), show_progress=False)
    n_found, mined = min(2 * N_MINED, 2 * len(rows)), []
    for number, row in enumerate(rows):
        found, _ = index.retrieve(_tokens(list(row.questions), stemmer), k=n_found, show_progress=False)
        own = (number, number + len(rows))
        wrong = dict.fromkeys(int(i) for i in found.T.ravel() if i not in own and alike[number, i] < TOO_ALIKE)
        mined.append(list(wrong)[:N_MINED])
    return mined


def _tokens(texts: list[str], stemmer: Stemmer.Stemmer) -> bm25s.tokenization.Tokenized:
    return bm25s.tokenize(texts, stopwords="nl", stemmer=stemmer, show_progress=False)
