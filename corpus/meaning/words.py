"""Comparing Dutch words as they are printed: case, accents, hyphens and quotes do not count."""

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00ad": None})


class _PlainLetters(dict[int, str]):
    """One letter for one letter: the base letter in lower case, or the letter itself."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = "'" if letter in "’‘`´" else unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = base if len(base) == 1 else letter
        return self[code]


_PLAIN = _PlainLetters()
_WORD = re.compile(r"[0-9a-z]+(?:'[a-z]+)?")


def folded(text: str) -> str:
    """`text` in lower case without accents, curly quotes and soft hyphens, white space as single blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def folded_lines(text: str) -> str:
    """`text` folded line by line, its line ends kept."""
    return "\n".join(folded(line) for line in text.split("\n"))


def folded_in_place(text: str) -> str:
    """`text` in lower case without accents, letter for letter: offsets stay those of `text`."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def words_of(text: str) -> list[str]:
    """The words and numbers of `text`, folded, in order."""
    return _WORD.findall(folded(text))
