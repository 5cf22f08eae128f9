"""Stems, compounds, typing errors: words that belong together meet."""

from __future__ import annotations

import pytest

from index.analysis.analyzer import DutchAnalyzer
from index.analysis.compounds import CompoundSplitter
from index.analysis.lexicon import Lexicon
from index.analysis.typos import TypoTable


@pytest.fixture(scope="module")
def analyzer() -> DutchAnalyzer:
    return DutchAnalyzer(Lexicon())


@pytest.mark.parametrize(
    "forms",
    [
        "gemeente gemeenten",
        "corporatie corporaties",
        "isoleren isolatie",
        "leefbaar leefbare leefbaarheid",
        "grens grenzen",
        "aftoppingsgrens aftoppingsgrenzen",
        "woning woningen",
        "huurder huurders",
        "woonwagen woonwagens",
        "bouwen gebouwd",
        "verduurzamen verduurzaming",
        "huurverhoging huurverhogingen",
        "cooperatie coöperatie",
    ],
)
def test_forms_of_a_word_have_one_term(analyzer: DutchAnalyzer, forms: str) -> None:
    assert len({next(analyzer.words(form)).term for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["huurder huur", "woning wonen", "verhuur huur", "koop verkoop"])
def test_other_words_stay_apart(analyzer: DutchAnalyzer, pair: str) -> None:
    first, second = (next(analyzer.words(word)).term for word in pair.split())
    assert first != second


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("huurwoningen", {"huur", "woningen"}),
        ("woningcorporatie", {"woning", "corporatie"}),
        ("huurdersorganisatie", {"huurder", "organisatie"}),
        ("nieuwbouwwoningen", {"nieuwbouw", "nieuw", "bouw", "woningen"}),
        ("aftoppingsgrenzen", {"aftopping", "grenzen"}),
        ("kwispelbergstraat", {"kwispelberg", "straat"}),
    ],
)
def test_compounds_are_taken_apart(word: str, parts: set[str]) -> None:
    assert parts <= set(CompoundSplitter(Lexicon()).parts(word))


@pytest.mark.parametrize("word", ["gemeente", "partijen", "leefbaarheid", "betaalbaar", "realisatie", "overleg"])
def test_words_that_are_no_compound_stay_whole(word: str) -> None:
    assert CompoundSplitter(Lexicon()).parts(word) == ()


def test_words_of_the_corpus_take_compounds_apart_too() -> None:
    assert CompoundSplitter(Lexicon()).parts("kwispelwoningen") == ()
    assert CompoundSplitter(Lexicon({"kwispel": 5})).parts("kwispelwoningen") == ("kwispel", "woningen")


def test_parts_meet_from_both_sides(analyzer: DutchAnalyzer) -> None:
    assert set(analyzer.weights("huurwoningen")) & set(analyzer.weights("woningen"))
    assert set(analyzer.weights("huurwoningen")) & set(analyzer.weights("koopwoningen"))


def test_stop_words_carry_no_weight(analyzer: DutchAnalyzer) -> None:
    assert not analyzer.weights("wat staat er in de en het")


FORMS = {"vergunninghouders": 5, "corporatie": 9, "huur": 20, "huurt": 1, "leefbaarheid": 2}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vergunninghuoders", ["vergunninghouders"]),
        ("coporatie", ["corporatie"]),
        ("leefbaarhied", ["leefbaarheid"]),
        ("huurr", ["huur", "huurt"]),
        ("hur", []),
        ("zwembad", []),
    ],
)
def test_a_typing_error_finds_its_word(typed: str, meant: list[str]) -> None:
    assert TypoTable(FORMS).nearest(typed) == meant
