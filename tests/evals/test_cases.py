"""Cases are read from three forms; what is wrong is said in Dutch with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.cases import Half, Persona, half_of
from evals.reading import read_cases
from tests.evals.made import case

YAML = """\
title: Vragen
documents: [map]
defaults:
  agreement: noord
cases:
  - id: a
    question: Hoeveel woningen?
    facts: [["120", honderdtwintig], 1.580]
    pages: [12, 60]
  - id: b
    question: Vergelijk noord en west.
    kind: comparison
    agreement: [noord, west]
    pages: {noord: [12], west: [[5], [7, 8]]}
    cells: [{row: nieuwbouw, column: West, value: 80}]
  - id: c
    question: Hoeveel in Zuid?
    unanswerable: Zuid staat nergens in
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml(tmp_path: Path) -> None:
    file = read_cases(write(tmp_path, "v.yaml", YAML))
    first, second, third = file.cases
    assert file.head.documents == ("map",)
    assert first.facts == (("120", "honderdtwintig"), ("1.580",))
    assert first.evidence == ((("noord", 12), ("noord", 60)),)
    assert second.evidence == ((("noord", 12),), (("west", 5),), (("west", 7), ("west", 8)))
    assert second.agreements == ("noord", "west")
    assert third.agreement == ("noord",)
    assert [one.line for one in file.cases] == [6, 10, 16]


def test_json_lines_and_csv_say_the_same_as_yaml(tmp_path: Path) -> None:
    lines = (
        '{"documents": ["map"]}\n{"id": "a", "question": "Wie?", "trekker": [["W", "Weller"], "gemeente"], '
        '"agreement": "noord", "pages": [[12, 60], [3]], "tags": ["x"]}\n'
    )
    rows = "# documents: [map]\nid,question,trekker,agreement,pages,tags\na,Wie?,W|Weller;gemeente,noord,12|60;3,x\n"
    from_lines, from_rows = (read_cases(write(tmp_path, f"v.{kind}", text)) for kind, text in
                             (("jsonl", lines), ("csv", rows)))  # fmt: skip
    assert from_lines.head == from_rows.head
    assert from_lines.cases[0].model_dump(exclude={"file", "line"}) == from_rows.cases[0].model_dump(
        exclude={"file", "line"}
    )
    assert (from_lines.cases[0].line, from_rows.cases[0].line) == (2, 3)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("question: Hoeveel w", "qestion: Hoeveel w", 7, r"'qestion' bestaat niet; bedoelt u 'question'\?"),
        ("[12, 60]", "[12, x]", 9, "'pages' moet een geheel getal zijn, niet 'x'"),
        ("[12, 60]", "[0]", 9, "'pages' moet 1 of meer zijn, niet 0"),
        ("kind: comparison", "kind: vergelijking", 12, "'kind' kan niet 'vergelijking' zijn; kies uit 'trekker'"),
        ("  - id: b", "  - id: a", 10, "id 'a' staat ook op regel 6"),
        ("  - id: a\n", "  - persona: huurder\n", 6, "'id' ontbreekt"),
        ("value: 80", "waarde: 80", 15, "het veld 'waarde' bestaat niet in 'cells'"),
        ("    unanswerable: Zuid staat nergens in\n", "", 16, "geef facts, trekker, no_trekker, cells of unanswerable"),
        ("nergens in", "nergens in\n    facts: ['1']", 16, "een vraag met 'unanswerable' heeft geen facts"),
        ("question: Hoeveel in Zuid?", "question: ' '", 16, "'question' ontbreekt"),
        ("title: Vragen", "titel: Vragen", 1, r"'titel' bestaat niet; bedoelt u 'title'\?"),
        ("  - id: c", "  - vraag", 17, "geldige YAML"),
        ("  - id: c", "   - id: c", 16, "geen geldige YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    path = write(tmp_path, "v.yaml", YAML.replace(old, new, 1))
    with pytest.raises(UsageError, match=message) as caught:
        read_cases(path)
    assert f"v.yaml:{line}:" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("v.yaml", "een: twee\n", "verwacht een lijst van vragen onder 'cases:'"),
        ("v.yaml", "- alleen tekst\n", r"v.yaml:1: een vraag is een lijstje velden"),
        ("v.jsonl", '{"documents": []}\n{"id": \n', r"v.jsonl:2: geen geldige JSON"),
        ("v.csv", "id,vraag\na,Wie?\n", "v.csv:2: het veld 'vraag' bestaat niet"),
        ("v.csv", "# : [\nid\n", "v.csv:1: de regels met # boven de kolommen"),
        ("v.txt", "x", "vragen staan in .yaml, .yml, .jsonl, .csv, niet in '.txt'"),
    ],
)
def test_files_of_another_form_are_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_cases(write(tmp_path, name, text))


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kan dit bestand niet lezen"):
        read_cases(tmp_path / "weg.yaml")
    (tmp_path / "v.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        read_cases(tmp_path / "v.yaml")


def test_a_case_without_half_keeps_its_half_whatever_is_added() -> None:
    assert case(id="a").half is half_of("a")
    assert case(id="a", half="test").half is Half.TEST
    assert {half_of(str(n)) for n in range(20)} == set(Half)


def test_a_row_of_the_register_needs_its_item() -> None:
    with pytest.raises(ValueError, match="noemt één agreement en het nummer"):
        case(ask="register", question="", trekker="Weller")
    assert case(ask="register", question="", items="K 1", trekker="Weller").persona is Persona.OFFICIAL


def test_pages_without_an_agreement_are_refused() -> None:
    with pytest.raises(ValueError, match="pages zonder document"):
        case(agreement=[])
