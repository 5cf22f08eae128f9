"""An agreed item on its way to becoming a `Commitment`: its words are known, its trekker is still to be found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.meaning.directory import PartyDirectory
from corpus.meaning.placed import PlacedText
from corpus.model import Agreement, Cell, Span


@dataclass(frozen=True, slots=True)
class NamedTrekker:
    """A trekker told by the layout itself, such as the column head of a matrix letter: words and place."""

    words: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a source of agreed items knows of one of them; see `Commitment` for the fields of the same name.

    `main` are the spans of the agreed words alone, `notes` those of an explanation beside them,
    `labelled` lines such as "Trekker: gemeente" that belong to it but are not agreed words. `trekker_cells`
    stand under a trekker column or label, `party_cells` list the parties, `involved` are
    heads of columns in which this item is ticked. `named` are trekkers told by the
    layout, `by_heading` is True when they are told by a head rather than a cell. `asks_trekker` is True when
    the document has a place for a trekker here: empty then means that there is none. `anchor` are the first words
    of the row an item stands in.
    """

    item: str
    main: tuple[Span, ...]
    notes: tuple[Span, ...] = ()
    labelled: tuple[Span, ...] = ()
    kind: str = "afspraak"
    title: str = ""
    theme: str = ""
    heading_path: tuple[str, ...] = ()
    trekker_cells: tuple[Cell, ...] = ()
    party_cells: tuple[Cell, ...] = ()
    involved: tuple[str, ...] = ()
    named: tuple[NamedTrekker, ...] = ()
    by_heading: bool = False
    asks_trekker: bool = False
    deadline: str = ""
    priority: str = ""
    progress: str = ""
    status: str = ""
    year: int | None = None
    table: int | None = None
    row: int | None = None
    anchor: Span | None = None

    @property
    def place(self) -> Span:
        """Where the item stands, for its order among the others: its row's first words, else its own."""
        return self.anchor or self.main[0]


@dataclass(frozen=True, slots=True)
class Context:
    """What every source and finder may look at: the agreement, its texts by place, its parties."""

    agreement: Agreement
    placed: PlacedText
    directory: PartyDirectory


class DraftSource(Protocol):
    """One way in which agreements write down what was agreed."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """The agreed items that this way of writing holds in the agreement, in order of place."""
        ...
