"""Adds a case to a file: checks that its evidence stands on the page, and leaves what was there alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import UsageError
from corpus.model import Agreement
from evals.cases import Case
from evals.matching import first_held, tokens
from evals.reading import read_cases

_ORDER = ("id", "question", "history", "persona", "kind", "facts", "agreement", "pages", "items", "forbidden",
          "unanswerable", "trekker", "no_trekker", "tags", "half", "note")  # fmt: skip


def missing_evidence(case: Case, agreement_of: Callable[[str], Agreement]) -> list[str]:
    """A Dutch line for each fact or trekker that stands on none of the case's pages; [] when all do.

    Raises `UnknownAgreementError` for an agreement that is not there.
    """
    pages = {place for group in case.evidence for place in group}
    texts = {place: _page_text(agreement_of(place[0]), place[1]) for place in sorted(pages)}
    lines = [
        f"bladzijde {page} gevraagd, '{agreement}' telt {len(agreement_of(agreement).pages)} bladzijden"
        for (agreement, page), text in texts.items()
        if text is None
    ]
    for group in (*case.facts, *case.trekker):
        if pages and not any(text and first_held(text, group) for text in texts.values()):
            lines.append(f"'{' of '.join(group)}' staat niet op de bladzijde; {_elsewhere(case, group, agreement_of)}")
    return lines


def append_case(path: Path, fields: dict[str, Any]) -> Case:
    """Write the case behind the others in a YAML file, which is made when it is not there; returns it as read.

    The rest of the file stays as it was, comments too. Raises `UsageError`, the file untouched, when the case is
    not of the required form.
    """
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{path}: een nieuwe vraag komt in een YAML-bestand, bijvoorbeeld vragen.yaml.")
    before = path.read_text(encoding="utf-8") if path.is_file() else "cases:\n"
    indent = _indent(before)
    block = yaml.safe_dump([_ordered(fields)], allow_unicode=True, sort_keys=False, width=110)
    after = before.rstrip("\n") + "\n" + "".join(f"{indent}{line}\n" for line in block.splitlines())
    draft = path.with_name(f".{path.name}.nieuw.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text(after, encoding="utf-8")
    try:
        case = read_cases(draft).cases[-1]
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return case


def fresh_id(path: Path, agreement: str, question: str) -> str:
    """An id that the file does not have: the agreement, and the longest words of the question."""
    words = sorted(re.findall(r"[a-z0-9]{4,}", " ".join(tokens(question))), key=len, reverse=True)[:2]
    stem = "-".join([agreement or "vraag", *words])
    taken = {case.id for case in read_cases(path).cases} if path.is_file() else set()
    numbers = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in numbers if name not in taken)


def _page_text(agreement: Agreement, page: int) -> str | None:
    return agreement.pages[page - 1].text if 1 <= page <= len(agreement.pages) else None


def _elsewhere(case: Case, group: Sequence[str], agreement_of: Callable[[str], Agreement]) -> str:
    found = [
        f"{agreement} p. {page.number}"
        for agreement in case.agreements
        for page in agreement_of(agreement).pages
        if first_held(page.text, group)
    ]
    return f"wel op {', '.join(found[:6])}" if found else "en ook nergens anders"


def _indent(text: str) -> str:
    """The indentation of the last case of a file, so that a new one lines up."""
    found: list[str] = re.findall(r"^( *)- ", text, flags=re.MULTILINE)
    return min(found, key=len) if found else "  "


def _ordered(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in _ORDER if fields.get(name)}
