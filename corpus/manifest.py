"""The store's manifest: which files it holds, which could not be read, and which index belongs to them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from corpus.codec import decoder, encode
from corpus.errors import StoreError
from corpus.writing import write_bytes

FORMAT = 1
"""Number of the store's layout on disk; a store with another number is not read."""

FILE_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement in the store.

    `name` is the file's name when it was added, `source` its full path then. `size` is bytes, `pages` the
    number of PDF pages. `file` and `archive` are paths relative to the store: the copy and the read agreement.
    """

    id: str
    name: str
    source: str
    size: int
    sha256: str
    pages: int
    parser_version: str
    title: str
    file: str
    archive: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and the Dutch line that says why."""

    name: str
    source: str
    error: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """The index that belongs to the entries: `version` names it, `collection` is its Chroma collection.

    `recipe` tells how it was made (parser, passages, encoder, lexical ranking): another recipe asks for another
    index. `passages` and `items` count per agreement id. `encoder` is the encoder's name, "" without one.
    """

    version: str
    recipe: str
    collection: str
    encoder: str
    dimension: int
    passages: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds. Replaced as a whole, so that files and index always belong together."""

    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    index: IndexState | None = None


def read_manifest(store: Path) -> Manifest:
    """The manifest of the store; raises `StoreError` when there is none, it is broken or of another version."""
    path = store / FILE_NAME
    if not path.is_file():
        raise StoreError(f"Er is nog geen index in {store}: maak er een met 'afspraakwijzer index MAP'.")
    try:
        body = json.loads(path.read_bytes())
        found = body["format"]
        if found != FORMAT:
            raise StoreError(
                f"De index in {store} is van opslagversie {found}, nodig is {FORMAT}: "
                "verwijder die map en indexeer opnieuw."
            )
        manifest: Manifest = decoder(Manifest)(body["manifest"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"De index in {store} is beschadigd ({FILE_NAME}): verwijder die map en indexeer opnieuw."
        ) from error
    return manifest


def write_manifest(store: Path, manifest: Manifest) -> None:
    """Switch the store to `manifest` in one step."""
    body = {"format": FORMAT, "manifest": encode(manifest)}
    write_bytes(store / FILE_NAME, json.dumps(body, ensure_ascii=False, indent=1).encode())
