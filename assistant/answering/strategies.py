"""Which strategies answer which kind of question, in the order they are tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answering.case import Case, Strategy
from assistant.answering.comparison import ComparisonAnswer, Gather
from assistant.answering.definition import DefinitionAnswer
from assistant.answering.draft import Draft
from assistant.answering.listing import ListAnswer
from assistant.answering.sentence import SentenceAnswer
from assistant.answering.signing import PartiesThatSigned, PeriodOfAgreement, SignedBy, SignedOn, asks_who_signed
from assistant.answering.states import ItemsInState
from assistant.answering.status import StatusAnswer
from assistant.answering.trekker import TrekkerAnswer
from assistant.answering.value import ValueAnswer
from assistant.answering.yes_no import YesNoAnswer
from assistant.model import Kind


class FirstAnswer:
    """The draft of the first strategy that has one."""

    def __init__(self, strategies: Sequence[Strategy]) -> None:
        self._strategies = tuple(strategies)

    def answer(self, case: Case) -> Draft | None:
        """None when no strategy has an answer that it trusts."""
        return next((draft for s in self._strategies if (draft := s.answer(case)) is not None), None)


class UnlessSigning:
    """Another strategy, save for questions about who signed: those are answered from signatures or not at all."""

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy

    def answer(self, case: Case) -> Draft | None:
        """None for a question about signing the agreements."""
        return None if asks_who_signed(case) else self._strategy.answer(case)


def strategies(gather: Gather) -> Mapping[Kind, Strategy]:
    """The strategy of each kind that can be answered; `gather` finds evidence for the sides of a comparison."""
    comparison = ComparisonAnswer(gather)
    signing = (SignedBy(), PartiesThatSigned())
    return {
        Kind.TREKKER: FirstAnswer((TrekkerAnswer(),)),
        Kind.NUMBER: FirstAnswer((ValueAnswer(),)),
        Kind.DATE: FirstAnswer((PeriodOfAgreement(), SignedOn(), ValueAnswer())),
        Kind.STATUS: FirstAnswer((StatusAnswer(),)),
        Kind.DEFINITION: FirstAnswer((DefinitionAnswer(),)),
        Kind.LIST: FirstAnswer(
            (*signing, UnlessSigning(FirstAnswer((ItemsInState(), ListAnswer(), SentenceAnswer()))))
        ),
        Kind.YES_NO: FirstAnswer((YesNoAnswer(),)),
        Kind.WHO: FirstAnswer((*signing, UnlessSigning(SentenceAnswer()))),
        Kind.COMPARISON: FirstAnswer((*signing[:1], comparison, ValueAnswer(), SentenceAnswer())),
        Kind.OPEN: FirstAnswer((SentenceAnswer(),)),
    }
