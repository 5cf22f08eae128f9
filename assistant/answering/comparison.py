"""Parties, municipalities or years side by side: a table whose every cell is cited or says "niet genoemd"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.case import Case, quotes_of
from assistant.answering.draft import Draft, DraftCell, DraftClaim, DraftTable
from assistant.answering.passages_text import shortened, shown
from assistant.answering.sentence import head_quote_spans, row_quote_spans
from assistant.answering.trust import is_trusted
from assistant.answering.wording import NOT_MENTIONED
from assistant.evidence.scoring import Scored
from assistant.evidence.units import Unit, UnitKind
from assistant.model import Kind
from assistant.understanding.intent import Intent, Wanted
from assistant.understanding.words import fold, fold_name
from corpus.model import Role

MAX_SUBJECTS = 12
MAX_CELL_WORDS = 28
_MOST = re.compile(r"\b(?:meeste|hoogste|grootste|meer)\b")
_LEAST = re.compile(r"\b(?:minste|laagste|kleinste|minder)\b")

Gather = Callable[[Intent], Case]
"""Finds the evidence for an intent of its own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One side of a comparison: its name and what its own question is."""

    name: str
    intent: Intent


@dataclass(frozen=True, slots=True)
class Side:
    """What was found for one subject."""

    subject: Subject
    cell: DraftCell


class ComparisonAnswer:
    """A row of cells, one per subject; the same aspect is looked up for each."""

    def __init__(self, gather: Gather) -> None:
        self._gather = gather

    def answer(self, case: Case) -> Draft | None:
        """None when there are not two subjects, or nothing was found for any."""
        subjects = subjects_of(case)[:MAX_SUBJECTS]
        if len(subjects) < 2:
            return None
        sides = [self._side(subject) for subject in subjects]
        found = [side for side in sides if side.cell.claim is not None]
        if not found:
            return None
        aspect = topic_of(case)
        table = DraftTable(aspect, tuple(s.subject.name for s in sides), ((aspect, tuple(s.cell for s in sides)),))
        claims = tuple(side.cell.claim for side in found if side.cell.claim is not None)
        missing = [side.subject.name for side in sides if side.cell.claim is None]
        lines = [ranking_line(case, found)]
        lines += [f"Voor {', '.join(missing)}: {NOT_MENTIONED}."] if missing else []
        note = " ".join(line for line in lines if line)
        return Draft(claims, listed=True, table=table, note=note, strategy="comparison")

    def _side(self, subject: Subject) -> Side:
        case = self._gather(subject.intent)
        best = next((s for s in case.scored[:12] if _is_about(subject, s, case) and _good(s, case)), None)
        if best is None:
            return Side(subject, DraftCell(NOT_MENTIONED))
        return Side(subject, _cell(subject, best, case))


def subjects_of(case: Case) -> list[Subject]:
    """What is set side by side: parties or towns named, else years, else all towns or corporations in scope."""
    scope, intent = case.intent.scope, case.intent
    if len(scope.municipalities) > 1:
        return [_town(intent, case, name) for name in scope.municipalities]
    if len(scope.parties) > 1:
        return [_party(intent, case, name) for name in scope.parties]
    if len(scope.years) > 1 and re.search(r"\b(?:van|tussen|in)\b", fold(intent.completed)):
        return [Subject(str(y), replace(intent, scope=replace(scope, years=(y,)), kind=Kind.OPEN)) for y in scope.years]
    towns = list(dict.fromkeys(a.municipality for a in case.agreements if a.municipality))
    asks_corporation = re.search(r"corporatie", fold(intent.completed))
    if len(towns) > 1 and not (asks_corporation and not case.intent.all_agreements):
        return [_town(intent, case, name) for name in towns]
    corporations = [p.name for a in case.agreements for p in a.parties if p.signs and p.role is Role.CORPORATION]
    return [_party(intent, case, name) for name in dict.fromkeys(corporations)]


def _town(intent: Intent, case: Case, name: str) -> Subject:
    ids = tuple(i for known in case.names.municipalities if known.name == name for i in known.agreements)
    scope = replace(intent.scope, municipalities=(name,), agreements=ids, parties=())
    return Subject(name, replace(intent, scope=scope, kind=Kind.OPEN, conflict=""))


def _party(intent: Intent, case: Case, name: str) -> Subject:
    ids = tuple(i for known in case.names.parties if known.name == name for i in known.agreements)
    within = tuple(i for i in ids if not intent.scope.agreements or i in intent.scope.agreements) or ids
    scope = replace(intent.scope, parties=(name,), agreements=within)
    return Subject(name, replace(intent, scope=scope, kind=Kind.OPEN, conflict=""))


def _good(scored: Scored, case: Case) -> bool:
    return is_trusted(scored, case.asked, case.intent.wanted)


def _is_about(subject: Subject, scored: Scored, case: Case) -> bool:
    """Whether a unit tells of the subject: its name stands with it, or nobody else can be meant."""
    scope = subject.intent.scope
    if subject.name not in scope.parties:
        return True
    unit = scored.unit
    where = fold_name(
        " ".join((unit.text, unit.column, unit.label, unit.lead, unit.near if unit.kind is UnitKind.CELL else ""))
    )
    if any(
        " ".join(form) in where for known in case.names.parties if known.name == subject.name for form in known.forms
    ):
        return True
    agreement = case.agreement(unit.agreement)
    corporations = [p for p in agreement.parties if p.signs and p.role is Role.CORPORATION]
    return len(corporations) == 1


def _cell(subject: Subject, best: Scored, case: Case) -> DraftCell:
    unit = best.unit
    summed = _sum_of_rows(subject, best, case)
    if summed is not None:
        return summed
    quotes = quotes_of(unit)
    if unit.kind is UnitKind.CELL:
        quotes = quotes_of(unit, row_quote_spans(case, unit)) + quotes_of(unit, head_quote_spans(case, unit) or ())[:1]
    short = (
        best.value.words
        if best.value and case.intent.wanted is not Wanted.ANY
        else shortened(shown(unit.text), MAX_CELL_WORDS)
    )
    told = shortened(shown(unit.text), MAX_CELL_WORDS)
    about = f"{unit.label}, " if unit.kind is UnitKind.CELL and unit.label and unit.label != unit.text else ""
    text = f"{subject.name}: {about}{told}"
    claim = DraftClaim(text, quotes, frame=(f"{subject.name}: ",), label=subject.name)
    return DraftCell(short, claim, best.value.number if best.value else None)


def _sum_of_rows(subject: Subject, best: Scored, case: Case) -> DraftCell | None:
    """The cells of all rows that are the subject's in tables under the same head, and their sum."""
    if (
        case.intent.wanted is not Wanted.COUNT
        or best.unit.kind is not UnitKind.CELL
        or not subject.intent.scope.parties
    ):
        return None
    if not any(word in fold(case.intent.completed) for word in ("totaal", "samen", "hoeveel", "aantal", "verge")):
        return None
    rows = [
        scored
        for scored in case.scored
        if _same_list(scored.unit, best.unit)
        and scored.value
        and scored.value.number
        and fold_name(subject.name) in fold_name(scored.unit.near)
    ]
    unique = {scored.unit.spans[0]: scored for scored in rows}
    if len(unique) < 2:
        return None
    parts = sorted(unique.values(), key=lambda s: (s.unit.page, s.unit.spans[0].start))
    numbers = [s.value.number for s in parts if s.value and s.value.number]
    total = sum(numbers)
    shown_parts = " + ".join(f"{s.unit.label} {s.value.words}" for s in parts if s.value)
    text = f"{subject.name}: {total:g} (som van {shown_parts})"
    quotes = tuple(quote for s in parts for quote in quotes_of(s.unit, row_quote_spans(case, s.unit)))
    claim = DraftClaim(text, quotes, frame=(f"{subject.name}: {total:g} (som van",), label=subject.name)
    return DraftCell(f"{total:g} (som)", claim, total)


def _same_list(unit: Unit, other: Unit) -> bool:
    return (
        unit.kind is UnitKind.CELL
        and unit.agreement == other.agreement
        and unit.place == other.place
        and unit.head == other.head
        and unit.around == other.around
    )


def topic_of(case: Case) -> str:
    """The words of the question that are compared, as typed."""
    words = [term.term.text for term in case.asked if not term.term.inherited] or [t.term.text for t in case.asked]
    return " ".join(words)[:80]


def ranking_line(case: Case, found: Sequence[Side]) -> str:
    """ "Het meest: …" where the question asks for it and every found cell has a number."""
    plain = fold(case.intent.completed)
    most, least = _MOST.search(plain), _LEAST.search(plain)
    numbers = [(side.cell.value, side.subject.name) for side in found if side.cell.value is not None]
    if not (most or least) or len(numbers) < 2:
        return ""
    value, name = (max if most else min)(numbers)
    ties = [other for number, other in numbers if number == value]
    if len(ties) > 1:
        return ""
    return f"{'Het meest' if most else 'Het minst'}: {name}."
