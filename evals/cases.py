"""What an evaluation case is: a question and what a right answer to it must hold."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from assistant.model import Kind, Question


class Half(StrEnum):
    """Which half of a set a case is in: tuning reads DEV only, reports show both."""

    DEV = "dev"
    TEST = "test"


class Persona(StrEnum):
    """Who asks."""

    COUNCIL_MEMBER = "raadslid"
    OFFICIAL = "ambtenaar"
    TENANT = "huurder"
    MAINTAINER = "beheerder"


def _as_list(value: Any) -> Any:
    """A single value stands for a list of one; an empty one for no values."""
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str | int | dict) else value


def _as_groups(value: Any) -> Any:
    """`["a", ["b", "c"]]` means a and (b or c)."""
    return [_as_list(group) for group in _as_list(value)]


def _as_page_groups(value: Any) -> Any:
    """`[12, 60]` means 12 or 60; `[[12, 60], [14]]` means (12 or 60) and 14."""
    pages = _as_list(value)
    if any(isinstance(page, list) for page in pages):
        return _as_groups(pages)
    return [pages] if pages else []


Text = Annotated[str, Field(min_length=1)]
PageNumber = Annotated[int, Field(ge=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
Facts = Annotated[
    tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...],
    BeforeValidator(_as_groups),
]
PageGroups = Annotated[
    tuple[Annotated[tuple[PageNumber, ...], Field(min_length=1)], ...],
    BeforeValidator(_as_page_groups),
]


class ExpectedCell(BaseModel):
    """A cell that a comparison must show: any of `value`, where these words head the row and the column."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    row: Text
    column: Text
    value: Annotated[tuple[Text, ...], BeforeValidator(_as_list), Field(min_length=1)]


class Case(BaseModel):
    """One question with its truth.

    `facts` are groups: every group must be in the answer, by any of its alternatives; `trekker` likewise: the
    names that the answer must give as trekker, and `no_trekker` that it must say there is none. `agreement`
    are the ids in which the truth stands. `pages` are PDF pages (1-based) in groups: of every group at least
    one page must be cited; a mapping gives the groups per agreement. `items` are item numbers, of which a
    citation names one. `forbidden` are figures or names that must not be in the answer. `unanswerable` says
    why the assistant must abstain; "" when it must answer. `cells` are cells of the table of a comparison.
    `half` follows from the id when it is not given. `ask` is "register" for a case that looks its item up in
    the register and asks no question. `note` says where the truth stands; `file` and `line` where the case
    itself stands.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Text
    question: str = ""
    history: Texts = ()
    persona: Persona = Persona.OFFICIAL
    kind: Kind = Kind.OPEN
    facts: Facts = ()
    agreement: Texts = ()
    pages: PageGroups | dict[str, PageGroups] = ()
    items: Texts = ()
    forbidden: Texts = ()
    unanswerable: str = ""
    trekker: Facts = ()
    no_trekker: bool = False
    cells: Annotated[tuple[ExpectedCell, ...], BeforeValidator(_as_list)] = ()
    tags: Texts = ()
    half: Half = Half.DEV
    ask: Literal["assistant", "register"] = "assistant"
    note: str = ""
    file: str = ""
    line: int = 0

    @model_validator(mode="before")
    @classmethod
    def _fill_half(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("half") and data.get("id"):
            return {**data, "half": half_of(str(data["id"]))}
        return data

    @model_validator(mode="after")
    def _hold_together(self) -> Case:
        expected = self.facts or self.trekker or self.cells or self.no_trekker
        if self.unanswerable and (expected or self.pages or self.items):
            raise ValueError("een vraag met 'unanswerable' heeft geen facts, trekker, cells, pages of items")
        if not self.unanswerable and not expected:
            raise ValueError("geef facts, trekker, no_trekker, cells of unanswerable")
        if self.trekker and self.no_trekker:
            raise ValueError("trekker en no_trekker sluiten elkaar uit")
        if isinstance(self.pages, tuple) and self.pages and len(self.agreement) != 1:
            raise ValueError("pages zonder document: geef één agreement, of pages per agreement")
        if self.ask == "assistant" and not self.question.strip():
            raise ValueError("'question' ontbreekt")
        if self.ask == "register" and not (self.items and len(self.agreement) == 1):
            raise ValueError("een regel voor het register noemt één agreement en het nummer in items")
        return self

    @property
    def evidence(self) -> tuple[tuple[tuple[str, int], ...], ...]:
        """The page groups as (agreement, page) pairs: of every group one must be cited."""
        if isinstance(self.pages, dict):
            return tuple(
                tuple((agreement, page) for page in group)
                for agreement, groups in self.pages.items()
                for group in groups
            )
        return tuple(tuple((self.agreement[0], page) for page in group) for group in self.pages)

    @property
    def agreements(self) -> tuple[str, ...]:
        """The ids in which the truth stands, those of `pages` included."""
        named = tuple(self.pages) if isinstance(self.pages, dict) else ()
        return tuple(dict.fromkeys((*self.agreement, *named)))

    @property
    def as_question(self) -> Question:
        """The case as it is put to the assistant."""
        return Question(text=self.question, history=self.history)


def half_of(case_id: str) -> Half:
    """The half a case falls in when it does not say: by its id, so that adding cases moves none."""
    return Half.TEST if hashlib.sha256(case_id.encode()).digest()[0] % 2 else Half.DEV
