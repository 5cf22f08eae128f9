"""From an intent to scored evidence."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.case import Case
from assistant.evidence.scoring import Scorer
from assistant.knowledge import Knowledge
from assistant.understanding.intent import Intent
from assistant.understanding.words import fold_name
from corpus.model import Agreement, Role
from index.model import Filter, Passage, Ranked, Retriever

N_CANDIDATES = 50
MAX_ITEM_PASSAGES = 12


def gather(intent: Intent, knowledge: Knowledge, reader: Retriever, passages: Sequence[Passage]) -> Case:
    """The case of a question: what was found in scope, cut, scored and put in order."""
    scope = intent.scope
    in_scope = tuple(a for a in knowledge.agreements if not scope.agreements or a.id in scope.agreements)
    ranked = find(intent, reader, passages, N_CANDIDATES)
    asked = knowledge.matcher.asked(intent.terms, intent.completed)
    scorer = Scorer(intent, asked, knowledge.matcher, _other_parties(intent, in_scope), _period(in_scope))
    units = knowledge.cutter.cut(ranked)
    scored = sorted((scorer.score(unit) for unit in units), key=lambda found: -found.score)
    return Case(
        intent=intent,
        asked=asked,
        scored=tuple(scored),
        ranked=tuple(ranked),
        agreements=in_scope,
        matcher=knowledge.matcher,
        cutter=knowledge.cutter,
        names=knowledge.names,
    )


def find(intent: Intent, reader: Retriever, passages: Sequence[Passage], k: int) -> list[Ranked]:
    """Passages of the items named first, then the `k` that the index finds."""
    scope = intent.scope
    found = reader.retrieve(intent.query, k, Filter(agreements=scope.agreements))
    if not scope.items:
        return found
    items = set(scope.items)
    of_items = [p for p in passages if p.item in items and (not scope.agreements or p.agreement in scope.agreements)]
    known = {ranked.passage.id for ranked in found}
    extra = [Ranked(p, 0.0, {"item": (1, 1.0)}) for p in of_items[:MAX_ITEM_PASSAGES] if p.id not in known]
    return [*extra, *found]


def _other_parties(intent: Intent, agreements: Sequence[Agreement]) -> tuple[str, ...]:
    """Folded names of corporations in scope that the question does not name."""
    named = set(intent.scope.parties)
    return tuple(
        fold_name(party.name)
        for agreement in agreements
        for party in agreement.parties
        if party.role is Role.CORPORATION and party.signs and party.name not in named
    )


def _period(agreements: Sequence[Agreement]) -> range:
    """All years from the first to the last that these agreements cover; empty when none tells."""
    years = [year for agreement in agreements if agreement.years for year in agreement.years]
    return range(min(years), max(years) + 1) if years else range(0)
