"""Who signed, when, and for which period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.case import Case
from assistant.answering.draft import Draft, DraftClaim, Quote
from assistant.answering.passages_text import MAX_WORDS, shortened, shown
from assistant.evidence.matching import met
from assistant.understanding.words import fold, fold_name, squeeze
from corpus.meaning.dates import find_dates
from corpus.model import Agreement, Page, Span
from index.passages.sentences import sentence_spans

SIGNED = re.compile(
    r"\b(?:ondertekend\w*|getekend|tekende\w*|tekenden|tekent|handtekening\w*|afgesloten|overeengekomen|ondertekenaars?|gesloten)\b"
)
PERSON_ASKED = re.compile(
    r"\b(?:wethouders?|bestuurders?|directeur\w*|voorzitters?|burgemeester|persoon|personen|wie)\b"
)
PERIOD = re.compile(
    r"\b(?:looptijd|welke (?:periode|jaren)|hoe ?lang (?:lopen|gelden|"
    r"duren)|periode .*(?:afspraken|lopen)|tot wanneer (?:lopen|gelden)|"
    r"(?:lopen|gelden) de (?:prestatie)?afspraken)\b"
)
_EVERYDAY_PERIOD = re.compile(
    r"\b(?:hoe ?lang|tot wanneer|tot welk jaar|tot en met wanneer|vanaf wanneer|sinds wanneer|wanneer|hoeveel jaar)\b.*"
    r"\b(?:gaan|gelden|geldt|geldig|lopen|loopt|duren|duurt|aflopen|stoppen|eindigen|ingaan|beginnen|zijn|is|voor)\b|"
    r"\bwelk(?:e)? (?:jaar|jaren|periode)\b"
)
_ABOUT_AGREEMENTS = re.compile(r"\b(?:prestatieafspraken|afspraken|overeenkomst|jaarschijf|document|stuk)\b")
_FUNCTIONS = ("wethouder", "bestuurder", "directeur", "voorzitter", "burgemeester", "huurder", "bewoner", "gemeente")
_TITLE = r"(?:(?:[Dd]hr|[Mm]w|[Mm]evr|[Dd]rs|[Ii]r|[Mm]r|[Ii]ng|[Dd]r)\.?\s+|[Dd]e heer\s+|[Mm]evrouw\s+)*"
_PERSON = re.compile(
    rf"(?<![\w.]){_TITLE}(?:[A-Z]\.\s?){{1,4}}(?:\([A-Z][a-z]+\)\s)?(?:(?:van|de|der|den|ter|ten|te|'t|in|het)\s+)*[A-Z][\w'’-]+(?:\s?[-–]\s?[A-Z]\w+)*"
)
_ON_BEHALF = re.compile(r"^[ \t]*(?:Namens|Voor)\b.*$|(?<=[.;,] )Namens\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signed, with the words around the name: "Namens …", function, party."""

    span: Span
    words: str


class SignedBy:
    """The people who signed, all or those of the party or function asked for."""

    def answer(self, case: Case) -> Draft | None:
        """A line per signature; None when the question is not of signing or no signature fits."""
        plain = fold(case.intent.completed)
        functions = [word for word in _FUNCTIONS[:5] if word in plain]
        if not SIGNED.search(plain) and not (
            functions and (case.intent.scope.parties or case.intent.scope.municipalities)
        ):
            return None
        claims = []
        for agreement in case.agreements:
            for signature in _asked_for(case, list(signatures_of(agreement))):
                claims.append(DraftClaim(squeeze(signature.words), (Quote(agreement.id, signature.span),)))
        if not claims:
            return None
        intro = "Ondertekend door:" if len(claims) > 1 else ""
        return Draft(tuple(claims[:16]), intro=intro, listed=len(claims) > 1, strategy="signatures")


class PartiesThatSigned:
    """The parties to an agreement, where it names them in one sentence."""

    def answer(self, case: Case) -> Draft | None:
        """None when a person is asked for or no sentence names most parties."""
        plain = fold(case.intent.completed)
        if not SIGNED.search(plain) or re.search(
            r"\b(?:wethouder|bestuurder|directeur|voorzitter|burgemeester)", plain
        ):
            return None
        claims = tuple(claim for agreement in case.agreements if (claim := _parties_claim(agreement)))
        return Draft(claims, listed=len(claims) > 1, strategy="parties") if claims else None


class SignedOn:
    """The day on which the agreement was signed."""

    def answer(self, case: Case) -> Draft | None:
        """The date with the words around it; None when the document gives none."""
        plain = fold(case.intent.completed)
        if not SIGNED.search(plain) or not (_ABOUT_AGREEMENTS.search(plain) or not case.asked):
            return None
        claims = tuple(claim for agreement in case.agreements if (claim := _signed_claim(agreement)))
        return Draft(claims, listed=len(claims) > 1, strategy="signed-on") if claims else None


class PeriodOfAgreement:
    """The years that the agreements are for."""

    def answer(self, case: Case) -> Draft | None:
        """First and last year with the place that says so; None when the question is not of the agreements."""
        if not asks_period(case):
            return None
        claims = tuple(claim for agreement in case.agreements if (claim := _period_claim(agreement)))
        return Draft(claims, listed=len(claims) > 1, strategy="period") if claims else None


def asks_period(case: Case) -> bool:
    """Whether a question is about the years that the agreements are for; in everyday words when it asks nothing
    else."""
    plain = fold(case.intent.completed)
    if not _ABOUT_AGREEMENTS.search(plain):
        return False
    return bool(
        PERIOD.search(plain) or (not case.asked and _EVERYDAY_PERIOD.search(plain) and not SIGNED.search(plain))
    )


def asks_who_signed(case: Case) -> bool:
    """Whether a question is about the people who signed the agreements."""
    plain = fold(case.intent.completed)
    return bool(
        SIGNED.search(plain) and PERSON_ASKED.search(plain) and (_ABOUT_AGREEMENTS.search(plain) or len(case.asked) < 2)
    )


def is_signature_page(page: Page) -> bool:
    """Whether a page holds signatures: two persons or more, and words of signing or functions."""
    plain = fold(page.text)
    telling = sum(
        word in plain for word in ("namens", "overeengekomen", "ondertekend", "wethouder", "bestuurder", "voorzitter")
    )
    n_persons = len(_PERSON.findall(page.text))
    return n_persons >= 2 and telling >= 2 and n_persons * 60 > len(page.text.split())


def signatures_of(agreement: Agreement) -> Iterator[Signature]:
    """The signatures on the last page that holds them; a page's copy does not count twice."""
    copies = {copy.page for copy in agreement.page_copies}
    pages = [page for page in agreement.pages if page.number not in copies and is_signature_page(page)]
    for page in pages[-1:]:
        persons = list(_PERSON.finditer(page.text))
        starts = [_start(page.text, persons, i) for i in range(len(persons))]
        for number, person in enumerate(persons):
            end = starts[number + 1] if number + 1 < len(persons) else len(page.text)
            words = page.text[starts[number] : max(end, person.end())]
            kept = len(words.rstrip(" \n\t,"))
            span = Span(page.number, starts[number], starts[number] + kept)
            yield Signature(span, page.text[span.start : span.end])


def _start(text: str, persons: list[re.Match[str]], number: int) -> int:
    """Where the words of a signature begin: at the "Namens …" line before the name, else at the name."""
    person = persons[number]
    floor = persons[number - 1].end() if number else 0
    lines = [match for match in _ON_BEHALF.finditer(text, floor, person.start())]
    return lines[-1].start() if lines else person.start()


def _asked_for(case: Case, signatures: list[Signature]) -> list[Signature]:
    """The signatures of the parties and functions asked for; all when neither is named."""
    plain = fold(case.intent.completed)
    names = {form for known in case.names.parties if known.name in case.intent.scope.parties for form in known.forms}
    functions = [word for word in _FUNCTIONS if word in plain and not (word == "gemeente" and names)]
    towns = [fold_name(name) for name in case.intent.scope.municipalities]
    wanted = signatures
    if names:
        wanted = [s for s in wanted if any(" ".join(form) in fold_name(s.words) for form in names)]
    for word in functions:
        fitting = [s for s in wanted if word in fold(s.words)]
        if word == "gemeente" and not fitting:
            continue
        wanted = fitting
    if not names and not functions and case.asked:
        telling = [term for term in case.asked if not SIGNED.search(term.term.text)]
        fitting = [s for s in wanted if any(met(term, case.matcher.bag(s.words)) > 0.5 for term in telling)]
        wanted = fitting or wanted
    return (
        wanted
        if wanted or names or functions
        else [s for s in signatures if any(t in fold_name(s.words) for t in towns)]
    )


def _parties_claim(agreement: Agreement) -> DraftClaim | None:
    names = [fold_name(party.name) for party in agreement.parties if party.signs]
    best: tuple[int, int, Span] | None = None
    for page in agreement.pages:
        for start, end in sentence_spans(page.text):
            plain = fold_name(page.text[start:end])
            n_named = sum(name in plain for name in names)
            candidate = (n_named, start - end, Span(page.number, start, end))
            if n_named >= 2 and (best is None or candidate[:2] > best[:2]):
                best = candidate
    if best is None or best[0] < max(2, 0.6 * len(names)):
        return None
    return DraftClaim(shortened(shown(agreement.text_of(best[2])), MAX_WORDS), (Quote(agreement.id, best[2]),))


def _signed_claim(agreement: Agreement) -> DraftClaim | None:
    """The signing date of the metadata, or the single day that a signature page or "overeengekomen" line gives."""
    for page in reversed(agreement.pages):
        for mention in find_dates(page.text):
            if not (mention.first and mention.first == mention.last):
                continue
            span = _line(page, mention.start, mention.end)
            line = fold(page.text[span.start : span.end])
            is_known = mention.first.isoformat() == agreement.signed_on
            if is_known or (not agreement.signed_on and (SIGNED.search(line) or is_signature_page(page))):
                words = squeeze(page.text[mention.start : mention.end])
                day = re.sub(r"^(?:op|d\.d\.|datum)\s+", "", words, flags=re.IGNORECASE)
                return DraftClaim(_with_line(day, page, span), (Quote(agreement.id, span),))
    return None


def _period_claim(agreement: Agreement) -> DraftClaim | None:
    if agreement.years is None:
        return None
    first, last = agreement.years
    joint = r"\s*(?:-|–|/|t/m|tot en met|en|tot)\s*"
    pattern = re.compile(rf"{first}{joint}{last}" if first != last else rf"\b{first}\b")
    for page in agreement.pages:
        match = pattern.search(page.text)
        if match:
            span = _line(page, match.start(), match.end())
            return DraftClaim(_with_line(squeeze(match.group()), page, span), (Quote(agreement.id, span),))
    return None


def _line(page: Page, start: int, end: int) -> Span:
    """The sentence of a page that holds a range, or the range's line where that is shorter."""
    first = page.text.rfind("\n", 0, start) + 1
    stop = page.text.find("\n", end)
    stop = len(page.text) if stop < 0 else stop
    for a, b in sentence_spans(page.text[first:stop]):
        if first + a <= start and end <= first + b:
            return Span(page.number, first + a, first + b)
    return Span(page.number, first, stop)


def _with_line(value: str, page: Page, span: Span) -> str:
    """The value first, then the line it stands in, unless that line says no more."""
    line = shown(page.text[span.start : span.end])
    return value if squeeze(line) == value else f"{value}: {shortened(line, MAX_WORDS - 6)}"
