"""The training folder is read as it is: made here with a few rows of each file."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from index.training.articles import HOUSING_TIMES, HeadedText, headed_texts
from index.training.corpora import AlignedPair, read_pairs, read_questions, read_synonyms, read_word_counts

ARTICLE = {"law": "Wet", "path": ["Hoofdstuk 1", "Begripsbepalingen"], "article": "Artikel 1", "text": "woord " * 200}
BARE = {"law": "Wet", "path": [], "article": "Artikel 2", "text": "woord " * 20}


def pack(file: Path, *lines: str) -> None:
    with lzma.open(file, "wt", encoding="utf8") as stream:
        stream.write("".join(f"{line}\n" for line in lines))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack(tmp_path / "general.nl-en.tsv.xz", "source\tnl\ten", "x\tHet huis\tThe house", "x\tHet huis\tA house")
    pack(tmp_path / "treaties.nl-en.tsv.xz", "nl\ten", "Kort\t" + "much too long " * 9, "Artikel 1\tArticle 1")
    pack(tmp_path / "law-articles.jsonl.xz", json.dumps(ARTICLE), json.dumps(BARE))
    pack(tmp_path / "housing-law-articles.jsonl.xz", json.dumps(BARE))
    pack(tmp_path / "odwn-synonyms.tsv.xz", "lemma\tsynonyms", "woning\thuis\twoonst")
    pack(tmp_path / "word-frequencies.txt.xz", "ik 100", "de 50")
    (tmp_path / "vera-referentiedata.csv").write_text(
        "Soort;Code;Naam;Omschrijving\nA;B;Urgent;Heeft voorrang bij een woning\nA;C;Leeg;\n", encoding="utf8"
    )
    (tmp_path / "questions").mkdir()
    row = {"id": "a", "theme": "t", "passage": "p", "questions": ["q1", "q2"], "hard_negative": "n"}
    for name in ("one", "two"):
        (tmp_path / "questions" / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")
    return tmp_path


def test_a_dutch_text_comes_once_and_misaligned_pairs_do_not(folder: Path) -> None:
    assert read_pairs(folder) == [AlignedPair("Het huis", "The house"), AlignedPair("Artikel 1", "Article 1")]


def test_held_out_files_are_left_out(folder: Path) -> None:
    assert len(read_questions(folder)) == 2
    (only,) = read_questions(folder, without=("two",))
    assert (only.theme, only.questions, only.hard_negative) == ("t", ("q1", "q2"), "n")


def test_articles_and_terms_become_headings_with_texts(folder: Path) -> None:
    found = headed_texts(folder)
    assert found[0].heading == "Begripsbepalingen"
    assert len(found[0].text.split()) == 140
    assert found[1:] == [HeadedText("Urgent", "Heeft voorrang bij een woning")] * HOUSING_TIMES


def test_a_sentence_looks_for_the_rest_of_its_article(folder: Path) -> None:
    sentence = "Het college verdeelt de beschikbare woonruimte onder de woningzoekenden."
    text = f"De raad stelt regels vast over de woonruimte in de regio. {sentence} Het college maakt dat bekend."
    pack(folder / "law-articles.jsonl.xz", json.dumps(BARE | {"text": text}))
    (found, *_) = headed_texts(folder)
    assert found.heading == sentence
    assert found.text.startswith("De raad stelt")
    assert found.text.endswith("Het college maakt dat bekend.")
    assert sentence not in found.text


def test_word_lists(folder: Path) -> None:
    assert read_synonyms(folder) == [("woning", "huis", "woonst")]
    assert read_word_counts(folder) == {"ik": 100, "de": 50}
