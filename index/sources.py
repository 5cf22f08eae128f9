"""Which files a command line means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableFileError

_SUFFIXES = (".pdf", ".txt")


@dataclass(frozen=True, slots=True)
class Sources:
    """`files` to read, in order, each with an id of its own; `folders` that were named as a whole;
    `failures` are (path, Dutch line) of what cannot be read at all."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    failures: tuple[tuple[Path, str], ...]


def find_sources(paths: Sequence[Path]) -> Sources:
    """The files that `paths` name: files themselves, folders by the PDF and text files directly in them.

    A second file with the same id (name without ending) is a failure, save that in one folder a PDF goes
    before a text file. Raises `UnreadableFileError` when no file is left and nothing else is to be reported.
    """
    files: dict[str, Path] = {}
    folders: list[Path] = []
    failures: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            inside = _inside(path)
            folders.append(path.resolve())
            if not inside:
                failures.append((path, f"In map {path} staan geen PDF- of tekstbestanden: kies een andere map."))
        elif path.is_file():
            inside = [path]
        else:
            inside = []
            failures.append((path, f"{path} bestaat niet: kijk of de naam klopt."))
        for file in inside:
            other = files.setdefault(file.stem, file)
            if other.resolve() != file.resolve():
                failures.append((file, f"{file} heet net zo als {other}: geef een van de twee een andere naam."))
    if not paths:
        raise UnreadableFileError("Geen bestanden genoemd: geef PDF's, tekstbestanden of mappen.")
    return Sources(tuple(files.values()), tuple(folders), tuple(failures))


def _inside(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix.lower() in _SUFFIXES]
    pdfs = {path.stem for path in found if path.suffix.lower() == ".pdf"}
    return [path for path in found if path.suffix.lower() == ".pdf" or path.stem not in pdfs]
