"""A file in, an `Agreement` out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableFileError
from corpus.fingerprint import source_version
from corpus.meaning import annotate
from corpus.model import Agreement, Block, BlockKind, SourceFile
from corpus.reading.compose import SetPage, body_look, draft_page, set_page
from corpus.reading.furniture import Furniture, furniture_of
from corpus.reading.grids import grids_of
from corpus.reading.hyphens import hyphenation_of
from corpus.reading.ink import PageInk
from corpus.reading.ocr import INSTALL
from corpus.reading.opening import PdfFacts, check_file, open_pdf
from corpus.reading.outline import with_paths
from corpus.reading.plain import read_plain
from corpus.reading.pool import read_pages
from corpus.reading.tables import PlacedPart, tables_of

_CORPUS = Path(__file__).parent.parent
PARSER_VERSION = source_version(_CORPUS / "reading", _CORPUS / "meaning")
"""Changes whenever the same file might be read differently; stored agreements of another version are reread."""

_PLAIN = frozenset({".txt", ".text", ".md"})


def read_agreement(
    path: Path, *, workers: int | None = None, progress: Callable[[int, int], None] | None = None
) -> Agreement:
    """Read one PDF or plain text file.

    `workers` is the number of processes for a PDF (default: the number of cores, at most one per 4 pages);
    `progress` is called with (pages done, pages in total). Raises UnreadableFileError or LimitExceededError.
    """
    path = Path(path)
    size = check_file(path)
    source = SourceFile(path.name, _sha256(path), size)
    if path.suffix.lower() in _PLAIN:
        return annotate(read_plain(path, source, PARSER_VERSION))
    facts = open_pdf(path)
    n_workers = max(1, min(workers or os.cpu_count() or 1, -(-facts.n_pages // 4)))
    numbers = range(1, facts.n_pages + 1)
    inks = read_pages(path, numbers, n_workers, lambda n: progress(n, facts.n_pages) if progress else None)
    missing = [n for n in numbers if n not in inks]
    if missing:
        raise UnreadableFileError(
            f"{path.name}: pagina {missing[0]} is niet te lezen. Sla de pdf opnieuw op en probeer het nog eens."
        )
    return annotate(assemble(path.stem, [inks[n] for n in numbers], facts, source))


def assemble(agreement_id: str, inks: Sequence[PageInk], facts: PdfFacts, source: SourceFile) -> Agreement:
    """The agreement that these pages make."""
    unread = [ink.number for ink in inks if ink.is_scan and ink.ocr_confidence is None]
    if unread and len(unread) * 2 >= len(inks):
        raise UnreadableFileError(
            f"{source.name}: pagina {unread[0]} en volgende zijn afbeeldingen zonder tekst. Installeer Tesseract met "
            f"'{INSTALL}' en lees het bestand opnieuw."
        )
    words = [w for ink in inks for w in ink.words]
    if not words:
        raise UnreadableFileError(f"{source.name}: de pdf bevat geen tekst. Haal het bestand opnieuw op.")
    body = body_look(words)
    grids = [grids_of(ink.horizontal, ink.vertical) for ink in inks]
    furniture = furniture_of(inks, grids, body.size)
    hyphenation = hyphenation_of(ink.words for ink in inks)
    labels = _labels(furniture, facts)
    pages = [
        set_page(draft_page(ink, g, f, body), label, hyphenation)
        for ink, g, f, label in zip(inks, grids, furniture, labels, strict=True)
    ]
    agreement = _agreement(agreement_id, pages, facts, source)
    return replace(agreement, warnings=_warnings(unread))


def _warnings(unread: Sequence[int]) -> tuple[str, ...]:
    if not unread:
        return ()
    pages = ", ".join(map(str, unread))
    return (f"Pagina {pages}: afbeelding zonder tekst, niet gelezen. Installeer Tesseract met '{INSTALL}'.",)


def _agreement(agreement_id: str, pages: Sequence[SetPage], facts: PdfFacts, source: SourceFile) -> Agreement:
    blocks = with_paths(pages)
    tables, owner = tables_of(_placed(pages, blocks))
    numbers = iter(owner)
    final = []
    for set_page_, page_blocks in zip(pages, blocks, strict=True):
        numbered = tuple(replace(b, table=next(numbers)) if b.kind is BlockKind.TABLE else b for b in page_blocks)
        final.append(replace(set_page_.page, blocks=numbered))
    title = facts.title or _first_heading(pages) or agreement_id
    return Agreement(agreement_id, title, source, tuple(final), PARSER_VERSION, tuple(tables))


def _placed(pages: Sequence[SetPage], blocks: Sequence[Sequence[Block]]) -> list[PlacedPart]:
    placed = []
    ended_in_table = False
    for set_page_, page_blocks in zip(pages, blocks, strict=True):
        body = [b for b in page_blocks if b.kind is not BlockKind.FOOTNOTE]
        for k, block in enumerate(body):
            if block.table is not None:
                part = set_page_.parts[block.table]
                placed.append(PlacedPart(part, block.heading_path, k == 0, ended_in_table))
        ended_in_table = bool(body) and body[-1].kind is BlockKind.TABLE
    return placed


def _first_heading(pages: Sequence[SetPage]) -> str:
    headings = [(b, p.page) for p in pages[:2] for b in p.page.blocks if b.kind is BlockKind.HEADING]
    if not headings:
        return ""
    block, page = headings[0]
    return " ".join(page.text[block.span.start : block.span.end].split())


def _labels(furniture: Sequence[Furniture], facts: PdfFacts) -> list[str | None]:
    """The printed number of every page, else what the PDF calls it where that does not contradict print."""
    printed = [f.label for f in furniture]
    if facts.labels is None or len(facts.labels) != len(printed):
        return printed
    if any(p is not None and p != label for p, label in zip(printed, facts.labels, strict=True)):
        return printed
    return [p or label or None for p, label in zip(printed, facts.labels, strict=True)]


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
