"""Dates, terms and periods in Dutch text: "Q1 2024", "T2", "eind 2027", "vóór 1 juli 2025", "doorlopend".

`find_dates` gives every mention with its first and last day; `find_deadline` the words of the term that
an agreed item must be done by; `find_period` the years that an agreement covers.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from corpus.meaning.words import folded_in_place

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
_ORDINALS = {
    "eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2,
    "derde": 3, "3e": 3, "3de": 3, "vierde": 4, "4e": 4, "4de": 4, "laatste": -1,
}  # fmt: skip
_SEASONS = {
    "begin": (1, 3), "medio": (5, 8), "halverwege": (5, 8), "eind": (10, 12), "einde": (10, 12),
    "voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11),
}  # fmt: skip
_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join([*_MONTHS, *(f"{month}(?![a-z])\\.?" for month in [*_SHORT_MONTHS, "sept"])])
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_SEASON = "|".join(sorted(_SEASONS, key=len, reverse=True))
_MENTION = re.compile(
    rf"""(?<![\w/€.,-])(?:
      (?P<day>\d{{1,2}})\s+(?P<dmonth>{_MONTH})(?:\s+(?P<dyear>{_YEAR}))?
    | (?P<nday>\d{{1,2}})(?P<sep>[-/.])(?P<nmonth>\d{{1,2}})(?P=sep)(?P<nyear>{_YEAR}|\d\d)(?![\w-])
    | (?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)
    | (?:(?:q(?P<q0>[1-4])\s*(?:[-–/&+]|en|t/m)\s*)?q(?P<q>[1-4])|(?P<kq>[1-4])e?\s?kw\.?|kw\s?(?P<kw>[1-4]))
      (?:\s*(?:van\s+|in\s+)?[-/']?\s?(?P<qyear>{_YEAR}))?(?!\w)
    | (?P<yq>{_YEAR})\s*[-/]?\s*q(?P<yqq>[1-4])(?!\w)
    | t(?P<t>[1-3])(?:\s*(?:van\s+)?[-/]?\s?(?P<tyear>{_YEAR}))?(?![\w/])
    | (?P<ord>{_ORDINAL})\s+(?P<part>kwartaal|tertiaal|helft|halfjaar|half\s+jaar)(?:\s+(?:van\s+)?(?P<oyear>{_YEAR}))?
    | (?P<season>{_SEASON})\s+(?:van\s+)?(?P<syear>{_YEAR})
    | (?P<month>{_MONTH})\s+(?P<myear>{_YEAR})
    | (?P<from>{_YEAR})\s*(?:[-–/]|t/m|tot\s+en\s+met|tot|en)\s*(?P<to>{_YEAR})(?![\w-])
    | (?P<year>{_YEAR})(?![\w%-]|[.,]\d)
    )""",
    re.VERBOSE,
)
_LIMIT = re.compile(
    r"(?<!\w)(?:(?:uiterlijk|voor|vanaf|per|sinds|tot\s+en\s+met|t/m|tot|na|in\s+de\s+loop\s+van|in|op|rond)"
    r"(?:\s+(?:de|het|eind))?\s+)+$"
)
_LASTING = re.compile(
    r"(?<!\w)(?:doorlopend|continu|structureel|permanent|jaarlijks|halfjaarlijks|maandelijks|lopend"
    r"|ieder\s+kwartaal|elk\s+kwartaal|elke\s+(?:maand|week)|iedere\s+(?:maand|week)"
    r"|per\s+kwartaal|wekelijks|elk\s+jaar|ieder\s+jaar|per\s+direct|hele\s+looptijd|gehele\s+periode"
    r"|looptijd\s+(?:van\s+de\s+)?(?:prestatie)?afspraken)(?!\w)"
)
_MERE_YEAR = 2
_AHEAD = re.compile(
    r"\b(?:begint|begin|start|starten|opent|komt)\b[^|.]*\||\b(?:klaar|gereed|af|afgerond|opgeleverd|beschikbaar|open|uitgevoerd|bereikt|gerealiseerd)\b"
)
_DUE = re.compile(r"(?:uiterlijk|voor|tot\s+en\s+met|t/m|in\s+de\s+loop\s+van|in|per|tot|vanaf|eind|medio)\b")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or span of time: `words` is the mention with its preposition, from `start` to `end` in the text.

    `first` and `last` are the first and last day meant, None for a term without a year ("T2", "1 juli").
    `limit` is the preposition ("uiterlijk", "vanaf", ...), "" when there is none.
    """

    start: int
    end: int
    words: str
    first: date | None
    last: date | None
    limit: str = ""


def find_dates(text: str) -> tuple[DateMention, ...]:
    """All dates, quarters, terms, seasons, months, years and year ranges in `text`, in order.

    Impossible dates ("31 februari 2024") are left out.
    """
    plain = folded_in_place(text)
    mentions = []
    for match in _MENTION.finditer(plain):
        days = _days_of(match)
        if days is None:
            continue
        limit = _LIMIT.search(plain, max(0, match.start() - 40), match.start())
        start = limit.start() if limit and _at_word(plain, limit.start()) else match.start()
        words = text[start : match.end()]
        mentions.append(DateMention(start, match.end(), words, *days, " ".join(plain[start : match.start()].split())))
    return tuple(mentions)


def find_deadline(text: str, not_before: int | None = None) -> str:
    """The words of the term in `text` that reads most like a deadline, else of a duration, "" for neither.

    A date that only tells history ("op 12 juli 2021", "sinds 2019", or over before the year `not_before`) is none.
    """
    plain = folded_in_place(text)
    lasting = _LASTING.search(plain)
    best: tuple[int, DateMention] | None = None
    for mention in find_dates(text):
        if mention.last and not_before and mention.last.year < not_before:
            continue
        weight = _weight(mention, plain, text, not_before)
        if weight and (best is None or weight > best[0]):
            best = weight, mention
    if best and lasting and best[0] <= _MERE_YEAR and lasting.end() + 2 < best[1].start:
        best = None
    if best is None:
        return text[lasting.start() : lasting.end()] if lasting else ""
    before = lasting is not None and 0 <= best[1].start - lasting.end() <= 2
    return text[lasting.start() if lasting and before else best[1].start : best[1].end]


def _weight(mention: DateMention, plain: str, text: str, not_before: int | None) -> int:
    """How much a date in a sentence is one to keep to, by its preposition and kind: 0 for not at all, to 5."""
    words = plain[mention.start : mention.end]
    if mention.limit.startswith(("sinds", "na", "rond")):
        return 0
    if mention.limit.startswith("op"):
        ahead = not_before and mention.last and mention.last.year >= not_before
        around = f"{plain[max(0, mention.start - 25) : mention.start]}| {plain[mention.end : mention.end + 60]}"
        return 3 if ahead and _AHEAD.search(around) else 0
    if mention.limit == "voor" and re.search(r"voor (?:19|20)\d\d$", words):
        return 4 if "ó" in text[mention.start : mention.start + 4] else 0
    if re.match(r"(?:uiterlijk|voor|tot en met|t/m|eind|einde)\b", words):
        return 5
    if re.search(r"[qt]\d|kwartaal|tertiaal|helft|halfjaar|voorjaar|najaar|zomer|begin|eind|medio|halverwege", words):
        return 4
    if mention.first and mention.last and mention.first.year < mention.last.year:
        return 3
    return _MERE_YEAR if _DUE.match(mention.limit) else 0


def is_term(text: str) -> bool:
    """Whether a short text, such as a table cell, is a deadline or duration and little else."""
    plain = folded_in_place(text.strip())
    if not plain or len(plain) > 60:
        return False
    if re.fullmatch(r"[qt][1-4](?:\s*(?:[-–/+&,]|en|t/m)\s*[qt]?[1-4])?\W*", plain):
        return True
    left = plain
    dated = [found.words for found in find_dates(plain)]
    for words in [*dated, *(match.group() for match in _LASTING.finditer(plain))]:
        left = left.replace(words, " ", 1)
    kept = re.sub(r"[^a-z]|\b(?:en|of|daarna|gereed|klaar|start|per|vanaf|t|m|tot|met)\b", "", left)
    return left != plain and len(kept) <= len(plain) // 3


def find_period(text: str) -> tuple[int, int] | None:
    """The first range of years in `text` ("2024 t/m 2027", "2023/2024"), None when there is none."""
    for mention in find_dates(text):
        if mention.first and mention.last and mention.first.year < mention.last.year <= mention.first.year + 15:
            return mention.first.year, mention.last.year
    return None


def _at_word(plain: str, start: int) -> bool:
    """Whether a word starts at `start`."""
    return start == 0 or not plain[start - 1].isalnum()


def _days_of(match: re.Match[str]) -> tuple[date | None, date | None] | None:
    """First and last day of a mention; (None, None) without a year; None when there is no such day."""
    if match["day"] or match["nday"] or match["iso"]:
        return _day_of(match)
    if match["from"]:
        first, last = int(match["from"]), int(match["to"])
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    months, year = _months_of(match)
    if not year:
        return None, None
    last_day = calendar.monthrange(int(year), months[1])[1]
    return date(int(year), months[0], 1), date(int(year), months[1], last_day)


def _day_of(match: re.Match[str]) -> tuple[date | None, date | None] | None:
    """A single day, written in words, in figures or as ISO."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    elif match["day"]:
        day, month = int(match["day"]), _month_number(match["dmonth"])
        if not match["dyear"]:
            return (None, None) if 1 <= day <= 31 else None
        year = int(match["dyear"])
    else:
        day, month, year = int(match["nday"]), int(match["nmonth"]), int(match["nyear"])
        year += 2000 if year < 100 else 0
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _months_of(match: re.Match[str]) -> tuple[tuple[int, int], str | None]:
    """First and last month of a mention and its year, None when no year is given."""
    quarter = match["q"] or match["kq"] or match["kw"] or match["yqq"]
    if quarter:
        first, last = _part_months(3, int(match["q0"] or quarter))[0], _part_months(3, int(quarter))[1]
        return (min(first, last - 2), last), match["qyear"] or match["yq"]
    if match["t"]:
        return _part_months(4, int(match["t"])), match["tyear"]
    if match["ord"]:
        length = {"kwartaal": 3, "tertiaal": 4}.get(match["part"], 6)
        return _part_months(length, _ORDINALS[match["ord"]]), match["oyear"]
    if match["season"]:
        return _SEASONS[match["season"]], match["syear"]
    if match["month"]:
        month = _month_number(match["month"])
        return (month, month), match["myear"]
    return (1, 12), match["year"]


def _part_months(length: int, place: int) -> tuple[int, int]:
    """Months of the `place`-th part (from 1; -1 is the last) of a year cut into parts of `length` months."""
    n_parts = 12 // length
    place = n_parts if place == -1 else min(place, n_parts)
    return (place - 1) * length + 1, place * length


def _month_number(name: str) -> int:
    """1..12 for a month's full or short name."""
    short = "mrt" if name.startswith("maa") else name[:3]
    return _SHORT_MONTHS.index(short) + 1
