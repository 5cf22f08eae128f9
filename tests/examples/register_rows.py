"""The register that each example agreement must yield, from its source; pages are found in the PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from pypdf import PdfReader

from tests.examples.zandermeer_source import read_source

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "corpus" / "examples" / "sources"
PDFS = ROOT / "corpus" / "examples" / "pdf"


@dataclass(frozen=True)
class ExpectedRow:
    """One row of the register; the fields are the columns of the csv of DESIGN, and `trekker_parties`.

    Several trekkers or parties are separated by "; ". `deadline` holds the words that must be in it.
    """

    agreement: str
    item: str
    page: int
    page_label: str
    theme: str
    title: str
    text: str
    trekker: str = ""
    trekker_source: str = ""
    trekker_parties: str = ""
    parties: str = ""
    deadline: str = ""
    priority: str = ""
    progress: str = ""


class Pages:
    """The words of a PDF per page, to find on which page a text starts."""

    def __init__(self, agreement: str) -> None:
        reader = PdfReader(PDFS / f"{agreement}.pdf")
        self._letters = [self._only_letters(page.extract_text()) for page in reader.pages]
        self._wide = [page.mediabox.width > page.mediabox.height for page in reader.pages]

    @staticmethod
    def _only_letters(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum())

    def find(self, text: str, *, wide: bool | None = None) -> int:
        """The one page, 1-based, that holds the first 36 letters of `text`; `wide` asks for its orientation."""
        wanted = self._only_letters(text)[:36]
        found = [
            number
            for number, (letters, is_wide) in enumerate(zip(self._letters, self._wide, strict=True), start=1)
            if wanted in letters and wide in (None, is_wide)
        ]
        if len(found) != 1:
            raise LookupError(f"{text[:60]!r} staat op {found}")
        return found[0]


def _joined(names: str) -> str:
    return "; ".join(part.strip() for part in re.split(r",| en (?=[A-Z])", names) if part.strip())


def veldrecht_rows() -> list[ExpectedRow]:
    """One row per line of the five theme tables."""
    source = yaml.safe_load((SOURCES / "veldrecht.yaml").read_text("utf-8"))
    pages = Pages("veldrecht")
    groups = {"Corporaties": "corporaties", "Gemeente": "Veldrecht"}
    rows = []
    for theme in source["themas"]:
        for number, line in enumerate(theme["afspraken"], start=1):
            page = pages.find(line["tekst"])
            trekker = line["trekker"]
            party = "Veldrecht" if trekker.endswith("(gemeente)") else groups.get(trekker, _joined(trekker))
            rows.append(
                ExpectedRow(
                    "veldrecht",
                    f"{theme['nr']}.{number}",
                    page,
                    str(page),
                    theme["naam"],
                    "",
                    line["tekst"],
                    trekker=trekker if trekker.endswith("(gemeente)") else _joined(trekker),
                    trekker_source="column" if trekker else "",
                    trekker_parties=party,
                    deadline=line["gereed"],
                )
            )
    return rows


def zandermeer_rows() -> list[ExpectedRow]:
    """One row per bullet under a heading "Bijdrage …"; they have no numbers."""
    pages = Pages("zandermeer")
    names = {"gemeente": "Zandermeer", "Huurdersraad": "Huurdersraad Merelhof"}
    rows = []
    for bullet in read_source(SOURCES / "zandermeer.html").bullets:
        trekker = bullet.contributor.removeprefix("Bijdrage ")
        page = pages.find(bullet.text)
        party = names.get(trekker, trekker)
        rows.append(
            ExpectedRow(
                "zandermeer",
                "",
                page,
                str(page - 3),
                bullet.theme,
                "",
                bullet.text,
                trekker=trekker,
                trekker_source="heading",
                trekker_parties=party,
                parties=party,
                deadline=re.sub(r"^(uiterlijk|vóór|op|per|in het) ", "", bullet.deadline),
            )
        )
    return rows


def _printed_item(number: str) -> str:
    """ "J1.3" and "J. 2.2" in the spelling that the register unifies to."""
    letter, digits = re.match(r"([KJ])\.?\s*([\d.]+)", number).groups()  # type: ignore[union-attr]
    return f"{letter} {digits}"


def hoogwerve_rows() -> list[ExpectedRow]:
    """K and J items of the agreement, without trekker, then the rows of the monitor."""
    source = yaml.safe_load((SOURCES / "hoogwerve.yaml").read_text("utf-8"))
    pages = Pages("hoogwerve")
    rows = []
    for chapter in source["hoofdstukken"]:
        for item in (*chapter["kader"], *chapter["jaar"]):
            page = pages.find(item["titel"] + item["tekst"], wide=False)
            text = re.sub(r"\[\^\d+\]", "", item["tekst"])
            where = (_printed_item(item["nr"]), page, str(page - 1), chapter["naam"], item["titel"], text)
            deadline = str(item.get("gereed", ""))
            rows.append(ExpectedRow("hoogwerve", *where, parties=_joined(item["partijen"]), deadline=deadline))
    return rows + [_monitor_row(pages, item) for chapter in source["hoofdstukken"] for item in chapter["jaar"]]


def _monitor_row(pages: Pages, item: dict[str, str]) -> ExpectedRow:
    trekker = item["trekker"]
    known = trekker not in {"", "n.t.b."}
    party = "Hoogwerve" if trekker.endswith("(gemeente)") else _joined(trekker).replace("Gemeente", "Hoogwerve")
    return ExpectedRow(
        "hoogwerve",
        _printed_item(item["nr"]),
        pages.find(item["titel"] + item["tekst"], wide=True),
        "",
        "",
        item["titel"],
        item["tekst"],
        trekker=trekker if trekker.endswith("(gemeente)") else _joined(trekker),
        trekker_source="column" if known else "",
        trekker_parties=party.replace("Corporaties", "corporaties") if known else "",
        deadline=str(item.get("gereed", "")),
        priority=item["prioriteit"],
        progress=item["voortgang"],
    )
