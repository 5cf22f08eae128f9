"""Finding known names in the words of a question, typing errors included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding.names import GENERIC_NAME_WORDS, KnownName, Names
from assistant.understanding.words import Word, fold_name

MIN_TYPO_LENGTH = 6
"""Shorter names must be spelled right: a typing error in "Uhuis" is another word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a question: words `first` to `last` (included) say `name`."""

    known: KnownName
    first: int
    last: int


def find_mentions(words: Sequence[Word], names: Names) -> tuple[Mention, ...]:
    """The known names in `words`, longest first match wins, in order of place. Exact spellings go before
    spellings with typing errors; a word belongs to one mention."""
    folded = [fold_name(word.text) for word in words]
    known = (*names.municipalities, *names.parties)
    taken: set[int] = set()
    mentions: list[Mention] = []
    for finder in (_exact, _with_typos):
        for mention in finder(folded, known, names):
            places = set(range(mention.first, mention.last + 1))
            if not places & taken:
                taken |= places
                mentions.append(mention)
    return tuple(sorted(mentions, key=lambda m: m.first))


def _windows(folded: Sequence[str], size: int) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    """Runs of question words that hold `size` name words; a hyphenated word holds several."""
    for first in range(len(folded)):
        parts: list[str] = []
        for last in range(first, len(folded)):
            parts.extend(folded[last].split())
            if len(parts) >= size:
                if len(parts) == size:
                    yield first, last, tuple(parts)
                break


def _forms_by_length(known: Iterable[KnownName]) -> list[tuple[tuple[str, ...], KnownName]]:
    pairs = [(form, name) for name in known for form in name.forms]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), not pair[1].signs))


def _exact(folded: Sequence[str], known: Sequence[KnownName], names: Names) -> Iterable[Mention]:
    for form, name in _forms_by_length(known):
        for first, last, parts in _windows(folded, len(form)):
            if parts == form or (len(form) == 1 and parts[0] in (form[0] + "s", form[0] + "se")):
                yield Mention(name, first, last)


def _with_typos(folded: Sequence[str], known: Sequence[KnownName], names: Names) -> Iterable[Mention]:
    found: list[tuple[int, Mention]] = []
    for form, name in _forms_by_length(known):
        spelled = " ".join(form)
        if len(spelled) < MIN_TYPO_LENGTH:
            continue
        for size in {len(form), len(form) - 1, len(form) + 1} - {0}:
            for first, last, parts in _windows(folded, size):
                distance = _distance(" ".join(parts), spelled, names)
                if distance is not None:
                    found.append((distance, Mention(name, first, last)))
    yield from (mention for _, mention in sorted(found, key=lambda pair: pair[0]))


def _distance(typed: str, spelled: str, names: Names) -> int | None:
    """The number of typing errors between the two when it is few enough for their length, else None."""
    allowed = 1 if len(spelled) < 9 else 2
    if abs(len(typed) - len(spelled)) > allowed or typed[0] != spelled[0]:
        return None
    if all(part in names.text_words or part in GENERIC_NAME_WORDS for part in typed.split()):
        return None
    distance = DamerauLevenshtein.distance(typed.replace(" ", ""), spelled.replace(" ", ""), score_cutoff=allowed)
    return distance if distance <= allowed else None
