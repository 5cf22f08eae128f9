"""`eval new`: asks for a case on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from assistant.model import Kind
from assistant.settings import Settings
from corpus.errors import UsageError
from corpus.library import Library
from evals.cases import Case
from evals.report.words import KINDS
from evals.writing import append_case, fresh_id, missing_evidence

Ask = Callable[[str], str]


def ask_case(path: Path, settings: Settings, ask: Ask, *, question: str = "") -> int:
    """Ask for one case, check it against the store's agreements, and add it to `path`. Returns the exit code.

    `ask` shows a line and returns what was typed; a `question` given is kept by typing nothing. Raises
    `UsageError` when the case cannot be made.
    """
    library = Library(settings.store)
    ids = [entry.id for entry in library.entries]
    if not ids:
        raise UsageError("Er is nog niets ingelezen: gebruik eerst 'afspraakwijzer index MAP'.")
    fields = _questioned(ask, ids, question)
    fields["id"] = fresh_id(path, str(fields.get("agreement", "")), fields["question"])
    problems = missing_evidence(Case.model_validate(fields), library.agreement)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems and not _says_yes(ask("Toch opslaan? (j/n) ")):
        print("Niet opgeslagen.")
        return 1
    case = append_case(path, fields)
    print(f"Opgeslagen in {path}, regel {case.line}: {case.id}.")
    return 0


def _questioned(ask: Ask, ids: list[str], question: str) -> dict[str, Any]:
    if question:
        question = ask("Andere woorden voor de vraag (leeg houdt haar zoals ze is): ").strip() or question
    fields: dict[str, Any] = {"question": question or _needed(ask, "Vraag: ")}
    earlier = ask("Eerdere vraag in het gesprek (leeg als die er niet is): ").strip()
    if earlier:
        fields["history"] = [earlier]
    fields["kind"] = _kind(ask)
    reason = ask("Staat het er niet in? Zeg dan waarom niet (leeg als het er wel in staat): ").strip()
    if reason:
        return fields | {"unanswerable": reason}
    fields["agreement"] = _chosen(ask, f"In welke afspraak ({', '.join(ids)}): ", ids)
    fields["pages"] = _pages(_needed(ask, "Op welke pdf-pagina (meer mag, met komma's): "))
    if fields["kind"] == Kind.TREKKER.value:
        fields["trekker"] = _groups(_needed(ask, "Trekker (| tussen schrijfwijzen, ; tussen twee trekkers): "))
    else:
        hint = "Feiten in het antwoord (| tussen schrijfwijzen, ; tussen feiten): "
        fields["facts"] = _groups(_needed(ask, hint))
    forbidden = _groups(ask("Mag er niet in staan (; ertussen, leeg mag): "))
    return fields | {"forbidden": [group[0] for group in forbidden]}


def _kind(ask: Ask) -> str:
    by_name = {name: kind for kind, name in KINDS.items()}
    return by_name[_chosen(ask, f"Soort ({', '.join(by_name)}): ", by_name)]


def _chosen(ask: Ask, prompt: str, choices: Iterable[str]) -> str:
    known = list(choices)
    while (answer := _needed(ask, prompt)) not in known:
        print(f"'{answer}' ken ik niet; kies uit {', '.join(known)}.", file=sys.stderr)
    return answer


def _needed(ask: Ask, prompt: str) -> str:
    while not (answer := ask(prompt).strip()):
        print("Dit mag niet leeg zijn.", file=sys.stderr)
    return answer


def _pages(text: str) -> list[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdigit() and int(part) for part in parts):
        raise UsageError(f"'{text}' zijn geen bladzijden: schrijf bijvoorbeeld 12 of 12, 60.")
    return [int(part) for part in parts]


def _groups(text: str) -> list[list[str]]:
    groups = [[part.strip() for part in group.split("|") if part.strip()] for group in text.split(";")]
    return [group for group in groups if group]


def _says_yes(answer: str) -> bool:
    return answer.strip().casefold() in ("j", "ja")
