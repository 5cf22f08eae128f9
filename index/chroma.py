"""The vectors of passages in Chroma, through llama-index's nodes and store.

Each version of an index is a collection of its own (cosine distance, ef_search 200), in the store's folder or
on a Chroma server. Chroma and llama-index are imported when first used: they take seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from corpus.errors import StoreError
from index.dense import words_to_embed
from index.model import Filter, Passage, Vectors
from index.options import IndexOptions

_PREFIX = "afspraken-"
_BATCH = 2_000
_READ_BATCH = 500
_EF_SEARCH = 200


class ChromaVectors:
    """Writes, reads and queries collections of one Chroma. May be used by several threads."""

    def __init__(self, store: Path, options: IndexOptions) -> None:
        self._folder = store / "chroma"
        self._options = options
        self._made: Any = None
        self._collections: dict[str, Any] = {}

    @property
    def _client(self) -> Any:
        if self._made is None:
            self._made = self._connect()
        return self._made

    def _connect(self) -> Any:
        import chromadb  # noqa: PLC0415 - see the module's docstring
        from chromadb.config import Settings  # noqa: PLC0415

        settings = Settings(anonymized_telemetry=False)
        if not self._options.chroma_host:
            self._folder.mkdir(parents=True, exist_ok=True)
            with _dutch_errors(f"De index in {self._folder} is beschadigd: indexeer opnieuw."):
                return chromadb.PersistentClient(path=str(self._folder), settings=settings)
        host, port = self._options.chroma_host, self._options.chroma_port
        with _dutch_errors(f"De Chroma-server op {host}:{port} antwoordt niet: start hem of kies een ander adres."):
            return chromadb.HttpClient(host=host, port=port, settings=settings)

    def close(self) -> None:
        """Let go of the folder or the connection; a later call opens it again."""
        client, self._made = self._made, None
        self._collections.clear()
        if client is not None:
            client.close()

    def _collection(self, name: str) -> Any:
        if name not in self._collections:
            self._collections[name] = self._client.get_collection(name, embedding_function=None)
        return self._collections[name]

    def write(self, passages: Sequence[Passage], vectors: Vectors, progress: Callable[[int, int], None]) -> str:
        """Make a new collection of `passages` with `vectors` [len(passages), dimension]; gives its name."""
        from llama_index.core.schema import TextNode  # noqa: PLC0415 - see the module's docstring
        from llama_index.vector_stores.chroma import ChromaVectorStore  # noqa: PLC0415

        name = f"{_PREFIX}{uuid4().hex}"
        with _dutch_errors("De index kon niet worden geschreven: kijk of er schijfruimte is en probeer opnieuw."):
            collection = self._client.create_collection(
                name,
                configuration={"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH, "ef_construction": 200}},
                embedding_function=None,
            )
            target = ChromaVectorStore(chroma_collection=collection)
            for start in range(0, len(passages), _BATCH):
                part = range(start, min(start + _BATCH, len(passages)))
                nodes = [
                    TextNode(
                        id_=passages[i].id,
                        text=words_to_embed(passages[i]),
                        metadata=_metadata(passages[i]),
                        embedding=vectors[i].tolist(),
                    )
                    for i in part
                ]
                target.add(nodes)
                progress(part.stop, len(passages))
        return name

    def read(self, name: str, passages: Sequence[Passage]) -> dict[str, Any]:
        """Vectors by id of those of `passages` that collection `name` holds in the same words; {} without it."""
        found: dict[str, Any] = {}
        if not name or name not in self.names():
            return found
        with _dutch_errors("De index is beschadigd: indexeer opnieuw."):
            collection = self._collection(name)
            for start in range(0, len(passages), _READ_BATCH):
                words = {passage.id: words_to_embed(passage) for passage in passages[start : start + _READ_BATCH]}
                rows = collection.get(ids=list(words), include=["embeddings", "documents"])
                found.update(
                    (passage_id, vector)
                    for passage_id, vector, text in zip(rows["ids"], rows["embeddings"], rows["documents"], strict=True)
                    if text == words[passage_id]
                )
        return found

    def query(self, name: str, vector: Vectors, n: int, within: Filter) -> list[tuple[str, float]]:
        """The `n` passage ids nearest to `vector` [dimension], with their cosine, nearest first.

        Raises `StoreError` when the collection is gone: a newer version took its place.
        """
        with _dutch_errors("De index is intussen vernieuwd: probeer het opnieuw."):
            collection = self._collection(name)
            rows = collection.query(
                query_embeddings=[vector.tolist()], n_results=n, where=_where(within), include=["distances"]
            )
        return [
            (passage_id, 1.0 - float(distance))
            for passage_id, distance in zip(rows["ids"][0], rows["distances"][0], strict=True)
        ]

    def count(self, name: str) -> int:
        """The number of passages in collection `name`; 0 when there is no such collection."""
        if name not in self.names():
            return 0
        return int(self._collection(name).count())

    def names(self) -> list[str]:
        """The collections there are."""
        with _dutch_errors("De index is niet te lezen: indexeer opnieuw, of kijk of de Chroma-server draait."):
            return [str(collection.name) for collection in self._client.list_collections()]

    def drop(self, name: str) -> None:
        """Take collection `name` away, if it is there."""
        if name in self.names():
            self._client.delete_collection(name)

    def sweep(self, keep: str) -> None:
        """Take away what earlier runs left in the store's own folder. A server is left alone: others use it."""
        if not self._options.chroma_host:
            for name in self.names():
                if name.startswith(_PREFIX) and name != keep:
                    self._client.delete_collection(name)


def _metadata(passage: Passage) -> dict[str, str | int]:
    return {
        "agreement": passage.agreement,
        "kind": passage.kind.value,
        "page": passage.page,
        "page_label": passage.page_label or "",
        "item": passage.item,
    }


def _where(within: Filter) -> dict[str, Any] | None:
    parts: list[dict[str, Any]] = []
    if within.agreements:
        parts.append({"agreement": {"$in": list(within.agreements)}})
    if within.kinds:
        parts.append({"kind": {"$in": [kind.value for kind in within.kinds]}})
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else {"$and": parts}


class _dutch_errors:  # noqa: N801 - used as a statement, like contextlib's own
    """Turns whatever Chroma raises into one `StoreError`; its errors have no common root (ValueError and
    RuntimeError of its Rust part, httpx's, its own), so all are caught at this one boundary."""

    def __init__(self, message: str) -> None:
        self._message = message

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, StoreError):
            raise StoreError(self._message) from error
