"""The fields of a passage that are ranked apart, and what each counts for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.analysis.analyzer import DutchAnalyzer
from index.model import Passage


class Field(StrEnum):
    """A part of a passage."""

    TITLE = "title"
    ITEM = "item"
    TEXT = "text"
    HEADINGS = "headings"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Shape:
    """`weight` of an occurrence in the field; `b`, 0..1, is how far a long field weakens it."""

    weight: float
    b: float


FIELDS: Mapping[Field, Shape] = {
    Field.TITLE: Shape(1.5, 0.3),
    Field.ITEM: Shape(2.0, 0.0),
    Field.TEXT: Shape(1.0, 0.4),
    Field.HEADINGS: Shape(0.8, 0.6),
    Field.CONTEXT: Shape(0.3, 0.5),
}


def field_terms(passage: Passage, analyzer: DutchAnalyzer, name: str = "") -> dict[Field, Counter[str]]:
    """The weighted terms of each field of the passage that has any; `name`, its agreement's, is left out."""
    context = passage.context.removesuffix(name)
    headings = " > ".join(passage.headings)
    if headings and context.startswith(headings):
        context = context[len(headings) :]
    texts = {
        Field.TITLE: passage.title,
        Field.ITEM: passage.item,
        Field.TEXT: passage.text,
        Field.HEADINGS: headings,
        Field.CONTEXT: context,
    }
    return {field: analyzer.weights(text) for field, text in texts.items() if text}
