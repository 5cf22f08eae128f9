"""What columns without a head hold, and cells that hold for the rows below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from corpus.model import Cell, Row

_CODE = re.compile(r"(?:[A-Z]{1,2}[. ]*)?\d{1,3}(?:\.\d{1,3})*\.?|[A-Z]{1,2}[. ]*\d{1,3}")
_DWELLINGS = re.compile(
    r"^\W*(?:ca\.?|circa)?\s*\d[\d.]*(?:\s*[-–/]\s*\d+)?\s+(?:\w+\s+)?\w*(?:woningen|woning|vhe|appartementen)\b", re.I
)
_FIGURE = re.compile(r"[+\-–]?\s*\d[\d.,]*|-|–|onbekend|n\.?v\.?t\.?|p\.?m\.?|t\.?b\.?[dn]?\.?", re.I)
_AMOUNT = re.compile(r"€\s*\d|\d[\d.,]*\s+euro\b", re.I)
_SHARE = re.compile(r"\d[\d.,]*\s*%")
_TERM = re.compile(
    r"\b(?:q[1-4]|[1-4]e kwartaal|kwartaal|doorlopend|jaarlijks|continu|medio|eind|begin|voor|uiterlijk|per|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b|^\W*20\d\d\W*$|\d{1,2}-\d{1,2}-\d{2,4}",
    re.I,
)
_PARTY = re.compile(
    r"\b(?:gemeente|corporaties?|woningcorporaties?|huurdersorganisaties?|huurdersvereniging|huurdersraad|"
    r"bewonersraad|partijen|wonen|woonstichting|stichting)\b",
    re.I,
)
_GROUPS = re.compile(
    r"\b(?:doel\w*|thema\w*|ambitie\w*|opgave\w*|onderwerp\w*|pijler\w*|speerpunt\w*|categorie\w*|"
    r"programma\w*|hoofdstuk\w*|dorp|kern|wijk|buurt|bereiken)\b",
    re.I,
)
_OTHER = "inhoud"
_LONG = 60
"""Cells longer than this on average (characters) are sentences."""


def column_names_from(rows: Sequence[Row]) -> tuple[str, ...]:
    """Names for columns without a head, after their content; "" where it says nothing. Each name once."""
    if not rows:
        return ()
    columns = [[" ".join(row.cells[j].text.split()) for row in rows] for j in range(len(rows[0].cells))]
    names: list[str] = []
    for cells in columns:
        name = _name([c for c in cells if c])
        names.append("" if name in names else name)
    widths = [sum(map(len, cells)) / len(cells) for cells in columns]
    longest = widths.index(max(widths))
    if not names[longest] and widths[longest] > 40:
        names[longest] = _OTHER
    return tuple(names)


def _name(cells: Sequence[str]) -> str:
    """The name of the first kind that most of the cells are of; "" for none, and for sentences."""
    if not cells or sum(map(len, cells)) > _LONG * len(cells):
        return ""
    longest = max(map(len, cells))
    kinds = (
        ("aantal woningen", _most(cells, _DWELLINGS.search)),
        ("nummer", _most(cells, _CODE.fullmatch) and len(set(cells)) == len(cells) and _are_codes(cells)),
        ("bedrag", _most(cells, _AMOUNT.search)),
        ("percentage", _most(cells, _SHARE.search)),
        ("partij", (longest < 80 and _most(cells, _PARTY.search)) or _few_names(cells)),
        ("datum", longest < 40 and _most(cells, _TERM.search)),
        ("aantal", _most(cells, _FIGURE.fullmatch)),
    )
    return next((name for name, fits in kinds if fits), "")


def _most(cells: Sequence[str], test: Callable[[str], object]) -> bool:
    return sum(bool(test(c)) for c in cells) >= 0.6 * len(cells)


def _are_codes(cells: Sequence[str]) -> bool:
    return any("." in c or c[0].isalpha() for c in cells)


def _few_names(cells: Sequence[str]) -> bool:
    """A few short names that come back again and again."""
    counts = Counter(cells)
    named = all(c[0].isupper() and len(c) < 40 and not re.search(r"\d", c) for c in counts)
    return named and len(cells) >= 4 and len(counts) <= 0.5 * len(cells)


def filled_down(columns: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """The rows with the cells of a leading group column (goal, theme) filled down.

    Only a column headed as a group is filled, and only the first one, or the one after the number; an empty
    cell anywhere else means that nothing stands there.
    """
    place = next((j for j in range(min(2, len(columns))) if _GROUPS.search(columns[j])), None)
    if place is None or re.search(r"\d", columns[place]) or not rows or not rows[0].cells[place].text:
        return list(rows)
    result: list[Row] = []
    source = 0
    for k, row in enumerate(rows):
        cell = row.cells[place]
        if cell.text and cell.filled_from is None:
            source = k
        if cell.text or not any(c.text for c in row.cells):
            result.append(row)
            continue
        above = rows[source].cells[place]
        cells = list(row.cells)
        cells[place] = Cell(above.text, above.spans, above.box, source)
        result.append(Row(tuple(cells), row.page, row.last_page))
    return result
