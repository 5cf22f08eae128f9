"""Several numbered items in one cell, such as a card per theme with "1.1 ... 1.2 ..." beside "Afspraken"."""

import re
from dataclasses import replace

from corpus.meaning.drafts import Context, Draft
from corpus.meaning.items import item_at_start
from corpus.model import Span

_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[•\-–→►]\s*)?(?=\S)")


def apart(draft: Draft, context: Context) -> list[Draft]:
    """The items in the words of `draft`, each by itself; only `draft` when they are not numbered two or more times.

    Plain counters count when they run from 1 and the draft has no number of its own.
    """
    starts = [(place, label) for span in draft.main for place, label in _numbered_lines(span, context)]
    labels = [label for _, label in starts]
    dotted = all(not label.isdigit() for label in labels)
    counted = labels == [str(number) for number in range(1, len(labels) + 1)] and len(labels) > 2 and not draft.item
    if len(labels) < 2 or len(set(labels)) < len(labels) or not (dotted or counted):
        return [draft]
    return [
        replace(draft, item=label, main=_until_next(draft, starts, index, context), anchor=place)
        for index, (place, label) in enumerate(starts)
    ]


def _numbered_lines(span: Span, context: Context) -> list[tuple[Span, str]]:
    """The lines of a span that open with an item number: the place of the words behind it, and the number."""
    words = context.placed.slice(span)
    found = []
    for match in _LINE.finditer(words):
        item = item_at_start(words[match.end() :])
        if item and len(words[match.end() + item.end :].split("\n")[0].split()) >= 3:
            found.append((Span(span.page, span.start + match.end() + item.end, span.end), item.label))
    return found


def _until_next(draft: Draft, starts: list[tuple[Span, str]], index: int, context: Context) -> tuple[Span, ...]:
    """The spans of one item: from behind its number to the line of the next one, over the draft's spans."""
    start = starts[index][0]
    following = starts[index + 1] if index + 1 < len(starts) else None
    spans = []
    for span in draft.main:
        first = start.start if span.page == start.page and span.start <= start.start < span.end else span.start
        last = span.end
        if following and span.page == following[0].page and span.start <= following[0].start < span.end:
            last = span.start + context.placed.slice(span).rfind(
                following[1].split()[0], 0, following[0].start - span.start
            )
        before = (span.page, span.end) <= (start.page, start.start)
        after = following and (span.page, span.start) >= (following[0].page, following[0].start)
        whole = None if before or after else context.placed.trimmed(Span(span.page, first, max(first, last)))
        if whole:
            spans.append(whole)
    return tuple(spans)
