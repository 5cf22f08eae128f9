"""`--input`: questions as JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.cli.command import EXIT_BROKEN, EXIT_DONE
from assistant.model import Question
from corpus.errors import QuestionError, UsageError


class InputLine(BaseModel):
    """One line of `--input`. `history` are the earlier questions of the user, oldest first."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    question: str
    history: list[str] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, with the Dutch line for the user; `number` is 1-based."""

    number: int
    message: str


def read_lines(path: Path) -> Iterator[InputLine | BadLine]:
    """The lines of a JSONL file, blank ones left out; `-` is standard input. Raises `UsageError`."""
    if str(path) == "-":
        yield from _parse_lines(sys.stdin, "standaardinvoer")
        return
    try:
        stream = path.open(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"Invoerbestand '{path}' is niet te openen: controleer de naam en de rechten.") from error
    with stream:
        try:
            yield from _parse_lines(stream, path.name)
        except UnicodeDecodeError as error:
            raise UsageError(f"Invoerbestand '{path}' is geen UTF-8-tekst: sla het op als UTF-8.") from error


def _parse_lines(stream: TextIO, name: str) -> Iterator[InputLine | BadLine]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            yield InputLine.model_validate_json(line)
        except ValidationError as error:
            yield BadLine(number, f"Regel {number} van {name} is overgeslagen: {_explain(error)}.")


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return 'geen geldige JSON; verwacht {"id": …, "question": …}'
    field = ".".join(str(part) for part in first["loc"]) or "de regel"
    reason = "ontbreekt" if first["type"] == "missing" else "heeft niet de juiste vorm"
    return f"'{field}' {reason}"


def run_batch(
    path: Path, answer: Callable[[InputLine], dict[str, object]], prepare: Callable[[], None] = lambda: None
) -> int:
    """Answer every line in order on standard output, and name on standard error each that cannot be.

    `prepare` is called once the file has proved readable, before the first answer (to load models, say).
    A question that is refused keeps its line: {"id", "error"}. Returns 2 when anything was refused, else 0.
    """
    code = EXIT_DONE
    lines = read_lines(path)
    first = next(lines, None)
    if first is not None:
        prepare()
    for line in chain([first] if first else [], lines):
        if isinstance(line, BadLine):
            print(line.message, file=sys.stderr)
            code = EXIT_BROKEN
            continue
        try:
            result = answer(line)
        except QuestionError as error:
            print(f"Vraag '{line.id}': {error}", file=sys.stderr)
            result = {"id": line.id, "error": str(error)}
            code = EXIT_BROKEN
        print(json.dumps(result, ensure_ascii=False), flush=True)
    return code


def as_question(line: InputLine, agreements: tuple[str, ...]) -> Question:
    """The line as a `Question`, restricted to `agreements` when any are given."""
    return Question(line.question, history=tuple(line.history), agreements=agreements)
