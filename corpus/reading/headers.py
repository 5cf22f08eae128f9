"""Which rows at the top of a table are its header: by their tint, weight, words or what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.pagetables import PartCell, TablePart

_MAX_HEAD_CHARS = 90
_MAX_HEAD_ROWS = 3
_HEAD_WORDS = re.compile(
    r"(?:nr|nummer|no|afspra(?:ak|ken)|jaarafspra(?:ak|ken)|kaderafspra(?:ak|ken)|trekker|actiehouder|"
    r"verantwoordelijke?|partij(?:en)?|betrokken(?:en)?|betrokken partijen|planning|gereed|termijn|deadline|"
    r"wanneer|wie|wat|hoe|status|stand van zaken|voortgang|toelichting|opmerking(?:en)?|thema|onderwerp|"
    r"doel(?:stelling(?:en)?)?|actie(?:s)?|maatregel(?:en)?|activiteit(?:en)?|prioriteit|begrip|term|definitie|"
    r"betekenis|omschrijving|locatie|project|wijk|buurt|kern|dorp|aantal(?:len)?|jaar|corporatie|gemeente|"
    r"resultaat|ambitie|prestatie|totaal|categorie|label|bedrag|datum|rol)\W*",
    re.I,
)
_NUMBER = re.compile(r"[+\-–]?\s*(?:€\s*)?\d[\d.,]*\s*%?|-|–|n\.?[vb]\.?t\.?|t\.?b\.?d?\.?|p\.?m\.?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")

CellRow = tuple[PartCell, ...]


def words_of(cell: PartCell) -> str:
    """The cell's text on one line."""
    return " ".join(cell.cell.text.split())


def distinct(row: Sequence[PartCell]) -> list[PartCell]:
    """The cells of a row, a cell merged over columns once."""
    return [c for k, c in enumerate(row) if k == 0 or c is not row[k - 1]]


def column_names(header: Sequence[CellRow]) -> tuple[str, ...]:
    """The heads in words, levels joined: "2024 / aantal"."""
    names = []
    for column in zip(*header, strict=True):
        parts: list[str] = []
        for cell in column:
            text = words_of(cell)
            if text and text not in parts:
                parts.append(text)
        names.append(" / ".join(parts))
    return tuple(names)


def split_header(part: TablePart) -> tuple[str, list[CellRow], list[CellRow]]:
    """A title over the full width, the header rows, and the body rows."""
    rows = list(part.rows)
    band = ""
    if len(rows) > 1 and len(part.xs) > 2 and len(distinct(rows[0])) == 1 and rows[0][0].cell.text:
        first = rows[0][0]
        if first.last_row == first.row and (first.bold > 0.9 or first.tint is not None):
            band = words_of(first)
            rows = rows[1:]
    n_head = part.n_head - bool(band) if part.n_head else 0
    if not n_head:
        n_head = _tinted_rows(rows) or _bold_rows(rows) or _worded_rows(rows)
    return band, rows[:n_head], rows[n_head:]


def _short(row: CellRow) -> bool:
    return all(len(c.cell.text) <= _MAX_HEAD_CHARS for c in row)


def _uniform_tint(row: CellRow) -> int | None:
    tints = {c.tint for c in row}
    return tints.pop() if len(tints) == 1 else None


def _tinted_rows(rows: Sequence[CellRow]) -> int:
    """How many rows at the top share one tint that hardly any row below has."""
    tint = _uniform_tint(rows[0]) if rows else None
    if tint is None:
        return 0
    n = next((k for k, row in enumerate(rows) if _uniform_tint(row) != tint), len(rows))
    below = rows[n:]
    if not below or n > _MAX_HEAD_ROWS or sum(_uniform_tint(r) == tint for r in below) > 0.25 * len(below):
        return 0
    head = rows[:n]
    filled = [c for row in head for c in distinct(row) if c.cell.text]
    if not all(_short(row) for row in head):
        return 0
    if not filled:
        return n if any(c.marked for row in head for c in row) else 0
    return n if len(filled) >= max(1, len(distinct(head[-1])) // 2) else 0


def _bold_rows(rows: Sequence[CellRow]) -> int:
    """How many rows at the top are bold throughout, where the body is not."""
    n = 0
    while n < min(len(rows) - 1, _MAX_HEAD_ROWS) and _is_bold(rows[n], first=n == 0):
        n += 1
    body = [c for row in rows[n:] for c in distinct(row) if c.cell.text]
    if not n or sum(c.bold > 0.8 for c in body) >= 0.5 * len(body):
        return 0
    return n


def _is_bold(row: CellRow, *, first: bool) -> bool:
    cells = distinct(row)
    filled = [c for c in cells if c.cell.text]
    if not _short(row) or not all(c.bold > 0.8 for c in filled):
        return False
    if first:
        return len(filled) >= max(2, len(cells) - 1)
    return len(filled) >= max(2, len(cells) // 2)


def _worded_rows(rows: Sequence[CellRow]) -> int:
    """1 when the first row holds words that head columns, or words and years over columns of numbers."""
    if len(rows) < 2 or not _short(rows[0]):
        return 0
    head = [words_of(c) for c in rows[0]]
    if sum(bool(_HEAD_WORDS.fullmatch(text)) for text in head) >= max(2, (len(head) + 1) // 2):
        return 1
    below = [[words_of(c) for c in column if c.cell.text] for column in zip(*rows[1:], strict=True)]
    numeric = [j for j, texts in enumerate(below) if texts and all(_NUMBER.fullmatch(t) for t in texts)]
    numeric = [j for j in numeric if j and not all(_YEAR.fullmatch(t) for t in below[j])]
    heads = [head[j] for j in numeric]
    named = all(text and (_YEAR.match(text) or not _NUMBER.fullmatch(text)) for text in heads)
    return int(len(heads) >= 2 and named)
