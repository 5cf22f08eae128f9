"""Adds, refreshes, removes and checks agreements in a store."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from corpus.archive import load_agreement
from corpus.errors import AfspraakwijzerError, StoreError, UnknownAgreementError
from corpus.library import sha256_of, stage, sweep
from corpus.manifest import FILE_NAME, Entry, Failure, Manifest, read_manifest
from corpus.manifest import write_manifest as switch
from index.lock import writing
from index.making import VersionMaker
from index.options import IndexOptions
from index.report import BuildReport, FileRow, FileState, Progress, no_progress
from index.sources import Sources, find_sources


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of reading one file: an entry, or the reason why not."""

    id: str
    name: str
    state: FileState
    source: str
    entry: Entry | None = None
    error: str = ""


def update(
    store: Path,
    paths: Sequence[Path],
    options: IndexOptions | None = None,
    progress: Progress = no_progress,
) -> BuildReport:
    """Add or refresh the files that `paths` name (files, or folders with PDF and text files).

    A file that is already there unchanged is not read again. A file that came from a folder named here and is
    gone from it is removed. A file that cannot be read becomes a row with its error; an older version of it
    stays. Readers see the old index until the new one is whole. Raises `StoreError` when the store is broken
    or in use, `UnreadableFileError` when nothing was named.
    """
    options = options or IndexOptions()
    sources = find_sources([Path(path) for path in paths])
    with writing(store):
        manifest = read_manifest(store) if (store / FILE_NAME).exists() else Manifest()
        outcomes = [_read_one(store, path, manifest, options, progress) for path in sources.files]
        outcomes += _read_again(store, manifest, outcomes, options, progress)
        gone = _gone(manifest, sources)
        fresh, n_embedded = _switched(
            store, manifest, _merged(manifest, outcomes, gone, sources), VersionMaker(store, options, progress)
        )
    rows = [_row(outcome, fresh) for outcome in outcomes]
    rows += [FileRow(entry.id, entry.name, FileState.REMOVED) for entry in gone]
    rows += [FileRow("", path.name, FileState.FAILED, error=line) for path, line in sources.failures]
    version = fresh.index.version if fresh.index else ""
    return BuildReport(tuple(rows), version, n_embedded)


def _switched(store: Path, manifest: Manifest, wanted: Manifest, maker: VersionMaker) -> tuple[Manifest, int]:
    """The store put on `wanted`, with an index of its entries; and how many passages were embedded."""
    if wanted.entries and not maker.is_current(wanted):
        with closing(maker):
            return maker.make(wanted)
    fresh = wanted if wanted.entries else replace(wanted, index=None)
    if fresh != manifest:
        switch(store, fresh)
        sweep(store, fresh)
    return fresh, 0


def remove(store: Path, ids: Sequence[str], options: IndexOptions | None = None) -> str:
    """Take agreements out; all of `ids` or none. Gives the version that answers now, "" for an empty store.

    Raises `UnknownAgreementError` naming the ids that are not there, `StoreError` as `update` does.
    """
    with writing(store):
        manifest = read_manifest(store)
        known = [entry.id for entry in manifest.entries]
        unknown = [one for one in ids if one not in known]
        if unknown:
            raise UnknownAgreementError(
                f"Afspraken {', '.join(unknown)} zijn er niet: wel {', '.join(known) or 'geen'}."
            )
        kept = tuple(entry for entry in manifest.entries if entry.id not in ids)
        maker = VersionMaker(store, options or IndexOptions(), no_progress)
        fresh, _ = _switched(store, manifest, replace(manifest, entries=kept), maker)
        return fresh.index.version if fresh.index else ""


def _read_one(store: Path, path: Path, manifest: Manifest, options: IndexOptions, progress: Progress) -> _Outcome:
    from corpus.reading import PARSER_VERSION, read_agreement  # noqa: PLC0415 - parsers are slow to import

    known = {entry.id: entry for entry in manifest.entries}.get(path.stem)
    try:
        if known is not None and _is_unchanged(store, path, known, PARSER_VERSION):
            entry = replace(known, name=path.name, source=str(path.resolve()))
            return _Outcome(path.stem, path.name, FileState.UNCHANGED, entry.source, entry)
        agreement = read_agreement(path, workers=options.workers, progress=partial(progress, path.name))
        entry = stage(store, path, agreement)
    except AfspraakwijzerError as error:
        return _Outcome(path.stem, path.name, FileState.FAILED, str(path.resolve()), known, str(error))
    except OSError as error:
        line = f"{path.name} is niet te lezen ({error.strerror}): kijk of het bestand open mag."
        return _Outcome(path.stem, path.name, FileState.FAILED, str(path.resolve()), known, line)
    state = FileState.NEW if known is None else FileState.CHANGED
    return _Outcome(path.stem, path.name, state, entry.source, entry)


def _is_unchanged(store: Path, path: Path, known: Entry, parser_version: str) -> bool:
    return (
        path.stat().st_size == known.size
        and known.parser_version == parser_version
        and sha256_of(path) == known.sha256
        and (store / known.archive).is_file()
        and (store / known.file).is_file()
    )


def _read_again(
    store: Path, manifest: Manifest, outcomes: list[_Outcome], options: IndexOptions, progress: Progress
) -> list[_Outcome]:
    """Agreements that were not named, but were read by another version of the reader."""
    from corpus.reading import PARSER_VERSION, read_agreement  # noqa: PLC0415 - as above

    named = {outcome.id for outcome in outcomes}
    again = []
    for entry in manifest.entries:
        if entry.id in named or entry.parser_version == PARSER_VERSION:
            continue
        copy = store / entry.file
        try:
            agreement = read_agreement(copy, workers=options.workers, progress=partial(progress, entry.name))
        except AfspraakwijzerError as error:
            again.append(_Outcome(entry.id, entry.name, FileState.FAILED, entry.source, entry, str(error)))
            continue
        named_source = replace(agreement.source, name=entry.name)
        staged = stage(store, copy, replace(agreement, id=entry.id, source=named_source))
        fresh = replace(staged, name=entry.name, source=entry.source)
        again.append(_Outcome(entry.id, entry.name, FileState.CHANGED, entry.source, fresh))
    return again


def _gone(manifest: Manifest, sources: Sources) -> list[Entry]:
    """Entries that came from a folder named now, and are no longer in it."""
    named = {path.stem for path in sources.files}
    return [
        entry
        for entry in manifest.entries
        if entry.id not in named and Path(entry.source).parent in sources.folders and not Path(entry.source).exists()
    ]


def _merged(manifest: Manifest, outcomes: list[_Outcome], gone: list[Entry], sources: Sources) -> Manifest:
    entries = {entry.id: entry for entry in manifest.entries}
    for entry in gone:
        del entries[entry.id]
    entries.update((outcome.id, outcome.entry) for outcome in outcomes if outcome.entry is not None)
    failures = {failure.source: failure for failure in manifest.failures}
    for outcome in outcomes:
        failures.pop(outcome.source, None)
        if outcome.error:
            failures[outcome.source] = Failure(outcome.name, outcome.source, outcome.error)
    failures = {
        source: failure
        for source, failure in failures.items()
        if Path(source).parent not in sources.folders or Path(source).exists()
    }
    ordered = tuple(entries[key] for key in sorted(entries))
    return replace(manifest, entries=ordered, failures=tuple(failures.values()))


def _row(outcome: _Outcome, manifest: Manifest) -> FileRow:
    entry = outcome.entry
    if entry is None or manifest.index is None:
        return FileRow(outcome.id, outcome.name, outcome.state, error=outcome.error)
    return FileRow(
        id=entry.id,
        name=outcome.name,
        state=outcome.state,
        pages=entry.pages,
        passages=manifest.index.passages.get(entry.id, 0),
        items=manifest.index.items.get(entry.id, 0),
        warnings=entry.warnings,
        error=outcome.error,
    )


def verify(store: Path, options: IndexOptions | None = None) -> list[str]:
    """Check copies, read agreements, index and vectors against each other; a Dutch line per fault, [] for none.

    Raises `StoreError` when there is no store or its manifest cannot be read.
    """
    from index.checking import index_faults  # noqa: PLC0415 - Chroma is slow to import

    manifest = read_manifest(store)
    faults = []
    for entry in manifest.entries:
        copy = store / entry.file
        if not copy.is_file():
            faults.append(f"{entry.id}: het bestand {entry.file} ontbreekt: indexeer {entry.name} opnieuw.")
        elif sha256_of(copy) != entry.sha256:
            faults.append(f"{entry.id}: het bestand {entry.file} is veranderd: indexeer {entry.name} opnieuw.")
        source = Path(entry.source)
        if source.is_file() and sha256_of(source) != entry.sha256:
            faults.append(f"{entry.id}: {source} is veranderd sinds het indexeren: indexeer het opnieuw.")
        try:
            load_agreement(store / entry.archive)
        except StoreError as error:
            faults.append(f"{entry.id}: {error}")
    return faults + index_faults(store, manifest, options or IndexOptions())
