"""Reads cases from YAML, JSON lines and CSV; an error names file and line and says in Dutch what to do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import UsageError
from evals.cases import Case, Texts
from evals.explain import explain

SUFFIXES = (".yaml", ".yml", ".jsonl", ".csv")


class SetHead(BaseModel):
    """What stands above the cases of a YAML file.

    `documents` are the files and folders the cases are about: relative to the file, `shared:agreements` for a
    folder beside the checkout that not everyone has, or `examples` for the shipped agreements. `defaults`
    are fields for cases that do not give them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    documents: Texts = ()
    defaults: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file of cases."""

    path: Path
    head: SetHead
    cases: tuple[Case, ...]


def read_cases(path: Path) -> CaseFile:
    """Read one file of cases; raises UsageError with file and line for the first thing that is wrong."""
    readers = {".yaml": _read_yaml, ".yml": _read_yaml, ".jsonl": _read_json_lines, ".csv": _read_csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: vragen staan in {', '.join(SUFFIXES)}, niet in '{path.suffix}'.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: kan dit bestand niet lezen ({error}). Geef een bestand in UTF-8.") from error
    file = reader(path, text)
    _refuse_doubles(path, file.cases)
    return file


def _read_yaml(path: Path, text: str) -> CaseFile:
    try:
        # Everything stays text, as it was typed: 1.580 is not 1.58 and "ja" is no boolean.
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        data = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(
            f"{path}:{line}: geen geldige YAML. Kijk naar inspringing, dubbele punten en aanhalingstekens."
        ) from error
    if isinstance(data, list):
        data, nodes = {"cases": data}, root
    else:
        nodes = _child(root, "cases")
    if not isinstance(data, dict) or not isinstance(data.get("cases"), list):
        raise UsageError(f"{path}:1: verwacht een lijst van vragen onder 'cases:'.")
    head = _head(path, {key: value for key, value in data.items() if key != "cases"}, root)
    cases = [
        _case(path, _with_defaults(case, head.defaults), _child(nodes, i) or 1) for i, case in enumerate(data["cases"])
    ]
    return CaseFile(path, head, tuple(cases))


def _read_json_lines(path: Path, text: str) -> CaseFile:
    """A first line without id, question or ask is the head."""
    head = SetHead()
    cases: list[Case] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}:{number}: geen geldige JSON ({error.msg}, teken {error.colno}).") from error
        if not cases and isinstance(data, dict) and not {"question", "ask", "id"} & data.keys():
            head = _head(path, data, number)
        else:
            cases.append(_case(path, _with_defaults(data, head.defaults), number))
    return CaseFile(path, head, tuple(cases))


def _read_csv(path: Path, text: str) -> CaseFile:
    """`|` parts alternatives, `;` what must all be there; lines with # above the columns are the head."""
    lines = text.splitlines()
    n_head = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = _head(path, _yaml_head(path, "\n".join(line[1:].removeprefix(" ") for line in lines[:n_head])), 1)
    rows = csv.DictReader(io.StringIO("\n".join(lines[n_head:])))
    cases = []
    for row in rows:
        given = {key: value.strip() for key, value in row.items() if key and value and value.strip()}
        data = {key: _csv_value(key, value) for key, value in given.items()}
        cases.append(_case(path, _with_defaults(data, head.defaults), n_head + rows.line_num))
    return CaseFile(path, head, tuple(cases))


def _yaml_head(path: Path, text: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise UsageError(f"{path}:1: de regels met # boven de kolommen zijn geen geldige YAML.") from error
    return data if isinstance(data, dict) else {}


def _csv_value(key: str, value: str) -> Any:
    if key in ("facts", "pages", "trekker"):
        return [_parts(group, "|") for group in _parts(value, ";")]
    if key in ("history", "agreement", "items", "forbidden", "tags"):
        return _parts(value, ";")
    return value


def _parts(value: str, separator: str) -> list[str]:
    return [part.strip() for part in value.split(separator) if part.strip()]


def _with_defaults(case: Any, defaults: dict[str, Any]) -> Any:
    if not isinstance(case, dict):
        return case
    kept = dict(defaults)
    if case.get("unanswerable"):
        kept = {key: value for key, value in kept.items() if key in Case.model_fields and key != "pages"}
    return {**kept, **case}


def _head(path: Path, data: dict[str, Any], root: yaml.Node | int | None) -> SetHead:
    try:
        return SetHead.model_validate(data)
    except ValidationError as error:
        raise UsageError(_message(path, error, root, SetHead)) from error


def _case(path: Path, data: Any, where: yaml.Node | int) -> Case:
    line = where if isinstance(where, int) else where.start_mark.line + 1
    if not isinstance(data, dict):
        raise UsageError(f"{path}:{line}: een vraag is een lijstje velden (id, question, …), niet '{str(data)[:40]}'.")
    try:
        return Case.model_validate({**data, "file": path.name, "line": line})
    except ValidationError as error:
        raise UsageError(_message(path, error, where, Case)) from error


def _message(path: Path, error: ValidationError, where: yaml.Node | int | None, model: type[BaseModel]) -> str:
    # An unknown field is often the cause of one that is missing.
    first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    line = where if isinstance(where, int) else _line(where, first["loc"])
    more = f" (en nog {error.error_count() - 1})" if error.error_count() > 1 else ""
    return f"{path}:{line}: {explain(first, model)}{more}."


def _line(node: yaml.Node | None, location: Sequence[int | str]) -> int:
    """The line of the deepest part of `location` that stands in the file."""
    for step in location:
        below = _child(node, step)
        if below is None:
            break
        node = below
    return node.start_mark.line + 1 if node is not None else 1


def _child(node: yaml.Node | None, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in _pairs(node) if key == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in node.value:
        yield str(key.value), value


def _refuse_doubles(path: Path, cases: Sequence[Case]) -> None:
    seen: dict[str, int] = {}
    for case in cases:
        if case.id in seen:
            raise UsageError(
                f"{path}:{case.line}: id '{case.id}' staat ook op regel {seen[case.id]}; kies een ander id."
            )
        seen[case.id] = case.line
