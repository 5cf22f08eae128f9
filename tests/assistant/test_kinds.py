"""The kind of a question, its wanted value, and the sentence that asks."""

from __future__ import annotations

import pytest

from assistant.model import Kind
from assistant.understanding.asking import asking_sentence, repaired
from assistant.understanding.intent import Wanted, wanted_of
from assistant.understanding.kinds import KIND_RULES
from assistant.understanding.words import fold


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wie is trekker van J 2.4?", Kind.TREKKER),
        ("trekker warmteplan", Kind.TREKKER),
        ("Hoeveel sociale huurwoningen komen er bij?", Kind.NUMBER),
        ("HOEVEEL PROCENT GAAT NAAR STARTERS", Kind.NUMBER),
        ("Tot welk inkomen mag ik meedoen?", Kind.NUMBER),
        ("Wanneer moet dat klaar zijn?", Kind.DATE),
        ("Op welke dag is de handtekening gezet en wanneer was dat getekend?", Kind.DATE),
        ("Hoe vaak is er overleg?", Kind.DATE),
        ("Wat is de stand van zaken van de buurtvisie?", Kind.STATUS),
        ("Wat betekent aftoppingsgrens?", Kind.DEFINITION),
        ("Wat is een doorstromer?", Kind.DEFINITION),
        ("Noem de drie huurgrenzen met hun percentage.", Kind.LIST),
        ("Welke locaties worden onderzocht?", Kind.LIST),
        ("Mag ik met vrienden een huis delen?", Kind.YES_NO),
        ("Klopt het dat de huur bevroren wordt?", Kind.YES_NO),
        ("Wie tekende namens de huurders?", Kind.WHO),
        ("Vergelijk de nieuwbouw van Noord en Zuid.", Kind.COMPARISON),
        ("Schrijf een gedicht over mijn straat", Kind.OUTSIDE),
        ("Vertel eens over vergroening", Kind.OPEN),
    ],
)
def test_kind(question: str, kind: Kind) -> None:
    """Each kind is recognised in plain, shouted and keyword questions."""
    assert KIND_RULES.kind_of(question) is kind


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Hoeveel woningen komen er?", Wanted.COUNT),
        ("Hoeveel procent is sociaal?", Wanted.PERCENTAGE),
        ("Hoeveel besteedt de corporatie aan leefbaarheid?", Wanted.AMOUNT),
        ("Hoeveel jaar geldt de korting?", Wanted.DURATION),
        ("Hoe vaak is er overleg?", Wanted.FREQUENCY),
        ("Wanneer is het klaar?", Wanted.DATE),
    ],
)
def test_wanted_value(question: str, wanted: Wanted) -> None:
    """The question word and its noun decide what type of value answers."""
    assert wanted_of(fold(question), KIND_RULES.kind_of(question)) is wanted


def test_the_asking_sentence_is_the_last_question() -> None:
    """Talk before the question does not decide its kind."""
    text = "Ik sta al jaren ingeschreven. Mijn buurman kreeg voorrang. Hoe hoog is dat percentage? Alvast dank."
    assert asking_sentence(text) == "Hoe hoog is dat percentage?"
    assert KIND_RULES.kind_of("Vergelijk mij niet met mijn buur. Wanneer begint de bouw?") is Kind.DATE


def test_typing_errors_in_question_words_are_repaired() -> None:
    """A known word of the agreements is never changed."""
    assert repaired("Wie is treker, en waneer?", frozenset()) == "Wie is trekker, en wanneer?"
    assert repaired("Wie is treker?", frozenset({"treker"})) == "Wie is treker?"
