"""Labels in running text: "Trekker: gemeente", "(T: X, gereed: Q2 2025)", "Planning: eind 2026"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.meaning.columns import Column, column_of
from corpus.meaning.drafts import Context, Draft
from corpus.model import Span

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\n.;(|,\[])|(?<=[.;(|,\[] )|(?<=\n ))\s*(?P<label>[A-Za-zÀ-ÿ][\wÀ-ÿ/ -]{0,34}?)\s*:\s*(?=\S)",
    re.MULTILINE,
)
_OPENING = re.compile(r"\s*(?P<label>[A-Za-z][\w ]{1,30}?)\??\s*:\s+")
_TELLING = frozenset(
    {
        Column.TREKKER,
        Column.PARTIES,
        Column.DEADLINE,
        Column.PRIORITY,
        Column.STATUS,
        Column.PROGRESS,
        Column.NOTE,
        Column.GOAL,
    }
)
_END = re.compile(r"[;\n|\]()]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in a text and its value, which stands from `start` to `end`; `label_start` is where the label begins."""

    column: Column
    label_start: int
    start: int
    end: int


def find_labels(text: str) -> tuple[Labelled, ...]:
    """The labels of `text` that say something of an agreed item, in order, each with its value."""
    marks = []
    for match in _LABEL.finditer(text):
        label = match["label"].strip()
        column = Column.TREKKER if label in {"T", "Trekker", "trekker"} else column_of(label)
        if column in _TELLING and len(label.split()) <= 4:
            marks.append((column, match.start("label"), match.end()))
    found = []
    for place, (column, label_start, start) in enumerate(marks):
        stop = marks[place + 1][1] if place + 1 < len(marks) else len(text)
        end = _value_end(text, start, stop)
        value = text[start:end].rstrip(" ,;(")
        if value.strip():
            found.append(Labelled(column, label_start, start, start + len(value)))
    return tuple(found)


def with_label_lines(draft: Draft, context: Context) -> Draft:
    """`draft` with lines that open with a label moved out of its words, and "Wat doen we:" taken off them."""
    main: list[Span] = []
    labelled: list[Span] = list(draft.labelled)
    for span in draft.main:
        words = context.placed.slice(span)
        labels = find_labels(words)
        if labels and not words[: labels[0].label_start].strip(" \n(|•-–"):
            labelled.append(span)
            continue
        opening = _OPENING.match(words)
        if opening and column_of(opening["label"]) is Column.TEXT:
            main += context.placed.without_start((span,), opening.end())
        else:
            main.append(span)
    if not main or (not labelled and tuple(main) == draft.main):
        return draft
    asks = any(found.column is Column.TREKKER for span in labelled for found in find_labels(context.placed.slice(span)))
    return replace(draft, main=tuple(main), labelled=tuple(labelled), asks_trekker=draft.asks_trekker or asks)


def label_value(spans: Iterable[Span], column: Column, context: Context) -> str:
    """The value of the first label of this meaning in some lines, "" when there is none or a dash."""
    for span in spans:
        words = context.placed.slice(span)
        for found in find_labels(words):
            if found.column is column:
                return " ".join(words[found.start : found.end].split()).strip(" -–")
    return ""


def _value_end(text: str, start: int, stop: int) -> int:
    """Where a value ends: at a closing sign; brackets that open within it belong to it."""
    depth = 0
    for match in _END.finditer(text, start, stop):
        depth += (match.group() == "(") - (match.group() == ")")
        if match.group() == "(" or (match.group() == ")" and depth >= 0):
            continue
        return match.start()
    return stop
