"""Whole enumerations: all items of a list, all rows of a table for a party, with their count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.case import Case
from assistant.answering.draft import COUNT, Draft, DraftClaim, Quote
from assistant.answering.passages_text import shortened, shown
from assistant.answering.sentence import row_claim
from assistant.answering.trust import missing_name
from assistant.evidence.matching import met
from assistant.evidence.scoring import Scored
from assistant.evidence.units import Unit, UnitKind, caption_of
from assistant.understanding.words import squeeze
from corpus.model import Agreement, Block, BlockKind, Span

MIN_LEAD = 0.38
"""Least share of the question that the words leading a list must meet."""

MAX_ITEMS = 40
MAX_ITEM_WORDS = 40
N_TRIED = 6
_LINE_BULLET = re.compile(r"^[ \t]*[-–•▪●]\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list of the document: the words that lead it, where they stand, and the places of its items."""

    agreement: Agreement
    lead: str
    lead_span: Span | None
    items: tuple[Span, ...]
    scored: Scored


class ListAnswer:
    """The enumeration or the table rows that the question asks for, complete."""

    def answer(self, case: Case) -> Draft | None:
        """None when no enumeration's lead and no table's title meet the question."""
        rows = _rows_of_party(case)
        if rows is not None:
            return rows
        found = [e for s in case.scored[:N_TRIED] if not s.blocked for e in _enumerations(case, s)]
        best = max(found, key=lambda e: _fit(case, e), default=None)
        if best is None or _fit(case, best) < MIN_LEAD:
            return None
        return _draft(best)


def _fit(case: Case, enumeration: Enumeration) -> float:
    """The share of the question that the lead meets itself, or with the headings and items."""
    total = sum(term.weight for term in case.asked)
    if not total:
        return 0.0
    lead = case.matcher.bag(enumeration.lead)
    text = " ".join(enumeration.agreement.text_of(span) for span in enumeration.items)
    items, around = case.matcher.bag(text), case.matcher.bag(enumeration.scored.unit.around)
    share = sum(t.weight * max(met(t, lead), 0.7 * met(t, items), 0.5 * met(t, around)) for t in case.asked) / total
    in_lead = sum(t.weight * met(t, lead) for t in case.asked) / total
    in_items = sum(t.weight * met(t, items) for t in case.asked) / total
    return share if in_lead >= 0.3 or in_items >= 0.5 else 0.0


def _enumerations(case: Case, scored: Scored) -> list[Enumeration]:
    unit = scored.unit
    agreement = case.agreement(unit.agreement)
    within = _within_text(agreement, scored)
    blocks = agreement.pages[unit.page - 1].blocks
    place = next((i for i, b in enumerate(blocks) if b.span.start <= unit.spans[0].start < b.span.end), None)
    if place is None or blocks[place].kind is BlockKind.TABLE:
        return within
    found = [_below(agreement, blocks, start, scored) for start in _leads(blocks, place)]
    return within + [one for one in found if one is not None]


def _within_text(agreement: Agreement, scored: Scored) -> list[Enumeration]:
    """A list inside one cell: lines that open with a dash."""
    unit = scored.unit
    if unit.kind is not UnitKind.CELL:
        return []
    page = agreement.pages[unit.page - 1].text
    region = [
        span for span in unit.row_spans if span.page == unit.page and span.start <= unit.spans[0].start < span.end
    ]
    if not region:
        return []
    start, end = region[0].start, region[0].end
    bullets = [match.end() for match in _LINE_BULLET.finditer(page, start, end)]
    if len(bullets) < 2:
        return []
    items = []
    for number, item in enumerate(bullets):
        stop = page.rfind("\n", 0, bullets[number + 1]) if number + 1 < len(bullets) else end
        items.append(Span(unit.page, item, max(item + 1, stop)))
    first = page.rfind("\n", 0, bullets[0])
    lead = Span(unit.page, start, max(start, first))
    words = squeeze(f"{unit.head} {agreement.text_of(lead)} {unit.near[:200]}")
    return [Enumeration(agreement, words, lead if lead.end > lead.start else None, tuple(items), scored)]


def _leads(blocks: Sequence[Block], place: int) -> list[int]:
    """Blocks that may lead a list the block at `place` is in or leads: itself, and those before it."""
    leads = [place]
    level = blocks[place].level if blocks[place].kind is BlockKind.LIST_ITEM else 0
    for before in range(place - 1, max(-1, place - 25), -1):
        block = blocks[before]
        if block.kind is BlockKind.LIST_ITEM and block.level >= level:
            continue
        leads.append(before)
        if block.kind is not BlockKind.LIST_ITEM:
            break
        level = block.level
    return leads


def _below(agreement: Agreement, blocks: Sequence[Block], start: int, scored: Scored) -> Enumeration | None:
    """The items that stand directly below a lead."""
    lead = blocks[start]
    depth = lead.level if lead.kind is BlockKind.LIST_ITEM else 0
    items: list[Block] = []
    for block in blocks[start + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM or block.level <= depth:
            break
        if not items or block.level == items[0].level:
            items.append(block)
    if len(items) < 2:
        return None
    heading = lead.kind is BlockKind.HEADING
    words = agreement.text_of(lead.span)
    text = f"{' '.join(lead.heading_path[-1:])} {words}" if not heading else words
    return Enumeration(agreement, squeeze(text), lead.span, tuple(block.span for block in items), scored)


def _draft(found: Enumeration) -> Draft:
    quotes = (Quote(found.agreement.id, found.lead_span),) if found.lead_span else ()
    lead = shortened(shown(found.agreement.text_of(found.lead_span)).rstrip(":"), 30) if found.lead_span else ""
    unit = found.scored.unit
    claims = tuple(
        DraftClaim(
            shortened(shown(found.agreement.text_of(span)).rstrip(" ;"), MAX_ITEM_WORDS),
            (Quote(found.agreement.id, span, unit.passage.item, unit.passage.also_pages),),
        )
        for span in found.items[:MAX_ITEMS]
    )
    intro = f"{lead} ({COUNT}):" if quotes and lead else f"{COUNT} punten:"
    return Draft(claims, intro=intro, listed=True, strategy="enumeration")


def _rows_of_party(case: Case) -> Draft | None:
    """All rows of one party in the tables whose title the question meets."""
    parties = case.intent.scope.parties
    best = case.best
    if not parties or best is None or best.blocked or missing_name(best.missing, case.asked):
        return None
    rows: dict[tuple[str, int, int], Unit] = {}
    for scored in case.scored:
        unit = scored.unit
        if (
            unit.kind is UnitKind.CELL
            and unit.passage.table is not None
            and not scored.blocked
            and _title_meets(case, unit)
        ):
            key = (unit.agreement, unit.passage.table, unit.row_spans[0].start if unit.row_spans else 0)
            if key not in rows or unit.place < rows[key].place:
                rows[key] = unit
    if not rows:
        return None
    ordered = sorted(rows.values(), key=lambda unit: (unit.agreement, unit.page, unit.spans[0].start))
    claims = tuple(row_claim(case, unit) for unit in ordered[:MAX_ITEMS])
    intro = f"{COUNT} regels in de tabel:" if len(claims) > 1 else ""
    return Draft(claims, intro=intro, listed=len(claims) > 1, strategy="rows")


def _title_meets(case: Case, unit: Unit) -> bool:
    """Whether a table's title or caption has the question's words, names aside."""
    agreement = case.agreement(unit.agreement)
    table = agreement.tables[unit.passage.table or 0]
    title = case.matcher.bag(f"{table.title} {caption_of(agreement, table)}")
    words = [term for term in case.asked if not term.term.name]
    total = sum(term.weight for term in words)
    return total > 0 and sum(term.weight * met(term, title) for term in words) / total >= 0.5
