"""The words of the field: found in questions, extended by users, free of names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import UsageError
from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.thesaurus.thesaurus import Concept, Thesaurus, load_concepts, shipped_concepts


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return Thesaurus(load_concepts(), DutchAnalyzer(Lexicon()))


def added(thesaurus: Thesaurus, question: str) -> set[str]:
    return {" ".join(label.terms) for group in thesaurus.groups(question.split()) for label in group.labels}


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("komen er woningen voor vluchtelingen met een status", "vergunninghouder"),
        ("zijn er vluchtelingen die een status hebben", "vergunninghouder"),
        ("gaat mijn huur omhoog", "huurverhoog"),
        ("hoeveel goedkope huurhuizen komen er", "social huurwoning"),
        ("wie trekt de kar", "trekker"),
        ("krijgen ouderen voorrang", "urgentie"),
    ],
)
def test_everyday_words_bring_the_policy_term(thesaurus: Thesaurus, question: str, term: str) -> None:
    assert term in added(thesaurus, question)


def test_a_phrase_that_is_mostly_stop_words_is_found_word_for_word(thesaurus: Thesaurus) -> None:
    assert "doorstroom" not in added(thesaurus, "hoeveel huizen staan er")


def test_the_longest_phrase_wins(thesaurus: Thesaurus) -> None:
    groups = thesaurus.groups("een vluchteling met een status".split())
    assert {group.own[-1] for group in groups} == {"status"}


def test_there_are_several_hundred_concepts_without_a_twin() -> None:
    terms = Counter(concept.term.lower() for concept in shipped_concepts())
    assert len(terms) >= 300
    assert [term for term, count in terms.items() if count > 1] == []


def test_a_file_of_the_user_adds_concepts(tmp_path: Path) -> None:
    path = tmp_path / "eigen.yaml"
    path.write_text("- {term: blijverslening, everyday: [lening om te blijven wonen]}\n")
    assert load_concepts((path,))[-1] == Concept(term="blijverslening", everyday=("lening om te blijven wonen",))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- {term: [", "geen geldige YAML"),
        ("- {naam: x}", r"klopt niet bij 0\.term"),
        ("- {term: x, zelfde: [y]}", r"klopt niet bij 0\.zelfde"),
        ("term: x", "klopt niet"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "eigen.yaml"
    path.write_text(content)
    with pytest.raises(UsageError, match=rf"Woordenlijst eigen\.yaml.*{message}"):
        load_concepts((path,))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"weg\.yaml is niet te lezen"):
        load_concepts((tmp_path / "weg.yaml",))
