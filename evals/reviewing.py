"""`eval review`: answers that users called wrong become cases, one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.settings import Settings
from corpus.errors import UsageError
from evals.asking import Ask, ask_case

FEEDBACK = "feedback.jsonl"
REVIEWED = "feedback-reviewed.jsonl"
_KEEP, _DROP, _LATER, _STOP = "o", "w", "l", "s"


class Complaint(BaseModel):
    """A line of the store's `feedback.jsonl`, as far as a reviewer needs it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    turn: str
    verdict: str
    question: str
    reason: str = ""
    answer: str = ""
    completed_question: str = ""
    index_version: str = ""
    citations: tuple[dict[str, Any], ...] = ()


def waiting(store: Path) -> list[Complaint]:
    """The answers called wrong that nobody has looked at; of two opinions on one answer the last holds.

    Raises `UsageError` naming the line that is no opinion.
    """
    last = {complaint.turn: complaint for complaint in _complaints(store / FEEDBACK)}
    done = {str(line["turn"]) for line in _lines(store / REVIEWED)}
    return [one for one in last.values() if one.verdict == "fout" and one.turn not in done]


def review(path: Path, settings: Settings, ask: Ask) -> int:
    """Show what waits, one by one, and ask what to do with it; what is taken goes to `path`. Returns the exit code.

    `ask` shows a line and returns what was typed. What is left for later is shown again next time.
    """
    complaints = waiting(settings.store)
    if not complaints:
        print("Er wacht niets: niemand gaf een duim omlaag, of alles is al bekeken.")
        return 0
    for number, complaint in enumerate(complaints, start=1):
        print(f"\n{number} van {len(complaints)}")
        for line in _shown(complaint):
            print(line)
        choice = _choice(ask)
        if choice == _STOP:
            break
        if choice == _LATER:
            continue
        if choice == _KEEP and ask_case(path, settings, ask, question=_asked(complaint)):
            continue
        _mark(settings.store, complaint, choice)
    return 0


def _asked(complaint: Complaint) -> str:
    """The question as it was understood: it stands on its own, without the conversation before it."""
    return complaint.completed_question or complaint.question


def _shown(complaint: Complaint) -> Iterator[str]:
    yield f"Vraag:    {_asked(complaint)}"
    yield f"Antwoord: {complaint.answer}"
    for citation in complaint.citations:
        yield f"Bron:     {citation.get('agreement')} p. {citation.get('page')}: {citation.get('quote')}"
    if complaint.reason:
        yield f"Bezwaar:  {complaint.reason}"
    yield f"Index:    {complaint.index_version}"


def _choice(ask: Ask) -> str:
    while True:
        answer = ask("(o)pnemen als vraag, (w)eg, (l)ater of (s)toppen? ").strip().casefold()[:1]
        if answer in (_KEEP, _DROP, _LATER, _STOP) and answer:
            return answer


def _mark(store: Path, complaint: Complaint, choice: str) -> None:
    line = {"turn": complaint.turn, "decision": "opgenomen" if choice == _KEEP else "weg"}
    with (store / REVIEWED).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _complaints(path: Path) -> Iterator[Complaint]:
    for number, line in enumerate(_lines(path), start=1):
        try:
            yield Complaint.model_validate(line)
        except ValidationError as error:
            raise UsageError(f"{path}:{number}: dit is geen waardering; haal de regel weg.") from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}:{number}: geen geldige JSON; haal de regel weg.") from error
        yield data if isinstance(data, dict) else {}
