"""What is searched and what a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import Span

Vectors = NDArray[np.float32]
"""Embeddings: one row per text, each of length 1."""


class PassageKind(StrEnum):
    """What part of an agreement a passage is."""

    COMMITMENT = "commitment"
    ROW = "row"
    TABLE = "table"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one agreement that can be found and cited.

    `text` is in the document's words (for a row: its cells, each after its column head); `context` is what it
    stands in: agreement title, heading path, table title, parties, period. `spans` are where the document's
    words stand, in order; `commitment` is the key of the commitment it holds, `table` and `row` its cells.
    `also_pages` are the pages of word-for-word copies that were joined into this passage. `title` is the title
    of the commitment, the term of the definition or the title of the table, "" when it has none; `headings`
    are the headings above it, outermost first.
    """

    id: str
    agreement: str
    page: int
    page_label: str | None
    item: str
    kind: PassageKind
    text: str
    context: str
    spans: tuple[Span, ...]
    commitment: str | None = None
    table: int | None = None
    row: int | None = None
    also_pages: tuple[int, ...] = ()
    title: str = ""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage found: `score` is the fused score, higher is better; `legs` maps a leg's name ("lexical",
    "dense", "reranker") to (rank from 1, raw score); a leg that did not return it is absent."""

    passage: Passage
    score: float
    legs: dict[str, tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which passages may be returned; an empty tuple or None means no restriction."""

    agreements: tuple[str, ...] = ()
    kinds: tuple[PassageKind, ...] = ()


class Retriever(Protocol):
    """Finds passages for a query."""

    def retrieve(self, query: str, k: int, within: Filter) -> list[Ranked]:
        """The `k` best passages, best first; fewer when there are fewer, [] for none. `k` >= 1."""
        ...


class Encoder(Protocol):
    """Turns texts into vectors whose dot product is their likeness.

    `name` tells two encoders with different vectors apart; an index made with another name is made anew.
    `dimension` is the length of a vector, known after `warm_up`.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def warm_up(self) -> None:
        """Load the model; may be called twice. Raises `ModelError` when it cannot be loaded."""
        ...

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Float32 [len(texts), dimension], rows L2-normalised."""
        ...

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Float32 [len(texts), dimension], rows L2-normalised."""
        ...
