"""Words of a question: folding, splitting, and which of them carry no content."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

import yaml

_TOKEN = re.compile(r"[€]?\d+(?:[.,:/-]\d+)*%?|[^\W\d_]+(?:['’.&-][^\W_]+)*|[^\W_]+", re.UNICODE)
_SPACES = re.compile(r"\s+")

_LISTS: dict[str, str] = yaml.safe_load(
    files("assistant.understanding").joinpath("question_words.yaml").read_text(encoding="utf8")
)
FUNCTION_WORDS = frozenset(_LISTS["function"].split())
FRAMING_WORDS = frozenset(_LISTS["framing"].split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question: `text` as typed, `folded` in lower case without accents, `start` its place."""

    text: str
    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, accents off, typographic quotes and dashes made plain."""
    plain = text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def fold_name(text: str) -> str:
    """`fold`, with y for ij and hyphens as spaces: spellings of names that people mix up."""
    return _SPACES.sub(" ", fold(text).replace("ij", "y").replace("-", " ")).strip()


def words_of(text: str) -> tuple[Word, ...]:
    """The words and numbers of `text` in order."""
    return tuple(Word(m.group(), fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def squeeze(text: str) -> str:
    """`text` on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


def is_content(word: Word) -> bool:
    """Whether a word says what the question is about (no function word, no word of the asking itself)."""
    return len(word.folded) > 1 and word.folded not in FUNCTION_WORDS and word.folded not in FRAMING_WORDS


def is_shouted(text: str) -> bool:
    """Whether capitals say nothing about names: the text is all upper case."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
