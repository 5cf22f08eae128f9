"""Facts are found in any spelling, and never inside another figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import figures, holds, strip_marks, tokens
from evals.numbers import figure, number_word

_UNITS = ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
          "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]  # fmt: skip
_TENS = ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def spelled(n: int) -> str:
    """The naive Dutch spelling of 1 to 99,999."""
    if n >= 1000:
        head = "" if n // 1000 == 1 else spelled(n // 1000)
        return f"{head}duizend{spelled(n % 1000) if n % 1000 else ''}"
    if n >= 100:
        head = "" if n // 100 == 1 else _UNITS[n // 100]
        return f"{head}honderd{spelled(n % 100) if n % 100 else ''}"
    if n < 20:
        return _UNITS[n]
    unit = _UNITS[n % 10]
    return f"{unit}en{_TENS[n // 10]}" if unit else _TENS[n // 10]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("in totaal 1.581 woningen", "1581"),
        ("1581 woningen", "1.581"),
        ("honderdtwintig sociale huurwoningen", "120"),
        ("vijftienhonderd woningen", "1.500"),
        ("7,5% van de woningen", "7,5 %"),
        ("zeven procent", "7%"),
        ("€ 647,19 per maand", "647,19"),
        ("€ 1.250.000,-", "1,25 miljoen"),
        ("€ 2 mln", "2.000.000"),
        ("op 1 januari 2025", "01-01-2025"),
        ("op 01-01-2025", "1 jan. 2025"),
        ("2025-01-01", "1 januari 2025"),
        ("gereed in het eerste kwartaal van 2024", "Q1"),
        ("Q1 2024", "1e kwartaal 2024"),
        ("de periode 2024–2027", "2024 t/m 2027"),
        ("de periode 2024 tot en met 2027", "2024-2027"),
        ("Pré Wonen", "pre wonen"),
        ("PRE WONEN bouwt", "Pré Wonen"),
        ("DAEB-woningen", "DAEB"),
        ("het zijn er één", "1"),
        ("afspraak K 1.12", "K1.12"),
        ("de tweede aftoppingsgrens", "2e aftoppingsgrens"),
    ],
)
def test_found(text: str, fact: str) -> None:
    assert holds(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("120 woningen", "20"),
        ("120 woningen", "12"),
        ("1.120 woningen", "120"),
        ("7,5 %", "5 %"),
        ("12,5", "12"),
        ("K 1.12", "K 1.1"),
        ("2027", "202"),
        ("huurwoningen", "woningen"),
        ("een woning", "1 woning"),
        ("gemeentelijk", "gemeente"),
        ("", "120"),
        ("120", ""),
        ("1 februari 2025", "2 januari 2025"),
    ],
)
def test_not_found(text: str, fact: str) -> None:
    assert not holds(text, fact)


@given(st.integers(1, 99_999))
def test_number_words_are_their_figures(n: int) -> None:
    word = spelled(n)
    assert number_word(word) == (None if n == 1 else n)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_an_amount_is_the_same_with_and_without_points(whole: int, cents: int) -> None:
    pointed = f"{whole:,}".replace(",", ".")
    assert figure(f"{pointed},{cents:02d}") == figure(f"{whole},{cents:02d}")
    assert float(figure(f"{pointed},{cents:02d}")) == pytest.approx(whole + cents / 100)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_text_holds_each_of_its_tokens(text: str) -> None:
    assert all(any(token == other for other in tokens(text)) for token in tokens(text))
    assert holds(text, text) is bool(tokens(text))


def test_figures_of_a_text() -> None:
    assert figures("Op 3 mei 2024 zijn er twaalf van de 1.300 klaar") == {"3", "2024", "12", "1300"}


def test_marks_and_pages_are_no_facts() -> None:
    assert figures(strip_marks("Het is 5 [1][2], p. 25 (pdf 29) en pagina 7 [3, 4].")) == {"5"}
