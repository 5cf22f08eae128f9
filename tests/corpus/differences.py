"""Says in words how an agreement, as read, differs from what its expected file says.

Every function returns one line per difference, so that a failing test shows all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from corpus.model import Agreement, BlockKind, Commitment, Page, Table, TrekkerSource

Expected = Mapping[str, Any]
NOT_CLAIMED = {TrekkerSource.NONE, TrekkerSource.SUBJECT}
UNDECIDED = {"", "n.t.b."}


def check(differences: list[str]) -> None:
    """Fail with every difference on a line of its own."""
    assert not differences, f"{len(differences)} differences\n" + "\n".join(differences)


def plain(text: str) -> str:
    """A text in one case, with single spaces and straight quotes."""
    straight = text.translate(str.maketrans("‘’“”\u00a0", "''\"\" "))
    return " ".join(straight.casefold().split())


def letters(text: str) -> str:
    """Only the letters and digits of a text."""
    return "".join(char for char in text.casefold() if char.isalnum())


def item_key(item: str) -> str:
    """An item number in one spelling: "Artikel 3 lid 2" and "art. 3.2" are "3.2", "K1.2" is "k1.2"."""
    unified = re.sub(r"\s*\blid\b\s*", ".", plain(item))
    return re.sub(r"^artikel|^art\.|[\s:]", "", unified).strip(".")


def names(value: str | Iterable[str]) -> set[str]:
    """Trekkers or parties as a set; one string may hold several, separated by ";"."""
    parts = value.split(";") if isinstance(value, str) else value
    return {plain(part) for part in parts if plain(part)}


def page_differences(pages: tuple[Page, ...], expected: list[Expected]) -> list[str]:
    """Labels, quotes that must follow each other on the page, and words that must not be in its text."""
    if len(pages) != len(expected):
        return [f"{len(pages)} pages read, {len(expected)} expected"]
    found: list[str] = []
    for page, wanted in zip(pages, expected, strict=True):
        if page.label != wanted.get("label"):
            found.append(f"page {page.number}: label {page.label!r}, expected {wanted.get('label')!r}")
        text, position = plain(page.text), 0
        for quote in wanted.get("has", ()):
            at = text.find(plain(quote), position)
            if at < 0:
                why = "out of order" if plain(quote) in text else "missing"
                found.append(f"page {page.number}: {quote!r} is {why}")
            position = max(position, at)
        found += [f"page {page.number}: holds {bad!r}" for bad in wanted.get("lacks", ()) if bad in page.text]
    return found


def footnote_differences(agreement: Agreement, expected: list[Expected]) -> list[str]:
    """Footnotes with their mark."""
    notes = [
        (block.marker, plain(agreement.text_of(block.span)))
        for page in agreement.pages
        for block in page.blocks
        if block.kind is BlockKind.FOOTNOTE
    ]
    return [
        f"no footnote {note['mark']} {note['text']!r} among {notes}"
        for note in expected
        if not any(note["mark"] == mark.strip(".") and plain(note["text"]) in text for mark, text in notes)
    ]


def _candidates(agreement: Agreement, wanted: Expected) -> list[Commitment]:
    start = letters(str(wanted["text"]))[:36]
    alike = [c for c in agreement.commitments if start in letters(c.title + c.text)]
    on_page = [c for c in alike if c.page == int(wanted["page"])]
    return [c for c in on_page if item_key(c.item) == item_key(wanted["item"])] or on_page or alike


def register_differences(agreement: Agreement, expected: Iterable[Expected]) -> list[str]:
    """Every expected item is there with its fields, and no other item claims a trekker."""
    found: list[str] = []
    matched: set[str] = set()
    for wanted in expected:
        candidates = _candidates(agreement, wanted)
        where = f"{wanted['item']} p.{wanted['page']} {str(wanted['text'])[:30]!r}"
        if not candidates:
            found.append(f"{where}: not among the commitments")
            continue
        matched |= {c.key for c in candidates}
        found += [f"{where}: {line}" for line in _item_differences(candidates[0], wanted)]
    return found + [
        f"claims trekker {c.trekker} for {c.item} p.{c.page} {c.text[:40]!r}, which is no item"
        for c in agreement.commitments
        if c.key not in matched and c.trekker_source not in NOT_CLAIMED
    ]


def _item_differences(read: Commitment, wanted: Expected) -> list[str]:
    found: list[str] = []
    if item_key(read.item) != item_key(wanted["item"]):
        found.append(f"item {read.item!r}")
    if read.page != int(wanted["page"]):
        found.append(f"page {read.page}")
    text = re.sub(r"\{\d\}", "", str(wanted["text"]))
    if letters(text) not in letters(read.title + read.text):
        found.append(f"text {read.text!r}")
    for field in ("deadline", "priority", "progress", "status"):
        words, have = str(wanted.get(field) or ""), getattr(read, field)
        if field in wanted and (plain(words) not in plain(have) or (field != "deadline" and bool(words) != bool(have))):
            found.append(f"{field} {have!r}, expected {words!r}")
    return found + _trekker_differences(read, wanted)


def _trekker_differences(read: Commitment, wanted: Expected) -> list[str]:
    wish = names(wanted.get("trekker") or "")
    if wish <= UNDECIDED:
        claimed = read.trekker_source not in NOT_CLAIMED and not names(read.trekker) <= UNDECIDED
        return [f"trekker {read.trekker} ({read.trekker_source}) claimed, none expected"] if claimed else []
    found: list[str] = []
    if names(read.trekker) != wish:
        found.append(f"trekker {read.trekker}, expected {sorted(wish)}")
    if read.trekker_source != wanted["trekker_source"]:
        found.append(f"trekker source {read.trekker_source!r}, expected {wanted['trekker_source']!r}")
    for party in names(wanted.get("trekker_parties") or ""):
        if not any(party in plain(name) for name in read.trekker_parties):
            found.append(f"trekker parties {read.trekker_parties}, expected {party!r}")
    return found


def party_differences(agreement: Agreement, expected: Iterable[Expected | str]) -> list[str]:
    """Every expected party is there, under its name or an alias, with its role and aliases where given."""
    found: list[str] = []
    for item in expected:
        wanted: Expected = {"name": item} if isinstance(item, str) else item
        party = next(
            (p for p in agreement.parties if plain(wanted["name"]) in {plain(n) for n in (p.name, *p.aliases)}),
            None,
        )
        if party is None:
            found.append(f"party {wanted['name']!r} missing among {[p.name for p in agreement.parties]}")
            continue
        if wanted.get("role", party.role) != party.role:
            found.append(f"{party.name}: role {party.role}, expected {wanted['role']}")
        known = {plain(n) for n in (party.name, *party.aliases)}
        missing = [a for a in wanted.get("aliases", ()) if plain(a) not in known]
        found += [f"{party.name}: alias {alias!r} missing in {party.aliases}" for alias in missing]
    return found


def definition_differences(agreement: Agreement, expected: Iterable[Expected]) -> list[str]:
    """Every expected term with its text and page."""
    read = {plain(d.term): d for d in agreement.definitions}
    found: list[str] = []
    for wanted in expected:
        definition = read.get(plain(wanted["term"]))
        if definition is None:
            found.append(f"term {wanted['term']!r} missing among {sorted(read)}")
        elif letters(wanted["text"]) not in letters(definition.text):
            found.append(f"term {wanted['term']!r}: {definition.text!r}")
        elif definition.spans[0].page != wanted["page"]:
            found.append(f"term {wanted['term']!r}: page {definition.spans[0].page}, expected {wanted['page']}")
    return found


def table_differences(agreement: Agreement, expected: Iterable[Expected]) -> list[str]:
    """Every expected table, each matched once: its columns, its cells row by row, and its pages."""
    found: list[str] = []
    left = [table for table in agreement.tables if table.rows]
    for wanted in expected:
        table = next((table for table in left if _is_meant(table, wanted)), None)
        if table is None:
            shapes = [(t.columns, len(t.rows), t.rows[0].page) for t in left]
            found.append(f"table {wanted.get('columns', wanted)} missing among {shapes}")
        else:
            left.remove(table)
            found += _cell_differences(table, wanted)
    return found


def _is_meant(table: Table, wanted: Expected) -> bool:
    first_page = wanted["pages"][0] if "pages" in wanted else wanted["page"]
    if table.rows[0].page != first_page:
        return False
    if wanted.get("columns_given", True):
        return [plain(name) for name in table.columns] == [plain(name) for name in wanted["columns"]]
    return not table.columns_given and len(table.columns) == wanted["n_columns"]


def _cell_differences(table: Table, wanted: Expected) -> list[str]:
    found: list[str] = []
    pages = sorted({page for row in table.rows for page in range(row.page, row.last_page + 1)})
    if "pages" in wanted and pages != wanted["pages"]:
        found.append(f"table on pages {pages}, expected {wanted['pages']}")
    n_rows = wanted["n_rows"] if "n_rows" in wanted else len(wanted["rows"])
    if len(table.rows) != n_rows:
        return [*found, f"{len(table.rows)} rows, expected {n_rows}: {[r.cells[0].text for r in table.rows]}"]
    for row, cells in zip(table.rows, wanted.get("rows", ()), strict=False):
        have = [cell.text for cell in row.cells]
        if [plain(text) for text in have] != [plain(str(cell)) for cell in cells]:
            found.append(f"row {have}, expected {cells}")
    return found
