"""The checks at the door: is this a file that can be read, and how many pages does it have?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdf
from pypdf.errors import PyPdfError

from corpus.errors import LimitExceededError, UnreadableFileError
from corpus.limits import MAX_FILE_BYTES, MAX_PAGES


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the PDF says of itself: its page count, /PageLabels per page (None when it has none), its title."""

    n_pages: int
    labels: tuple[str, ...] | None
    title: str


def check_file(path: Path, limit: int = MAX_FILE_BYTES) -> int:
    """The file's size in bytes. Raises UnreadableFileError for a missing or empty file or a folder."""
    if not path.exists():
        raise UnreadableFileError(f"{path.name}: dit bestand bestaat niet. Controleer de naam en de map.")
    if not path.is_file():
        raise UnreadableFileError(f"{path.name}: dit is geen bestand. Geef een pdf of een tekstbestand op.")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFileError(f"{path.name}: het bestand is leeg. Haal het opnieuw op.")
    if size > limit:
        raise LimitExceededError(
            f"{path.name}: het bestand is {size // 1_000_000} MB, meer dan de grens van {limit // 1_000_000} MB. "
            "Splits het of maak het kleiner."
        )
    return size


def open_pdf(path: Path) -> PdfFacts:
    """Facts of a PDF that can be read. Raises UnreadableFileError or LimitExceededError otherwise."""
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise UnreadableFileError(f"{path.name}: dit is geen pdf, al heet het bestand zo. Haal het opnieuw op.")
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(
                f"{path.name}: de pdf is beveiligd met een wachtwoord. Sla hem zonder wachtwoord op."
            )
        n_pages = len(reader.pages)
        facts = PdfFacts(n_pages, _labels(reader), _title(reader))
    except UnreadableFileError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        raise UnreadableFileError(
            f"{path.name}: de pdf is beschadigd of niet compleet. Haal het bestand opnieuw op."
        ) from error
    if n_pages == 0:
        raise UnreadableFileError(f"{path.name}: de pdf heeft geen pagina's. Haal het bestand opnieuw op.")
    if n_pages > MAX_PAGES:
        raise LimitExceededError(
            f"{path.name}: de pdf heeft {n_pages} pagina's, meer dan de grens van {MAX_PAGES}. Splits het bestand."
        )
    return facts


def _labels(reader: pypdf.PdfReader) -> tuple[str, ...] | None:
    """The PDF's own page labels where it has any that say more than 1, 2, 3."""
    root = reader.trailer["/Root"].get_object()
    if not isinstance(root, pypdf.generic.DictionaryObject) or "/PageLabels" not in root:
        return None
    labels = tuple(reader.page_labels)
    return None if labels == tuple(str(k + 1) for k in range(len(labels))) else labels


def _title(reader: pypdf.PdfReader) -> str:
    title = reader.metadata.title if reader.metadata else None
    return " ".join(title.split()) if isinstance(title, str) else ""
