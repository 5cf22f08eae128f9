"""Turns questions and passages into vectors, with the project's own model or any sentence-transformers model."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelError

MODELS_FOLDER = Path(__file__).parent / "models"
DEFAULT_ENCODER = "dutch-encoder"
_WEIGHT_FILES = ("*.safetensors", "*.bin")


class Encoder(Protocol):
    """Maps texts to unit vectors, so that the dot product of a query and a passage is their cosine."""

    @property
    def name(self) -> str:
        """Tells models apart: an index built under one name cannot be searched under another."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector; loads the model when it is not loaded."""
        ...

    def warm_up(self) -> None:
        """Load the model. May be called twice; raises `ModelError` when that fails."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 [n, dimension], of questions; [0, dimension] for none."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 [n, dimension], of passages; [0, dimension] for none."""
        ...


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model wants in front of a query and of a passage."""

    query: str
    passage: str


class SentenceTransformerEncoder:
    """A sentence-transformers model, from a folder or by its name on the Hugging Face hub, on the processor.

    The model's own prompts are used (`encode_query` and `encode_document`); `prefixes` replaces them for models
    that want some and do not say so. A folder never reaches for the network. Safe to share between threads.
    Passages are computed in bfloat16 where the processor can multiply it, which halves the time of indexing and
    moves a vector by less than 0.0001 in cosine.
    """

    def __init__(self, name_or_folder: str | Path, *, prefixes: Prefixes | None = None, batch_size: int = 32) -> None:
        if batch_size < 1:
            raise ModelError(f"De stapgrootte van het zoekmodel is {batch_size}; kies ten minste 1.")
        self._source = name_or_folder
        self._prefixes = prefixes
        self._batch_size = batch_size
        self._model: Any = None
        self._lock = threading.Lock()
        self._name: str | None = None

    @classmethod
    def around(cls, model: Any, name: str = "unsaved") -> SentenceTransformerEncoder:
        """An encoder around a loaded `SentenceTransformer`, for one that is being trained."""
        encoder = cls(name)
        encoder._model = model
        return encoder

    @property
    def name(self) -> str:
        """The model's name; for a folder with a digest of its weights, so that retraining shows."""
        if self._name is None:
            folder = Path(self._source)
            self._name = f"{folder.name}@{_digest(folder)}" if folder.is_dir() else str(self._source)
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector; loads the model when it is not loaded."""
        return int(self._loaded().get_embedding_dimension())

    def warm_up(self) -> None:
        """Load the model; raises `ModelError` when it cannot be found or read."""
        self._loaded()

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 [n, dimension], of questions."""
        model = self._loaded()
        prompt = None if self._prefixes is None else self._prefixes.query
        return self._encode(model.encode_query, texts, prompt)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 [n, dimension], of passages."""
        model = self._loaded()
        prompt = None if self._prefixes is None else self._prefixes.passage
        with _brief_arithmetic():
            return self._encode(model.encode_document, texts, prompt)

    def _encode(self, encode: Any, texts: Sequence[str], prompt: str | None) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:  # a fast tokenizer cannot be used by two threads at once
            vectors = encode(
                list(texts),
                prompt=prompt,
                batch_size=self._batch_size,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)

    def _loaded(self) -> Any:
        if self._model is None:
            with self._lock:
                if self._model is None:
                    self._model = _load(self._source)
        return self._model


def load_encoder(name: str | Path = DEFAULT_ENCODER) -> SentenceTransformerEncoder:
    """The encoder called `name`: one that the project ships, else a folder, else a name on the hub.

    Nothing is loaded yet. Models of the E5 family get the prefixes that they were trained with
    (Wang et al. 2024, arXiv 2402.05672, section 3).
    """
    shipped = MODELS_FOLDER / name
    source = shipped if shipped.is_dir() else name
    is_e5 = "e5-" in Path(name).name.lower()
    return SentenceTransformerEncoder(source, prefixes=Prefixes("query: ", "passage: ") if is_e5 else None)


def _load(source: str | Path) -> Any:
    import torch  # noqa: PLC0415 - seconds to import: only when a model is really used
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(
            str(source),
            device="cpu",
            local_files_only=Path(source).is_dir(),
            model_kwargs={"dtype": torch.float32},
        )
        return model.float()
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"Het zoekmodel {source} kan niet worden geladen ({type(error).__name__}): "
            "kies een map of naam van een sentence-transformers-model."
        ) from error


def _brief_arithmetic() -> AbstractContextManager[object]:
    """Within it, matrices are multiplied in bfloat16 if this processor has instructions for that."""
    import torch  # noqa: PLC0415 - as in `_load`

    can = torch.cpu.get_capabilities()
    native = bool(can.get("avx512_bf16") or can.get("amx_bf16") or can.get("bf16"))
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=native)


def _digest(folder: Path) -> str:
    """Eight hexadecimal digits that change with the weights."""
    digest = hashlib.sha256()
    for pattern in _WEIGHT_FILES:
        for file in sorted(folder.rglob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
