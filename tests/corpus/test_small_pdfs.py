"""Small PDFs by several producers are read as the file beside each says."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from corpus.model import Agreement
from corpus.reading import read_agreement
from tests.corpus.differences import (
    check,
    definition_differences,
    footnote_differences,
    page_differences,
    party_differences,
    plain,
    register_differences,
    table_differences,
)
from tests.pdfs import make

FOLDER = Path(make.__file__).parent
NAMES = tuple(sorted(path.name.split(".")[0] for path in FOLDER.glob("*.expected.yaml")))
WITHOUT_TEXT = ("scan",)

pytestmark = pytest.mark.parametrize("name", NAMES)


@cache
def _read(name: str) -> Agreement:
    if name in WITHOUT_TEXT and shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    return read_agreement(FOLDER / f"{name}.pdf")


@cache
def _expected(name: str) -> Mapping[str, Any]:
    facts: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text("utf-8"))
    source = facts.get("trekker_source", "")
    facts["register"] = [{"trekker_source": source} | item for item in facts["register"]]
    for table in facts.get("tables", ()):
        if "row_of_item" in table:
            table["rows"] = [_cells(item, table["row_of_item"]) for item in facts["register"]]
    return facts


def _cells(item: Mapping[str, Any], fields: list[str]) -> list[str]:
    cells: list[str] = []
    for field in fields:
        value = item[field]
        if field == "trekker" and isinstance(value, list):
            value = " en ".join(value)
        cells += value if isinstance(value, list) else [value]
    return cells


def test_expected_words_stand_on_their_page(name: str) -> None:
    """The expected file is right: pypdf finds its quotes, and the first words of items, on the page it gives."""
    expected = _expected(name)
    pages = PdfReader(FOLDER / f"{name}.pdf").pages
    assert len(pages) == len(expected["pages"])
    if name in WITHOUT_TEXT:
        return
    texts = [_only_letters(page.extract_text()) for page in pages]
    quotes = [(n, quote) for n, page in enumerate(expected["pages"], start=1) for quote in page.get("has", ())]
    starts = [(item["page"], item["text"][:24]) for item in expected["register"]]
    assert [(n, words) for n, words in quotes + starts if _only_letters(words) not in texts[n - 1]] == []


def _only_letters(text: str) -> str:
    """Ligatures spelled out; figures left out too, since footnote marks stick to words."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalpha())


def test_text_labels_and_order(name: str) -> None:
    """Printed labels, key lines in reading order, and no running lines in the text."""
    check(page_differences(_read(name).pages, _expected(name)["pages"]))


def test_register(name: str) -> None:
    """Items with page, trekker, how it is known, and deadline."""
    check(register_differences(_read(name), _expected(name)["register"]))


def test_tables(name: str) -> None:
    """Columns, cells and pages of tables."""
    check(table_differences(_read(name), _expected(name).get("tables", ())))


def test_parties_terms_and_footnotes(name: str) -> None:
    """Parties, terms and footnotes, where the file has them."""
    expected = _expected(name)
    check(party_differences(_read(name), expected["parties"]))
    check(definition_differences(_read(name), expected.get("definitions", ())))
    check(footnote_differences(_read(name), expected.get("footnotes", ())))


def test_words_read_by_ocr(name: str) -> None:
    """A page without text layer keeps its confidence and at least the share of words the file asks for."""
    expected, agreement = _expected(name), _read(name)
    if not expected.get("ocr"):
        assert all(page.ocr_confidence is None for page in agreement.pages)
        return
    page = agreement.pages[0]
    assert page.ocr_confidence is not None
    wanted = [word for item in expected["register"] for word in f"{item['text']} {item['deadline']}".split()]
    read = set(plain(page.text).split())
    right = sum(plain(word) in read for word in wanted)
    assert right / len(wanted) >= expected["words"]
