"""What a comparison sets side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answering.case import Case
from assistant.model import Kind
from assistant.understanding.intent import Intent
from assistant.understanding.words import fold
from corpus.model import Role

_TWO_YEARS = re.compile(r"\b20\d\d\b(?!\s*(?:-|–|t/m|tot en met|/)\s*20\d\d).*\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """One side of a comparison: its name and what its own question is."""

    name: str
    intent: Intent


def subjects_of(case: Case) -> list[Subject]:
    """Towns or parties named, else two years named, else all towns or corporations in scope; [] when the
    question gives nothing to set side by side."""
    scope, intent = case.intent.scope, case.intent
    if len(scope.municipalities) > 1:
        return [_town(case, name) for name in scope.municipalities]
    corporations = [name for name in scope.parties if _is_corporation(case, name)]
    if len(corporations) > 1 or len(scope.parties) > 1:
        return [_party(case, name) for name in (corporations if len(corporations) > 1 else scope.parties)]
    if len(scope.years) == 2 and _TWO_YEARS.search(intent.completed):
        return [_year(case, year) for year in scope.years]
    towns = list(dict.fromkeys(agreement.municipality for agreement in case.agreements if agreement.municipality))
    if len(towns) > 1:
        return [_town(case, name) for name in towns]
    if "corporatie" not in fold(intent.completed):
        return []
    signing = [p.name for a in case.agreements for p in a.parties if p.signs and p.role is Role.CORPORATION]
    return [_party(case, name) for name in dict.fromkeys(signing)]


def _is_corporation(case: Case, name: str) -> bool:
    return any(known.name == name and known.role is Role.CORPORATION and known.signs for known in case.names.parties)


def _town(case: Case, name: str) -> Subject:
    ids = tuple(i for known in case.names.municipalities if known.name == name for i in known.agreements)
    return _narrowed(case, name, municipalities=(name,), agreements=ids, parties=())


def _party(case: Case, name: str) -> Subject:
    ids = tuple(i for known in case.names.parties if known.name == name for i in known.agreements)
    chosen = case.intent.scope.agreements
    within = tuple(i for i in ids if not chosen or i in chosen) or ids
    return _narrowed(case, name, parties=(name,), agreements=within)


def _year(case: Case, year: int) -> Subject:
    scope = replace(case.intent.scope, years=(year,))
    return Subject(str(year), replace(case.intent, scope=scope, kind=Kind.COMPARISON))


def _narrowed(case: Case, name: str, **fields: tuple[str, ...]) -> Subject:
    scope = replace(case.intent.scope, **fields)  # type: ignore[arg-type]
    return Subject(name, replace(case.intent, scope=scope, kind=Kind.COMPARISON, conflict=""))
