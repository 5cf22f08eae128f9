"""What may be chosen about an index, apart from the files in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class IndexOptions:
    """How an index is made and read.

    `encoder` is the name or folder of a sentence-transformers model, "" for the project's own, `NO_ENCODER`
    for lexical ranking alone. `chroma_host` is the address of a Chroma server, "" for Chroma in the store's
    own folder. `thesauri` are extra thesaurus files. `workers` is the number of processes that read pages,
    None for as many as there are cores.
    """

    encoder: str = ""
    chroma_host: str = ""
    chroma_port: int = 8000
    thesauri: tuple[Path, ...] = ()
    workers: int | None = None


NO_ENCODER = "none"
"""The value of `IndexOptions.encoder` that leaves the dense leg out."""
