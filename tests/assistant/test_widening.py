"""What the user takes away from the recognised scope no longer limits the answer."""

from __future__ import annotations

from assistant.model import Question
from assistant.understanding.intent import Intent
from assistant.understanding.names import names_of
from assistant.understanding.understand import understand
from tests.assistant.library import AGREEMENTS

NAMES = names_of(AGREEMENTS)


def _understood(text: str, *without: str, agreements: tuple[str, ...] = ()) -> Intent:
    return understand(Question(text, agreements=agreements, without=without), NAMES)


def test_a_town_taken_away_leaves_all_agreements_and_a_question_without_it() -> None:
    wide = _understood("Hoeveel woningen komen erbij in de gemeente Elzenrade?", "Elzenrade")
    assert wide.scope.agreements == ()
    assert wide.scope.municipalities == ()
    assert wide.completed == "Hoeveel woningen komen erbij?"


def test_a_year_taken_away_leaves_the_town() -> None:
    wide = _understood("Hoeveel woningen komen erbij in Elzenrade in 2025?", "2025")
    assert wide.scope.years == ()
    assert wide.scope.agreements == ("elzenrade",)


def test_what_the_user_chose_stays() -> None:
    assert _understood("Wat bouwt men in Elzenrade?", "Elzenrade", agreements=("elzenrade",)).scope.agreements == (
        "elzenrade",
    )


def test_a_name_that_was_nowhere_can_be_taken_away_too() -> None:
    narrow = _understood("Hoeveel woningen komen erbij in Utrecht?")
    assert narrow.scope.unknown_names == ("Utrecht",)
    wide = _understood("Hoeveel woningen komen erbij in Utrecht?", "Utrecht")
    assert wide.scope.unknown_names == ()
    assert [term.text for term in wide.terms] == [term.text for term in narrow.terms if term.text != "utrecht"]
    assert "utrecht" in {term.text for term in narrow.terms}
