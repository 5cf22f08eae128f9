"""Rules that hold for any agreement: over the examples, and over words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.signing import signatures_of
from assistant.assistant import Assistant
from assistant.evidence.matching import Matcher, infinitive_of, met
from assistant.evidence.scoring import Scorer
from assistant.evidence.units import Unit, UnitKind
from assistant.model import Kind, Question, Scope
from assistant.settings import load_settings
from assistant.understanding.intent import Intent, Term, Wanted, wanted_of
from assistant.understanding.kinds import KIND_RULES
from assistant.understanding.names import names_of
from assistant.understanding.understand import understand
from corpus.model import BlockKind, Span
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.model import Passage, PassageKind
from index.options import IndexOptions
from index.reader import IndexReader
from index.thesaurus.thesaurus import Thesaurus
from tests.assistant.library import AGREEMENTS
from tests.index.made import agreement_of, page_of

COUNTS = {"leveren": 3, "betalen": 2, "geven": 2, "stoppen": 1, "woningen": 9, "verhuurd": 2, "punt": 1}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """A matcher over a handful of words."""
    analyzer = DutchAnalyzer(Lexicon(COUNTS))
    return Matcher(analyzer, COUNTS, Thesaurus([], analyzer))


@pytest.fixture(scope="module")
def assistant(example_store: Path) -> Assistant:
    """An assistant over the examples."""
    return Assistant(IndexReader.open(example_store, IndexOptions()), load_settings())


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("levert", "leveren"), ("betaalt", "betalen"), ("geeft", "geven"), ("stopt", "stoppen"), ("punt", "")],
)
def test_infinitive(form: str, infinitive: str) -> None:
    """A form on -t gives its infinitive when that is a word."""
    assert infinitive_of(form, Lexicon(COUNTS)) == infinitive


def test_verb_form_meets_infinitive(matcher: Matcher) -> None:
    """ "levert" is found in "op te leveren"."""
    assert met(matcher.asked([Term("levert")], "levert")[0], matcher.bag("op te leveren woningen")) > 0.9


def _unit(text: str, kind: UnitKind = UnitKind.SENTENCE, label: str = "", item: str = "") -> Unit:
    passage = Passage("p", "a", 1, "1", item, PassageKind.PARAGRAPH, text, "", (Span(1, 0, len(text)),))
    return Unit(kind, "a", (Span(1, 0, len(text)),), text, "", "", "", passage, 1, label=label)


def _scorer(matcher: Matcher, wanted: Wanted, scope: Scope, text: str = "vraag") -> Scorer:
    asked = matcher.asked([Term("woningen", counted=True)], text)
    intent = Intent(text, Kind.NUMBER, wanted, scope, (), text)
    return Scorer(intent, asked, matcher, ("berghuis",), range(2020, 2030))


def test_value_of_the_year_asked(matcher: Matcher) -> None:
    """Of two years in a sentence the value of the clause of the year asked."""
    unit = _unit("In 2023 werden 212 woningen verhuurd, in 2024 waren dat er 187.")
    value = _scorer(matcher, Wanted.COUNT, Scope(years=(2024,))).score(unit).value
    assert value is not None and value.words == "187"


def test_value_of_the_party_asked(matcher: Matcher) -> None:
    """Of two parties in a sentence the value of the clause of the party asked."""
    unit = _unit("Berghuis bouwt 120 woningen, Dalhuis bouwt 80 woningen.")
    value = _scorer(matcher, Wanted.COUNT, Scope(parties=("Dalhuis",))).score(unit).value
    assert value is not None and value.words.startswith("80")


def test_value_of_another_item_is_blocked(matcher: Matcher) -> None:
    """A value of another item than the one named is no answer."""
    scorer = _scorer(matcher, Wanted.COUNT, Scope(items=("A3",)))
    assert scorer.score(_unit("12 woningen", item="A1")).blocked == "item"
    assert not scorer.score(_unit("12 woningen", item="A3")).blocked


def test_row_head_is_no_value(matcher: Matcher) -> None:
    """The head "Gereed" of a row is not when it is ready."""
    scorer = _scorer(matcher, Wanted.DATE, Scope())
    assert scorer.score(_unit("Gereed", UnitKind.CELL, "Gereed")).value is None
    assert scorer.score(_unit("Q3 2027", UnitKind.CELL, "Gereed")).value is not None


def test_added_goes_before_standing(matcher: Matcher) -> None:
    """ "komen erbij" prefers what is added."""
    scorer = _scorer(matcher, Wanted.COUNT, Scope(), "Hoeveel woningen komen erbij?")
    added, standing = scorer.score(_unit("Er worden 40 woningen gebouwd.")), scorer.score(_unit("Er zijn 90 woningen."))
    assert added.score > standing.score


@pytest.mark.parametrize(
    ("question", "kind", "wanted"),
    [
        ("Met hoeveel gaat de huur omhoog?", Kind.NUMBER, Wanted.PERCENTAGE),
        ("Wat mag de nieuwbouw kosten?", Kind.NUMBER, Wanted.AMOUNT),
        ("Met hoeveel partijen is gesproken?", Kind.NUMBER, Wanted.COUNT),
    ],
)
def test_value_asked(question: str, kind: Kind, wanted: Wanted) -> None:
    """What type of value everyday words ask for."""
    assert KIND_RULES.kind_of(question) is kind
    assert wanted_of(question.lower(), kind) is wanted


def test_verb_is_not_counted() -> None:
    """ "Hoeveel betaalt een corporatie" counts nothing by the name of "betaalt"."""
    intent = understand(Question("Hoeveel betaalt een corporatie voor de grond?"), names_of(AGREEMENTS))
    assert not any(term.counted for term in intent.terms)


def test_signatures_on_one_line() -> None:
    """Each "Namens …" of a line begins a signature."""
    words = "Namens de gemeente: mw. L. Berg, wethouder. Namens Dalhuis: dhr. P. Veld, bestuurder."
    agreement = agreement_of(page_of(1, [(BlockKind.PARAGRAPH, words)]), agreement_id="a")
    assert [signature.words.split(":")[0] for signature in signatures_of(agreement)] == [
        "Namens de gemeente",
        "Namens Dalhuis",
    ]


def test_period_in_everyday_words(assistant: Assistant) -> None:
    """A question with nothing but "hoe lang gelden de afspraken" asks the period."""
    answer = assistant.ask(Question("Hoe lang gelden de afspraken?"))
    assert not answer.abstained and any(char.isdigit() for char in answer.text)


def test_added_homes_of_an_example(assistant: Assistant) -> None:
    """What is added, not what is there."""
    answer = assistant.ask(Question("Hoeveel sociale huurwoningen komen erbij in Veldrecht?"))
    assert answer.text.startswith("412")


def test_of_the_field_but_not_there(assistant: Assistant) -> None:
    """A question about homes that are nowhere is of the field."""
    answer = assistant.ask(Question("Hoeveel studentenwoningen komen er?"))
    assert answer.abstained and answer.text.startswith("Dat staat niet in de afspraken")


def test_topic_of_a_comparison(assistant: Assistant) -> None:
    """The sides are no part of the topic."""
    table = assistant.compare("taakstelling statushouders", ()).table
    assert table is not None and table.title == "taakstelling statushouders"
