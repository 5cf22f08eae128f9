"""Tokens keep what agreements are looked up by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.tokens import fold, tokenize


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize("written", ["K 1.12", "K1.12", "K.1.12", "k. 1.12", "K. 1.12"])
def test_an_item_number_has_one_spelling(written: str) -> None:
    assert texts(written) == ["k1.12", "1.12"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("7.8", ["7.8"]),
        ("€ 647,19", ["€647,19", "647,19", "euro"]),
        ("€647,19", ["€647,19", "647,19", "euro"]),
        ("€ 1.500,-", ["€1500", "1500", "euro"]),
        ("€ 1.500,00", ["€1500", "1500", "euro"]),
        ("5,4%", ["5,4%", "5,4", "procent"]),
        ("5.4 %", ["5,4%", "5,4", "procent"]),
        ("5,4 procent", ["5,4%", "5,4", "procent"]),
        ("Q1 2024", ["q1", "kwartaal", "2024"]),
        ("1e kwartaal 2024", ["q1", "kwartaal", "2024"]),
        ("eerste kwartaal", ["q1", "kwartaal"]),
        ("kwartaal 4", ["q4", "kwartaal"]),
        ("6 december 2023", ["2023-12-06", "2023", "december"]),
        ("06-12-2023", ["2023-12-06", "2023"]),
        ("1.581 woningen", ["1581", "1.581", "woningen"]),
        ("1581", ["1581"]),
        ("B&W", ["b&w"]),
        ("W.m.o.", ["wmo"]),
        ("label A++", ["label", "a++"]),
        ("EFG-labels", ["efglabels", "efg", "labels"]),
        ("2024/2025", ["2024", "2025"]),
        ("coöperatie", ["cooperatie"]),
        ("auto's", ["autos"]),
        ("ﬁetsen", ["fietsen"]),
        ("Dorpsstr. 5", ["dorpsstraat", "5"]),
    ],
)
def test_codes_stay_whole(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


@given(st.text(max_size=200))
def test_any_text_has_tokens_within_it(text: str) -> None:
    folded = fold(text)
    for token in tokenize(text):
        assert 0 <= token.start < token.end <= len(folded)
        assert token.text


@given(st.text(alphabet="aàáâäbcçeéèëiïöüñ", max_size=20))
def test_accents_make_no_difference(text: str) -> None:
    assert texts(text) == texts(fold(text))
