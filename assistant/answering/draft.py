"""An answer before its citations are numbered and its claims are checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import Span

COUNT = "{n}"
"""Stands in the intro of a list for the number of its lines that are shown."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one page that prove something: `span` in agreement `agreement`; `also_pages` hold a copy."""

    agreement: str
    span: Span
    item: str = ""
    also_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A statement with its proofs, best first. `frame` are words of it that the assistant says of itself (a
    count of the lines shown, "niet genoemd") and that need no proof."""

    text: str
    quotes: tuple[Quote, ...]
    frame: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell of a comparison; without a claim, or when its claim fails, it says that nothing is mentioned."""

    text: str
    claim: DraftClaim | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A comparison before its citations are numbered."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[DraftCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a strategy answers. `intro` opens a list; `listed` shows each claim on a line of its own; `note` is
    a closing line of the assistant's own ("Dit is een som van …")."""

    claims: tuple[DraftClaim, ...]
    intro: str = ""
    listed: bool = False
    table: DraftTable | None = None
    note: str = ""
    strategy: str = ""
    extra: dict[str, object] = field(default_factory=dict)
