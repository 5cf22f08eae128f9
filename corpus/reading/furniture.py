"""Running headers, footers, logo words and page numbers: text that repeats at one place on many pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Box
from corpus.reading.grids import Grid
from corpus.reading.ink import PageInk, Word
from corpus.reading.lines import Line, lines_of, main_size, make_line

_MARGIN = 0.13
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.I)
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,4}|[ivxlcIVXLC]{1,7})(?![\w,/-])")
_SAYS_PAGE = re.compile(
    r"(?:.*[|–-]\s*)?(?:pagina|bladzijde|pag\.?|blz\.?|p\.)\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:van|/)\s*\d{1,4})?", re.I
)
_EDGE = 0.125
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is taken out of one page: the words' `id()`s, the texts, and the printed page number if any."""

    words: frozenset[int]
    texts: tuple[str, ...]
    label: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line in the top or bottom margin of a page; `lonely` when it is the only one there
    and stands at the very edge; `upper` in the top margin.
    """

    page: int
    line: Line
    text: str
    pattern: str
    place: tuple[int, int]
    lonely: bool = False
    upper: bool = False


def furniture_of(inks: Sequence[PageInk], grids: Sequence[Sequence[Grid]], body_size: float) -> list[Furniture]:
    """The furniture of every page, in order; what stands in a table (`grids` of every page) is none."""
    pieces = [piece for k, ink in enumerate(inks) for piece in _pieces(k, ink, grids[k])]
    numbers = _page_numbers(pieces)
    repeated = _repeated(pieces, len(inks), body_size)
    found: list[list[_Piece]] = [[] for _ in inks]
    for piece in pieces:
        if id(piece) in numbers or id(piece) in repeated:
            found[piece.page].append(piece)
    return [_of_page(page_pieces, numbers) for page_pieces in found]


def _of_page(pieces: list[_Piece], numbers: dict[int, str]) -> Furniture:
    words = frozenset(id(word) for piece in pieces for word in piece.line.words)
    label = next((numbers[id(piece)] for piece in pieces if id(piece) in numbers), None)
    return Furniture(words, tuple(piece.text for piece in pieces), label)


def _pieces(page: int, ink: PageInk, grids: Sequence[Grid]) -> list[_Piece]:
    top, bottom = _MARGIN * ink.height, (1 - _MARGIN) * ink.height
    tables = [g.box for g in grids if g.box.y1 > top and g.box.y0 < bottom]
    words = [
        w
        for w in ink.words
        if w.turn == 0 and (w.box.y1 < top or w.box.y0 > bottom) and not any(_within(w.box, t) for t in tables)
    ]
    pieces = []
    for line in lines_of(words):
        for part in _split(line):
            text = part.text
            pattern = re.sub(r"\d+", "#", text.lower())
            if _ROMAN.fullmatch(text):
                pattern = "#"
            place = (round(part.box.x0 / 6), round(part.box.y0 / 4))
            edge = part.box.y1 < _EDGE * ink.height or part.box.y0 > (1 - _EDGE) * ink.height
            pieces.append(_Piece(page, part, text, pattern, place, edge and len(_split(line)) == 1, line.box.y1 < top))
    return pieces


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def _split(line: Line) -> list[Line]:
    """A line cut where words stand far apart."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.edges[0] - groups[-1][-1].edges[-1] < 2.0 * word.style.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [make_line(group) for group in groups]


def _repeated(pieces: Sequence[_Piece], n_pages: int, body_size: float) -> set[int]:
    """Pieces whose words stand at the same place on at least three pages and an eighth of all."""
    needed = max(3, min(12, n_pages // 8)) if n_pages > 4 else 2
    pages_at: dict[tuple[str, int, int], set[int]] = {}
    for piece in pieces:
        pages_at.setdefault((piece.pattern, *piece.place), set()).add(piece.page)
    found: set[int] = set()
    n_near: dict[tuple[str, int, int], int] = {}
    for piece in pieces:
        if not any(c.isalnum() or c == "#" for c in piece.pattern):
            continue
        key = (piece.pattern, *piece.place)
        if key not in n_near:
            n_near[key] = len(_pages_near(pages_at, key))
        n_same = n_near[key]
        common = n_same >= 0.6 * n_pages
        large = main_size(piece.line.words) > 1.08 * body_size and piece.upper
        if n_same >= needed and (common or not large):
            found.add(id(piece))
    return found


def _pages_near(pages_at: Mapping[tuple[str, int, int], set[int]], key: tuple[str, int, int]) -> set[int]:
    pattern, x, y = key
    pages: set[int] = set()
    for a in (-1, 0, 1):
        for b in (-1, 0, 1):
            pages |= pages_at.get((pattern, x + a, y + b), set())
    return pages


def number_value(text: str) -> int | None:
    """The value of an arabic or roman page number, None for anything else."""
    if text.isdigit():
        return int(text)
    if not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[c] for c in text.lower()]
    return sum(-v if k + 1 < len(values) and values[k + 1] > v else v for k, v in enumerate(values))


def _page_numbers(pieces: Sequence[_Piece]) -> dict[int, str]:
    """Pieces that hold the page number, with the number as printed.

    A number is a page number when on a page nearby the same kind of piece, at the same height, holds a
    number that differs as much as the pages do.
    """
    candidates: dict[tuple[int, bool, int], list[tuple[_Piece, str]]] = {}
    for piece in pieces:
        for match in _NUMBER.finditer(piece.text):
            value = number_value(match.group(1))
            if value is not None and len(piece.text) < 120:
                key = (piece.page - value, match.group(1).isdigit(), piece.place[1] // 3)
                candidates.setdefault(key, []).append((piece, match.group(1)))
    best: dict[int, tuple[int, _Piece, str]] = {}
    for group in candidates.values():
        pages = {piece.page for piece, _ in group}
        if not _numbers_pages(group, sorted(pages)):
            continue
        for piece, text in group:
            if len(pages) > best.get(piece.page, (0,))[0]:
                best[piece.page] = (len(pages), piece, text)
    return {id(piece): text for _, piece, text in best.values()}


def _numbers_pages(group: Sequence[tuple[_Piece, str]], pages: list[int]) -> bool:
    """Whether numbers that go up with the pages are page numbers: often enough, or in words that say so."""
    if all(_SAYS_PAGE.fullmatch(piece.text) for piece, _ in group):
        return True
    alone = all(piece.text.strip(" -–—|.") == text for piece, text in group)
    alike = len({piece.pattern for piece, _ in group}) == 1
    if len(pages) == 1:
        piece, text = group[0]
        closing = len(text) < 4 and not piece.upper and re.search(rf"\s[|–—-]\s+{text}$", piece.text) is not None
        return (alone or closing) and len(group) == 1 and piece.lonely
    return pages[-1] - pages[0] < 4 * len(pages) and len(pages) >= (2 if alone or alike else 3)
