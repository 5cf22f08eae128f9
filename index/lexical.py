"""Ranking by words: BM25F over the fields of passages, in numpy arrays that are made once and loaded.

Score of a passage for a term: idf * t / (k1 + t), where t is the sum over fields of
weight * count / (1 - b + b * length / mean length) (Zaragoza et al., 2004; idf as in Lucene, never negative).
The idf is taken among the passages that may be returned: the name of a municipality tells nothing within its
own agreement.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.writing import write_bytes
from index.fields import FIELDS, Field
from index.query import Query

_K1 = 1.2


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """Postings of a fixed list of passages, which are known by their place in that list.

    `terms` maps a term to its row: passages `docs[starts[row]:starts[row + 1]]` (ascending, each once) with
    `strengths`, the t / (k1 + t)
    of the term in them. `forms` are the corpus' written words with their counts.
    """

    terms: Mapping[str, int]
    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    strengths: NDArray[np.float32]
    n_docs: int
    forms: Mapping[str, int]

    def scores(self, query: Query, allowed: NDArray[np.bool_]) -> NDArray[np.float32]:
        """The score of every passage for a question, float32 [n_docs]; 0 where nothing matches or not `allowed`.

        A concept of the thesaurus counts once: for the question's own words for it, or for the best of the other
        phrases where that counts for more. A phrase counts for the mean of its terms, less where terms lack.
        """
        n_allowed = int(allowed.sum())
        columns: dict[str, NDArray[np.float32]] = {}

        def column(term: str) -> NDArray[np.float32]:
            if term not in columns:
                columns[term] = self._column(term, allowed, n_allowed)
            return columns[term]

        totals = np.zeros(self.n_docs, dtype=np.float32)
        for term, weight in query.terms.items():
            totals += np.float32(weight) * column(term)
        for group in query.groups:
            own = np.zeros(self.n_docs, dtype=np.float32)
            for term in group.own:
                own += np.float32(query.terms.get(term, 0.0)) * column(term)
            most = own
            for label in group.labels:
                most = np.maximum(most, np.float32(label.weight) * _phrase([column(term) for term in label.terms]))
            totals += most - own
        return totals

    def _column(self, term: str, allowed: NDArray[np.bool_], n_allowed: int) -> NDArray[np.float32]:
        """What one term adds to each allowed passage."""
        values = np.zeros(self.n_docs, dtype=np.float32)
        row = self.terms.get(term)
        if row is not None:
            part = slice(self.starts[row], self.starts[row + 1])
            docs = self.docs[part]
            inside = allowed[docs]
            docs = docs[inside]
            values[docs] = np.float32(_idf(len(docs), n_allowed)) * self.strengths[part][inside]
        return values

    def save(self, folder: Path) -> None:
        """Write the arrays and words to `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "starts.npy", self.starts)
        np.save(folder / "docs.npy", self.docs)
        np.save(folder / "strengths.npy", self.strengths)
        words = {
            "n_docs": self.n_docs,
            "terms": list(self.terms),
            "forms": dict(self.forms),
        }
        write_bytes(folder / "words.json", json.dumps(words, ensure_ascii=False).encode())


def load_lexical(folder: Path) -> LexicalIndex:
    """The index saved in `folder`. Raises OSError, ValueError or KeyError when it is not there or broken."""
    words = json.loads((folder / "words.json").read_bytes())
    return LexicalIndex(
        terms={term: row for row, term in enumerate(words["terms"])},
        starts=np.load(folder / "starts.npy"),
        docs=np.load(folder / "docs.npy"),
        strengths=np.load(folder / "strengths.npy"),
        n_docs=words["n_docs"],
        forms=words["forms"],
    )


def build_lexical(passages: Sequence[Mapping[Field, Mapping[str, float]]], forms: Mapping[str, int]) -> LexicalIndex:
    """The index of passages given as weighted term counts per field."""
    means = {field: _mean_length(passages, field) for field in FIELDS}
    postings: dict[str, list[tuple[int, float]]] = {}
    for doc, fields in enumerate(passages):
        for term, weight in _field_weights(fields, means).items():
            postings.setdefault(term, []).append((doc, weight))
    terms = sorted(postings)
    lengths = [len(postings[term]) for term in terms]
    starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    docs = np.fromiter((doc for term in terms for doc, _ in postings[term]), dtype=np.int32, count=int(starts[-1]))
    weights = np.fromiter((w for term in terms for _, w in postings[term]), dtype=np.float32, count=int(starts[-1]))
    strengths = (weights / (_K1 + weights)).astype(np.float32)
    rows = {term: row for row, term in enumerate(terms)}
    return LexicalIndex(rows, starts, docs, strengths, len(passages), forms)


def _field_weights(fields: Mapping[Field, Mapping[str, float]], means: Mapping[Field, float]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for field, counts in fields.items():
        shape = FIELDS[field]
        length = 1 - shape.b + shape.b * _length(counts.values()) / means[field]
        for term, count in counts.items():
            totals[term] = totals.get(term, 0.0) + shape.weight * count / length
    return totals


def _mean_length(passages: Sequence[Mapping[Field, Mapping[str, float]]], field: Field) -> float:
    lengths = [_length(passage[field].values()) for passage in passages if passage.get(field)]
    return sum(lengths) / len(lengths) if lengths else 1.0


def _length(counts: Iterable[float]) -> float:
    return max(sum(counts), 1.0)


def _phrase(columns: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The mean of the columns, times the squared share of them that is not 0."""
    if len(columns) == 1:
        return columns[0]
    stacked = np.stack(columns)
    result: NDArray[np.float32] = stacked.mean(axis=0) * (stacked > 0).mean(axis=0, dtype=np.float32) ** 2
    return result


def _idf(n_with: int, n_docs: int) -> float:
    return math.log(1 + (n_docs - n_with + 0.5) / (n_with + 0.5))
