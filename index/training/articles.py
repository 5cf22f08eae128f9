"""Makes practice in finding by subject out of law articles and reference terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.training.corpora import ARTICLE_FILES, Article, read_articles, read_terms

WORDS = (12, 140)
HOUSING_TIMES = 6
MIN_HEADING = 8
MIN_SENTENCE = 40
SENTENCE_END = re.compile(r"(?<=[a-z)]{2}[.;:])\s+")


@dataclass(frozen=True, slots=True)
class HeadedText:
    """A text and the words by which it should be found."""

    heading: str
    text: str


def headed_texts(folder: Path) -> list[HeadedText]:
    """Articles under their heading or one of their own sentences, and definitions under their term.

    A sentence that looks for the rest of its article is the inverse cloze task of Lee et al. 2019 (arXiv 1906.00300).
    What is about housing counts `HOUSING_TIMES`.
    """
    general, housing = (list(_practice(read_articles(folder, name))) for name in ARTICLE_FILES)
    terms = [HeadedText(name, text) for name, text in read_terms(folder) if len(text.split()) >= 4]
    return general + HOUSING_TIMES * (housing + terms)


def _practice(articles: Sequence[Article]) -> Iterator[HeadedText]:
    for article in articles:
        heading = article.path[-1] if article.path else ""
        if len(article.text.split()) < WORDS[0]:
            continue
        if len(heading) >= MIN_HEADING and heading[0].isalpha():
            yield HeadedText(heading, _first_words(article.text))
        sentences = SENTENCE_END.split(article.text)
        middle = len(sentences) // 2
        if len(sentences) >= 3 and len(sentences[middle]) >= MIN_SENTENCE:
            rest = " ".join(sentences[:middle] + sentences[middle + 1 :])
            yield HeadedText(sentences[middle], _first_words(rest))


def _first_words(text: str) -> str:
    return " ".join(text.split()[: WORDS[1]])
