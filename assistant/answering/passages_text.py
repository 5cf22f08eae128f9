"""Words of the document made fit to stand in an answer: on one line, without bullets, not too long."""

from __future__ import annotations

import re

from assistant.understanding.words import squeeze

MAX_WORDS = 60
_BULLET = re.compile(r"^(?:[•▪■●○◦✓✔*→►–-]\s*)+")
_POINTS_BACK = re.compile(
    r"^(?:dit|deze|dat|die|zij|ze|hij|het|hierbij|hiervoor|hierin|hiertoe|daarbij|daarvoor|daarin|"
    r"voor deze|bij deze|met deze|in deze|op basis daarvan|het voorzitterschap|als deze)\b",
    re.IGNORECASE,
)


def shown(text: str) -> str:
    """`text` as an answer shows it: one line, no bullet before it."""
    return _BULLET.sub("", squeeze(text)).strip()


def n_words(text: str) -> int:
    """The number of words between blanks."""
    return len(text.split())


def points_back(text: str) -> bool:
    """Whether a sentence leans on the one before it."""
    return bool(_POINTS_BACK.match(shown(text)))


def shortened(text: str, most: int, keep: tuple[int, int] | None = None) -> str:
    """`text` in at most `most` words, cut at a clause where it can be and marked with "…".

    `keep` is a range of characters that must stay.
    """
    words = list(re.finditer(r"\S+", text))
    if len(words) <= most:
        return text
    first, last = 0, most
    if keep:
        held = [i for i, word in enumerate(words) if word.start() < keep[1] and word.end() > keep[0]]
        if held and held[-1] >= most:
            last = min(len(words), held[-1] + 8)
            first = max(0, last - most)
    start, end = words[first].start(), words[last - 1].end()
    clause = max(text.rfind(mark, start, end) for mark in (". ", "; ", ": ", ", "))
    if clause > start + (end - start) * 0.6 and (not keep or clause >= keep[1]):
        end = clause + (1 if text[clause] == "." else 0)
    cut = text[start:end].strip()
    tail = "" if cut.endswith(".") else " …"
    return ("… " if first else "") + cut + (tail if end < len(text) else "")
