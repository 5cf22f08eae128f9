"""What is asked and what is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import Box


class Kind(StrEnum):
    """The kind of a question; decides which strategy answers it."""

    TREKKER = "trekker"
    NUMBER = "number"
    DATE = "date"
    STATUS = "status"
    DEFINITION = "definition"
    LIST = "list"
    YES_NO = "yes_no"
    WHO = "who"
    COMPARISON = "comparison"
    OPEN = "open"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is about, as recognised in its words or handed down from the conversation.

    `agreements` are ids, `municipalities` and `parties` names as in the agreements, `items` item numbers,
    `unknown_names` names that are in no agreement ("Utrecht"). Empty means not restricted. `inherited` are the
    names of the fields that came from earlier questions.
    """

    agreements: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its conversation: `history` are the earlier questions of the user, oldest first.

    `agreements` restricts the answer to these ids (set by the user, not recognised); empty means all. `without` are
    names, years, themes and items that were recognised but that the user took away: the answer looks beyond them.
    """

    text: str
    history: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that proves a claim. `quote` stands on `page` of the agreement, character for character.

    `page` is the PDF page (1-based), `page_label` the printed number or None; for plain text `page` is 1 and
    `page_label` "regel N". `boxes` lie over the quote on `page`. `also_pages` are pages with a copy.
    `ocr_confidence` is 0..100 when the page was read by OCR. `start` is where the quote begins in `Page.text`: a
    short quote may stand on a page more than once.
    """

    agreement: str
    title: str
    page: int
    page_label: str | None
    item: str
    quote: str
    boxes: tuple[Box, ...]
    also_pages: tuple[int, ...] = ()
    ocr_confidence: float | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict of one check on one claim: `passed`, and in Dutch why not."""

    name: str
    passed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer; `citations` are indexes into `Answer.citations`, never empty when shown."""

    text: str
    citations: tuple[int, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """A cell of a comparison: `citations` index `Answer.citations`; "niet genoemd" has none.

    `value` is the number for charts, None when the cell is no plain number.
    """

    text: str
    citations: tuple[int, ...] = ()
    value: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A comparison: `rows` hold a head and one cell per column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[AnswerCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage near an unanswered question: shown as a place to look, not as a proof."""

    agreement: str
    title: str
    page: int
    page_label: str | None
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown. `text` is the whole answer with citation numbers as [1]; with `abstained` it says in one
    or two Dutch lines that the agreements do not tell, and `citations` is empty.

    `completed_question` is the question as understood after the conversation. `seconds` is the time taken.
    `notices` are Dutch lines about how it was made (a language model that did not answer, say). `trace` is what
    `--why` prints: plain JSON values.
    """

    text: str
    abstained: bool
    kind: Kind
    scope: Scope
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    seconds: float
    index_version: str
    completed_question: str
    table: AnswerTable | None = None
    suggestions: tuple[Suggestion, ...] = ()
    notices: tuple[str, ...] = ()
    trace: dict[str, object] = field(default_factory=dict)
