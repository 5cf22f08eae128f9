"""The library: the store's copies of the files and the agreements read from them."""

from __future__ import annotations

import hashlib
import shutil
import threading
from pathlib import Path

from corpus.archive import load_agreement, save_agreement
from corpus.errors import StoreError, UnknownAgreementError
from corpus.manifest import Entry, Failure, Manifest, read_manifest
from corpus.model import Agreement

_FILES = "files"
_AGREEMENTS = "agreements"
_CHUNK = 1 << 20


class Library:
    """The agreements of a store as they were when it was opened; `refresh` looks again.

    Agreements are loaded when first asked for and kept. May be used by several threads.
    """

    def __init__(self, store: Path) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._manifest: Manifest | None = None
        self._loaded: dict[str, Agreement] = {}

    @property
    def manifest(self) -> Manifest:
        """What the store held at opening. Raises `StoreError` when it cannot be read."""
        with self._lock:
            if self._manifest is None:
                self._manifest = read_manifest(self.store)
            return self._manifest

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The agreements in the store, by id."""
        return self.manifest.entries

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read, with the reason."""
        return self.manifest.failures

    def entry(self, agreement_id: str) -> Entry:
        """The entry of that id; raises `UnknownAgreementError` naming the ids there are."""
        for entry in self.entries:
            if entry.id == agreement_id:
                return entry
        known = ", ".join(entry.id for entry in self.entries) or "geen"
        raise UnknownAgreementError(f"Afspraken '{agreement_id}' zijn er niet: wel {known}.")

    def agreement(self, agreement_id: str) -> Agreement:
        """The agreement of that id. Raises `UnknownAgreementError`, or `StoreError` for a broken file."""
        entry = self.entry(agreement_id)
        with self._lock:
            found = self._loaded.get(entry.archive)
            if found is None:
                found = load_agreement(self.store / entry.archive)
                self._loaded[entry.archive] = found
            return found

    def agreements(self) -> list[Agreement]:
        """All agreements, by id."""
        return [self.agreement(entry.id) for entry in self.entries]

    def file(self, agreement_id: str) -> Path:
        """The store's copy of the file. Raises `UnknownAgreementError`, or `StoreError` when it is gone."""
        path = self.store / self.entry(agreement_id).file
        if not path.is_file():
            raise StoreError(f"Het bestand van '{agreement_id}' is weg uit {self.store}: indexeer het opnieuw.")
        return path

    def refresh(self) -> None:
        """Read the manifest again; agreements that are still the same stay loaded."""
        fresh = read_manifest(self.store)
        with self._lock:
            self._manifest = fresh
            kept = {entry.archive for entry in fresh.entries}
            self._loaded = {name: one for name, one in self._loaded.items() if name in kept}


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def stage(store: Path, path: Path, agreement: Agreement) -> Entry:
    """Put a copy of the file and its agreement in the store, and give the entry for the manifest.

    Names carry the content's hash: nothing that an older manifest names is overwritten.
    """
    name = f"{agreement.id}-{agreement.source.sha256[:12]}"
    file = Path(_FILES) / (name + path.suffix.lower())
    archive = Path(_AGREEMENTS) / f"{name}-{_short(agreement.parser_version)}.json.gz"
    (store / _FILES).mkdir(parents=True, exist_ok=True)
    if not _is_same_file(path, store / file):
        partial = (store / file).with_suffix(".part")
        shutil.copyfile(path, partial)
        partial.replace(store / file)
    save_agreement(agreement, store / archive)
    return Entry(
        id=agreement.id,
        name=path.name,
        source=str(path.resolve()),
        size=agreement.source.size,
        sha256=agreement.source.sha256,
        pages=len(agreement.pages),
        parser_version=agreement.parser_version,
        title=agreement.title,
        file=str(file),
        archive=str(archive),
        warnings=agreement.warnings,
    )


def sweep(store: Path, manifest: Manifest) -> None:
    """Take away copies and agreements that the manifest no longer names."""
    named = {store / entry.file for entry in manifest.entries} | {store / entry.archive for entry in manifest.entries}
    for folder in (_FILES, _AGREEMENTS):
        if (store / folder).is_dir():
            for path in (store / folder).iterdir():
                if path not in named:
                    path.unlink(missing_ok=True)


def _short(version: str) -> str:
    return hashlib.sha256(version.encode()).hexdigest()[:6]


def _is_same_file(path: Path, copy: Path) -> bool:
    return copy.exists() and path.stat().st_size == copy.stat().st_size and sha256_of(path) == sha256_of(copy)
