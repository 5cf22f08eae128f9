"""A question becomes what is looked up: its words, their parts, repairs, concepts."""

from __future__ import annotations

import pytest

from index.analysis.analyzer import DutchAnalyzer
from index.analysis.lexicon import Lexicon
from index.query import QueryReader
from index.thesaurus.thesaurus import Concept

FORMS = {"corporatie": 9, "isolatie": 4, "huurwoningen": 3}


@pytest.fixture(scope="module")
def reader() -> QueryReader:
    analyzer = DutchAnalyzer(Lexicon(FORMS))
    terms = {analyzer.term_of(form)[0] for form in FORMS}
    concepts = [Concept(term="isolatie", everyday=("huis warm houden",))]
    return QueryReader(analyzer, concepts, terms=terms, forms=FORMS)


def test_a_telling_word_counts_for_more_than_a_common_one(reader: QueryReader) -> None:
    terms = reader.read("vinden isolatie").terms
    assert terms["vind"] < terms["isoleer"] == 1.0


def test_parts_of_a_compound_count_for_less_than_the_word(reader: QueryReader) -> None:
    terms = reader.read("huurwoningen").terms
    assert 0 < terms["huur"] == terms["woning"] < terms["huurwoning"]


def test_a_typing_error_is_repaired_and_told(reader: QueryReader) -> None:
    query = reader.read("wat doet de coporatie")
    assert query.repairs == {"coporatie": ("corporatie",)}
    assert query.terms["corporeer"] > 0


def test_a_word_that_is_dutch_is_not_repaired(reader: QueryReader) -> None:
    assert reader.read("operatie").repairs == {}


def test_a_concept_is_found_after_repair(reader: QueryReader) -> None:
    assert [group.own for group in reader.read("isolaties").groups] == [("isoleer",)]
    (group,) = reader.read("hoe houden we het huis warm").groups
    assert ("isoleer",) in {label.terms for label in group.labels}


def test_numbers_and_codes_count_in_full(reader: QueryReader) -> None:
    terms = reader.read("K 1.12 in 2024: € 647,19").terms
    assert {terms[code] for code in ("k1.12", "1.12", "2024", "€647,19", "647,19")} == {1.0}
