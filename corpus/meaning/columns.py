"""What the columns of a table of agreed items mean, by their heads in many synonyms or by their content."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.meaning.dates import is_term
from corpus.meaning.directory import PartyDirectory
from corpus.meaning.items import whole_item
from corpus.meaning.words import folded
from corpus.model import Table


class Column(StrEnum):
    """The meaning of one column, or of one label in a table with labels down the side."""

    NUMBER = "number"
    TITLE = "title"
    THEME = "theme"
    TEXT = "text"
    YEAR_TEXT = "year_text"
    FRAME = "frame"
    GOAL = "goal"
    TREKKER = "trekker"
    PARTIES = "parties"
    DEADLINE = "deadline"
    PRIORITY = "priority"
    PROGRESS = "progress"
    STATUS = "status"
    NOTE = "note"
    TERM = "term"
    MEANING = "meaning"
    OTHER = ""


_EXACT: dict[str, Column] = {
    "#": Column.NUMBER, "wie": Column.TREKKER, "door": Column.TREKKER, "door wie": Column.TREKKER,
    "wat": Column.TEXT, "hoe": Column.NOTE, "wanneer": Column.DEADLINE, "met wie": Column.PARTIES,
    "samen met": Column.PARTIES, "t": Column.OTHER, "lead": Column.TREKKER, "status": Column.STATUS,
    "jaar": Column.DEADLINE, "waarom": Column.GOAL, "id": Column.NUMBER, "code": Column.NUMBER, "no": Column.NUMBER,
}  # fmt: skip
_PATTERNS: tuple[tuple[Column, str], ...] = (
    (Column.TERM, r"^(?:begrip(?:pen)?|term(?:en)?|afkorting(?:en)?|woord)$"),
    (Column.MEANING, r"^(?:definitie|betekenis|omschrijving van het begrip|verklaring|uitleg)"),
    (Column.NUMBER, r"^(?:nr|nrs|nummer|no|volgnummer|volgnr|afspraaknummer|afspraaknr|itemnummer|(?:nr"
        r"|nummer) .*|.*[ ](?:nr|nummer))$"),
    (
        Column.TREKKER,
        r"\b(?:trekkers?|trekkende|trekt|verantw\w*|eindverantwoordelijk\w*|eigenaar|eigenaren"
            r"|probleemeigenaar|initiatief\w*"
        r"|initiator|actiehouders?|actienemers?|actieeigenaar|regie|regisseur|regievoerder|voortouw"
            r"|in de lead|aan zet|kartrekker"
        r"|penvoerder|coordinator|coordinatie|opdrachtgever|wie doet (?:het|dit|wat)|wie pakt op"
            r"|wie is|uitvoerder|portefeuillehouder)\b",
    ),
    (
        Column.PARTIES,
        r"\b(?:partij|partijen|betrokken\w*|deelnemers?|partners?|samenwerkingspartners?"
            r"|medewerking|ondersteun\w*|samenwerking met"
        r"|stakeholders?|wie nog meer|wie doen mee|corporaties?|organisaties?|rolverdeling|rollen)\b",
    ),
    (Column.PRIORITY, r"\b(?:prioriteit\w*|prio|urgentie|belang)\b"),
    (Column.PROGRESS, r"\b(?:voortgang\w*|realisatie|gerealiseerd|stand van zaken|evaluatie|terugblik|bereikt"
        r"|resultaten 20\d\d|stavaza|svz)\b"),
    (Column.STATUS, r"\b(?:status|stoplicht|kleur|afgerond)\b"),
    (
        Column.DEADLINE,
        r"\b(?:gereed\w*|planning|wanneer|termijn|deadline|datum|einddatum|streefdatum|looptijd"
            r"|tijdpad|tijdstip|tijdsplanning|tijd|klaar"
        r"|uiterlijk|kwartaal|oplevering|opleverdatum|jaar van uitvoering|periode|uitvoering in|start)\b",
    ),
    (Column.FRAME, r"\b(?:kader\w*|raamafs?pra\w*|meerjar\w*|meerjaren\w*)\b"),
    (Column.GOAL, r"\b(?:doel|doelen|doelstelling\w*|ambitie\w*|beoogd\w*|resultaat|resultaten|opgave"
        r"|indicator\w*|kpi\w*|effect)\b"),
    (Column.NOTE, r"\b(?:toelichting\w*|opmerking\w*|bijzonderheden|context|achtergrond|aanleiding|uitwerking"
        r"|aanpak|middelen|budget|kosten|randvoorwaarden|hoe)\b"),
    (Column.THEME, r"^(?:thema\w*|hoofdstuk|pijler|speerpunt|onderdeel)$"),
    (Column.TITLE, r"^(?:onderwerp\w*|titel|kop|project\w*|naam|kort)$"),
    (
        Column.TEXT,
        r"(?:afs?pra(?:ak|ken)\b|\bacties?\b|\bactie\b|\bactiviteit|\bmaatregel|\binzet\b"
            r"|\bomschrijving|\bbeschrijving|\bwat\b|\binhoud"
        r"|\bprestatie|\btaak\b|\btaken\b|\bbijdrage|\binspanning|\bspreken we af|\bdoen we\b"
            r"|\bgaan we\b|\btekst\b|\bwij\b)",
    ),
)  # fmt: skip
_COMPILED = tuple((column, re.compile(pattern)) for column, pattern in _PATTERNS)
_YEAR = re.compile(r"(?<![\d-])(20\d\d)(?!\s*(?:[-–/]|t/m|tot)\s*(?:20)?\d\d)(?!\d)")
_YEAR_HEAD = re.compile(
    r"^(?:jaar\w*|prestatie\w*|afs?pra\w*|inzet|acties?|activiteiten|planning|wat|in|voor|doen|we|\W)*\s*(20\d\d)\W*$"
)
_STATUS_WORD = re.compile(
    r"(?:(?:loopt|lopend|gereed|klaar|afgerond|vertraagd|gestart|niet gestart|nog niet gestart|op schema|loopt achter"
    r"|in uitvoering|in voorbereiding|vervallen|gerealiseerd|behaald|niet behaald|open|gesloten|groen|oranje|geel|rood"
    r"|n\.?v\.?t\.?)[ /.,]*)+$"
)
_PLAIN_ORDER = (
    r"trekk|trekt",
    r"verantw|eigenaar|actiehouder|actienemer",
    r"voortouw|regie|in de lead|initiatief|lead",
    r"wie|door",
)
_PLAIN_TREKKER = re.compile(
    r"trekk|verantwoordelijk|eigenaar|actiehouder|actienemer|voortouw|in de lead|initiatiefnemer"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The meaning of each column of a table; `years` holds the year of a column that is for one year,
    `year_marks` the indices of year columns with crosses or figures instead of words."""

    columns: tuple[Column, ...]
    years: tuple[int | None, ...]
    year_marks: tuple[int, ...] = ()

    def places(self, *wanted: Column) -> tuple[int, ...]:
        """Indices of the columns with one of the meanings wanted, in order."""
        return tuple(place for place, column in enumerate(self.columns) if column in wanted)

    def without(self, places: Sequence[int]) -> "Layout":
        """This layout with the columns at `places` meaning nothing; the longest text left open becomes the text."""
        columns = [Column.OTHER if place in places else column for place, column in enumerate(self.columns)]
        if Column.TEXT not in columns and Column.TITLE in columns:
            columns[columns.index(Column.TITLE)] = Column.TEXT
        return Layout(tuple(columns), self.years, self.year_marks)


def column_of(head: str) -> Column:
    """The meaning of a column head or side label, `Column.OTHER` when its words say nothing known."""
    words = re.sub(r"(?<=[a-z])-\s?(?=[a-z])", "", folded(head))
    words = re.sub(r"[^\w#' ]+", " ", words).strip()
    words = " ".join(words.split())
    if not words:
        return Column.OTHER
    if words in _EXACT:
        return _EXACT[words]
    if len(words) > 60:
        return Column.OTHER
    if re.search(r"kader|raamafs?pra|meerjar", words):
        return Column.FRAME
    if re.search(r"afs?pra(?:ak|ken)\b", words) and year_of(words) and not re.search(r"voortgang|realisatie", words):
        return Column.YEAR_TEXT
    for column, pattern in _COMPILED:
        if pattern.search(words):
            return column
    return Column.YEAR_TEXT if _YEAR_HEAD.match(words) else Column.OTHER


def year_of(head: str) -> int | None:
    """The single year a head names ("Jaarafspraken 2024"), None for none or a range of years."""
    found = _YEAR.findall(head)
    return int(found[0]) if len(set(found)) == 1 and not re.search(r"20\d\d\s*[-–/]\s*20\d\d", head) else None


def layout_of(table: Table, directory: PartyDirectory) -> Layout:
    """What each column of `table` means: by its head where it has one, then by its cells."""
    heads = table.columns if table.columns_given else ("",) * len(table.columns)
    columns = [column_of(head) for head in heads]
    texts = [[row.cells[place].text for row in table.rows] for place in range(len(columns))]
    years = tuple(
        year_of(head) if column is Column.YEAR_TEXT else None for head, column in zip(heads, columns, strict=True)
    )
    columns = [
        Column.OTHER if column is Column.TREKKER and not _names_parties(head, cells, directory) else column
        for column, head, cells in zip(columns, heads, texts, strict=True)
    ]
    _keep_one_trekker(columns, heads)
    marks = tuple(
        place for place, column in enumerate(columns) if column is Column.YEAR_TEXT and _are_marks(texts[place])
    )
    columns = [Column.OTHER if place in marks else column for place, column in enumerate(columns)]
    _fill_by_content(columns, heads, texts, directory, closed=marks)
    return Layout(tuple(columns), years, marks)


def _keep_one_trekker(columns: list[Column], heads: Sequence[str]) -> None:
    """Where several heads can mean trekker, the plainest one does; the others list parties."""
    places = [place for place, column in enumerate(columns) if column is Column.TREKKER]
    if len(places) < 2:
        return
    best = min(places, key=lambda place: _plainness(heads[place]))
    for place in places:
        if place != best:
            columns[place] = Column.PARTIES


def _plainness(head: str) -> int:
    """How far a head is from saying "trekker", 0 for that very word."""
    words = folded(head)
    return next((rank for rank, pattern in enumerate(_PLAIN_ORDER) if re.search(pattern, words)), len(_PLAIN_ORDER))


def _are_marks(cells: Sequence[str]) -> bool:
    """Whether the cells of a year column are crosses or figures rather than words."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(len(cell.split()) for cell in filled) < 2 * len(filled)


def _fill_by_content(
    columns: list[Column],
    heads: Sequence[str],
    texts: Sequence[Sequence[str]],
    directory: PartyDirectory,
    *,
    closed: Sequence[int],
) -> None:
    """Give columns without a telling head the meaning that their cells show."""
    for place, cells in enumerate(texts):
        if columns[place] is Column.OTHER and place not in closed:
            columns[place] = _by_content(cells, columns, directory, headless=not heads[place].strip())
    if not {Column.TEXT, Column.YEAR_TEXT} & set(columns):
        open_places = [
            place
            for place, column in enumerate(columns)
            if column in {Column.OTHER, Column.TITLE, Column.FRAME} and _mean_words(texts[place]) >= 5
        ]
        if open_places:
            columns[max(open_places, key=lambda place: _mean_words(texts[place]))] = Column.TEXT


def _by_content(
    cells: Sequence[str], columns: Sequence[Column], directory: PartyDirectory, *, headless: bool
) -> Column:
    """The meaning of a column from its cells, `Column.OTHER` when they are of no one kind."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return Column.OTHER
    if headless and Column.NUMBER not in columns and _are_item_numbers(filled):
        return Column.NUMBER
    listed = sum(directory.is_listing(cell) for cell in filled)
    if listed >= 0.6 * len(filled) and not {Column.PARTIES, Column.TREKKER} & set(columns):
        return Column.PARTIES
    if headless and Column.STATUS not in columns and _are_status_words(filled):
        return Column.STATUS
    if headless and Column.DEADLINE not in columns and sum(map(is_term, filled)) >= 0.6 * len(filled):
        return Column.DEADLINE
    return Column.OTHER


def _are_status_words(cells: Sequence[str]) -> bool:
    """Whether most cells are a word for how far an item is."""
    return sum(bool(_STATUS_WORD.match(folded(cell))) for cell in cells) >= 0.6 * len(cells)


def _are_item_numbers(cells: Sequence[str]) -> bool:
    """Whether cells are item numbers: hardly one twice, and lettered, dotted or counting up."""
    labels = [label for label in map(whole_item, cells) if label]
    if len(labels) < 0.7 * len(cells) or len(set(labels)) < 0.8 * len(labels):
        return False
    counters = [int(label) for label in labels if label.isdigit()]
    if len(counters) * 2 < len(labels):
        return True
    steps = [after - before for before, after in itertools.pairwise(counters)]
    return (
        all(step in {1, 2} or (step < 0 and counters[place + 1] == 1) for place, step in enumerate(steps))
        and len(counters) > 1
    )


def _names_parties(head: str, cells: Sequence[str], directory: PartyDirectory) -> bool:
    """Whether a column headed as trekker holds short names; a vague head ("Wie") needs known parties."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return True
    known = sum(directory.is_listing(cell) for cell in filled)
    short = sum(len(cell) <= 90 for cell in filled)
    plain_head = bool(_PLAIN_TREKKER.search(folded(head)))
    return short >= 0.7 * len(filled) and (plain_head or known * 2 >= len(filled))


def _mean_words(cells: Sequence[str]) -> float:
    """Mean number of words of the cells that are not empty, 0 when all are."""
    filled = [len(cell.split()) for cell in cells if cell.strip()]
    return sum(filled) / len(filled) if filled else 0.0
