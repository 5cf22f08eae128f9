"""A draft in, the text and numbered citations of an answer out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answering.draft import COUNT, Draft, DraftCell, DraftClaim, DraftTable, Quote
from assistant.answering.wording import NOT_MENTIONED
from assistant.model import AnswerCell, AnswerTable, Check, Citation, Claim
from corpus.locate import boxes_of
from corpus.model import Agreement


@dataclass(slots=True)
class Citations:
    """Citations of one answer, numbered in the order of use; the same words are cited once."""

    agreements: dict[str, Agreement]
    found: dict[tuple[str, int, int, int], int] = field(default_factory=dict)
    made: list[Citation] = field(default_factory=list)

    def number(self, quote: Quote) -> int:
        """The index in the answer's citations for `quote`, made when it is new."""
        key = (quote.agreement, *quote.span)
        if key not in self.found:
            self.found[key] = len(self.made)
            self.made.append(_citation(self.agreements[quote.agreement], quote))
        return self.found[key]


def _citation(agreement: Agreement, quote: Quote) -> Citation:
    page = agreement.pages[quote.span.page - 1]
    label = page.label
    if not agreement.has_pages:
        label = f"regel {page.text.count(chr(10), 0, quote.span.start) + 1}"
    return Citation(
        agreement=agreement.id,
        title=agreement.title,
        page=page.number,
        page_label=label,
        item=quote.item,
        quote=page.text[quote.span.start : quote.span.end],
        boxes=boxes_of(page, quote.span.start, quote.span.end),
        also_pages=tuple(number for number in quote.also_pages if number != page.number),
        ocr_confidence=page.ocr_confidence,
        start=quote.span.start,
    )


def numbered(claims: Sequence[tuple[DraftClaim, tuple[Check, ...]]], citations: Citations) -> tuple[Claim, ...]:
    """The claims with the numbers of their citations and the verdicts of their checks."""
    return tuple(
        Claim(claim.text, tuple(dict.fromkeys(citations.number(quote) for quote in claim.quotes)), checks)
        for claim, checks in claims
    )


def text_of(draft: Draft, claims: Sequence[Claim]) -> str:
    """The whole answer: claims in a row, or a line each below the intro, with [n] after each."""
    lines = [f"{claim.text.rstrip()} {_marks(claim)}".strip() for claim in claims]
    if draft.listed:
        body = "\n".join(f"- {line}" for line in lines)
        intro = draft.intro.replace(COUNT, str(len(claims)))
        text = f"{intro}\n{body}" if intro else body
    else:
        text = " ".join([draft.intro, *lines] if draft.intro else lines)
    return f"{text}\n{draft.note}" if draft.note else text


def _marks(claim: Claim) -> str:
    return "".join(f"[{index + 1}]" for index in claim.citations)


def table_of(table: DraftTable, kept: Sequence[DraftClaim], citations: Citations) -> AnswerTable:
    """A comparison with the numbers of its citations; a cell whose claim was not kept says "niet genoemd"."""
    rows = tuple((head, tuple(_cell(cell, kept, citations) for cell in cells)) for head, cells in table.rows)
    return AnswerTable(table.title, table.columns, rows)


def _cell(cell: DraftCell, kept: Sequence[DraftClaim], citations: Citations) -> AnswerCell:
    if cell.claim is None or cell.claim not in kept:
        return AnswerCell(NOT_MENTIONED)
    numbers = tuple(dict.fromkeys(citations.number(quote) for quote in cell.claim.quotes))
    return AnswerCell(cell.text, numbers, cell.value)
