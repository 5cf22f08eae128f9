"""Dutch numbers: figures as printed and numbers in words, to one spelling."""

from __future__ import annotations

import re

_UNITS = {
    "nul": 0, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
ORDINALS = {
    "eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e", "vijfde": "5e", "zesde": "6e",
    "zevende": "7e", "achtste": "8e", "negende": "9e", "tiende": "10e",
}  # fmt: skip
MULTIPLIERS = {
    "duizend": 1_000,
    "miljoen": 1_000_000,
    "mln": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
}

_UNDER_100 = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_BELOW_100 = re.compile(
    rf"(?:(?P<unit>{'|'.join(list(_UNITS)[1:10])})en(?P<ten>{'|'.join(_TENS)})|(?P<one>{_UNDER_100}))"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def figure(text: str) -> str:
    """A figure in one spelling: no thousands points, a decimal point, no zeros at the end.

    "1.581" is "1581", "7,50" is "7.5", "1.250,00" is "1250"; "3.2" (an item, an article) stays as it is.
    """
    if "," in text or _THOUSANDS.fullmatch(text):
        whole, _, part = text.replace(".", "").partition(",")
        part = part.rstrip("0")
        return f"{whole}.{part}" if part else whole
    return text


def number_word(word: str) -> int | None:
    """The value of a Dutch number word ("honderdtwintig"); None for no number and for "een", an article."""
    if word in ("een", "") or not word.isalpha():
        return None
    rest, total = word, 0
    for name, size in (("duizend", 1_000), ("honderd", 100)):
        head, found, tail = rest.partition(name)
        if not found:
            continue
        count = _below_100(head) if head else 1
        if count is None:
            return None
        total += count * size
        rest = tail.removeprefix("en")
    if not rest:
        return total
    below = _below_100(rest)
    return None if below is None else total + below


def _below_100(word: str) -> int | None:
    match = _BELOW_100.fullmatch(word)
    if match is None:
        return None
    if match["ten"]:
        return _TENS[match["ten"]] + _UNITS[match["unit"]]
    return _TENS.get(match["one"]) or _UNITS.get(match["one"])
