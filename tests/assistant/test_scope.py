"""Towns, corporations, items and years in a question, and names that are nowhere."""

from __future__ import annotations

import pytest

from assistant.model import Question
from assistant.understanding.names import names_of
from assistant.understanding.understand import understand
from tests.assistant.library import AGREEMENTS

NAMES = names_of(AGREEMENTS)


def _scope(text: str, *history: str):  # type: ignore[no-untyped-def]
    return understand(Question(text, history), NAMES)


@pytest.mark.parametrize(
    "text",
    ["Hoeveel bouwt Elzenrade?", "HOEVEEL BOUWT ELZENRADE", "hoeveel bouwt elzenrde?", "Wat doet bergzicht wonne?"],
)
def test_a_name_sets_the_agreement_in_any_spelling(text: str) -> None:
    """A town, and a corporation that is active in one agreement, capitals and typing errors aside."""
    assert _scope(text).scope.agreements == ("elzenrade",)


def test_an_accent_and_a_first_word_are_enough() -> None:
    """ "Pré Vooruit" is known as "pre vooruit"."""
    assert _scope("Wat doet pre vooruit?").scope.parties == ("Pré Vooruit",)


@pytest.mark.parametrize("text", ["J 2.4", "j2.4", "J. 2.4"])
def test_items_in_every_spelling(text: str) -> None:
    """The item is given as printed, and tells which agreement is meant."""
    scope = _scope(f"Wie is trekker van {text}?").scope
    assert (scope.items, scope.agreements) == (("J 2.4",), ("elzenrade",))


def test_an_item_that_no_agreement_has() -> None:
    """It is reported, not ignored."""
    assert _scope("Wie is trekker van J 9.9?").unknown_items == ("J9.9",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hoeveel woningen komen er in Utrecht?", "Utrecht"),
        ("wat doet ymere aan isolatie", "Ymere"),
        ("Wat spreekt de gemeente Vlindermeer af?", "Vlindermeer"),
    ],
)
def test_names_that_are_nowhere(text: str, name: str) -> None:
    """A public name, and a capitalised word after "gemeente"."""
    assert _scope(text).scope.unknown_names == (name,)


def test_ordinary_words_are_no_unknown_names() -> None:
    """Towns called as ordinary words stay words, in capitals too."""
    assert _scope("HOEVEEL HUIZEN KOMEN ER?").scope.unknown_names == ()
    assert _scope("Wat is het best voor huizen?").scope.unknown_names == ()


def test_a_party_of_elsewhere_is_a_conflict() -> None:
    """Lindeborgh has no part in the agreement of Elzenrade."""
    assert _scope("Wat doet Lindeborgh in Elzenrade?").conflict == "Lindeborgh"


def test_all_municipalities_widens() -> None:
    """No agreement is singled out."""
    intent = _scope("Hoeveel woningen bouwen alle gemeenten?")
    assert intent.all_agreements
    assert intent.scope.agreements == ()


def test_years_and_ranges() -> None:
    """A range holds every year in it."""
    assert _scope("Wat gebeurt er in 2024-2026?").scope.years == (2024, 2025, 2026)


def test_the_users_own_choice_wins() -> None:
    """Agreements set by the user restrict, whatever the question names."""
    intent = understand(Question("Wat doet Elzenrade?", agreements=("molenwijk",)), NAMES)
    assert intent.scope.agreements == ("molenwijk",)
