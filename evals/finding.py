"""Finds sets of cases and the documents they are about."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import corpus
from corpus.errors import UsageError
from evals.reading import SUFFIXES, CaseFile, read_cases
from evals.results import CaseSet

OWN_SETS = Path(__file__).parent / "sets"
EXAMPLES = "examples"
SHARED = "shared:"
_ROOT = Path(__file__).parent.parent


def find_sets(names: Sequence[str]) -> list[CaseSet]:
    """The sets that `names` name: a file, a folder, or a name in `evals/sets`.

    A folder whose folders hold cases is a set for each of them. Raises `UsageError` for a name that is none.
    """
    sets = [found for name in names for found in _sets_at(_path_of(name))]
    double = {one.name for one in sets if sum(other.name == one.name for other in sets) > 1}
    return [replace(one, name=str(_parent(one) / one.name)) if one.name in double else one for one in sets]


def documents_of(file: CaseFile) -> tuple[list[Path], str]:
    """The files a file of cases is about, and why it must be skipped ("" when it need not).

    No files and no reason: it is about whatever the index in use holds.
    """
    found: list[Path] = []
    for name in file.head.documents:
        path = _document_path(name, file.path.parent)
        files = _readable(path)
        if not files:
            if name.startswith(SHARED):
                return [], f"de afspraken in {path} zijn er niet (zet AFSPRAAKWIJZER_SHARED naar de map erboven)"
            raise UsageError(f"{file.path}: bij documents staat '{name}', maar in {path} staan geen PDF's of teksten.")
        found += files
    return found, ""


def shared_folder() -> Path:
    """Where documents lie that not everyone has: AFSPRAAKWIJZER_SHARED, or `shared` beside the checkout."""
    return Path(os.environ.get("AFSPRAAKWIJZER_SHARED", _ROOT.parent / "shared"))


def _path_of(name: str) -> Path:
    given = Path(name)
    if given.exists():
        return given
    own = [OWN_SETS / name, *(OWN_SETS / f"{name}{suffix}" for suffix in SUFFIXES)]
    for path in own:
        if path.exists():
            return path
    known = ", ".join(sorted({path.stem for path in OWN_SETS.iterdir() if path.is_dir() or path.suffix in SUFFIXES}))
    raise UsageError(f"Set '{name}' is er niet: geef een bestand of map met vragen, of een van {known}.")


def _sets_at(path: Path) -> Iterator[CaseSet]:
    if path.is_file():
        file = read_cases(path)
        yield CaseSet(path.stem, file.head.title or path.stem, (file,))
        return
    below = sorted(path.iterdir())
    folders = [folder for folder in below if folder.is_dir() and _case_files(folder)]
    if folders:
        for part in [*(one for one in below if one.suffix in SUFFIXES), *folders]:
            yield from _sets_at(part)
        return
    files = _case_files(path)
    if not files:
        raise UsageError(f"In {path} staan geen vragen ({', '.join(SUFFIXES)}).")
    yield CaseSet(path.name, path.name, tuple(read_cases(file) for file in files))


def _case_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file() and file.suffix in SUFFIXES)


def _parent(one: CaseSet) -> Path:
    return Path(one.files[0].path.parent.name)


def _document_path(name: str, base: Path) -> Path:
    if name == EXAMPLES:
        return Path(corpus.__file__).parent / "examples" / "pdf"
    if name.startswith(SHARED):
        return shared_folder() / name.removeprefix(SHARED)
    return base / name


def _readable(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        return []
    return sorted(file for file in path.iterdir() if file.suffix.lower() in (".pdf", ".txt"))
