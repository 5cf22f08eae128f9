"""Whether an index is whole: its files, its vectors and what the manifest says of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from corpus.errors import StoreError
from corpus.manifest import Manifest
from index.chroma import ChromaVectors
from index.options import IndexOptions
from index.versions import folder_of, load_version


def index_faults(store: Path, manifest: Manifest, options: IndexOptions) -> list[str]:
    """A Dutch line per fault of the index, [] for none."""
    state = manifest.index
    if state is None:
        return [] if not manifest.entries else ["Er is geen index bij de bestanden: indexeer opnieuw."]
    vectors = ChromaVectors(store, options)
    try:
        files = load_version(folder_of(store, state.version))
        n_vectors = vectors.count(state.collection) if state.collection else None
    except StoreError as error:
        return [str(error)]
    finally:
        vectors.close()
    faults = []
    counted = dict(Counter(passage.agreement for passage in files.passages))
    if counted != dict(state.passages):
        faults.append("De passages kloppen niet met de lijst van bestanden: indexeer opnieuw.")
    if len(files.passages) != files.lexical.n_docs:
        faults.append("De woordenindex hoort bij andere passages: indexeer opnieuw.")
    if n_vectors is not None and n_vectors != len(files.passages):
        faults.append(f"Chroma telt {n_vectors} passages, er zijn er {len(files.passages)}: indexeer opnieuw.")
    return faults
