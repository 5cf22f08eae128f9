"""Follow-ups are completed from the questions before them; a new topic inherits nothing."""

from __future__ import annotations

import pytest

from assistant.model import Kind, Question
from assistant.understanding.intent import Intent
from assistant.understanding.names import names_of
from assistant.understanding.understand import understand
from tests.assistant.library import AGREEMENTS

NAMES = names_of(AGREEMENTS)


def _asked(text: str, *history: str) -> Intent:
    return understand(Question(text, history), NAMES)


def test_another_party_takes_the_place_of_the_first() -> None:
    """The completed question reads as if it had been asked in full."""
    intent = _asked("en bij Pré Vooruit?", "Hoeveel woningen bouwt Bergzicht Wonen in 2025?")
    assert intent.completed == "Hoeveel woningen bouwt Pré Vooruit in 2025?"
    assert intent.kind is Kind.NUMBER
    assert intent.scope.parties == ("Pré Vooruit",)
    assert "years" in intent.scope.inherited


def test_another_year() -> None:
    """Only the year changes."""
    assert _asked("En in 2026?", "Hoeveel woningen bouwt Bergzicht Wonen in 2025?").scope.years == (2026,)


def test_a_question_word_of_its_own_keeps_the_topic() -> None:
    """ "Wanneer is dat klaar?" is about the item before it."""
    intent = _asked("wanneer is dat klaar?", "Wie is trekker van J 2.4 in Elzenrade?")
    assert intent.kind is Kind.DATE
    assert intent.scope.items == ("J 2.4",)
    assert "over: Wie is trekker van J 2.4" in intent.completed


def test_another_town_drops_the_parties_of_the_first() -> None:
    """Bergzicht Wonen is nobody in Molenwijk."""
    intent = _asked("en in Molenwijk?", "Hoeveel woningen bouwt Bergzicht Wonen in Elzenrade?")
    assert intent.scope.agreements == ("molenwijk",)
    assert intent.scope.parties == ()


@pytest.mark.parametrize(
    "text", ["Wie is trekker van de zonnepanelen in Molenwijk?", "Hoeveel sociale huurwoningen komen er bij?"]
)
def test_a_new_topic_inherits_nothing(text: str) -> None:
    """A whole question is left as it is."""
    assert _asked(text, "Wie is trekker van J 2.4 in Elzenrade?") == _asked(text)


def test_history_is_an_argument_only() -> None:
    """The same question without history is not coloured by an earlier conversation."""
    _asked("en in 2026?", "Hoeveel woningen bouwt Bergzicht Wonen?")
    assert _asked("en in 2026?").scope.parties == ()
