"""Answers in the document's own sentences: the open kind, and what other kinds fall back on."""

from __future__ import annotations

import re

from assistant.answering.case import Case, quotes_of
from assistant.answering.draft import Draft, DraftClaim
from assistant.answering.passages_text import MAX_WORDS, n_words, points_back, shortened, shown
from assistant.answering.trust import is_trusted
from assistant.evidence.scoring import Scored
from assistant.evidence.units import Unit, UnitKind
from corpus.meaning.items import whole_item
from corpus.model import Span

_CONTINUES = re.compile(
    r"(?:ofwel|oftewel|dat is|dit is|dat zijn|dit zijn|dat komt|dit komt|"
    r"dat betekent|dit betekent|het gaat|daarvan|hiervan|waarvan)\b",
    re.IGNORECASE,
)
MIN_FELLOW = 0.22
"""A neighbouring sentence joins the answer when it meets this share of the question itself."""


class SentenceAnswer:
    """One to three sentences of one place, in their own words."""

    def answer(self, case: Case) -> Draft | None:
        """The best sentence with the neighbours it needs; None when no unit is trusted."""
        best = first_trusted(case)
        if best is None:
            return None
        return Draft(tuple(claims_of(case, best)), strategy="sentence")


def first_trusted(case: Case) -> Scored | None:
    """The best unit when it may be shown; else one of the same passage that may and is nearly as good."""
    best = case.best
    if best is None:
        return None
    for scored in case.scored[:6]:
        is_near = scored is best or scored.unit.passage.id == best.unit.passage.id or scored.score >= 0.9 * best.score
        if is_near and is_trusted(scored, case.asked, case.intent.wanted):
            return scored
    return None


def claims_of(case: Case, best: Scored) -> list[DraftClaim]:
    """The unit as a claim, with the sentence before it when it leans on that, and fellows that also answer."""
    units = [best.unit]
    if best.unit.kind is UnitKind.CELL and n_words(best.unit.text) < 8:
        tells_value = best.unit.text != best.unit.label and any(char.isdigit() for char in best.unit.text)
        return [cell_claim(case, best.unit) if tells_value and best.unit.column else row_claim(case, best.unit)]
    before = neighbour(case, best.unit, -1)
    if before is not None and (points_back(best.unit.text) or best.unit.lead) and fits([before, *units]):
        units.insert(0, before)
    for scored in sorted(_fellows(case, best), key=lambda s: -s.own)[:2]:
        if scored.unit not in units and scored.own >= MIN_FELLOW and fits([*units, scored.unit]):
            units.append(scored.unit)
    units.sort(key=lambda unit: (unit.spans[0].page, unit.spans[0].start))
    return [sentence_claim(unit, MAX_WORDS if len(units) == 1 else n_words(unit.text)) for unit in units]


def fits(units: list[Unit]) -> bool:
    """Whether units together stay within the length of an answer."""
    return sum(n_words(unit.text) for unit in units) <= MAX_WORDS


def _fellows(case: Case, best: Scored) -> list[Scored]:
    return [
        scored
        for scored in case.scored
        if scored.unit.passage.id == best.unit.passage.id
        and scored.unit is not best.unit
        and scored.unit.page == best.unit.page
        and (scored.unit.kind is UnitKind.SENTENCE or n_words(scored.unit.text) >= 8)
        and scored.unit.column == best.unit.column
    ]


def continuation(case: Case, unit: Unit) -> Unit | None:
    """The sentence after a unit when it only makes it more precise ("Ofwel, zo'n 500 woningen.")."""
    after = neighbour(case, unit, 1)
    if after is None or not _CONTINUES.match(shown(after.text)) or not fits([unit, after]):
        return None
    return after


def neighbour(case: Case, unit: Unit, step: int) -> Unit | None:
    """The unit just before (-1) or after (1) in the same passage, on the same page."""
    same = [s.unit for s in case.scored if s.unit.passage.id == unit.passage.id and s.unit.column == unit.column]
    ordered = sorted(same, key=lambda u: (u.spans[0].page, u.spans[0].start))
    if unit not in ordered:
        return None
    place = ordered.index(unit) + step
    found = ordered[place] if 0 <= place < len(ordered) else None
    return found if found and found.page == unit.page else None


def sentence_claim(unit: Unit, most: int = MAX_WORDS) -> DraftClaim:
    """A unit as a claim in its own words."""
    return DraftClaim(shortened(shown(unit.text), most), quotes_of(unit))


def cell_claim(case: Case, unit: Unit, lead: str = "") -> DraftClaim:
    """A short cell as a claim: what its row and column are about, then its words."""
    about = [part for part in (unit.label, unit.column) if _says_something(part, unit)]
    text = f"{', '.join(about)}: {shown(unit.text)}" if about else shown(unit.text)
    quotes = quotes_of(unit, row_quote_spans(case, unit))
    if unit.head_spans and unit.column:
        quotes += tuple(quotes_of(unit, head_quote_spans(case, unit)))
    return DraftClaim(f"{lead}{text}", quotes)


def _says_something(part: str, unit: Unit) -> bool:
    """Whether a row label or column head adds to a cell: words, not its own, not just a number of an item."""
    return bool(part) and part.lower() != unit.text.lower() and not whole_item(part)


def row_claim(case: Case, unit: Unit) -> DraftClaim:
    """The whole row of a short cell: its label first, then its other cells."""
    spans = row_quote_spans(case, unit)
    cells = [s.unit for s in case.scored if s.unit.passage.id == unit.passage.id and s.unit.label == unit.label]
    ordered = sorted((u for u in cells if n_words(u.text) < 30), key=lambda u: u.place)
    parts = [f"{u.column}: {shown(u.text)}" if u.column and u.text != u.label else shown(u.text) for u in ordered]
    if len(parts) < 2:
        return cell_claim(case, unit)
    quotes = quotes_of(unit, spans) + quotes_of(unit, [s for u in ordered for s in head_quote_spans(case, u)])
    return DraftClaim(shortened("; ".join(dict.fromkeys(parts)), MAX_WORDS), quotes)


def row_quote_spans(case: Case, unit: Unit) -> tuple[Span, ...]:
    """The whole row as one quote where its words follow each other on the page; else the cell and its label."""
    spans = [span for span in unit.row_spans if span.page == unit.page]
    if not spans:
        return unit.spans
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    n_own = sum(span.end - span.start for span in spans)
    if end - start <= n_own + 3 * len(spans) and end - start <= 500:
        return (Span(unit.page, start, end),)
    labelled = [
        s for s in spans if case.page_text(unit.agreement, s.page)[s.start : s.end].split() == unit.label.split()
    ]
    return (*unit.spans, *(span for span in labelled if span not in unit.spans))


def head_quote_spans(case: Case, unit: Unit) -> tuple[Span, ...]:
    """The column head's own words in the header, on the page of the header."""
    wanted = unit.column.replace(" / ", " ").split()
    for span in unit.head_spans:
        words = case.page_text(unit.agreement, span.page)[span.start : span.end].split()
        if words and words == wanted:
            return (span,)
    return ()
