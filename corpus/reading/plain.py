"""Plain text files: one page without a place on paper; citations name lines."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import UnreadableFileError
from corpus.limits import MAX_TEXT_BYTES
from corpus.model import Agreement, Block, BlockKind, Page, SourceFile, Span
from corpus.reading.opening import check_file

_BULLET = re.compile(r"\s*([-*•▪◦–✓]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_NUMBERED = re.compile(r"\s*(?:#{1,6}\s+|(?:hoofdstuk|thema|artikel|bijlage)\s+\d|\d+(?:\.\d+)*\.?\s+[A-Z])", re.I)


def read_plain(path: Path, source: SourceFile, parser_version: str) -> Agreement:
    """Read a text file in UTF-8 (or Windows-1252). Line breaks stay as they are, so that lines can be named."""
    check_file(path, MAX_TEXT_BYTES)
    text = _decode(path)
    blocks = tuple(_blocks(text))
    title = next((text[b.span.start : b.span.end] for b in blocks), path.stem)
    page = Page(1, None, 0.0, 0.0, text, (), blocks)
    return Agreement(path.stem, title.lstrip("# ")[:200], source, (page,), parser_version, has_pages=False)


def _decode(path: Path) -> str:
    data = path.read_bytes()
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError(f"{path.name}: dit is geen tekstbestand. Geef een pdf of een .txt-bestand op.")
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise UnreadableFileError(f"{path.name}: het bestand bevat geen tekst. Haal het opnieuw op.")
        return text
    raise UnreadableFileError(f"{path.name}: de tekens in dit bestand zijn niet te lezen. Sla het op als UTF-8.")


def _blocks(text: str) -> list[Block]:
    """Paragraphs are parted by empty lines; a bullet starts a list item, a short lone line is a heading."""
    blocks: list[Block] = []
    stack: list[tuple[int, str]] = []
    for match in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", text):
        for start, end in _pieces(text, match.start(), match.end()):
            piece = text[start:end]
            level = _heading_level(piece)
            if level:
                while stack and stack[-1][0] >= level:
                    stack.pop()
                path = tuple(words for _, words in stack)
                blocks.append(Block(BlockKind.HEADING, Span(1, start, end), path, level))
                stack.append((level, piece.strip("# ")))
                continue
            bullet = _BULLET.match(piece)
            path = tuple(words for _, words in stack)
            if bullet:
                span = Span(1, start + bullet.end(), end)
                blocks.append(Block(BlockKind.LIST_ITEM, span, path, 1, bullet.group(1)))
            else:
                blocks.append(Block(BlockKind.PARAGRAPH, Span(1, start, end), path))
    return blocks


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of lines cut where a line begins with a bullet, white space at the ends left out."""
    cuts = [start]
    position = start
    for line in text[start:end].splitlines(keepends=True):
        if position > start and _BULLET.match(line):
            cuts.append(position)
        position += len(line)
    pieces = []
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        piece = text[a:b]
        pieces.append((a + len(piece) - len(piece.lstrip()), a + len(piece.rstrip())))
    return [(a, b) for a, b in pieces if b > a]


def _heading_level(piece: str) -> int:
    """1 and up for a line that stands alone and reads as a heading, 0 for anything else."""
    if "\n" in piece or len(piece) > 100 or piece.rstrip()[-1] in ".,;:":
        return 0
    if piece.startswith("#"):
        return len(piece) - len(piece.lstrip("#"))
    if _BULLET.match(piece) and not _NUMBERED.match(piece):
        return 0
    number = re.match(r"(\d+(?:\.\d+)*)\.?\s", piece)
    if number:
        return number.group(1).count(".") + 1
    letters = [c for c in piece if c.isalpha()]
    return 2 if len(letters) > 2 and len(piece.split()) <= 10 else 0
