"""What an agreement is called: chosen among its headings, its running lines and the title in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.meaning.words import folded
from corpus.model import Agreement, BlockKind

_NAMES_AGREEMENTS = re.compile(r"prestatie-?\s?afspra|prestatieovereenkomst|samenwerkingsafspraken|raamovereenkomst")
_NAMES_LESS = re.compile(r"afspraken|overeenkomst|convenant|jaarschijf")
_PART_OF_IT = re.compile(
    r"\b(?:monitor|bijlage|inleiding|vooraf|voorwoord|samenvatting|stand van zaken|nationale"
    r"|regionale|basis|leeswijzer"
    r"|onderwerp|inhoud|begrippen|doel|proces|kaderafspraken|jaarafspraken)\b"
)
_YEAR = re.compile(r"20\d\d")
_NUMBER = r"(?:pagina\s*)?\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?"
_PAGE_NUMBER = re.compile(rf"^\s*{_NUMBER}\s+(?=\D)|\s+{_NUMBER}\s*$", re.IGNORECASE)
_CUT_OFF = re.compile(
    r"\s+(?:tussen|van|voor|en)(?:\s+(?:de|het|een))?(?:\s+(?:gemeente"
    r"|woningcorporatie)s?)?$",
    re.I,
)
_FRONT = 8
_LONGEST = 110
_OFTEN = 3
"""On how many pages a running line stands before it is believed to name the document."""


def title_of(agreement: Agreement, municipality: str) -> str:
    """The best name of the document with its municipality in it; the title it had when nothing names agreements.

    Headings of the first pages, lines repeated at the edge of pages and the file's own title are weighed by
    whether they speak of agreements, name the municipality and a year, and how far to the front they stand.
    """
    weighed: Counter[str] = Counter()
    for text, weight in _candidates(agreement):
        weighed[text] = max(weighed[text], weight + _worth(text, municipality))
    best = max(weighed, key=lambda text: (weighed[text], -len(text)), default="")
    title = _plain_case(best, municipality) if best and weighed[best] > 0 else agreement.title
    return title if not municipality or folded(municipality) in folded(title) else f"{title} ({municipality})"


def _candidates(agreement: Agreement) -> Iterator[tuple[str, int]]:
    """Possible titles with the weight of their place."""
    yield _clean(agreement.title), 1
    for page in agreement.pages[:_FRONT]:
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                front = 3 if page.number == 1 else 1 if page.number == 2 else 0
                yield _clean(page.text[block.span.start : block.span.end]), front + (block.level == 1)
        if not page.blocks or page.number == 1:
            for line in page.text.split("\n")[:12]:
                yield _clean(line), 1
    running = Counter(_clean(_PAGE_NUMBER.sub("", line)) for page in agreement.pages for line in set(page.furniture))
    for text, n_pages in running.items():
        if n_pages >= _OFTEN:
            yield text, 3


def _worth(text: str, municipality: str) -> int:
    plain = folded(text)
    if not text or len(text) > _LONGEST or not _NAMES_LESS.search(plain) or text.rstrip().endswith((".", ":", ";")):
        return -100
    worth = 4 if _NAMES_AGREEMENTS.search(plain) else 0
    worth += 2 * (bool(municipality) and folded(municipality) in plain)
    worth += bool(_YEAR.search(plain)) - text[:1].islower() - (len(text.split()) > 12)
    return worth - 3 * bool(_PART_OF_IT.search(plain))


def _clean(text: str) -> str:
    return _CUT_OFF.sub("", " ".join(text.split()).strip(" –-|"))


def _plain_case(text: str, municipality: str) -> str:
    """Capitals throughout become a capital at the start, and the municipality's own."""
    if not text.isupper():
        return text
    lowered = text.capitalize()
    return re.sub(re.escape(municipality), municipality, lowered, flags=re.IGNORECASE) if municipality else lowered
