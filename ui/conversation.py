"""A conversation as the browser keeps it: turns as JSON, checked when they come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.model import Answer, Question

MOST_TURNS = 60
"""Earlier turns of a longer conversation are let go."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer; `answer` is None while it is awaited or when `error` says why there is none.

    `within` are the agreements the user chose, `without` the parts of the recognised scope that the user took away.
    `linked_version` is the index version that a shared link to the question came from, "" when it was typed.
    `id` names the turn, so that an opinion about it can be told from one about another.
    """

    id: str
    question: str
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    answer: Answer | None = None
    error: str = ""
    linked_version: str = ""


_TURNS = TypeAdapter(tuple[Turn, ...])


def turns_from(value: Any) -> tuple[Turn, ...]:
    """The turns that a browser sent; none when they are not of the form that this version writes."""
    if not value:
        return ()
    try:
        return _TURNS.validate_python(value)[-MOST_TURNS:]
    except ValidationError:
        return ()


def turns_json(turns: tuple[Turn, ...]) -> list[dict[str, object]]:
    """The turns as plain JSON values, for the browser to keep."""
    kept: list[dict[str, object]] = _TURNS.dump_python(turns[-MOST_TURNS:], mode="json")
    return kept


def answered(turn: Turn, answer: Answer) -> Turn:
    """The turn with its answer, without what only explains how it was made."""
    return replace(turn, answer=replace(answer, trace={}))


def question_of(turn: Turn, earlier: tuple[Turn, ...]) -> Question:
    """What is put to the assistant for the last turn of a conversation."""
    history = tuple(one.question for one in earlier)
    return Question(turn.question, history=history, agreements=turn.within, without=turn.without)
