"""Who signed, when, and for which period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.case import Case
from assistant.answering.draft import Draft, DraftClaim, Quote
from assistant.answering.passages_text import shown
from assistant.evidence.matching import met
from assistant.understanding.words import fold, fold_name, squeeze
from corpus.meaning.dates import find_dates
from corpus.model import Agreement, Span

SIGNED = re.compile(
    r"\b(?:ondertekend\w*|getekend|tekende\w*|tekenden|tekent|handtekening\w*|afgesloten|overeengekomen|ondertekenaars?|gesloten)\b"
)
PERIOD = re.compile(
    r"\b(?:looptijd|welke (?:periode|jaren)|hoe lang (?:lopen|gelden|duren)|hoelang (?:lopen|gelden)|periode .*(?:afspraken|lopen)|tot wanneer (?:lopen|gelden))\b"
)
_ABOUT_AGREEMENTS = re.compile(r"\b(?:prestatieafspraken|afspraken|overeenkomst|jaarschijf|document|stuk)\b")


class SignedBy:
    """The people who signed, all or those of the party asked for."""

    def answer(self, case: Case) -> Draft | None:
        """A line per signature; None when no signature is known."""
        if not SIGNED.search(fold(case.intent.completed)):
            return None
        claims = []
        for agreement in case.agreements:
            lines = list(_signature_lines(agreement))
            chosen = _asked_for(case, agreement, lines)
            claims += [DraftClaim(squeeze(text), (Quote(agreement.id, span),)) for text, span in chosen]
        if not claims:
            return None
        intro = "Ondertekend door:" if len(claims) > 1 else ""
        return Draft(tuple(claims[:16]), intro=intro, listed=len(claims) > 1, strategy="signatures")


class SignedOn:
    """The day on which the agreement was signed."""

    def answer(self, case: Case) -> Draft | None:
        """The date with the words around it; None when the document gives none."""
        if not SIGNED.search(fold(case.intent.completed)) or not _ABOUT_AGREEMENTS.search(fold(case.intent.completed)):
            return None
        claims = tuple(claim for agreement in case.agreements if (claim := _signed_claim(agreement)))
        return Draft(claims, listed=len(claims) > 1, strategy="signed-on") if claims else None


class PeriodOfAgreement:
    """The years that the agreements are for."""

    def answer(self, case: Case) -> Draft | None:
        """First and last year with the place that says so; None when the question is not of the agreements."""
        plain = fold(case.intent.completed)
        if not PERIOD.search(plain) or not _ABOUT_AGREEMENTS.search(plain):
            return None
        claims = tuple(claim for agreement in case.agreements if (claim := _period_claim(agreement)))
        return Draft(claims, listed=len(claims) > 1, strategy="period") if claims else None


def _signature_lines(agreement: Agreement) -> Iterator[tuple[str, Span]]:
    for signatory in agreement.signatories:
        pattern = re.compile(r"[\s,–-]+".join(re.escape(token) for token in re.findall(r"[^\s,]+", signatory)))
        for page in reversed(agreement.pages):
            match = pattern.search(page.text)
            if match:
                yield signatory, Span(page.number, match.start(), match.end())
                break


def _asked_for(case: Case, agreement: Agreement, lines: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The signatures of the parties or functions asked for; all when none is named."""
    parties = [fold_name(name) for name in case.intent.scope.parties]
    if parties:
        hits = [line for line in lines if any(party in fold_name(_around(agreement, line)) for party in parties)]
        if hits:
            return hits
    telling = [term for term in case.asked if not SIGNED.search(term.term.text)]
    hits = [
        line for line in lines if any(met(term, case.matcher.bag(_around(agreement, line))) > 0.5 for term in telling)
    ]
    return hits or lines


def _around(agreement: Agreement, line: tuple[str, Span]) -> str:
    """The signature with the line before it ("Namens …")."""
    text, span = line
    page = agreement.pages[span.page - 1].text
    before = page[: span.start].rstrip().rsplit("\n", 1)[-1]
    return f"{before} {text}" if fold(before).startswith("namens") else text


def _signed_claim(agreement: Agreement) -> DraftClaim | None:
    if not agreement.signed_on:
        return None
    for page in reversed(agreement.pages):
        for mention in find_dates(page.text):
            if mention.first and mention.first == mention.last and mention.first.isoformat() == agreement.signed_on:
                start = page.text.rfind("\n", 0, mention.start) + 1
                end = page.text.find("\n", mention.end)
                end = len(page.text) if end < 0 else end
                words = page.text[mention.start : mention.end]
                day = squeeze(re.sub(r"^(?:op|d\.d\.)\s+", "", words))
                return DraftClaim(
                    f"{day}: {shown(page.text[start:end])}", (Quote(agreement.id, Span(page.number, start, end)),)
                )
    return None


def _period_claim(agreement: Agreement) -> DraftClaim | None:
    if agreement.years is None:
        return None
    first, last = agreement.years
    pattern = re.compile(rf"{first}\s*(?:-|–|/|t/m|tot en met|en|tot)\s*{last}" if first != last else rf"\b{first}\b")
    for page in agreement.pages:
        match = pattern.search(page.text)
        if match:
            start = page.text.rfind("\n", 0, match.start()) + 1
            end = page.text.find("\n", match.end())
            end = len(page.text) if end < 0 else end
            words = squeeze(match.group())
            return DraftClaim(
                f"{words}: {shown(page.text[start:end])}", (Quote(agreement.id, Span(page.number, start, end)),)
            )
    return None
