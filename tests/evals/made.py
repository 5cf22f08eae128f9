"""Answers, agreements and cases made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.model import Answer, Citation, Claim, Kind, Scope
from corpus.errors import UnknownAgreementError
from corpus.model import Agreement, Box, Commitment, Page, SourceFile, Span, TrekkerSource
from evals.cases import Case
from evals.metrics.verdict import Outcome
from index.model import Passage, PassageKind, Ranked

TEXT = "Er komen 120 woningen bij in 2027. De corporatie bouwt 80 woningen."


class MadeShelf:
    """Agreements in memory, files on disk."""

    def __init__(self, *agreements: Agreement, files: Mapping[str, Path] | None = None) -> None:
        self._agreements = {agreement.id: agreement for agreement in agreements}
        self._files = dict(files or {})

    def agreement(self, agreement_id: str) -> Agreement:
        if agreement_id not in self._agreements:
            raise UnknownAgreementError(f"'{agreement_id}' is er niet")
        return self._agreements[agreement_id]

    def file(self, agreement_id: str) -> Path:
        return self._files[agreement_id]


def agreement(
    agreement_id: str = "noord", texts: tuple[str, ...] = (TEXT, "Tweede bladzijde."), **more: Any
) -> Agreement:
    """An agreement with these page texts."""
    pages = tuple(Page(number, None, 595, 842, text) for number, text in enumerate(texts, start=1))
    return Agreement(agreement_id, agreement_id.title(), SourceFile("x.pdf", "", 1), pages, "1", **more)


def commitment(item: str, page: int = 1, *, trekker: tuple[str, ...] = (), **more: Any) -> Commitment:
    """A commitment whose trekker stands in a column."""
    source = TrekkerSource.COLUMN if trekker else TrekkerSource.NONE
    given: dict[str, Any] = {"trekker_source": source, **more}
    return Commitment(f"{item}/{page}", item, (Span(page, 0, 5),), "Tekst", trekker=trekker, **given)


def citation(page: int = 1, quote: str = "120 woningen", agreement_id: str = "noord", **more: Any) -> Citation:
    """A citation; without boxes unless given."""
    given: dict[str, Any] = {"page_label": None, "item": "", "boxes": (), **more}
    return Citation(agreement=agreement_id, title=agreement_id.title(), page=page, quote=quote, **given)


def answer(text: str = "Er komen 120 woningen bij in 2027 [1].", *cited: Citation, **more: Any) -> Answer:
    """An answer of one claim that cites all of `cited`."""
    given: dict[str, Any] = {
        "abstained": False,
        "kind": Kind.NUMBER,
        "scope": Scope(),
        "claims": (Claim(text, tuple(range(len(cited)))),) if cited else (),
        "seconds": 0.1,
        "index_version": "v1",
        "completed_question": "",
        **more,
    }
    return Answer(text=text, citations=cited, **given)


def case(**fields: Any) -> Case:
    """A case about `noord`, page 1, unless told otherwise."""
    given = {"id": "c1", "question": "Hoeveel woningen komen erbij?"} | fields
    if not {"facts", "trekker", "cells", "no_trekker", "unanswerable"} & fields.keys():
        given["facts"] = ["120"]
    if "unanswerable" not in fields:
        given = {"agreement": "noord", "pages": [1]} | given
    return Case.model_validate(given)


def outcome(asked: Case, given: Answer | None = None, **more: Any) -> Outcome:
    """An outcome over a shelf with `noord` and `zuid`."""
    shelf = more.pop("shelf", MadeShelf(agreement(), agreement("zuid")))
    return Outcome(asked, shelf, given, **more)


def hit(page: int, agreement_id: str = "noord", **legs: int) -> Ranked:
    """A passage found on that page, with its rank in each leg."""
    passage = Passage(
        f"{agreement_id}-{page}", agreement_id, page, None, "", PassageKind.PARAGRAPH, "tekst", "", (Span(page, 0, 5),)
    )
    return Ranked(passage, 1.0, {leg: (rank, 1.0) for leg, rank in legs.items()})


def boxed(one: Citation, *boxes: Box) -> Citation:
    """The citation with these boxes."""
    return replace(one, boxes=boxes)
