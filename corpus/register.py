"""The register of agreed items over all agreements: rows, filters, and writing them out."""

import csv
import io
import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from corpus.errors import UnknownAgreementError, UsageError
from corpus.meaning.directory import PartyDirectory
from corpus.meaning.words import folded
from corpus.model import Agreement, Commitment, TrekkerSource

FORMATS = ("table", "csv", "json", "xlsx")
"""What `write_register` can write."""

_WIDTHS = {
    "agreement": 16,
    "item": 9,
    "page": 6,
    "theme": 28,
    "title": 34,
    "text": 90,
    "trekker": 26,
    "parties": 34,
    "progress": 60,
}
_NOT_TOLD = frozenset({TrekkerSource.SUBJECT, TrekkerSource.NONE})
_SUBJECT = "* = uitvoerder volgens de tekst; de overeenkomst noemt geen trekker"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One agreed item; the fields are the columns of the csv, in order.

    `page` is the PDF page (1-based) on which the item starts, `page_label` the number printed there, "" for
    none. Several trekkers or parties are separated by "; ". `trekker_source` is `column`, `bold`, `inline`,
    `heading`, `subject` (the acting party of the sentence: no trekker) or "".
    """

    agreement: str
    item: str
    page: int
    page_label: str
    theme: str
    title: str
    text: str
    trekker: str
    trekker_source: str
    parties: str
    deadline: str
    priority: str
    progress: str


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(RegisterRow))
"""The columns of the register, in order."""


def register_rows(
    agreements: Iterable[Agreement],
    *,
    agreement_ids: Sequence[str] = (),
    trekker: str = "",
    theme: str = "",
    copies: bool = False,
) -> tuple[RegisterRow, ...]:
    """The rows of the register, in the order of the documents.

    `agreement_ids` limits it to these agreements; `trekker` to items with this trekker, by any spelling or
    abbreviation of the party or part of the words; `theme` to themes and headings with these words. Word-for-word
    copies within a bundle are left out unless `copies`. Raises UnknownAgreementError for an id that is not there.
    """
    known = list(agreements)
    missing = [wanted for wanted in agreement_ids if wanted not in {agreement.id for agreement in known}]
    if missing:
        names = ", ".join(agreement.id for agreement in known) or "geen"
        raise UnknownAgreementError(f"Overeenkomst '{missing[0]}' staat niet in de verzameling. Wel: {names}.")
    rows = []
    for agreement in known:
        if agreement_ids and agreement.id not in agreement_ids:
            continue
        for made in _chosen(agreement, trekker, theme):
            if copies or made.copy_of is None:
                rows.append(row_of(agreement, made))
    return tuple(rows)


def row_of(agreement: Agreement, made: Commitment) -> RegisterRow:
    """One commitment as a row."""
    return RegisterRow(
        agreement=agreement.id,
        item=made.item,
        page=made.page,
        page_label=agreement.pages[made.page - 1].label or "",
        theme=made.theme,
        title=_title(made),
        text=made.text,
        trekker="; ".join(made.trekker),
        trekker_source=made.trekker_source.value,
        parties="; ".join(made.parties),
        deadline=made.deadline,
        priority=made.priority,
        progress=made.progress,
    )


def trekker_matches(made: Commitment, name: str, directory: PartyDirectory) -> bool:
    """Whether `name` is a trekker of this item: the same party by any spelling, or words of the trekker.

    "gemeente" finds "Beleidsadviseur Wonen (gemeente)"; "Elan" finds "Elan Wonen"; a group word finds the group.
    """
    wanted = set(directory.names_in(name))
    if wanted and wanted & set(made.trekker_parties):
        return True
    asked = folded(name)
    if not asked:
        return False
    said = [folded(words) for words in made.trekker]
    pattern = re.compile(rf"(?<!\w){re.escape(asked)}(?!\w)")
    return any(pattern.search(words) or (not wanted and words and _has_words(asked, words)) for words in said)


def write_register(rows: Sequence[RegisterRow], format: str, stream: IO[str] | IO[bytes]) -> None:
    """Write rows to `stream` as "table" (for a terminal), "csv", "json" or "xlsx".

    `stream` takes text, and bytes for "xlsx". Raises UsageError for another format.
    """
    if format not in FORMATS:
        raise UsageError(f"Vorm '{format}' bestaat niet. Kies uit: {', '.join(FORMATS)}.")
    if format == "xlsx":
        stream.write(_workbook(rows))  # type: ignore[arg-type]
        return
    text = {"table": _table, "csv": _csv, "json": _json}[format](rows)
    stream.write(text)  # type: ignore[call-overload]


def _chosen(agreement: Agreement, trekker: str, theme: str) -> list[Commitment]:
    """The commitments of one agreement that pass the filters.

    An agreement that names next to no trekkers gives the acting parties as well, marked as such.
    """
    chosen = [made for made in agreement.commitments if not theme or _in_theme(made, theme)]
    if not trekker:
        return chosen
    directory = PartyDirectory(agreement.parties)
    n_told = sum(made.trekker_source not in _NOT_TOLD for made in agreement.commitments)
    acting_too = n_told * 4 < len(agreement.commitments)
    return [
        made
        for made in chosen
        if (acting_too or made.trekker_source is not TrekkerSource.SUBJECT)
        and trekker_matches(made, trekker, directory)
    ]


def _in_theme(made: Commitment, theme: str) -> bool:
    """Whether the theme or a heading above the item holds the words asked for."""
    return any(folded(theme) in folded(words) for words in (made.theme, *made.heading_path))


def _has_words(text: str, words: str) -> bool:
    """Whether `words` stand in `text` as whole words."""
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _title(made: Commitment) -> str:
    """The title, with the year or framework it belongs to in front."""
    part = {"kaderafspraak": "Kaderafspraak", "jaarafspraak": f"Jaarafspraak {made.year or ''}".strip()}.get(
        made.kind, ""
    )
    return ": ".join(words for words in (part, made.title) if words)


def _csv(rows: Sequence[RegisterRow]) -> str:
    """Comma-separated values with a head, one row an item."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    return text.getvalue()


def _json(rows: Sequence[RegisterRow]) -> str:
    """A list of objects."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _table(rows: Sequence[RegisterRow]) -> str:
    """Lines for a terminal of 120 columns: item, page, trekker, and the words cut off at the line's end."""
    lines = [f"{'overeenkomst':<14} {'nr.':<9} {'pag.':>4}  {'trekker':<34} afspraak"]
    for row in rows:
        acting = row.trekker_source == "subject"
        who = f"{_cut(row.trekker, 32)} *" if acting else row.trekker or "-"
        words = " ".join(f"{row.title}. {row.text}".split()) if row.title else " ".join(row.text.split())
        lines.append(
            f"{_cut(row.agreement, 14):<14} {row.item:<9} {row.page:>4}  {_cut(who, 34):<34} {_cut(words, 54)}"
        )
    if any(row.trekker_source == "subject" for row in rows):
        lines.append(_SUBJECT)
    lines.append(f"{len(rows)} afspra{'ak' if len(rows) == 1 else 'ken'}")
    return "\n".join(lines) + "\n"


def _cut(words: str, width: int) -> str:
    """Words cut off to a width, with an ellipsis."""
    return (
        textwrap.shorten(words, width, placeholder="…")
        if len(words) > width and " " in words[:width]
        else words[:width]
    )


def _workbook(rows: Sequence[RegisterRow]) -> bytes:
    """An Excel workbook with one sheet; texts wrap, the head stays in view and has filters."""
    book = Workbook()
    sheet = book.active
    page = sheet if sheet is not None else book.create_sheet()
    page.title = "Afspraken"
    page.append(COLUMNS)
    for row in rows:
        page.append([_plain(value) for value in asdict(row).values()])
    for cell in page[1]:
        cell.font = Font(bold=True)
    for place, name in enumerate(COLUMNS):
        letter = chr(ord("A") + place)
        page.column_dimensions[letter].width = _WIDTHS.get(name, 14)
        for cell in page[letter][1:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{chr(ord('A') + len(COLUMNS) - 1)}{len(rows) + 1}"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _plain(value: object) -> object:
    """A value that Excel takes: text without control characters, never read as a formula."""
    if not isinstance(value, str):
        return value
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)
    return f"'{clean}" if clean.startswith(("=", "+", "@")) else clean
