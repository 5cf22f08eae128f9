"""Responsibility matrices: items down, parties across, and letters that a legend explains."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.meaning.columns import Column, column_of
from corpus.meaning.directory import PartyDirectory
from corpus.meaning.drafts import NamedTrekker
from corpus.meaning.words import folded
from corpus.model import Row, Table

_ROLE_WORDS = (
    r"(?:mede|eind)?trekkers?|(?:eind|mede)?verantwoordelijk\w*|betrokken\w*|uitvoer\w*"
    r"|voert uit|regie|regisseur|adviseert|adviseur|advies"
    r"|informeren|geinformeerd|wordt geinformeerd|meedenken|denkt mee|meedoen|ondersteunt"
    r"|ondersteuning|initiatief\w*|deelnemer|partner"
)
_MARK = re.compile(rf"(?:[A-Z●•○◯■□✓✔✗xvX*]{{1,2}}(?:\s?[/,+&]?\s?[A-Z●•○■□✓✔x]{{1,2}}){{0,2}}|(?i:{_ROLE_WORDS}))$")
_MARK_LETTER = re.compile(rf"(?i:\b(?:{_ROLE_WORDS})$)|[A-Z]{{1,2}}|[●•○◯■□✓✔✗xvX*]")
_LEGEND = re.compile(
    r"(?<![\w])(?P<letter>[A-Z]{1,4}|[●•○◯■□✓✔✗xX*])\s*(?P<sign>=|:|staat voor|betekent|[-–—(]|\s)"
    r"\s*(?P<meaning>[A-Za-zÀ-ÿ][^,;.\n=|)]{2,60})"
)
_BACKWARDS = re.compile(rf"(?<!\w)(?P<meaning>(?i:{_ROLE_WORDS}))\s*\((?P<letter>[A-Z])\)")
_RANKS = (
    (5, r"trekker|trekt\b"),
    (4, r"regie|initiatief|voortouw|in de lead|kartrekker|aan zet"),
    (3, r"eindverantwoordelijk"),
    (2, r"verantwoordelijk|eigenaar|actiehouder"),
    (1, r"uitvoer"),
)
_WITHOUT_LEGEND = ("T", "V")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The party columns of a matrix and the marks that mean trekker; `columns` are indices."""

    columns: tuple[int, ...]
    trekker_marks: frozenset[str]
    heads: tuple[str, ...]
    trekker_columns: tuple[int, ...] = ()

    @property
    def tells_trekkers(self) -> bool:
        """Whether the matrix has a mark or columns that mean trekker."""
        return bool(self.trekker_marks or self.trekker_columns)

    @property
    def party_heads(self) -> tuple[str, ...]:
        """The heads of the party columns."""
        return tuple(_party_head(self.heads[column]) for column in self.columns)

    def trekkers(self, row: Row, table: Table) -> tuple[NamedTrekker, ...]:
        """The heads of the columns where this row has a trekker mark."""
        spans = table.header_spans if len(table.header_spans) == len(table.columns) else ()
        return tuple(
            NamedTrekker(_party_head(self.heads[column]), spans[column : column + 1])
            for column in self.columns
            if self._is_trekker(column, row.cells[column].text)
        )

    def _is_trekker(self, column: int, text: str) -> bool:
        """Whether a mark says trekker: by the legend, or by the head above it ("Trekker / Gemeente")."""
        if self.trekker_columns:
            return column in self.trekker_columns and bool(_marks(text))
        return bool(set(_marks(text)) & self.trekker_marks)

    def involved(self, row: Row) -> tuple[str, ...]:
        """The heads of the columns where this row has any mark."""
        return tuple(_party_head(self.heads[column]) for column in self.columns if row.cells[column].text.strip(" -–"))


def matrix_of(table: Table, legend: dict[str, str]) -> Matrix | None:
    """The matrix in a table, None when fewer than two headed columns hold only marks."""
    columns = []
    for place, head in enumerate(table.columns):
        cells = [row.cells[place].text.strip(" -–.") for row in table.rows]
        filled = [cell for cell in cells if cell]
        if (
            head.strip()
            and len(head) <= 60
            and filled
            and sum(bool(_MARK.match(cell)) for cell in filled) >= 0.85 * len(filled)
        ):
            columns.append(place)
    if len(columns) < 2:
        return None
    used = {mark for row in table.rows for place in columns for mark in _marks(row.cells[place].text)}
    headed = tuple(place for place in columns if column_of(_upper_head(table.columns[place])) is Column.TREKKER)
    return Matrix(
        tuple(columns), _trekker_marks(used, legend), table.columns, headed if len(headed) < len(columns) else ()
    )


def _upper_head(head: str) -> str:
    """The upper part of a head in two levels, "" for a head in one."""
    return head.rsplit(" / ", 1)[0] if " / " in head else ""


def _party_head(head: str) -> str:
    """The lower part of a head in two levels, else the head."""
    return " ".join(head.rsplit(" / ", 1)[-1].split())


def find_legend(texts: Iterable[str]) -> dict[str, str]:
    """The meaning of each letter or sign that a text explains, as in "T = trekker, B = betrokken"."""
    legend: dict[str, str] = {}
    for text in texts:
        line = " ".join(text.split())
        for match in [*_LEGEND.finditer(line), *_BACKWARDS.finditer(line)]:
            if match.re is _LEGEND and not _explains(match):
                continue
            known = legend.get(match["letter"], "")
            if not known or _rank(match["meaning"]) > _rank(known):
                legend[match["letter"]] = " ".join(match["meaning"].split())
    return legend


def _explains(match: re.Match[str]) -> bool:
    """Whether a letter, sign and words are an explanation; after a dash or blank only words of a role are."""
    if match["sign"] in {"=", ":", "staat voor", "betekent"}:
        return match["sign"] != ":" or len(match["letter"]) <= 3
    return bool(re.match(_ROLE_WORDS, folded(match["meaning"])))


def party_codes(legend: Mapping[str, str], directory: PartyDirectory) -> dict[str, str]:
    """The letters of a legend that stand for one party ("G = gemeente"), with the words they stand for."""
    codes = {}
    for letter, meaning in legend.items():
        words = re.sub(r"^(?:de|het)\s+", "", meaning).strip(" .)")
        if letter.isalpha() and len(directory.names_in(words)) == 1 and directory.is_listing(words):
            codes[letter] = words
    return codes


def _trekker_marks(used: set[str], legend: dict[str, str]) -> frozenset[str]:
    """The marks in use whose meaning is closest to trekker."""
    ranked = {mark: _rank(legend.get(mark, mark if len(mark) > 2 else "")) for mark in used}
    best = max(ranked.values(), default=0)
    if best:
        return frozenset(mark for mark, rank in ranked.items() if rank == best)
    return frozenset(next(([mark] for mark in _WITHOUT_LEGEND if mark in used and mark not in legend), []))


def _rank(meaning: str) -> int:
    """How close a meaning is to trekker, 0 for not at all."""
    meaning = folded(meaning)
    if re.search(r"\bgeen\b|\bniet\b|\bmede", meaning):
        return 0
    return next((rank for rank, pattern in _RANKS if re.search(pattern, meaning)), 0)


def _marks(text: str) -> list[str]:
    """The single marks in a cell ("T/B" -> T, B)."""
    return _MARK_LETTER.findall(text) if _MARK.match(text.strip(" -–.")) else []
