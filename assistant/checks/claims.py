"""What a claim must pass before it is shown: every check is a one-method class, a compound applies them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answering.draft import DraftClaim, Quote
from assistant.model import Check
from assistant.understanding.words import fold, fold_name, squeeze
from corpus.model import Agreement

_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
_THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_MODALITY = re.compile(
    r"\b(?:zal|zullen|kan|kunnen|mag|mogen|moet|moeten|streeft|streven|niet|geen|nooit|maximaal|max|minimaal|min|circa|ca|"
    r"ongeveer|ten minste|tenminste|minstens|hooguit|uiterlijk|mogelijk|eventueel|alleen)\b"
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim's quotes as text: `words` on one line, `items` the item numbers that the quotes stand under."""

    words: str
    items: tuple[str, ...]
    quotes: tuple[tuple[Agreement, Quote], ...]


class ClaimCheck(Protocol):
    """Checks one thing of a claim."""

    def check(self, claim: DraftClaim, proof: Proof) -> Check:
        """The verdict."""
        ...


class FiguresInQuote:
    """Every figure, percentage, amount, date, year and item number of a claim is in its quotes."""

    def check(self, claim: DraftClaim, proof: Proof) -> Check:
        """Fails naming the first figure that no quote has."""
        proven = figures(f"{proof.words} {' '.join(proof.items)}")
        for figure in sorted(figures(_without_frame(claim))):
            if figure not in proven:
                return Check("cijfers", False, f"{figure} staat niet in het citaat")
        return Check("cijfers", True)


class NamesInQuote:
    """Every party that a claim names is named in its quotes."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(dict.fromkeys(fold_name(name) for name in names if len(name) > 2))

    def check(self, claim: DraftClaim, proof: Proof) -> Check:
        """Fails naming the first party that no quote has."""
        told, proven = fold_name(_without_frame(claim)), fold_name(proof.words)
        for name in self._names:
            if _has_word(told, name) and not _has_word(proven, name):
                return Check("namen", False, f"{name} staat niet in het citaat")
        return Check("namen", True)


class ModalityInQuote:
    """Every negation and word of certainty of a claim is in its quotes."""

    def check(self, claim: DraftClaim, proof: Proof) -> Check:
        """Fails naming the first such word that no quote has."""
        proven = set(_MODALITY.findall(fold(proof.words)))
        for word in _MODALITY.findall(fold(_without_frame(claim))):
            if word not in proven:
                return Check("zekerheid", False, f"'{word}' staat niet in het citaat")
        return Check("zekerheid", True)


class QuoteOnPage:
    """Every quote is a piece of its page, and is not empty."""

    def check(self, claim: DraftClaim, proof: Proof) -> Check:
        """Fails naming the page that does not have the quote."""
        for agreement, quote in proof.quotes:
            page, start, end = quote.span
            inside = 1 <= page <= len(agreement.pages) and 0 <= start < end <= len(agreement.pages[page - 1].text)
            if not inside or not agreement.text_of(quote.span).strip():
                return Check("citaat", False, f"citaat niet gevonden op pagina {page}")
        passed = bool(proof.quotes)
        return Check("citaat", passed, "" if passed else "geen citaat")


class WithinScope:
    """Every quote is from an agreement that the question is about."""

    def __init__(self, agreements: Sequence[str]) -> None:
        self._agreements = frozenset(agreements)

    def check(self, claim: DraftClaim, proof: Proof) -> Check:
        """Fails naming the agreement outside the scope."""
        for agreement, _ in proof.quotes:
            if self._agreements and agreement.id not in self._agreements:
                return Check("bereik", False, f"{agreement.id} valt buiten de vraag")
        return Check("bereik", True)


class AllChecks:
    """Applies all checks to a claim."""

    def __init__(self, checks: Sequence[ClaimCheck]) -> None:
        self._checks = tuple(checks)

    def verdicts(self, claim: DraftClaim, agreements: dict[str, Agreement]) -> tuple[Check, ...]:
        """One verdict per check, in order."""
        proof = proof_of(claim, agreements)
        return tuple(check.check(claim, proof) for check in self._checks)


def proof_of(claim: DraftClaim, agreements: dict[str, Agreement]) -> Proof:
    """The words of a claim's quotes."""
    pairs = tuple((agreements[quote.agreement], quote) for quote in claim.quotes)
    words = " ".join(agreement.text_of(q.span) for agreement, q in pairs if 1 <= q.span.page <= len(agreement.pages))
    return Proof(squeeze(words), tuple(quote.item for quote in claim.quotes if quote.item), pairs)


def figures(text: str) -> frozenset[str]:
    """The figures of a text in one spelling: thousands without dots, no zeros before, decimals with a comma."""
    return frozenset(_one_spelling(match.group().rstrip(".,:/-")) for match in _FIGURE.finditer(text))


def _one_spelling(figure: str) -> str:
    plain = figure.replace(".", "") if _THOUSANDS.match(figure) else figure
    return plain.lstrip("0") or "0"


def _without_frame(claim: DraftClaim) -> str:
    text = claim.text
    for words in claim.frame:
        text = text.replace(words, " ")
    return text


def _has_word(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
