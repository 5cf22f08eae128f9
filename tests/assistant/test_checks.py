"""Every check fails on the thing it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.draft import DraftClaim, Quote
from assistant.checks.claims import (
    AllChecks,
    FiguresInQuote,
    ModalityInQuote,
    NamesInQuote,
    QuoteOnPage,
    WithinScope,
    figures,
)
from corpus.model import Span
from tests.assistant.library import ELZENRADE, FIRST

_START = FIRST.text.index("De gemeente")
QUOTE = Quote("elzenrade", Span(1, _START, FIRST.text.index("\n", _START)))
CHECKS = AllChecks(
    (
        QuoteOnPage(),
        FiguresInQuote(),
        NamesInQuote(["Bergzicht Wonen", "Pré Vooruit"]),
        ModalityInQuote(),
        WithinScope(["elzenrade"]),
    )
)


def _failed(text: str, quote: Quote = QUOTE, frame: tuple[str, ...] = ()) -> list[str]:
    verdicts = CHECKS.verdicts(DraftClaim(text, (quote,), frame), {"elzenrade": ELZENRADE})
    return [verdict.name for verdict in verdicts if not verdict.passed]


def test_words_of_the_quote_pass() -> None:
    """A claim in the document's own words passes every check."""
    assert (
        _failed("Ca. 240 sociale huurwoningen: de gemeente Elzenrade en Bergzicht Wonen bouwen die tot en met 2030.")
        == []
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Er komen 241 sociale huurwoningen.", "cijfers"),
        ("Dit is in 2031 klaar.", "cijfers"),
        ("Het gaat om 24,0%.", "cijfers"),
        ("Pré Vooruit bouwt 240 woningen.", "namen"),
        ("Er komen maximaal 240 woningen.", "zekerheid"),
        ("Er komen geen 240 woningen.", "zekerheid"),
    ],
)
def test_what_the_quote_lacks_fails(text: str, name: str) -> None:
    """A figure, a year, a party, a limit or a negation of its own."""
    assert _failed(text) == [name]


def test_words_of_the_assistant_need_no_proof() -> None:
    """A frame is the assistant's own: here a count of lines."""
    assert _failed("3 regels: 240 woningen", frame=("3 regels:",)) == []


def test_a_quote_beyond_its_page_fails() -> None:
    """Nothing is cited that does not stand there."""
    assert "citaat" in _failed("Iets.", Quote("elzenrade", Span(1, 5, 9999)))
    assert "citaat" in _failed("Iets.", Quote("elzenrade", Span(7, 0, 5)))


def test_an_agreement_outside_the_scope_fails() -> None:
    """The scope of the question binds the proof."""
    checks = AllChecks((WithinScope(["molenwijk"]),))
    assert not checks.verdicts(DraftClaim("x", (QUOTE,)), {"elzenrade": ELZENRADE})[0].passed


@given(st.integers(min_value=1_000, max_value=9_999_999))
def test_a_figure_is_the_same_with_and_without_dots(number: int) -> None:
    """Thousands may be written with dots."""
    assert figures(f"{number:,}".replace(",", ".")) == figures(str(number))
