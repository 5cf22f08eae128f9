"""Labels in running text: "Trekker: gemeente", "(T: X, gereed: Q2 2025)", "Planning: eind 2026"."""

import re
from dataclasses import dataclass

from corpus.meaning.columns import Column, column_of

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\n.;(|,\[])|(?<=[.;(|,\[] )|(?<=\n ))\s*(?P<label>[A-Za-zÀ-ÿ][\wÀ-ÿ/ -]{0,34}?)\s*:\s*(?=\S)",
    re.MULTILINE,
)
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


def _value_end(text: str, start: int, stop: int) -> int:
    """Where a value ends: at a closing sign; brackets that open within it belong to it."""
    depth = 0
    for match in _END.finditer(text, start, stop):
        depth += (match.group() == "(") - (match.group() == ")")
        if match.group() == "(" or (match.group() == ")" and depth >= 0):
            continue
        return match.start()
    return stop
