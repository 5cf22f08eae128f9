"""Parties, municipalities or years side by side: a table whose every cell is cited or says "niet genoemd"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.case import Case, quotes_of
from assistant.answering.draft import Draft, DraftCell, DraftClaim, DraftTable, Quote
from assistant.answering.passages_text import n_words, shortened, shown
from assistant.answering.sentence import head_quote_spans, row_quote_spans
from assistant.answering.signing import PERIOD, PeriodOfAgreement
from assistant.answering.subjects import Subject, subjects_of
from assistant.answering.trust import is_trusted
from assistant.answering.wording import NOT_MENTIONED
from assistant.evidence.scoring import Scored
from assistant.evidence.units import Unit, UnitKind
from assistant.understanding.intent import Intent, Wanted
from assistant.understanding.words import fold, fold_name
from corpus.meaning.items import whole_item
from corpus.model import Role

MAX_SUBJECTS = 12
MAX_CELL_WORDS = 28
MIN_COVERAGE_EVERYWHERE = 0.6
"""Least coverage where nothing was named and each agreement is looked through."""

_MOST = re.compile(r"\b(?:meeste|hoogste|grootste|meer)\b")
_LEAST = re.compile(r"\b(?:minste|laagste|kleinste|minder)\b")
_SAME = re.compile(r"\b(?:gelijk aan|hetzelfde|dezelfde|evenveel|even (?:hoog|groot|veel|lang))\b")

_SIDES = frozenset({"gemeente", "gemeenten", "corporatie", "corporaties", "woningcorporaties"})
"""Words for the sides of a comparison, which are no part of its topic."""

_SUM = re.compile(r"\b(?:samen|in totaal|opgeteld|bij elkaar)\b")

Gather = Callable[[Intent], Case]
"""Finds the evidence for an intent of its own."""


@dataclass(frozen=True, slots=True)
class Side:
    """What was found for one subject; `unit` is None when nothing was."""

    subject: Subject
    cell: DraftCell
    unit: Unit | None = None


class ComparisonAnswer:
    """A row of cells, one per subject; the same aspect is looked up for each."""

    def __init__(self, gather: Gather) -> None:
        self._gather = gather

    def answer(self, case: Case) -> Draft | None:
        """None when there are not two subjects, or nothing was found for any, or all say the same words."""
        subjects = subjects_of(case)[:MAX_SUBJECTS]
        if len(subjects) < 2:
            return None
        sides = [self._side(subject, subjects, case) for subject in subjects]
        found = [side for side in sides if side.cell.claim is not None]
        if not found or _all_the_same(found, sides):
            return None
        return _draft(case, sides, found)

    def _side(self, subject: Subject, subjects: Sequence[Subject], whole: Case) -> Side:
        case = self._gather(subject.intent)
        if PERIOD.search(fold(case.intent.completed)):
            draft = PeriodOfAgreement().answer(case)
            if draft is not None:
                return _period_side(subject, draft.claims[0])
        least = 0.0 if whole.intent.scope.agreements else MIN_COVERAGE_EVERYWHERE
        good = (
            s
            for s in case.scored[:15]
            if min(s.coverage, s.own) >= least and is_trusted(s, case.asked, case.intent.wanted)
        )
        best = next((s for s in good if _is_about(subject, s, case)), None)
        if best is None:
            return Side(subject, DraftCell(NOT_MENTIONED))
        summed = _sum_of_rows(subject, best, case)
        others = [other.name for other in subjects if other.name != subject.name]
        return Side(subject, summed or _cell(subject, best, case, others), best.unit)


def _draft(case: Case, sides: Sequence[Side], found: Sequence[Side]) -> Draft:
    aspect = topic_of(case)
    table = DraftTable(aspect, tuple(s.subject.name for s in sides), ((aspect, tuple(s.cell for s in sides)),))
    claims = tuple(side.cell.claim for side in found if side.cell.claim is not None)
    missing = [side.subject.name for side in sides if side.cell.claim is None]
    note = f"{', '.join(missing)}: {NOT_MENTIONED}." if missing else ""
    return Draft(claims, intro=verdict_line(case, found), listed=True, table=table, note=note, strategy="comparison")


def _all_the_same(found: Sequence[Side], sides: Sequence[Side]) -> bool:
    """Whether every side was answered by the same words, which then need no table."""
    units = {side.unit.spans for side in found if side.unit is not None}
    texts = {side.cell.text for side in found}
    return len(found) == len(sides) and len(units) == 1 and len(texts) == 1


def _period_side(subject: Subject, claim: DraftClaim) -> Side:
    named = DraftClaim(f"{subject.name}: {claim.text}", claim.quotes, frame=(f"{subject.name}: ",), label=subject.name)
    return Side(subject, DraftCell(claim.text.split(":")[0], named))


def _is_about(subject: Subject, scored: Scored, case: Case) -> bool:
    """Whether a unit tells of the subject: its name stands with it, or nobody else can be meant."""
    if subject.name not in subject.intent.scope.parties:
        return True
    unit = scored.unit
    near = unit.near if unit.kind is UnitKind.CELL and n_words(unit.text) < 10 else ""
    where = fold_name(
        " ".join((unit.text, unit.column, unit.label, unit.lead, near, " ".join(unit.passage.headings[-1:])))
    )
    forms = [form for known in case.names.parties if known.name == subject.name for form in known.forms]
    if any(" ".join(form) in where for form in forms):
        return True
    signing = [p for p in case.agreement(unit.agreement).parties if p.signs and p.role is Role.CORPORATION]
    return len(signing) == 1


def _cell(subject: Subject, best: Scored, case: Case, others: Sequence[str]) -> DraftCell:
    unit, value = best.unit, best.value
    part = own_part(unit.text, subject.name, others)
    keep = (value.start, value.end) if value and part == unit.text else None
    told = shortened(shown(part), MAX_CELL_WORDS, keep if shown(part) == part else None)
    is_short = unit.kind is UnitKind.CELL and n_words(unit.text) < 10
    label = (
        unit.label
        if is_short and unit.label != unit.text and not whole_item(unit.label) and n_words(unit.label) < 9
        else ""
    )
    text = f"{subject.name}: {label}: {told}" if label else f"{subject.name}: {told}"
    if value and case.intent.wanted is not Wanted.ANY and not told.lower().startswith(value.words.lower()):
        text = f"{subject.name}: {value.words}. {told}" if not label else text
    claim = DraftClaim(text, _quotes(unit, case, is_short=is_short), frame=(f"{subject.name}: ",), label=subject.name)
    shown_value = value.words if value and case.intent.wanted is not Wanted.ANY else told
    return DraftCell(shown_value, claim, value.number if value else _plain_number(unit.text))


def _quotes(unit: Unit, case: Case, *, is_short: bool) -> tuple[Quote, ...]:
    if not is_short:
        return quotes_of(unit)
    heads = head_quote_spans(case, unit)
    return quotes_of(unit, row_quote_spans(case, unit)) + (quotes_of(unit, heads) if heads else ())


def own_part(text: str, name: str, others: Sequence[str]) -> str:
    """Of a text that lists sides ("A: 8 B: 44"), the part of one; the text itself when it lists none so."""
    start = re.search(rf"\b{re.escape(name)}(?:\s*:|\s[–-]\s)", text, re.IGNORECASE)
    if start is None:
        return text
    ends = [
        match.start()
        for other in others
        for match in re.finditer(rf"\b{re.escape(other)}(?:\s*:|\s[–-]\s)", text, re.IGNORECASE)
        if match.start() > start.start()
    ]
    return text[start.start() : min(ends, default=len(text))].strip()


def _plain_number(text: str) -> float | None:
    plain = text.strip().rstrip("%").replace(".", "").replace(",", ".").strip()
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def _sum_of_rows(subject: Subject, best: Scored, case: Case) -> DraftCell | None:
    """The cells of all rows that are the subject's in tables under the same head, and their sum."""
    by_party = subject.name in subject.intent.scope.parties
    if case.intent.wanted is not Wanted.COUNT or best.unit.kind is not UnitKind.CELL or not by_party:
        return None
    name = fold_name(subject.name)
    rows = [s for s in case.scored if _same_list(s.unit, best.unit) and name in fold_name(s.unit.near)]
    unique = {s.unit.spans[0]: s for s in rows if s.value and s.value.number and _is_bare_count(s)}
    if len(unique) < 2:
        return None
    parts = sorted(unique.values(), key=lambda s: (s.unit.page, s.unit.spans[0].start))
    total = sum(s.value.number for s in parts if s.value and s.value.number)
    shown_parts = " + ".join(f"{s.unit.label} {s.value.words}" for s in parts if s.value)
    frame = f"{subject.name}: {total:g} (som van"
    quotes = tuple(quote for s in parts for quote in quotes_of(s.unit, row_quote_spans(case, s.unit)))
    claim = DraftClaim(f"{frame} {shown_parts})", quotes, frame=(frame,), label=subject.name)
    return DraftCell(f"{total:g} (som)", claim, total)


def _is_bare_count(scored: Scored) -> bool:
    """Whether a cell is a number of things and no more, in a row with a label of its own."""
    unit, value = scored.unit, scored.value
    return (
        value is not None and value.unit not in {"%", "EUR"} and n_words(unit.text) < 6 and not whole_item(unit.label)
    )


def _same_list(unit: Unit, other: Unit) -> bool:
    same_place = unit.kind is UnitKind.CELL and unit.agreement == other.agreement and unit.place == other.place
    return same_place and unit.head == other.head and unit.around == other.around


def topic_of(case: Case) -> str:
    """The words of the question that are compared, as typed."""
    words = [term.term.text for term in case.asked if not term.term.inherited] or [t.term.text for t in case.asked]
    words = [word for word in words if word not in _SIDES] or words
    return " ".join(words)[:80]


def verdict_line(case: Case, found: Sequence[Side]) -> str:
    """ "Het meest: …" or "Nee, niet gelijk." where the question asks for it and every found cell has a number."""
    plain = fold(case.intent.completed)
    numbers = [(side.cell.value, side.subject.name) for side in found if side.cell.value is not None]
    if len(numbers) < 2 or len(numbers) < len(found):
        return ""
    if _SUM.search(plain):
        total = sum(value for value, _ in numbers)
        return f"Samen {total:g} (som van {' + '.join(f'{value:g}' for value, _ in numbers)}):"
    if _SAME.search(plain):
        return "Ja, gelijk:" if len({value for value, _ in numbers}) == 1 else "Nee, niet gelijk:"
    most, least = _MOST.search(plain), _LEAST.search(plain)
    if not (most or least):
        return ""
    value, name = (max if most else min)(numbers)
    is_tie = sum(number == value for number, _ in numbers) > 1
    return "" if is_tie else f"{'Het meest' if most else 'Het minst'}: {name}."
