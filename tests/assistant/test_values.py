"""Values in sentences and cells, with their qualifiers."""

from __future__ import annotations

import pytest

from assistant.evidence.units import leans_on_before
from assistant.evidence.values import is_undecided, values_in
from assistant.understanding.intent import Wanted


@pytest.mark.parametrize(
    ("text", "wanted", "words"),
    [
        ("Er komen ca. 390 sociale huurwoningen bij.", Wanted.COUNT, "ca. 390 sociale huurwoningen"),
        ("Minimaal 65% gaat naar starters.", Wanted.PERCENTAGE, "Minimaal 65%"),
        ("De huur is ten hoogste € 647,19 (prijspeil 2023).", Wanted.AMOUNT, "€ 647,19 (prijspeil 2023)"),
        ("Dit is uiterlijk 1 juli 2025 gereed.", Wanted.DATE, "uiterlijk 1 juli 2025"),
        ("Er is ten minste twee keer per jaar overleg.", Wanted.FREQUENCY, "ten minste twee keer per jaar"),
        ("Meldingen worden binnen vijf werkdagen bekeken.", Wanted.DURATION, "binnen vijf werkdagen"),
    ],
)
def test_value_of_each_type(text: str, wanted: Wanted, words: str) -> None:
    """The words are the document's, the qualifier included."""
    found = values_in(text, wanted)
    assert found[0].words == words
    assert text[found[0].start : found[0].end].strip(" ,") == words


def test_a_count_is_no_article() -> None:
    """ "Een label" counts nothing."""
    assert values_in("Elke woning krijgt een label.", Wanted.COUNT) == ()


@pytest.mark.parametrize("cell", ["n.t.b.", "t.b.", "Onbekend", "Aantal woningen n.t.b.", "nog niet vastgesteld", "pm"])
def test_undecided_cells(cell: str) -> None:
    """These cells say that the value is not there yet."""
    assert is_undecided(cell)


@pytest.mark.parametrize(
    "cell", ["", "46 woningen", "Onbekend is nog hoeveel woningen er in deze wijk precies worden gesloopt of verkocht."]
)
def test_other_cells(cell: str) -> None:
    """An empty cell says nothing, and a sentence is no cell value."""
    assert not is_undecided(cell)


def test_sentences_that_lean_on_the_one_before() -> None:
    """They take their subject from it."""
    assert leans_on_before("Het gaat om ongeveer 25 woningen.")
    assert leans_on_before("Voor 2025 is dit 68%.")
    assert not leans_on_before("Merelhof bouwt 25 woningen.")
