"""Agreed items as numbered paragraphs, articles with members, and numbered headings with text under them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.meaning.columns import Column
from corpus.meaning.drafts import Context, Draft
from corpus.meaning.items import ItemNumber, item_at_start, whole_item
from corpus.meaning.labels import find_labels
from corpus.meaning.trekkers import ActingParty, InlineTrekker
from corpus.meaning.words import folded
from corpus.model import Block, BlockKind, Page, Span

_ARTICLE = re.compile(r"artikel\s+(?P<number>\d+[a-z]?)", re.IGNORECASE)
_NAMED = re.compile(r"\W*(?:\w*afspraak|actie|actiepunt|maatregel)\b")
_RUN_ON = re.compile(r"[.!?:)]\s+(?P<item>(?:[A-Z]{1,3}[ .]?)?\d{1,2}(?:\.\d{1,2})+)[.:]?\s+(?=[A-Z])")
_ASIDE = re.compile(
    r"inhoud|overwegingen|overwegende|begrippen|definities|bijlagen?\b|leeswijzer|bronnen"
    r"|voorwoord|verklarende|considerans|ondertekening"
    r"|nationale prestatieafspraken|inleiding|vooraf|samenvatting|wet- en regelgeving"
)


@dataclass(slots=True)
class _Entry:
    """A numbered block and the blocks that belong to it; `way` is how it is numbered."""

    way: str
    item: str
    page: Page
    block: Block
    lead: int
    more: list[Span] = field(default_factory=list)


class NumberedText:
    """Items that are numbered in running text, series by series: a series counts when it reads as agreements."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """One draft for each numbered paragraph, member of an article, or numbered heading."""
        entries = sorted(_entries(context), key=lambda entry: entry.way)
        found: list[Draft] = []
        has_item_tables = _n_table_items(context) >= 8
        for way, series in groupby(entries, key=lambda entry: entry.way):
            drafts = [_draft(entry, context) for entry in series]
            drafts = [draft for draft in drafts if draft.main]
            if _reads_as_agreements(way, drafts, context, has_item_tables=has_item_tables):
                found += drafts
        return found


def _entries(context: Context) -> Iterator[_Entry]:
    """All numbered blocks with what follows them."""
    entry: _Entry | None = None
    for page in context.agreement.pages:
        for block in page.blocks:
            if block.kind in {BlockKind.FOOTNOTE, BlockKind.TABLE}:
                continue
            opened = _opened(page, block)
            if opened:
                if entry:
                    yield entry
                *run_in, entry = _apart(opened)
                yield from run_in
            elif block.kind is BlockKind.HEADING:
                if entry and not (entry.block.kind is BlockKind.HEADING and _under(block, entry, page)):
                    yield entry
                    entry = None
            elif entry and _belongs(entry, page, block):
                entry.more.append(block.span)
            elif entry:
                yield entry
                entry = None
    if entry:
        yield entry


def _opened(page: Page, block: Block) -> _Entry | None:
    """The entry that a block opens, None for a block without an item number."""
    path = folded(" ".join(block.heading_path[-2:]))
    if _ASIDE.search(path):
        return None
    words = page.text[block.span.start : block.span.end]
    if block.kind is BlockKind.HEADING:
        found = item_at_start(words)
        named = found and (not found.label.isdigit() or re.match(r"\W*(?:afspraak|actie|maatregel)\b", folded(words)))
        if not found or not named or _ARTICLE.match(words):
            return None
        return _Entry("heading", found.label, page, block, found.end)
    label = whole_item(block.marker) if block.marker else ""
    found = ItemNumber(label, 0) if label else item_at_start(words)
    rest = words[found.end :].lstrip() if found else ""
    if not found or len(rest.split()) < 3 or (not label and rest[:1].islower()):
        return None
    article = next(
        (match for heading in reversed(block.heading_path) if (match := _ARTICLE.match(heading.strip()))), None
    )
    if article and found.label.isdigit():
        return _Entry("article", f"Artikel {article['number']} lid {found.label}", page, block, found.end)
    way = "counted" if found.label.isdigit() else "marked"
    if way == "counted" and not label:
        way = "named" if _NAMED.match(folded(words)) else "loose"
    return _Entry(way, found.label, page, block, found.end)


def _apart(entry: _Entry) -> list[_Entry]:
    """The items in a paragraph in which the next numbers run on ("3.1 ... klaar. 3.2 De gemeente ...")."""
    entries = [entry]
    if entry.way != "marked" or entry.block.kind is BlockKind.HEADING:
        return entries
    words = entry.page.text[entry.block.span.start : entry.block.span.end]
    for match in _RUN_ON.finditer(words, entry.lead):
        found = item_at_start(words[match.start("item") :])
        if not found or found.label != _next_label(entries[-1].item):
            continue
        start, cut = entries[-1].block.span.start, entry.block.span.start + match.start("item")
        entries[-1] = replace(entries[-1], block=replace(entries[-1].block, span=Span(entry.page.number, start, cut)))
        rest = replace(entry.block, span=Span(entry.page.number, cut, entry.block.span.end), marker="")
        entries.append(_Entry("marked", found.label, entry.page, rest, found.end))
    return entries


def _next_label(label: str) -> str:
    """The label that follows on one: `3.1` -> `3.2`."""
    match = re.match(r"(.*?)(\d+)$", label)
    return f"{match[1]}{int(match[2]) + 1}" if match else ""


def _under(block: Block, entry: _Entry, page: Page) -> bool:
    """Whether a heading stands under the heading that opened the entry."""
    words = " ".join(entry.page.text[entry.block.span.start : entry.block.span.end].split())
    return (
        words in {" ".join(heading.split()) for heading in block.heading_path} and page.number - entry.page.number <= 2
    )


def _belongs(entry: _Entry, page: Page, block: Block) -> bool:
    """Whether a block without a number goes on with the entry before it."""
    if page.number - entry.page.number > 2 or block.box_id != entry.block.box_id:
        return False
    if entry.block.kind is BlockKind.HEADING:
        words = " ".join(entry.page.text[entry.block.span.start : entry.block.span.end].split())
        return any(words == " ".join(heading.split()) for heading in block.heading_path[-2:])
    if block.heading_path != entry.block.heading_path:
        return False
    if block.kind is BlockKind.LIST_ITEM:
        return block.level > entry.block.level or not entry.block.marker or not whole_item(block.marker)
    return True


def _draft(entry: _Entry, context: Context) -> Draft:
    """The draft of an entry, labels such as "Trekker:" read from its own lines."""
    own = context.placed.trimmed(Span(entry.page.number, entry.block.span.start + entry.lead, entry.block.span.end))
    title = ""
    spans: tuple[Span, ...] = tuple(span for span in (own, *entry.more) if span)
    if entry.block.kind is BlockKind.HEADING:
        title = " ".join(context.placed.slice(own).split()) if own else ""
        spans = tuple(entry.more)
    else:
        title, spans = context.placed.split_title(spans)
    path = entry.block.heading_path
    return replace(
        Draft(item=entry.item, main=spans, title=title.strip(" .:–-"), heading_path=path, anchor=entry.block.span),
    )


def _reads_as_agreements(way: str, drafts: Sequence[Draft], context: Context, *, has_item_tables: bool) -> bool:
    """Whether a series of numbered texts is agreed items: enough of them have an actor, a trekker or its label."""
    if not drafts or (len(drafts) == 1 and way != "marked"):
        return False
    labelled = sum(
        any(label.column is Column.TREKKER for span in draft.main for label in find_labels(context.placed.slice(span)))
        or InlineTrekker().find(draft, context) is not None
        for draft in drafts
    )
    acting = sum(ActingParty().find(draft, context) is not None for draft in drafts)
    if way == "loose":
        return labelled * 2 >= len(drafts)
    if labelled * 3 >= len(drafts):
        return True
    if way == "heading" or has_item_tables:
        return not has_item_tables and acting * 2 >= len(drafts)
    return acting * 5 >= len(drafts) * 2


def _n_table_items(context: Context) -> int:
    """How many table rows carry an item number."""
    return sum(
        bool(row.cells and whole_item(row.cells[0].text)) for table in context.agreement.tables for row in table.rows
    )
