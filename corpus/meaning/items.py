"""Item numbers of agreements: recognising them and writing every spelling the same way.

Printed forms: `3.2`, `7.`, `5.2.3`, `3.2a`, `K 1.2`, `K1.12`, `K.1.14`, `J. 2.7`, `M1`, `A.3`, `II.4`,
`Artikel 4 lid 2`, `Afspraak 12`. A letter before a dotted number is set off by one blank (`K 1.12`).
"""

import re
from typing import NamedTuple

_DIGITS = r"\d{1,3}(?:\s?[.]\s?\d{1,3}){0,3}(?:[.]?[a-df-z](?![\w]))?"
_ARTICLE = re.compile(
    r"(?P<word>artikel|art\.?)\s*(?P<number>\d{1,3}(?:[.:]\d{1,3})*[a-z]?)"
    r"(?:[,\s]*(?P<lid>lid|sub|onder)\s+(?P<part>\d{1,2}|[a-z])\b)?[.:)]?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:prestatie|jaar|kader|deel|proces|werk)?(?:afspraak|actie(?:punt)?|maatregel|activiteit|nummer|nr\.?|no\.)"
    rf"\s*(?:nummer|nr\.?)?\s*:?\s*(?P<number>(?:[A-Z]{{1,3}}\s?[.\-]?\s?)?{_DIGITS})[.:)]?(?=\s|$|[-–:|])",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    rf"(?P<letters>[A-Z]{{1,3}}|[IVX]{{1,4}})(?P<gap>\s?[.\-–]?\s?)(?P<number>{_DIGITS})[.:)]?(?=\s|$|[-–:|])"
)
_PLAIN = re.compile(rf"(?P<number>{_DIGITS})(?:[.:)°]|\s?[.)])?(?=\s|$|[-–:|])")
_YEAR = re.compile(r"(?:19|20)\d\d$")


class ItemNumber(NamedTuple):
    """A recognised item number: `label` as unified, `end` the offset just behind it in the text read."""

    label: str
    end: int


def item_at_start(text: str) -> ItemNumber | None:
    """The item number that `text` opens with, None when it opens with something else.

    Years and amounts are no item numbers. The caller decides whether a bare number counts as one.
    """
    offset = len(text) - len(text.lstrip())
    rest = text[offset:]
    article = _ARTICLE.match(rest)
    if article:
        return ItemNumber(_article_label(article), offset + article.end())
    named = _NAMED.match(rest)
    if named:
        inner = item_at_start(named["number"])
        return ItemNumber(inner.label, offset + named.end()) if inner else None
    lettered = _LETTERED.match(rest)
    if lettered:
        return ItemNumber(_lettered_label(lettered), offset + lettered.end())
    plain = _PLAIN.match(rest)
    if plain and not _YEAR.match(plain["number"].strip()):
        return ItemNumber(_tight(plain["number"]), offset + plain.end())
    return None


def whole_item(text: str) -> str:
    """The unified item number when `text` is nothing else, otherwise "" (arrows and bullets do not count)."""
    bare = text.strip(" \t\n\r→►▶•·-–:|")
    found = item_at_start(bare)
    return found.label if found and not bare[found.end :].strip(" .:)") else ""


def is_bare_integer(label: str) -> bool:
    """Whether an item number is a plain counter (`8`) that may start again in every theme."""
    return label.isdigit()


def item_key(label: str) -> str:
    """What two spellings of one item number have in common: `K 1.12`, `K1.12`, `K.1.12` -> `k1.12`."""
    tight = re.sub(r"[\s\-–]+", "", label.casefold())
    tight = re.sub(r"^(?:artikel|art\.?|afspraak|nr\.?)", "", tight)
    return re.sub(r"(?<=[a-z])\.(?=\d)", "", tight).strip(".:)")


def _tight(number: str) -> str:
    """A dotted number without blanks and without a trailing mark."""
    return re.sub(r"\s+", "", number).rstrip(".:)")


def _lettered_label(match: re.Match[str]) -> str:
    """`K1.12` -> `K 1.12`; a letter with a single counter keeps its printed form (`M1`, `A.3`)."""
    number = _tight(match["number"])
    if "." in number:
        return f"{match['letters']} {number}"
    gap = match["gap"]
    sign = gap.strip()
    return f"{match['letters']}{sign or (' ' if gap else '')}{number}"


def _article_label(match: re.Match[str]) -> str:
    """`art. 4, lid 2` -> `Artikel 4 lid 2`."""
    label = f"Artikel {match['number']}"
    return f"{label} {match['lid'].lower()} {match['part']}" if match["part"] else label
