"""A passage before it has its id, labels and context."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Agreement, Span
from index.model import Passage, PassageKind
from index.names import name_of


@dataclass(frozen=True, slots=True)
class Draft:
    """What a part of an agreement says, and where. `extra` are words for the context that the text lacks."""

    kind: PassageKind
    text: str
    spans: tuple[Span, ...]
    headings: tuple[str, ...] = ()
    title: str = ""
    item: str = ""
    extra: tuple[str, ...] = ()
    commitment: str | None = None
    table: int | None = None
    row: int | None = None

    @property
    def page(self) -> int:
        """The PDF page on which it starts."""
        return self.spans[0].page


def finish(agreement: Agreement, drafts: Iterable[Draft]) -> list[Passage]:
    """Passages in reading order, each with an id that stays the same while its words and place do."""
    ordered = sorted(drafts, key=lambda draft: (draft.page, draft.spans[0].start, draft.kind != PassageKind.TABLE))
    about = name_of(agreement).line
    seen: Counter[str] = Counter()
    return [_finish_one(agreement, draft, about, seen) for draft in ordered]


def _finish_one(agreement: Agreement, draft: Draft, about: str, seen: Counter[str]) -> Passage:
    context = "\n".join(part for part in (" > ".join(draft.headings), *draft.extra, about) if part)
    base = "\x1f".join((agreement.id, draft.kind, str(draft.page), draft.item, draft.title, draft.text, context))
    digest = hashlib.sha256(base.encode()).hexdigest()[:20]
    seen[digest] += 1
    passage_id = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return Passage(
        id=passage_id,
        agreement=agreement.id,
        page=draft.page,
        page_label=agreement.pages[draft.page - 1].label,
        item=draft.item,
        kind=draft.kind,
        text=draft.text,
        context=context,
        spans=draft.spans,
        commitment=draft.commitment,
        table=draft.table,
        row=draft.row,
        title=draft.title,
        headings=draft.headings,
    )
