"""How far an agreed item is: its progress, status and priority as the document has them."""

from __future__ import annotations

import re

from assistant.answering.case import Case, commitment_quote
from assistant.answering.draft import Draft, DraftClaim, Quote
from assistant.answering.passages_text import MAX_WORDS, shortened, shown
from assistant.answering.topics import Topic, items_asked, topics_found, with_keys
from assistant.answering.trekker import item_name
from assistant.answering.value import ValueAnswer
from assistant.evidence.matching import met
from assistant.understanding.words import fold, squeeze
from corpus.model import Agreement, Commitment, Span
from index.passages.sentences import sentence_spans

MIN_TOPIC = 0.6
MAX_PROGRESS_WORDS = 50
_PRIORITY = re.compile(r"\bprioriteit\b")


class StatusAnswer:
    """The progress of the item a question is about; else the sentence that tells how it is."""

    def answer(self, case: Case) -> Draft | None:
        """Progress of the item, with its priority when that is asked."""
        topic = _topic(case)
        if topic is not None:
            claim = _progress_claim(topic.agreement, topic.commitment, case)
            if claim is not None:
                return Draft((claim,), strategy="progress")
        return ValueAnswer().answer(case)


def _topic(case: Case) -> Topic | None:
    topics = (
        items_asked(case) if case.intent.scope.items else [t for t in topics_found(case) if t.coverage >= MIN_TOPIC]
    )
    for topic in topics[:3]:
        for commitment in (topic.commitment, *with_keys(topic.agreement, topic.commitment.counterparts)):
            if commitment.progress or commitment.status or commitment.priority:
                return Topic(topic.agreement, commitment, topic.coverage)
    return None


def _progress_claim(agreement: Agreement, commitment: Commitment, case: Case) -> DraftClaim | None:
    name = item_name(commitment)
    if _PRIORITY.search(fold(case.intent.completed)) and commitment.priority:
        spans = _find(agreement, commitment, commitment.priority)
        return DraftClaim(
            f"Prioriteit van {name}: {squeeze(commitment.priority)}.",
            spans or _item(agreement, commitment),
            frame=("Prioriteit van",),
            label=commitment.item,
        )
    words = commitment.progress or commitment.status
    if not words:
        return None
    told = _telling(words, case)
    quotes = _find(agreement, commitment, told) or _find(agreement, commitment, words)
    if not quotes:
        return None
    text = f"Stand van {name}: {shortened(shown(told), MAX_PROGRESS_WORDS)}"
    return DraftClaim(
        shortened(text, MAX_WORDS + 10),
        (*quotes, *_item(agreement, commitment)),
        frame=("Stand van",),
        label=commitment.item,
    )


def _telling(words: str, case: Case) -> str:
    """The sentences of a progress text that fit, the ones that meet the question first when it is long."""
    spans = sentence_spans(words)
    if len(words.split()) <= MAX_PROGRESS_WORDS or not spans:
        return words
    weights = [sum(t.weight * met(t, case.matcher.bag(words[a:b])) for t in case.asked) for a, b in spans]
    best = max(
        range(len(spans)), key=lambda i: (weights[i] > 0.3 * sum(t.weight for t in case.asked) and weights[i], -i)
    )
    start, end = spans[best]
    for _, following in spans[best + 1 :]:
        if len(words[start:following].split()) > MAX_PROGRESS_WORDS:
            break
        end = following
    return words[start:end]


def progress_quotes(agreement: Agreement, commitment: Commitment, words: str) -> tuple[Quote, ...]:
    """Where `words` of an item stand, and the item itself; () when the words stand nowhere in one piece."""
    found = _find(agreement, commitment, words)
    return (*found, *_item(agreement, commitment)) if found else ()


def _find(agreement: Agreement, commitment: Commitment, words: str) -> tuple[Quote, ...]:
    """Where `words` stand on the pages of the item, their white space aside; () when not in one piece."""
    tokens = words.split()
    if not tokens:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(token) for token in tokens))
    for page in dict.fromkeys(span.page for span in commitment.spans):
        for number in (page, page + 1):
            if number > len(agreement.pages):
                continue
            near = [s.start for s in commitment.spans if s.page == number]
            match = pattern.search(agreement.pages[number - 1].text, min(near, default=0))
            if match:
                return (commitment_quote(agreement, commitment, Span(number, match.start(), match.end())),)
    return ()


def _item(agreement: Agreement, commitment: Commitment) -> tuple[Quote, ...]:
    first = commitment.spans[0]
    return (commitment_quote(agreement, commitment, first),)
