"""All that a strategy may look at for one question, and the contract of a strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answering.draft import Draft, Quote
from assistant.evidence.matching import AskedTerm, Matcher
from assistant.evidence.scoring import Scored
from assistant.evidence.units import Unit, UnitCutter
from assistant.understanding.intent import Intent
from assistant.understanding.names import Names
from corpus.model import Agreement, Commitment, Span
from index.model import Ranked


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its evidence: `scored` are the units found, best first; `agreements` those in scope."""

    intent: Intent
    asked: tuple[AskedTerm, ...]
    scored: tuple[Scored, ...]
    ranked: tuple[Ranked, ...]
    agreements: tuple[Agreement, ...]
    matcher: Matcher
    cutter: UnitCutter
    names: Names

    @property
    def best(self) -> Scored | None:
        """The best unit, None when nothing was found."""
        return self.scored[0] if self.scored else None

    def agreement(self, agreement_id: str) -> Agreement:
        """The agreement with this id, in scope or not."""
        return self.cutter.agreement(agreement_id)

    def page_text(self, agreement_id: str, page: int) -> str:
        """The text of a page, 1-based."""
        return self.agreement(agreement_id).pages[page - 1].text


class Strategy(Protocol):
    """Answers one kind of question."""

    def answer(self, case: Case) -> Draft | None:
        """The draft, or None when this strategy has no answer that it trusts."""
        ...


def quote_of(unit: Unit, span: Span | None = None) -> Quote:
    """The proof that a unit gives, or another span of its passage."""
    return Quote(unit.agreement, span or unit.spans[0], unit.item, unit.passage.also_pages)


def quotes_of(unit: Unit, spans: Sequence[Span] = ()) -> tuple[Quote, ...]:
    """One proof per span, those of the unit itself when none are given."""
    return tuple(quote_of(unit, span) for span in (spans or unit.spans))


def commitment_quote(agreement: Agreement, commitment: Commitment, span: Span) -> Quote:
    """A proof from a commitment."""
    copies = tuple(copy.page for copy in agreement.page_copies if copy.of == span.page)
    return Quote(agreement.id, span, commitment.item, copies)
