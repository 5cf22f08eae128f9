"""The assistant: a question in, an answer with its citations out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.answering import wording
from assistant.answering.abstaining import abstention_text, suggestions_of
from assistant.answering.case import Case
from assistant.answering.comparison import Gather
from assistant.answering.composing import Citations, numbered, table_of, text_of
from assistant.answering.draft import Draft, DraftClaim
from assistant.answering.signing import asks_period
from assistant.answering.strategies import strategies
from assistant.answering.wording import joined
from assistant.checks.claims import (
    AllChecks,
    FiguresInQuote,
    ModalityInQuote,
    NamesInQuote,
    QuoteOnPage,
    WithinScope,
)
from assistant.evidence.gathering import N_CANDIDATES, find, gather
from assistant.knowledge import Knowledge, knowledge_of
from assistant.language_model.model import language_model
from assistant.language_model.rewording import reword
from assistant.model import Answer, Check, Kind, Question
from assistant.settings import Settings
from assistant.trace import trace_of
from assistant.understanding.intent import Intent, wanted_of
from assistant.understanding.understand import understand
from assistant.understanding.words import fold
from corpus.errors import QuestionError
from corpus.library import Library
from index.diversity import spread_over_pages
from index.model import Filter, Passage, Ranked

Checked = tuple[DraftClaim, tuple[Check, ...]]


class Reader(Protocol):
    """What the assistant needs of the index; `index.reader.IndexReader` has it."""

    @property
    def version(self) -> str:
        """The version of the index that answers now."""
        ...

    @property
    def library(self) -> Library:
        """The agreements of that version."""
        ...

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its passages."""
        ...

    def refresh(self) -> None:
        """Open a newer version when there is one."""
        ...

    def warm_up(self) -> None:
        """Load what the first question would load."""
        ...

    def retrieve(self, query: str, k: int, within: Filter) -> list[Ranked]:
        """The best passages for a query."""
        ...


class Assistant:
    """Answers questions over the agreements of an index. Keeps nothing of a question: many may ask at once."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self._reader = reader
        self._settings = settings
        self._model = language_model(settings)
        self._lock = threading.Lock()
        self._known: Knowledge | None = None

    def warm_up(self) -> None:
        """Load models and read the names of the agreements; may be called twice."""
        self._reader.warm_up()
        self._knowledge()

    def ask(self, question: Question) -> Answer:
        """The answer to `question`. Raises `QuestionError` for an empty or overlong question."""
        started = time.perf_counter()
        self._check(question)
        knowledge = self._knowledge()
        return self._answer(understand(question, knowledge.names), knowledge, started)

    def compare(self, topic: str, parties: Sequence[str]) -> Answer:
        """Parties, corporations or municipalities side by side on a topic; all municipalities when none is
        named. Raises `QuestionError` for an empty topic."""
        started = time.perf_counter()
        sides = f" bij {joined(tuple(parties))}" if parties else ""
        question = Question(f"Vergelijk {topic.strip().rstrip('?')}{sides}")
        self._check(Question(topic))
        knowledge = self._knowledge()
        intent = understand(question, knowledge.names)
        wanted = wanted_of(fold(topic), Kind.COMPARISON)
        return self._answer(replace(intent, kind=Kind.COMPARISON, wanted=wanted), knowledge, started)

    def search(self, question: Question, k: int) -> list[Ranked]:
        """The `k` best passages within the scope of a question: the best of each page first, then the others."""
        self._check(question)
        intent = understand(question, self._knowledge().names)
        found = find(intent, self._reader, self._reader.passages, max(k, N_CANDIDATES))
        return spread_over_pages(found)[:k]

    def _answer(self, intent: Intent, knowledge: Knowledge, started: float) -> Answer:
        def gathered(one: Intent) -> Case:
            return gather(one, knowledge, self._reader, self._reader.passages)

        case = gathered(intent)
        draft, checked = _drafted(case, knowledge, gathered)
        kept = [(claim, checks) for claim, checks in checked if all(check.passed for check in checks)]
        if draft is None or (not kept and draft.table is None):
            return _abstained(case, knowledge, checked, started)
        kept, notices = self._reworded(intent, draft, kept, knowledge)
        citations = Citations(knowledge.agreement_map())
        claims = numbered(kept, citations)
        table = table_of(draft.table, [claim for claim, _ in kept], citations) if draft.table else None
        return Answer(
            text=text_of(draft, claims),
            abstained=False,
            kind=intent.kind,
            scope=intent.scope,
            citations=tuple(citations.made),
            claims=claims,
            seconds=time.perf_counter() - started,
            index_version=knowledge.version,
            completed_question=intent.completed,
            table=table,
            notices=notices,
            trace=trace_of(case, draft, checked),
        )

    def _reworded(
        self, intent: Intent, draft: Draft, kept: list[Checked], knowledge: Knowledge
    ) -> tuple[list[Checked], tuple[str, ...]]:
        """The claims in a language model's words where one is set and the answer is plain prose."""
        if self._model is None or draft.table or draft.listed or draft.intro:
            return kept, ()
        agreements = knowledge.agreement_map()
        checks = checks_for(intent, knowledge)
        result = reword(
            intent.completed,
            kept,
            self._model,
            text_of=lambda quote: agreements[quote.agreement].text_of(quote.span),
            verdicts=lambda claim: checks.verdicts(claim, agreements),
        )
        return list(result.claims), (result.notice,) if result.notice else ()

    def _check(self, question: Question) -> None:
        text = question.text.strip()
        most = self._settings.max_question_length
        if not any(char.isalnum() for char in text):
            raise QuestionError("De vraag is leeg: typ een vraag over de afspraken.")
        if len(text) > most:
            raise QuestionError(f"De vraag telt {len(text)} tekens, het meeste is {most}: maak haar korter.")

    def _knowledge(self) -> Knowledge:
        """What is known of the version that answers now, read anew when the index changed."""
        self._reader.refresh()
        version = self._reader.version
        known = self._known
        if known is None or known.version != version:
            with self._lock:
                if self._known is None or self._known.version != version:
                    self._known = knowledge_of(version, self._reader.library.agreements())
                known = self._known
        return known


def _drafted(case: Case, knowledge: Knowledge, gathered: Gather) -> tuple[Draft | None, list[Checked]]:
    """The draft of the strategy for this kind with the verdicts on its claims; None when it must abstain."""
    if must_abstain(case.intent) or is_outside(case):
        return None, []
    draft = strategies(gathered)[case.intent.kind].answer(case)
    if draft is None:
        return None, []
    checks = checks_for(case.intent, knowledge)
    agreements = knowledge.agreement_map()
    return draft, [(claim, checks.verdicts(claim, agreements)) for claim in draft.claims]


def must_abstain(intent: Intent) -> bool:
    """Whether the question is about something that is not here: a name, a party elsewhere, an item."""
    return bool(intent.scope.unknown_names or intent.conflict or (intent.unknown_items and not intent.scope.items))


def is_outside(case: Case) -> bool:
    """Whether a question has nothing to do with the agreements: no word of it is in any of them."""
    scope = case.intent.scope
    if case.intent.kind is Kind.OUTSIDE:
        return True
    named = scope.municipalities or scope.parties or scope.items or scope.agreements or asks_period(case)
    return not named and not any(term.known for term in case.asked)


def is_of_the_field(case: Case) -> bool:
    """Whether a question that no agreement can answer is about homes, rents and the like all the same: a part of
    its compound words is in the agreements ("studentenwoningen")."""
    return case.intent.kind is not Kind.OUTSIDE and any(
        case.matcher.has(part) for term in case.asked for part in (term.stem, *term.parts)
    )


def checks_for(intent: Intent, knowledge: Knowledge) -> AllChecks:
    """The checks of one question's claims."""
    parties = [known.name for known in knowledge.names.parties if known.signs]
    return AllChecks(
        (
            QuoteOnPage(),
            FiguresInQuote(),
            NamesInQuote(parties),
            ModalityInQuote(),
            WithinScope(intent.scope.agreements),
        )
    )


def _abstained(case: Case, knowledge: Knowledge, checked: Sequence[Checked], started: float) -> Answer:
    outside = is_outside(case) and not must_abstain(case.intent) and not is_of_the_field(case)
    if not knowledge.agreements:
        text = wording.NO_AGREEMENTS
    else:
        text = wording.OUTSIDE if outside else abstention_text(case, knowledge.agreements)
    return Answer(
        text=text,
        abstained=True,
        kind=Kind.OUTSIDE if outside else case.intent.kind,
        scope=case.intent.scope,
        citations=(),
        claims=(),
        seconds=time.perf_counter() - started,
        index_version=knowledge.version,
        completed_question=case.intent.completed,
        suggestions=() if outside else suggestions_of(case),
        trace=trace_of(case, None, checked),
    )
