"""Running text in pieces of 40 to 120 words that end where sentences end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Agreement, Span
from index.passages.sentences import sentence_spans

N_WORDS_LEAST = 40
N_WORDS_MOST = 120


def count_words(text: str) -> int:
    """The number of words between white space."""
    return len(text.split())


def windows(agreement: Agreement, spans: Iterable[Span]) -> list[tuple[Span, ...]]:
    """`spans`, which follow each other, in groups of at most 120 words, none over a page break.

    A group is closed at 120 words, or at 40 when the next sentence would pass 120; a sentence of more than 120
    words is a group of its own. The last group of a page takes what is left.
    """
    groups: list[tuple[Span, ...]] = []
    current: list[Span] = []
    n_words = 0
    for sentence in sentences_of(agreement, spans):
        n_new = count_words(agreement.text_of(sentence))
        if current and (current[-1].page != sentence.page or n_words + n_new > N_WORDS_MOST):
            groups.append(joined(agreement, current))
            current, n_words = [], 0
        current.append(sentence)
        n_words += n_new
    if current:
        groups.append(joined(agreement, current))
    return groups


def sentences_of(agreement: Agreement, spans: Iterable[Span]) -> list[Span]:
    """The sentences within each of `spans`, in order."""
    found = []
    for span in spans:
        text = agreement.text_of(span)
        found += [Span(span.page, span.start + start, span.start + end) for start, end in sentence_spans(text)]
    return found


def joined(agreement: Agreement, spans: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` with those that have only white space between them made one."""
    result: list[Span] = []
    for span in spans:
        if result and result[-1].page == span.page and result[-1].end <= span.start:
            between = agreement.text_of(Span(span.page, result[-1].end, span.start))
            if not between.strip():
                result[-1] = Span(span.page, result[-1].start, span.end)
                continue
        result.append(span)
    return tuple(result)
