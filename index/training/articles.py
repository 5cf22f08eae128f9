"""Makes heading-and-text pairs out of law articles and reference terms: practice in finding by subject."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.training.corpora import ARTICLE_FILES, Article, read_articles, read_terms

WORDS = (12, 140)
HOUSING_TIMES = 6
MIN_HEADING = 8


@dataclass(frozen=True, slots=True)
class HeadedText:
    """A text and the words that stand above it."""

    heading: str
    text: str


def headed_texts(folder: Path) -> list[HeadedText]:
    """Articles with a heading of their own, and terms with their definition; housing counts `HOUSING_TIMES`."""
    general, housing = ([_headed(row) for row in read_articles(folder, name)] for name in ARTICLE_FILES)
    terms = [HeadedText(name, text) for name, text in read_terms(folder) if len(text.split()) >= 4]
    field = [row for row in housing if row is not None] + terms
    return [row for row in general if row is not None] + HOUSING_TIMES * field


def _headed(article: Article) -> HeadedText | None:
    heading = article.path[-1] if article.path else ""
    words = article.text.split()
    if len(heading) < MIN_HEADING or not heading[0].isalpha() or len(words) < WORDS[0]:
        return None
    return HeadedText(heading, " ".join(words[: WORDS[1]]))
