"""The index, opened for questions."""

from __future__ import annotations

import copy
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreError
from corpus.library import Library
from corpus.manifest import FILE_NAME, IndexState
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.chroma import ChromaVectors
from index.dense import open_encoder
from index.fusion import FusionWeights, fuse
from index.lexical import LexicalIndex
from index.model import Encoder, Filter, Passage, Ranked
from index.options import IndexOptions
from index.query import QueryReader
from index.thesaurus.thesaurus import load_concepts
from index.versions import folder_of, load_version

_N_CANDIDATES = 100
_N_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Loaded:
    """One version, in memory; never changed once made."""

    state: IndexState | None
    library: Library
    passages: tuple[Passage, ...]
    numbers: dict[str, int]
    agreements: NDArray[np.str_]
    kinds: NDArray[np.str_]
    lexical: LexicalIndex
    queries: QueryReader


class IndexReader:
    """Answers queries from the version that is in force; looks at each query whether there is a newer one.

    May be used by several threads. Satisfies `index.model.Retriever`.
    """

    def __init__(self, store: Path, options: IndexOptions) -> None:
        self._store = store
        self._options = options
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None
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
        """A reader of the same index, sharing what is loaded, that fuses with other weights."""
        other = copy.copy(self)
        other.weights = weights
        return other

    def warm_up(self) -> None:
        """Load what the first question would load: the encoder, the word list, Chroma. May be called twice."""
        loaded = self._current()
        loaded.queries.read("opwarmen van woningcorporaties")
        if self._encoder is not None and loaded.state is not None and loaded.state.collection:
            self._encoder.warm_up()
            self._dense(loaded, "opwarmen", 1, Filter())

    def refresh(self) -> None:
        """Open the version now in force, when it is another than the one that is open."""
        with self._lock:
            stamp = _stamp_of(self._store)
            if self._loaded is None or stamp != self._stamp:
                self._loaded = self._load()
                self._stamp = stamp

    def retrieve(self, query: str, k: int, within: Filter | None = None) -> list[Ranked]:
        """The `k` best passages for `query`, best first; fewer when fewer fit, [] when nothing does."""
        if k < 1:
            raise ValueError(f"k must be at least 1, got {k}")
        for attempt in range(_N_TRIES):
            self.refresh()
            loaded = self._current()
            try:
                return self._retrieve(loaded, query, k, within or Filter())
            except StoreError:
                # A new version came between the refresh and the query, and took the old vectors away.
                if attempt == _N_TRIES - 1 or _stamp_of(self._store) == self._stamp:
                    raise
        return []

    def _retrieve(self, loaded: _Loaded, query: str, k: int, within: Filter) -> list[Ranked]:
        n = max(_N_CANDIDATES, k)
        lexical = self._lexical(loaded, query, n, within)
        dense = self._dense(loaded, query, n, within)
        places = {"lexical": _places(lexical), "dense": _places(dense)}
        return [
            Ranked(
                loaded.passages[doc],
                score,
                {leg: ranks[doc] for leg, ranks in places.items() if doc in ranks},
            )
            for doc, score in fuse(dict(lexical), dict(dense), self.weights)[:k]
        ]

    def _lexical(self, loaded: _Loaded, query: str, n: int, within: Filter) -> list[tuple[int, float]]:
        scores = loaded.lexical.scores_of(loaded.queries.read(query))
        if within.agreements:
            scores *= np.isin(loaded.agreements, within.agreements)
        if within.kinds:
            scores *= np.isin(loaded.kinds, [kind.value for kind in within.kinds])
        return best(scores, n)

    def _dense(self, loaded: _Loaded, query: str, n: int, within: Filter) -> list[tuple[int, float]]:
        state = loaded.state
        if self._encoder is None or state is None or not state.collection or not query.strip():
            return []
        vector = self._encoder.encode_queries([query])[0]
        hits = self._vectors.query(state.collection, vector, min(n, len(loaded.passages)), within)
        return [(loaded.numbers[passage_id], cosine) for passage_id, cosine in hits if passage_id in loaded.numbers]

    def _current(self) -> _Loaded:
        if self._loaded is None:
            self.refresh()
        loaded = self._loaded
        if loaded is None:
            raise StoreError(f"De index in {self._store} is niet geopend: probeer het opnieuw.")
        return loaded

    def _load(self) -> _Loaded:
        library = Library(self._store)
        state = library.manifest.index
        passages: Sequence[Passage] = ()
        lexical = _EMPTY
        if state is not None:
            self._check_encoder(state)
            files = load_version(folder_of(self._store, state.version))
            passages, lexical = files.passages, files.lexical
        analyzer = DutchAnalyzer(Lexicon(lexical.forms))
        return _Loaded(
            state=state,
            library=library,
            passages=tuple(passages),
            numbers={passage.id: number for number, passage in enumerate(passages)},
            agreements=np.array([passage.agreement for passage in passages], dtype=np.str_),
            kinds=np.array([passage.kind.value for passage in passages], dtype=np.str_),
            lexical=lexical,
            queries=QueryReader(analyzer, self._concepts, terms=lexical.terms, forms=lexical.forms),
        )

    def _check_encoder(self, state: IndexState) -> None:
        wanted = self._encoder.name if self._encoder else ""
        if state.encoder != wanted:
            raise StoreError(
                f"De index is gemaakt met zoekmodel '{state.encoder or 'geen'}', gevraagd is '{wanted or 'geen'}': "
                "indexeer opnieuw of kies het andere model."
            )


_EMPTY = LexicalIndex(
    terms={},
    starts=np.zeros(1, dtype=np.int64),
    docs=np.zeros(0, dtype=np.int32),
    impacts=np.zeros(0, dtype=np.float32),
    n_docs=0,
    forms={},
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
