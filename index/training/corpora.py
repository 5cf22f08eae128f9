"""Reads the training folder: aligned pairs, law articles, questions with passages, reference terms, words."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ALIGNED_FILES = ("general.nl-en.tsv.xz", "treaties.nl-en.tsv.xz")
ARTICLE_FILES = ("law-articles.jsonl.xz", "housing-law-articles.jsonl.xz")


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A Dutch sentence or paragraph and its English counterpart."""

    dutch: str
    english: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a law: `path` holds the headings above it, outermost first."""

    law: str
    path: tuple[str, ...]
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionedPassage:
    """An invented passage of an agreement, what people ask about it, and a passage that only looks like it.

    `theme` is what a heading above the passage would say.
    """

    id: str
    theme: str
    passage: str
    questions: tuple[str, ...]
    hard_negative: str


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def read_pairs(folder: Path, *, longest: int = 60) -> list[AlignedPair]:
    """The aligned pairs of `folder`, each Dutch side once, at most `longest` words on either side.

    Pairs whose sides differ more than 2.2 times in length are left out: those are mostly misaligned.
    """
    pairs: dict[str, AlignedPair] = {}
    for name in ALIGNED_FILES:
        lines = _lines(folder / name)
        head = next(lines).split("\t")
        nl, en = head.index("nl"), head.index("en")
        for line in lines:
            cells = line.split("\t")
            if len(cells) == len(head) and _well_aligned(cells[nl], cells[en], longest):
                pairs.setdefault(cells[nl], AlignedPair(cells[nl], cells[en]))
    return list(pairs.values())


def _well_aligned(dutch: str, english: str, longest: int) -> bool:
    short, long = sorted((len(dutch), len(english)))
    n_words = max(len(dutch.split()), len(english.split()))
    return short > 2 and n_words <= longest and long <= 2.2 * short + 12


def read_articles(folder: Path, name: str) -> list[Article]:
    """The articles of one of `ARTICLE_FILES`."""
    rows = (json.loads(line) for line in _lines(folder / name))
    return [Article(row["law"], tuple(row["path"]), row["article"], row["text"]) for row in rows]


def read_questions(folder: Path, *, without: tuple[str, ...] = ()) -> list[QuestionedPassage]:
    """The passages of `folder`/questions, but for the files whose stem is in `without`."""
    files = sorted((folder / "questions").glob("*.jsonl"))
    return [row for file in files if file.stem not in without for row in read_question_file(file)]


def read_question_file(file: Path) -> list[QuestionedPassage]:
    """The passages of one file, in its order."""
    found = []
    for line in file.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        questions = tuple(row["questions"])
        found.append(QuestionedPassage(row["id"], row["theme"], row["passage"], questions, row["hard_negative"]))
    return found


def read_terms(folder: Path) -> list[tuple[str, str]]:
    """The reference terms of the housing associations that have a definition: (name, definition)."""
    with (folder / "vera-referentiedata.csv").open(encoding="utf8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter=";")
        return [(row["Naam"], row["Omschrijving"]) for row in rows if row["Naam"] and row["Omschrijving"]]


def read_synonyms(folder: Path) -> list[tuple[str, ...]]:
    """Groups of words that can mean the same, the lemma first (noisy)."""
    lines = _lines(folder / "odwn-synonyms.tsv.xz")
    next(lines)
    return [tuple(line.split("\t")) for line in lines]


def read_words(folder: Path) -> list[str]:
    """The words of the spelling list, once each."""
    return list(_lines(folder / "opentaal-words.txt.xz"))


def read_word_counts(folder: Path) -> dict[str, int]:
    """How often frequent words occur in subtitles."""
    rows = (line.rsplit(" ", 1) for line in _lines(folder / "word-frequencies.txt.xz"))
    return {word: int(count) for word, count in rows}
