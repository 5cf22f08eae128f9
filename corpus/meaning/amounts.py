"""Amounts in Dutch text: euros, percentages, numbers of dwellings, with price level and what they are of."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d{1,4})?|\d+(?:,\d{1,4})?"
_SCALES = {"miljard": 10**9, "mld": 10**9, "miljoen": 10**6, "mln": 10**6, "mio": 10**6, "duizend": 10**3, "k": 10**3}
_SCALE = r"(?:miljard|mld\.?|miljoen|mln\.?|mio|duizend|k(?![\w/]))"
_MONEY = rf"(?:€|eur(?:o)?\b)\s*(?P<euro>{_NUMBER})(?:,-+|,–)?(?:\s*(?P<escale>{_SCALE}))?"
_WORDED = rf"(?P<worded>{_NUMBER})(?:\s*(?P<wscale>{_SCALE}))?\s*euro\b"
_SHARE = rf"(?P<share>{_NUMBER})\s*(?P<sign>%|procentpunt(?:en)?|procent\b)"
_COUNT = (
    rf"(?P<count>{_NUMBER})(?:\s*(?P<cscale>{_SCALE}))?(?:\s*(?P<unit>m[2²³3]\b"
    rf"|(?:[a-z][\w-]*e\s+){{0,2}}[^\W\d_][\w-]*))?"
)
_AMOUNT = re.compile(rf"(?<![\w.,/-])(?:{_MONEY}|{_WORDED}|{_SHARE}|{_COUNT})", re.IGNORECASE)
_LEVEL = re.compile(
    r"\s*\(?\s*,?\s*(?:prijspeil|prijsniveau|pp)\s*(?:van\s+"
    r"|per\s+)?(?:\d{1,2}[\s-]\w+[\s-])?(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\s*(?:in|\()\s*(?P<year>(?:19|20)\d\d)\s*\)", re.IGNORECASE)
_ABOUT = re.compile(r"(?:\b(?:ca|circa|ongeveer|zo'n|zo’n|ruim|bijna|plm|rond(?:\s+de)?)\.?|±|~)\s*$", re.IGNORECASE)
_OF = re.compile(
    r"\s*(?:van|aan)\s+(?P<what>[^.;:()\n]{3,70}?)(?=\s+(?:heeft|hebben|wordt|worden|is|zijn"
    r"|beschikbaar|toe|op|via|in|aan|voor|om)\b|[.,;:()\n]|$)"
)
_BEFORE = re.compile(r"(?P<what>(?:[\w-]+\s+){0,4}[\w-]+)\s*\(?\s*(?:van\s+|is\s+|bedraagt\s+|tot\s+|:\s*)?$")
_UNITS_LEFT_OUT = re.compile(
    r"(?:en|of|tot|t|van|in|op|per|de|het|een|voor|met|dan|is|zijn|aan|om|bij|als|juli|januari|februari|maart|april"
    r"|mei|juni|augustus|september|oktober|november|december|e|ste)\b",
    re.IGNORECASE,
)
_LOOSE_START = re.compile(
    r"^(?:(?:van|tot|en|met|t/m|jaarlijks|maximaal|minimaal|ca|circa|ongeveer|is|bedraagt|een"
    r"|budget|extra|per|de|het)\b\W*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: `words` from `start` to `end` in the text, `value` in whole units (euros, percents, pieces).

    `unit` is "EUR", "%", "procentpunt" or the word counted ("woningen"), "" for a bare number.
    `price_level` is the year of the price level, None when not given; `about` tells "ca." and the like;
    `what` are the words that say what it is an amount of, "" when the text does not say.
    """

    start: int
    end: int
    words: str
    value: Decimal
    unit: str
    price_level: int | None = None
    about: bool = False
    what: str = ""


def parse_number(text: str) -> Decimal | None:
    """A number as Dutch writes it ("1.331", "647,19", "20 000"), None when `text` is no such number."""
    if not re.fullmatch(_NUMBER, text.strip()):
        return None
    return Decimal(re.sub(r"[.\u00a0 ]", "", text.strip()).replace(",", "."))


def find_amounts(text: str) -> tuple[Amount, ...]:
    """All amounts in `text`, in order. Years, dates, item numbers and ordinals are no amounts."""
    found = []
    for match in _AMOUNT.finditer(text):
        amount = _amount_of(match, text)
        if amount:
            found.append(amount)
    return tuple(found)


def _amount_of(match: re.Match[str], text: str) -> Amount | None:
    """The amount that a match stands for, None for a year, date part or item number."""
    digits = match["euro"] or match["worded"] or match["share"] or match["count"]
    value = parse_number(digits)
    if value is None:
        return None
    value *= _scale(match["escale"] or match["wscale"] or match["cscale"])
    unit, end = _unit_of(match)
    if match["count"] and _is_no_amount(match, text, unit):
        return None
    level = _LEVEL.match(text, end) or _IN_YEAR.match(text, end)
    return Amount(
        match.start(),
        end,
        text[match.start() : end],
        value,
        unit,
        int(level["year"]) if level and unit == "EUR" else None,
        bool(_ABOUT.search(text, max(0, match.start() - 16), match.start())),
        _what(text, match.start(), end, unit),
    )


def _unit_of(match: re.Match[str]) -> tuple[str, int]:
    """Unit and end of an amount; a preposition after a number is not its unit."""
    if match["euro"] or match["worded"]:
        return "EUR", match.end()
    if match["share"]:
        return ("%" if match["sign"].lower() in {"%", "procent"} else "procentpunt"), match.end()
    unit = match["unit"] or ""
    if not unit or _UNITS_LEFT_OUT.match(unit):
        return "", match.end("cscale") if match["cscale"] else match.end("count")
    return unit, match.end()


def _is_no_amount(match: re.Match[str], text: str, unit: str) -> bool:
    """Whether a bare number is a year, part of a date or number range, an ordinal or an item number."""
    digits, after = match["count"], text[match.end("count") :]
    if re.fullmatch(r"(?:19|20)\d\d", digits) and not match["cscale"]:
        return True
    if re.match(r"[./:-]\d|(?:e|ste|de)\b|[%/]", after):
        return True
    if re.match(
        r"\s*(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
        r"|december)\b",
        after,
        re.I,
    ):
        return True
    return not unit and bool(
        re.search(r"(?:artikel|art\.|lid|punt|thema|afspraak|pagina|bijlage|[A-Z])\s*\.?$", text[: match.start()])
    )


def _scale(words: str | None) -> int:
    """The factor of "miljoen" and the like, 1 when there is none."""
    return _SCALES[words.lower().rstrip(".")] if words else 1


def _what(text: str, start: int, end: int, unit: str) -> str:
    """What an amount is of: the words after "van", the thing counted, or the noun before it."""
    of = _OF.match(text, end)
    if of and unit in {"%", "procentpunt"}:
        return of["what"].strip()
    if unit not in {"", "EUR", "%", "procentpunt"}:
        return unit
    before = _BEFORE.search(text, max(0, start - 60), start)
    what = _LOOSE_START.sub("", before["what"]).strip() if before else ""
    return re.sub(r"(?:\s*\b(?:tot|en|met|van|ca|maximaal|minimaal|jaarlijks))+$", "", what) if len(what) > 2 else ""
