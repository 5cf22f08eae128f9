"""What an agreement says of itself: title, municipality, period, date and names of those who signed."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.meaning.dates import DateMention, find_dates, find_period
from corpus.meaning.words import folded, folded_in_place
from corpus.model import Agreement, Party, Role

SIGNING = re.compile(r"ondertekening|tekenblad|handtekening|aldus overeengekomen|getekend")
"""Headings under which parties sign."""

_ABOUT_PERIOD = re.compile(
    r"prestatieafspra|prestatieovereenkomst|afspraken|jaren|periode|jaarschijf|looptijd|raamovereenkomst"
)
_SIGNED = re.compile(
    r"aldus overeengekomen|overeengekomen op|ondertekend op|getekend op|ondertekening"
    r"|vastgesteld op|aangegaan|gesloten op|d\.d\.|gedateerd"
)
_TITLE_OF_PERSON = r"(?:[Dd]hr|[Mm]w|[Mm]evr|[Dd]e heer|[Mm]evrouw|[Dd]rs|[Dd]r|[Ii]ng|[Ii]r|[Mm]r|[Pp]rof)"
_LINK = r"(?:(?:van|de|der|den|het|ten|ter|te|el|al|in|’t|'t)[ ]){0,3}"
_FUNCTION = (
    r"(?:(?:[Ll]oco-?)?[Bb]urgemeester|[Ww]ethouder|[Dd]irecteur|[Bb]estuurder|[Bb]estuurslid|(?:[Vv]ice-?)?[Vv]oorzitter"
    r"|[Ss]ecretaris|[Pp]enningmeester|[Mm]anager)"
)
_SIGNER = re.compile(
    rf"(?P<name>(?:{_TITLE_OF_PERSON}\.?\s+)*(?:(?:[A-Z]\.\s?){{1,4}}{_LINK}|[A-Z][a-zé]+[ ]{_LINK})"
    rf"[A-Z][\w'’-]+(?:\s?[-–]\s?[A-Z]\w+)?)\s*(?:\([^)]*\)\s*)?[,\n]?\s*(?P<role>{_FUNCTION}[^\n]{{0,80}}?)"
    rf"(?=\s+(?:{_TITLE_OF_PERSON}\.?\s|[Nn]amens\b|[A-Z]\.\s?[A-Z])|\n|[.;]\s|$)"
)


def municipality_of(parties: Sequence[Party]) -> str:
    """The bare name of the first municipality that signs, "" when there is none."""
    for party in parties:
        if party.role is Role.MUNICIPALITY and party.signs and not party.members:
            return party.name.removeprefix("Gemeente").strip()
    return ""


def years_of(agreement: Agreement, title: str) -> tuple[int, int] | None:
    """The period covered: a range of years where the text speaks of its agreements, else the title's year."""
    counts: Counter[tuple[int, int]] = Counter()
    own = find_period(title)
    year = re.search(r"jaarschijf\D{0,12}(20\d\d)|(?:jaarafspraken|afspraken)\s+(20\d\d)\s*$", folded(title))
    if year and not own:
        single = int(year[1] or year[2])
        return single, single
    slice_year = re.search(r"jaarschijf\D{0,25}?(20\d\d)", folded(title))
    if slice_year:
        return int(slice_year[1]), int(slice_year[1])
    for page in agreement.pages:
        plain = folded_in_place(page.text)
        for match in _ABOUT_PERIOD.finditer(plain):
            period = find_period(page.text[match.start() : match.end() + 45])
            if period:
                counts[period] += 3 if page.number <= 3 else 1
    if own:
        counts[own] += 6
    if counts:
        return counts.most_common(1)[0][0]
    years = re.findall(r"20\d\d", title)
    return (int(years[0]), int(years[-1])) if years else None


def signed_on(agreement: Agreement, municipality: str) -> str:
    """The date of signing as ISO date: where the text says so, behind the place, or among signatures; "" unknown."""
    place = re.escape(folded(municipality))
    best: tuple[int, str] | None = None
    for page in agreement.pages:
        plain = folded_in_place(page.text)
        signers = len(_SIGNER.findall(page.text))
        for mention in find_dates(page.text):
            if mention.first is None or mention.first != mention.last:
                continue
            score = _signing_score(plain, mention, signers, place)
            if score >= 4 and (best is None or score > best[0]):
                best = score, mention.first.isoformat()
    return best[1] if best else ""


def _signing_score(plain: str, mention: DateMention, n_signers: int, place: str) -> int:
    """How much a day on a page of folded text `plain` looks like the day of signing: 4 or more is enough."""
    before = plain[max(0, mention.start - 90) : mention.start]
    around = before + plain[mention.start : mention.end + 220]
    told = re.search(r"aldus|overeengekomen|ondertekend|getekend|aangegaan", around) and _SIGNED.search(around)
    behind_words = n_signers >= 2 or re.search(r"aldus overeengekomen|ondertekend op|getekend op", before)
    behind_place = place and re.search(rf"(?:^|\n){place},?\s*$", before)
    about = re.search(r"prestatieafspraken", around)
    return 3 * bool(told) + 4 * bool(behind_words) + 4 * bool(behind_place) + bool(about)


def signatories_of(agreement: Agreement) -> tuple[str, ...]:
    """Who signed, as "name, function", in the document's words; empty when there is no page of signatures."""
    for page in reversed(agreement.pages):
        found = [f"{' '.join(m['name'].split())}, {' '.join(m['role'].split())}" for m in _SIGNER.finditer(page.text)]
        if len(found) >= 2:
            return tuple(dict.fromkeys(found))
    return ()
