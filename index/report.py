"""What came of an update, file by file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Progress = Callable[[str, int, int], None]
"""Called with the work's name in Dutch, how much is done and how much there is."""


class FileState(StrEnum):
    """What happened to a file."""

    NEW = "nieuw"
    CHANGED = "vernieuwd"
    UNCHANGED = "ongewijzigd"
    REMOVED = "verwijderd"
    FAILED = "mislukt"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: `pages`, `passages` and `items` (commitments) are counts; `error` is "" or one Dutch line."""

    id: str
    name: str
    state: FileState
    pages: int = 0
    passages: int = 0
    items: int = 0
    warnings: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The rows of an update, the version that answers now, and how many passages were embedded anew."""

    rows: tuple[FileRow, ...]
    version: str
    n_embedded: int = 0


def no_progress(what: str, done: int, total: int) -> None:
    """A `Progress` that says nothing."""
