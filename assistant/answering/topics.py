"""Which agreed items a question is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answering.case import Case
from assistant.evidence.matching import AskedTerm, Matcher, met
from assistant.evidence.scoring import MIN_SENTENCE_WEIGHT, SENTENCE_SHARE
from corpus.meaning.items import item_key
from corpus.model import Agreement, Commitment, TrekkerSource

_PLACES = {"title": 1.0, "text": 0.92, "theme": 0.45, "rest": 0.5}
NAMED = frozenset({TrekkerSource.COLUMN, TrekkerSource.BOLD, TrekkerSource.INLINE, TrekkerSource.HEADING})
"""Ways of knowing a trekker that are the document's own word for it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An agreed item with how well it meets the question, 0 to 1."""

    agreement: Agreement
    commitment: Commitment
    coverage: float


def items_asked(case: Case) -> list[Topic]:
    """The commitments whose number the question names, in scope; originals before copies."""
    keys = {item_key(item) for item in case.intent.scope.items}
    found = [
        Topic(agreement, commitment, 1.0)
        for agreement in case.agreements
        for commitment in agreement.commitments
        if commitment.item and item_key(commitment.item) in keys
    ]
    return sorted(found, key=lambda topic: topic.commitment.copy_of is not None)


def topics_found(case: Case) -> list[Topic]:
    """The commitments among the passages found and their counterparts, best first."""
    topics: dict[tuple[str, str], Topic] = {}
    for agreement, commitment, rank in _candidates(case):
        key = (agreement.id, commitment.key)
        if key not in topics:
            coverage = coverage_of(commitment, case.asked, case.matcher)
            topics[key] = Topic(agreement, commitment, coverage + 0.08 / rank)
    return sorted(topics.values(), key=lambda topic: -topic.coverage)


def _candidates(case: Case) -> Iterator[tuple[Agreement, Commitment, int]]:
    for rank, found in enumerate(case.ranked, start=1):
        commitment = case.cutter.commitment(found.passage)
        if commitment is None:
            continue
        agreement = case.agreement(found.passage.agreement)
        yield agreement, commitment, rank
        for other in with_keys(agreement, commitment.counterparts):
            yield agreement, other, rank + 1


def with_keys(agreement: Agreement, keys: Iterable[str]) -> list[Commitment]:
    """The commitments of an agreement that have one of these keys."""
    wanted = set(keys)
    return [commitment for commitment in agreement.commitments if commitment.key in wanted]


def coverage_of(commitment: Commitment, asked: tuple[AskedTerm, ...], matcher: Matcher) -> float:
    """The share of the question's telling words that an item's title, text and theme meet."""
    total = sum(term.weight for term in asked)
    if not total:
        return 0.0
    bags = {
        "title": matcher.bag(commitment.title),
        "text": matcher.bag(commitment.text),
        "theme": matcher.bag(f"{commitment.theme} {' '.join(commitment.heading_path)}"),
        "rest": matcher.bag(commitment.progress),
    }
    matches = [max(place * met(term, bags[name]) for name, place in _PLACES.items()) for term in asked]
    shares = [_share(asked, matches, None)]
    sentences = {term.term.sentence for term in asked}
    if len(sentences) > 1:
        shares += [SENTENCE_SHARE * _share(asked, matches, number) for number in sentences]
    in_title = sum(term.weight * met(term, bags["title"]) for term in asked)
    return max(shares) + 0.15 * in_title / total


def _share(asked: tuple[AskedTerm, ...], matches: list[float], sentence: int | None) -> float:
    """The share met of all words, or of one sentence of the question that has two words or more."""
    pairs = [(t.weight, m) for t, m in zip(asked, matches, strict=True) if sentence in (None, t.term.sentence)]
    total = sum(weight for weight, _ in pairs)
    if not total or (sentence is not None and (len(pairs) < 2 or total < MIN_SENTENCE_WEIGHT)):
        return 0.0
    return sum(weight * match for weight, match in pairs) / total


def has_named_trekker(commitment: Commitment) -> bool:
    """Whether the document itself names a trekker."""
    return commitment.trekker_source in NAMED and bool(commitment.trekker)
