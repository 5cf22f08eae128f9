"""The index, opened for questions."""

from __future__ import annotations

import copy
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from corpus.library import Library
from corpus.manifest import FILE_NAME, IndexState
from index.chroma import ChromaVectors
from index.dense import open_encoder
from index.diversity import spread_over_pages
from index.fusion import FusionWeights, fuse
from index.model import Encoder, Filter, Passage, Ranked
from index.opened import OpenedIndex, no_files, open_files
from index.options import IndexOptions
from index.thesaurus.thesaurus import load_concepts
from index.versions import folder_of, load_version

_N_CANDIDATES = 100
_N_TRIES = 3


class IndexReader:
    """Answers queries from the version that is in force; looks at each query whether there is a newer one.

    May be used by several threads. Satisfies `index.model.Retriever`.
    """

    def __init__(self, store: Path, options: IndexOptions) -> None:
        self._store = store
        self._options = options
        self._lock = threading.Lock()
        self._opened: OpenedIndex | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._vectors = ChromaVectors(store, options)
        self._encoder: Encoder | None = open_encoder(options)
        self._concepts = load_concepts(options.thesauri)
        self.weights = FusionWeights()

    @classmethod
    def open(cls, store: Path, options: IndexOptions | None = None) -> IndexReader:
        """A reader of the index in `store`. Raises `StoreError` when there is none or it is broken."""
        reader = cls(Path(store), options or IndexOptions())
        reader.refresh()
        return reader

    @property
    def version(self) -> str:
        """The version that answers now, "" for a store without agreements."""
        state = self._current().state
        return state.version if state else ""

    @property
    def library(self) -> Library:
        """The agreements of the version that answers now."""
        return self._current().library

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages of the version that answers now, by agreement, in reading order."""
        return self._current().passages

    @property
    def has_dense(self) -> bool:
        """Whether the version that answers now has vectors."""
        state = self._current().state
        return self._encoder is not None and state is not None and bool(state.collection)

    def with_weights(self, weights: FusionWeights) -> IndexReader:
        """A reader of the same index, sharing what is in memory, that fuses with other weights."""
        other = copy.copy(self)
        other.weights = weights
        return other

    def warm_up(self) -> None:
        """Load what the first question would load: the encoder, the word list, Chroma. May be called twice."""
        opened = self._current()
        opened.queries.read("opwarmen van woningcorporaties")
        if self._encoder is not None and opened.state is not None and opened.state.collection:
            self._encoder.warm_up()
            self._dense(opened, "opwarmen", 1, Filter())

    def close(self) -> None:
        """Let go of Chroma; a later query opens it again."""
        self._vectors.close()

    def refresh(self) -> None:
        """Open the version now in force, when it is another than the one that is open."""
        with self._lock:
            for attempt in range(_N_TRIES):
                stamp = _stamp_of(self._store)
                if self._opened is not None and stamp == self._stamp:
                    return
                try:
                    self._opened, self._stamp = self._load(), stamp
                except StoreError:
                    # While it was read, a newer version may have taken its place and its files away.
                    if attempt == _N_TRIES - 1 or _stamp_of(self._store) == stamp:
                        raise

    def retrieve(self, query: str, k: int, within: Filter | None = None) -> list[Ranked]:
        """The `k` best passages for `query`, best first; fewer when fewer fit, [] when nothing does."""
        if k < 1:
            raise ValueError(f"k must be at least 1, got {k}")
        for attempt in range(_N_TRIES):
            self.refresh()
            opened = self._current()
            try:
                return self._retrieve(opened, query, k, within or Filter())
            except StoreError:
                # A new version came between the refresh and the query, and took the old vectors away.
                self.refresh()
                if attempt == _N_TRIES - 1 or self._opened is opened:
                    raise
        return []

    def search(self, query: str, k: int, within: Filter | None = None) -> list[Ranked]:
        """As `retrieve`, for people who look for a place: the best passage of every page goes first."""
        return spread_over_pages(self.retrieve(query, max(k, _N_CANDIDATES), within))[:k]

    def _retrieve(self, opened: OpenedIndex, query: str, k: int, within: Filter) -> list[Ranked]:
        n = max(_N_CANDIDATES, k)
        lexical = best(opened.word_scores(query, opened.allowed(within)), n) if self.weights.lexical else []
        dense = self._dense(opened, query, n, within) if self.weights.dense else []
        places = {"lexical": _places(lexical), "dense": _places(dense)}
        return [
            Ranked(
                opened.passages[doc],
                score,
                {leg: ranks[doc] for leg, ranks in places.items() if doc in ranks},
            )
            for doc, score in fuse(dict(lexical), dict(dense), self.weights)[:k]
        ]

    def _dense(self, opened: OpenedIndex, query: str, n: int, within: Filter) -> list[tuple[int, float]]:
        state = opened.state
        if self._encoder is None or state is None or not state.collection or not query.strip():
            return []
        vector = self._encoder.encode_queries([query])[0]
        hits = self._vectors.query(state.collection, vector, min(n, len(opened.passages)), within)
        return [(opened.numbers[passage_id], cosine) for passage_id, cosine in hits if passage_id in opened.numbers]

    def _current(self) -> OpenedIndex:
        if self._opened is None:
            self.refresh()
        opened = self._opened
        if opened is None:
            raise StoreError(f"De index in {self._store} is niet geopend: probeer het opnieuw.")
        return opened

    def _load(self) -> OpenedIndex:
        library = Library(self._store)
        state = library.manifest.index
        files = no_files()
        if state is not None:
            self._check_encoder(state)
            files = load_version(folder_of(self._store, state.version))
        return open_files(state, library, files, self._concepts)

    def _check_encoder(self, state: IndexState) -> None:
        wanted = self._encoder.name if self._encoder else ""
        if state.encoder != wanted:
            raise StoreError(
                f"De index is gemaakt met zoekmodel '{state.encoder or 'geen'}', gevraagd is '{wanted or 'geen'}': "
                "indexeer opnieuw of kies het andere model."
            )


def best(scores: NDArray[np.float32], n: int) -> list[tuple[int, float]]:
    """The `n` highest scores above 0 with their places, highest first, equal ones in order of place."""
    positive = np.flatnonzero(scores > 0)
    if len(positive) > n:
        threshold = np.partition(scores[positive], len(positive) - n)[len(positive) - n]
        positive = positive[scores[positive] >= threshold]
    order = positive[np.argsort(-scores[positive], kind="stable")][:n]
    return [(int(doc), float(scores[doc])) for doc in order]


def _places(hits: list[tuple[int, float]]) -> dict[int, tuple[int, float]]:
    return {doc: (rank, score) for rank, (doc, score) in enumerate(hits, start=1)}


def _stamp_of(store: Path) -> tuple[int, int, int]:
    try:
        found = (store / FILE_NAME).stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_ino, found.st_size)
