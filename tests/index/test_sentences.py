"""Dutch sentences end where they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Partijen overleggen o.a. Over de prijs.",
        "Volgens art. 3.2 geldt dit.",
        "Dhr. De Vries tekent namens de gemeente.",
        "Er komen ca. 130 woningen.",
        "Dit geldt m.b.t. De nieuwbouw.",
        "De heer J. Jansen tekent.",
        "Het bedrag is € 1.500 per jaar.",
        "In jan. 2024 start de bouw.",
        "Zie blz. 12 en nr. 3 hiervan.",
        "Woningen, tuinen enz. vallen hieronder.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eerste zin. Tweede zin.", ["Eerste zin.", "Tweede zin."]),
        ("Komt er meer? Ja! Echt.", ["Komt er meer?", "Ja!", "Echt."]),
        ("Dit is in 2024. Daarna niet.", ["Dit is in 2024.", "Daarna niet."]),
        ("Hij zei: 'Nee.' Toen ging hij.", ["Hij zei: 'Nee.'", "Toen ging hij."]),
        ("Wij bouwen:\n• huizen\n• flats", ["Wij bouwen:", "• huizen", "• flats"]),
        ("Kop\n\nTekst eronder", ["Kop", "Tekst eronder"]),
        ("1. Wij bouwen huizen.", ["1. Wij bouwen huizen."]),
    ],
)
def test_sentences_are_told_apart(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet="ab .?!\n•A1"))
def test_sentences_hold_every_sign_but_white_space(text: str) -> None:
    joined = "".join(sentences(text))
    assert "".join(joined.split()) == "".join(text.split())
