"""The example agreements are read as their sources say."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.model import Agreement
from corpus.reading import read_agreement
from tests.conftest import EXAMPLES
from tests.corpus.differences import (
    check,
    definition_differences,
    page_differences,
    party_differences,
    plain,
    register_differences,
    table_differences,
)
from tests.examples import make_expected

EXPECTED = Path(make_expected.__file__).parent / "expected"
AGREEMENTS = ("veldrecht", "zandermeer", "hoogwerve")

pytestmark = pytest.mark.parametrize("name", AGREEMENTS)


@cache
def _read(name: str) -> Agreement:
    return read_agreement(EXAMPLES / f"{name}.pdf")


def _facts(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load((EXPECTED / f"{name}.yaml").read_text("utf-8"))
    return facts


def test_every_item_with_page_trekker_and_deadline(name: str) -> None:
    """The register has every item of the source, and no trekker that the source does not name."""
    with (EXPECTED / f"{name}.register.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    check(register_differences(_read(name), expected))


def test_printed_page_numbers(name: str) -> None:
    """The labels are those printed, roman and missing ones included."""
    check(page_differences(_read(name).pages, [{"label": label} for label in _facts(name)["labels"]]))


def test_parties(name: str) -> None:
    """Parties with role and short names."""
    check(party_differences(_read(name), _facts(name)["parties"]))


def test_definitions(name: str) -> None:
    """Terms of the glossary, with their page."""
    check(definition_differences(_read(name), _facts(name)["definitions"]))


def test_number_tables_cell_for_cell(name: str) -> None:
    """Number tables, two-level headers and empty cells included."""
    check(table_differences(_read(name), _facts(name)["tables"]))


def test_period_and_signing(name: str) -> None:
    """Municipality, period, date and signatories."""
    agreement, facts = _read(name), _facts(name)
    assert agreement.municipality == facts["municipality"]
    assert list(agreement.years or ()) == facts["years"]
    assert agreement.signed_on == facts["signed_on"]
    signed = plain(" | ".join(agreement.signatories))
    assert [person for person in facts["signatories"] if plain(person) not in signed] == []
