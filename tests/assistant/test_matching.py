"""Question words against document words."""

from __future__ import annotations

import pytest

from assistant.evidence.matching import Matcher, met, root_of
from assistant.understanding.intent import Term
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.thesaurus.thesaurus import Concept, Thesaurus

COUNTS = {
    "huurwoningen": 9,
    "renovatie": 3,
    "statushouder": 2,
    "kavelprijs": 1,
    "wijkschouw": 1,
    "de": 400,
    "wonen": 60,
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """A matcher over a handful of words, with one concept."""
    analyzer = DutchAnalyzer(Lexicon(COUNTS))
    concept = Concept(term="statushouder", same=("vergunninghouder",), everyday=("vluchteling met een status",))
    return Matcher(analyzer, COUNTS, Thesaurus([concept], analyzer))


def _met(matcher: Matcher, word: str, text: str) -> float:
    return met(matcher.asked([Term(word)], word)[0], matcher.bag(text))


def test_same_stem_meets_fully(matcher: Matcher) -> None:
    """Number does not matter."""
    assert _met(matcher, "huurwoning", "er komen huurwoningen bij") == 1.0


def test_compound_parts_meet_in_part(matcher: Matcher) -> None:
    """Less than the word itself, more than nothing."""
    assert 0.3 < _met(matcher, "woningen", "huurwoningen") < 1.0


def test_words_of_one_root(matcher: Matcher) -> None:
    """ "Renoveert" is met by "renovatie"."""
    assert root_of("renoveert") == root_of("renovatie") != ""
    assert _met(matcher, "renoveert", "de renovatie begint") > 0.8


def test_thesaurus_words_meet(matcher: Matcher) -> None:
    """A synonym counts for less than the word."""
    assert 0.5 < _met(matcher, "vergunninghouders", "huisvesting van een statushouder") < 1.0


def test_a_phrase_of_the_question_is_looked_up_whole(matcher: Matcher) -> None:
    """ "Vluchteling met een status" stands for statushouder, though "status" is no term."""
    question = "Hoeveel vluchtelingen met een status komen er?"
    asked = matcher.asked([Term("vluchtelingen")], question)
    assert met(asked[0], matcher.bag("de statushouder")) > 0.3


def test_a_typing_error_is_met(matcher: Matcher) -> None:
    """One letter wrong in a long word that nobody knows."""
    assert _met(matcher, "wijkschow", "de wijkschouw") > 0.9


def test_rare_words_tell_more(matcher: Matcher) -> None:
    """A subject outweighs an everyday word."""
    rare, common = matcher.asked([Term("kavelprijs"), Term("wonen")], "kavelprijs wonen")
    assert rare.weight > 2 * common.weight
