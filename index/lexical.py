"""Ranking by words: BM25F over the fields of passages, in numpy arrays that are made once and loaded.

Score of a passage for a term: idf * t / (k1 + t), where t is the sum over fields of
weight * count / (1 - b + b * length / mean length) (Zaragoza et al., 2004; idf as in Lucene, never negative).
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

LEXICAL_VERSION = "1"
"""Changes whenever the same passages give another ranking."""

_K1 = 1.2


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """Postings of a fixed list of passages, which are known by their place in that list.

    `terms` maps a term to its row: passages `docs[starts[row]:starts[row + 1]]` (ascending, each once) with
    `impacts`, what the term adds to their score. `forms` are the corpus' written words with their counts.
    """

    terms: Mapping[str, int]
    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    impacts: NDArray[np.float32]
    n_docs: int
    forms: Mapping[str, int]

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float32]:
        """The score of every passage for weighted terms, float32 [n_docs]; 0 where no term occurs."""
        totals = np.zeros(self.n_docs, dtype=np.float32)
        for term, weight in query.items():
            row = self.terms.get(term)
            if row is not None:
                part = slice(self.starts[row], self.starts[row + 1])
                totals[self.docs[part]] += np.float32(weight) * self.impacts[part]
        return totals

    def scores_of(self, query: Query) -> NDArray[np.float32]:
        """The score of every passage for a question, float32 [n_docs].

        A concept of the thesaurus counts once: for the question's own words for it, or for the best of the other
        phrases where that counts for more. A phrase counts for the mean of its terms, less where terms lack.
        """
        totals = self.scores(query.terms)
        for group in query.groups:
            own = self.scores({term: query.terms.get(term, 0.0) for term in group.own})
            most = own
            for label in group.labels:
                most = np.maximum(most, label.weight * self._phrase_scores(label.terms))
            totals += most - own
        return totals

    def _phrase_scores(self, terms: tuple[str, ...]) -> NDArray[np.float32]:
        if len(terms) == 1:
            return self.scores({terms[0]: 1.0})
        n_found = np.zeros(self.n_docs, dtype=np.float32)
        for term in terms:
            row = self.terms.get(term)
            if row is not None:
                n_found[self.docs[self.starts[row] : self.starts[row + 1]]] += 1
        share: NDArray[np.float32] = self.scores(dict.fromkeys(terms, 1.0)) * (n_found / len(terms)) ** 2 / len(terms)
        return share

    def idf(self, term: str) -> float:
        """How rare the term is among the passages; 0 for a term that is in none."""
        row = self.terms.get(term)
        return 0.0 if row is None else _idf(int(self.starts[row + 1] - self.starts[row]), self.n_docs)

    def save(self, folder: Path) -> None:
        """Write the arrays and words to `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "starts.npy", self.starts)
        np.save(folder / "docs.npy", self.docs)
        np.save(folder / "impacts.npy", self.impacts)
        words = {
            "version": LEXICAL_VERSION,
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
        impacts=np.load(folder / "impacts.npy"),
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
    idfs = np.array([_idf(length, len(passages)) for length in lengths], dtype=np.float32)
    impacts = (np.repeat(idfs, lengths) * weights / (_K1 + weights)).astype(np.float32)
    rows = {term: row for row, term in enumerate(terms)}
    return LexicalIndex(rows, starts, docs, impacts, len(passages), forms)


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


def _idf(n_with: int, n_docs: int) -> float:
    return math.log(1 + (n_docs - n_with + 0.5) / (n_with + 0.5))
