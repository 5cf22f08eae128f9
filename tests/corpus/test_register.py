"""The register: rows, filters, and what it writes."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from corpus.errors import UnknownAgreementError, UsageError
from corpus.meaning import annotate
from corpus.model import Agreement
from corpus.register import COLUMNS, register_rows, write_register
from tests.corpus.meaning.paper import paper


@pytest.fixture(scope="module")
def agreements() -> list[Agreement]:
    """One agreement with a trekker column, one with sentences only."""
    made = paper().heading("1. Thema Groen", 2)
    made.table(
        ("Nr.", "Afspraak", "Trekker", "Gereed"),
        ("1.1", "Partijen vergroenen tuinen in de wijk.", "Woonstichting Lommer", "Q1 2026"),
        ("1.2", "Partijen planten samen honderd bomen.", "Beleidsadviseur Groen (gemeente)", ""),
        ("1.3", "De corporaties, met =SOM(1), isoleren daken.", "Corporaties", ""),
        ("1.4", "De gemeente maakt een kaart van hitte.", "", ""),
    )
    plain = paper().heading("Afspraken", 2).bullets("Lommer bouwt veertig woningen.", "De gemeente levert grond.")
    return [annotate(made.agreement("kolom")), annotate(plain.agreement("zinnen"))]


def test_columns_are_those_of_the_contract() -> None:
    assert (
        tuple(
            "agreement,item,page,page_label,theme,title,text,trekker,trekker_source,parties,deadline,priority,progress".split(
                ","
            )
        )
        == COLUMNS
    )


def test_rows_keep_what_the_document_leaves_empty(agreements: list[Agreement]) -> None:
    rows = register_rows(agreements, agreement_ids=("kolom",))
    assert [(row.item, row.trekker, row.trekker_source, row.deadline) for row in rows] == [
        ("1.1", "Woonstichting Lommer", "column", "Q1 2026"),
        ("1.2", "Beleidsadviseur Groen (gemeente)", "column", ""),
        ("1.3", "Corporaties", "column", ""),
        ("1.4", "", "", ""),
    ]
    assert {(row.page, row.page_label, row.theme) for row in rows} == {(1, "1", "1. Thema Groen")}


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("Lommer", ["1.1", ""]),
        ("lommer", ["1.1", ""]),
        ("gemeente", ["1.2", ""]),
        ("Gemeente Veenburg", ["1.2", ""]),
        ("beleidsadviseur", ["1.2"]),
        ("woningcorporaties", ["1.3"]),
        ("Sterk Wonen", []),
    ],
)
def test_filter_on_trekker(agreements: list[Agreement], name: str, items: list[str]) -> None:
    assert [row.item for row in register_rows(agreements, trekker=name)] == items


def test_filter_on_theme_and_agreement(agreements: list[Agreement]) -> None:
    assert len(register_rows(agreements, theme="groen")) == 4
    assert {row.agreement for row in register_rows(agreements, agreement_ids=("zinnen",))} == {"zinnen"}
    with pytest.raises(UnknownAgreementError, match=r"'elders' staat niet.*kolom, zinnen"):
        register_rows(agreements, agreement_ids=("elders",))


def test_csv_and_json_hold_the_same(agreements: list[Agreement]) -> None:
    rows = register_rows(agreements)
    text, data = io.StringIO(), io.StringIO()
    write_register(rows, "csv", text)
    write_register(rows, "json", data)
    read = list(csv.DictReader(io.StringIO(text.getvalue())))
    assert [{**row, "page": int(row["page"])} for row in read] == json.loads(data.getvalue())
    assert list(read[0]) == list(COLUMNS)


def test_workbook_holds_the_rows_and_no_formulas(agreements: list[Agreement]) -> None:
    rows = register_rows(agreements)
    data = io.BytesIO()
    write_register(rows, "xlsx", data)
    sheet = load_workbook(data)["Afspraken"]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert sheet.max_row == len(rows) + 1
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_table_tells_acting_parties_from_trekkers(agreements: list[Agreement]) -> None:
    text = io.StringIO()
    write_register(register_rows(agreements), "table", text)
    lines = text.getvalue().splitlines()
    assert any(line.startswith("zinnen") and "Lommer *" in line for line in lines)
    assert "* = uitvoerder volgens de tekst" in text.getvalue()
    assert lines[-1] == "6 afspraken"
    assert max(map(len, lines)) <= 120


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match=r"'pdf' bestaat niet.*table, csv, json, xlsx"):
        write_register((), "pdf", io.StringIO())
