"""The files of one version of an index: its passages and their lexical ranking."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.codec import decoder, encode
from corpus.errors import StoreError
from corpus.fingerprint import source_version
from corpus.manifest import Entry
from corpus.writing import write_bytes
from index.lexical import LexicalIndex, load_lexical
from index.model import Passage
from index.names import AgreementName

_FOLDER = "versions"
_ROOM = Path(__file__).parent
_MAKERS = tuple(_ROOM / name for name in ("passages", "analysis", "lexical.py", "fields.py", "names.py", "making.py"))
_PASSAGES = "passages.json.gz"
_N_DIGITS = 12


@dataclass(frozen=True, slots=True)
class VersionFiles:
    """What is kept of a version.

    `lexical` ranks `passages`; `page_words` ranks whole pages, which `pages` lists as (agreement, page). `names`
    are what the agreements are called.
    """

    passages: tuple[Passage, ...]
    lexical: LexicalIndex
    pages: tuple[tuple[str, int], ...]
    page_words: LexicalIndex
    names: tuple[AgreementName, ...]


def recipe_of(encoder: str, where: str) -> str:
    """How this program makes an index: with another recipe, an index is made anew.

    It follows from the code that cuts passages and counts words, as `corpus.fingerprint` does for the reader.
    """
    return f"{source_version(*_MAKERS)}|{encoder}|{where}"


def version_of(entries: Iterable[Entry], recipe: str) -> str:
    """The name of the index of these files by this recipe: the same for the same files and recipe."""
    parts = sorted(f"{entry.id}\x1f{entry.sha256}\x1f{entry.parser_version}" for entry in entries)
    return hashlib.sha256("\x1e".join([recipe, *parts]).encode()).hexdigest()[:_N_DIGITS]


def folder_of(store: Path, version: str) -> Path:
    """Where the files of a version stand."""
    return store / _FOLDER / version


def save_version(folder: Path, files: VersionFiles) -> None:
    """Write a version's files to `folder`; what an interrupted run left there is taken away first."""
    shutil.rmtree(folder, ignore_errors=True)
    files.lexical.save(folder / "passages")
    files.page_words.save(folder / "pages")
    body = {
        "passages": [encode(passage) for passage in files.passages],
        "pages": files.pages,
        "names": [encode(name) for name in files.names],
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    write_bytes(folder / _PASSAGES, gzip.compress(text.encode(), compresslevel=4, mtime=0))


def load_version(folder: Path) -> VersionFiles:
    """The files of a version. Raises `StoreError` when they are missing or broken."""
    try:
        body = json.loads(gzip.decompress((folder / _PASSAGES).read_bytes()))
        return VersionFiles(
            passages=tuple(map(decoder(Passage), body["passages"])),
            lexical=load_lexical(folder / "passages"),
            pages=tuple((agreement, page) for agreement, page in body["pages"]),
            page_words=load_lexical(folder / "pages"),
            names=tuple(map(decoder(AgreementName), body["names"])),
        )
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"De index in {folder.parent.parent} is beschadigd ({folder.name}): indexeer de bestanden opnieuw."
        ) from error


def is_saved(folder: Path) -> bool:
    """Whether `folder` holds a version; its passages are written last."""
    return (folder / _PASSAGES).is_file()


def sweep_versions(store: Path, keep: str) -> None:
    """Take away the files of all versions but `keep`."""
    if (store / _FOLDER).is_dir():
        for folder in (store / _FOLDER).iterdir():
            if folder.name != keep:
                shutil.rmtree(folder, ignore_errors=True)
