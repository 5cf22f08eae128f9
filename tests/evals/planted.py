"""Assistants with one fault each, for seeing whether the suite notices."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.knowledge import Knowledge
from assistant.model import Answer, Citation, Claim, Question
from assistant.understanding.intent import Intent
from corpus.library import Library
from corpus.model import Agreement, Commitment
from index.model import Filter, Passage, Ranked
from index.reader import IndexReader


class WrappedReader:
    """A reader that does what the one inside does; faults override one method."""

    def __init__(self, inside: IndexReader) -> None:
        self.inside = inside

    @property
    def version(self) -> str:
        return self.inside.version

    @property
    def library(self) -> Library:
        return self.inside.library

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.inside.passages

    def refresh(self) -> None:
        self.inside.refresh()

    def warm_up(self) -> None:
        self.inside.warm_up()

    def retrieve(self, query: str, k: int, within: Filter) -> list[Ranked]:
        return self.inside.retrieve(query, k, within)


class ReversedRanking(WrappedReader):
    """The best passage last."""

    def retrieve(self, query: str, k: int, within: Filter) -> list[Ranked]:
        return self.inside.retrieve(query, len(self.inside.passages), within)[::-1][:k]


class ShiftedTrekkers(WrappedReader):
    """The trekker column moved down one row."""

    @property
    def library(self) -> Library:
        return _ShiftedLibrary(self.inside.library.store)


class _ShiftedLibrary(Library):
    def agreement(self, agreement_id: str) -> Agreement:
        return _shifted(super().agreement(agreement_id))


def _shifted(agreement: Agreement) -> Agreement:
    with_trekker = [number for number, one in enumerate(agreement.commitments) if one.trekker]
    commitments = list(agreement.commitments)
    for number, above in zip(with_trekker, with_trekker[-1:] + with_trekker[:-1], strict=True):
        commitments[number] = _with_trekker_of(agreement.commitments[number], agreement.commitments[above])
    return replace(agreement, commitments=tuple(commitments))


def _with_trekker_of(one: Commitment, other: Commitment) -> Commitment:
    return replace(
        one,
        trekker=other.trekker,
        trekker_parties=other.trekker_parties,
        trekker_source=other.trekker_source,
        trekker_spans=other.trekker_spans,
    )


class NoScope(Assistant):
    """Passages of all agreements, whatever agreement the question is about."""

    def _answer(self, intent: Intent, knowledge: Knowledge, started: float) -> Answer:
        return super()._answer(replace(intent, scope=replace(intent.scope, agreements=())), knowledge, started)


class WrappedAssistant:
    """An assistant that does what the one inside does; faults change its answers."""

    def __init__(self, inside: Assistant) -> None:
        self.inside = inside

    def ask(self, question: Question) -> Answer:
        return self.changed(self.inside.ask(question), question)

    def search(self, question: Question, k: int) -> list[Ranked]:
        return self.inside.search(question, k)

    def changed(self, answer: Answer, question: Question) -> Answer:
        return answer


class PagesOffByOne(WrappedAssistant):
    """Every citation names the next page."""

    def changed(self, answer: Answer, question: Question) -> Answer:
        moved = tuple(replace(citation, page=citation.page + 1) for citation in answer.citations)
        return replace(answer, citations=moved)


class FigureChanged(WrappedAssistant):
    """The first digit of every figure is one higher."""

    def changed(self, answer: Answer, question: Question) -> Answer:
        claims = tuple(replace(claim, text=_higher(claim.text)) for claim in answer.claims)
        return replace(answer, text=_higher(answer.text), claims=claims)


def _higher(text: str) -> str:
    return re.sub(r"(?<![\d\[.,])\d", lambda found: str((int(found[0]) + 1) % 10), text)


class NeverAbstains(WrappedAssistant):
    """Gives the best passage there is, however far off."""

    def changed(self, answer: Answer, question: Question) -> Answer:
        if not answer.abstained:
            return answer
        found = self.inside.search(question, 1)
        if not found:
            return replace(answer, abstained=False, text="Ja.")
        passage = found[0].passage
        quote = passage.text
        cited = Citation(passage.agreement, "", passage.page, None, passage.item, quote, ())
        return replace(answer, abstained=False, text=quote, citations=(cited,), claims=(Claim(quote, (0,)),))
