"""Agreed items outside tables: bullets and boxes under headings that announce them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.meaning.drafts import Context, Draft
from corpus.meaning.items import item_at_start
from corpus.meaning.trekkers import heading_parties
from corpus.meaning.words import folded
from corpus.model import Block, BlockKind, Page, Span

_ANNOUNCES = re.compile(
    r"^(?:[\W\d]*)(?:(?:concrete|gezamenlijke|onze|de|prestatie|jaar|kader|maatwerk|meerjaren"
    r"|lokale|proces|werk|basis|focus)[ -]*)*"
    r"(?:afs?pra(?:ak|ken)|acties|actiepunten|maatregelen|activiteiten|inzet|inspanningen)"
    r"(?:\s+(?:20\d\d.*|voor .*|over .*|thema .*|met .*|per .*|:.*|en .*|\d.*|corporaties?"
    r"|gemeente|partijen))?[\s:.]*$"
    r"|^\W*(?:wat|hoe)\s+(?:gaan|doen|spreken)\s+(?:we|wij|partijen)\b.*$|^\W*(?:dit|wij"
    r"|we)\s+(?:spreken we|spreken|gaan we|doen we|gaan|doen)\b.*$"
)
_ABOUT_OTHERS = re.compile(
    r"nationale|landelijke|regionale|prestatieafspraken\s+tussen|terugblik|resultaten"
    r"|evaluatie"
)
_SIGNING = re.compile(r"ondertekening|tekenblad|handtekening|colofon|inhoud(?:sopgave)?$|\bpartijen$|contactpersonen")
_SIGNER = re.compile(
    r"(?:dhr|mw|mevr|mevrouw|de heer|drs|ing|ir|dr|mr)\b|.{0,60}\b(?:wethouder|burgemeester"
    r"|bestuurder|voorzitter|secretaris|directeur)\b.{0,30}$"
)
_COUNTER = re.compile(r"[+\-–]?\s*\d[\d.,]*\s*%?$")


_CHAPTER = re.compile(r"^[\W\d]*(?:algemene |onderlinge )?(?:proces|samenwerkings|werk)?afspraken\b")
_STRICT = re.compile(
    r"^\W*(?:onze |de |concrete )?(?:werk|proces|maatwerk|jaar"
    r"|kader)?afspraken(?:\s+20\d\d)?[\s:.]*$"
)


class AnnouncedLists:
    """Bullets and paragraphs under a heading such as "Afspraken" or "Bijdrage gemeente", in or out of a box."""

    def drafts(self, context: Context) -> Sequence[Draft]:
        """One draft a bullet; where no bullet stands under the heading, one a paragraph."""
        found: list[Draft] = []
        for group in _announced_groups(context):
            bullets = [entry for entry in group if entry[1].kind is BlockKind.LIST_ITEM]
            if bullets or (is_announced(group[0][1].heading_path, context) and _may_be_paragraphs(group, context)):
                found += _with_details(bullets or group, group, context)
        return found


def _may_be_paragraphs(group: Sequence[tuple[Page, Block]], context: Context) -> bool:
    """Whether paragraphs without bullets are items: in a box, or right under "Afspraken" or a party's head."""
    if all(block.box_id is not None for _, block in group):
        return True
    heading = group[0][1].heading_path[-1]
    if _STRICT.match(folded(heading)):
        return True
    n_words = [len(page.text[block.span.start : block.span.end].split()) for page, block in group]
    return bool(heading_parties(heading, context.directory)) and min(n_words) >= 6


def is_announced(heading_path: Sequence[str], context: Context) -> bool:
    """Whether the innermost headings say that agreed items follow."""
    if any(_SIGNING.search(folded(heading)) for heading in heading_path):
        return False
    for depth, heading in enumerate(reversed(heading_path[-2:])):
        plain = folded(heading)
        if _ABOUT_OTHERS.search(plain):
            return False
        if _ANNOUNCES.match(plain) or heading_parties(heading, context.directory):
            return True
        if depth == 0 and not _is_minor(plain):
            return False
    return False


def _is_chapter_of_items(heading_path: Sequence[str]) -> bool:
    """Whether a heading above says that a whole chapter is agreed items ("Afspraken over de samenwerking")."""
    return any(_CHAPTER.match(folded(heading)) for heading in heading_path) and not any(
        _SIGNING.search(folded(heading)) or _ABOUT_OTHERS.search(folded(heading)) for heading in heading_path
    )


def _is_minor(heading: str) -> bool:
    """Whether a heading is only a figure or mark that stands between a heading and its items ("+ 390")."""
    return bool(_COUNTER.match(heading)) or len(heading) <= 2


def _announced_groups(context: Context) -> Iterator[list[tuple[Page, Block]]]:
    """Runs of blocks under the same announcing headings, over page breaks; footnotes and tables left out.

    A short line that gives a list to a party ("De gemeente zorgt voor:") counts as a heading of that list.
    """
    run: list[tuple[Page, Block]] = []
    path: tuple[str, ...] | None = None
    lead = ""
    announced = False
    for page in context.agreement.pages:
        for block in page.blocks:
            if block.kind in {BlockKind.FOOTNOTE, BlockKind.TABLE}:
                continue
            words = " ".join(page.text[block.span.start : block.span.end].split())
            changes = block.kind is BlockKind.HEADING or block.heading_path != path
            leads = block.kind is BlockKind.PARAGRAPH and _leads_list(words, context)
            if changes or leads or (lead and block.kind is BlockKind.PARAGRAPH):
                if run:
                    yield run
                run, path, lead = [], block.heading_path, words if leads else ""
                announced = bool(lead) or is_announced(path, context) or _is_chapter_of_items(path)
            if announced and not leads and block.kind is not BlockKind.HEADING:
                run.append((page, replace(block, heading_path=(*block.heading_path, lead)) if lead else block))
    if run:
        yield run


def _leads_list(words: str, context: Context) -> bool:
    """Whether a line gives the list below it to a party: "Gemeente:", "De corporaties zullen:"."""
    return words.endswith(":") and len(words.split()) <= 8 and bool(heading_parties(words, context.directory))


def _with_details(
    chosen: Sequence[tuple[Page, Block]], group: Sequence[tuple[Page, Block]], context: Context
) -> list[Draft]:
    """Drafts of the chosen blocks; nested bullets, and paragraphs behind a bullet, belong to the one above.

    Outside a box a paragraph on a later page, or one that announces another list, ends the items.
    """
    drafts: list[Draft] = []
    top = min((block.level for _, block in chosen if block.kind is BlockKind.LIST_ITEM), default=0)
    by_bullets = any(block.kind is BlockKind.LIST_ITEM for _, block in chosen)
    for page, block in group:
        words = page.text[block.span.start : block.span.end].strip()
        if not words or _COUNTER.match(words):
            continue
        goes_on = _continues(drafts, words, context)
        is_aside = (
            by_bullets and drafts and block.kind is not BlockKind.LIST_ITEM and not goes_on and block.box_id is None
        )
        if is_aside and (words.endswith(":") or page.number > drafts[-1].main[-1].page):
            break
        if (page, block) in chosen and block.level <= top and not goes_on:
            drafts.append(_draft(page, block, context))
        elif drafts:
            drafts[-1] = replace(drafts[-1], main=(*drafts[-1].main, block.span))
    return [draft for draft in drafts if _says_something(context.placed.text(draft.main))]


def _says_something(words: str) -> bool:
    """Whether words can be an agreed item: three or more, and not who signs."""
    return len(words.split()) >= 3 and not _SIGNER.match(folded(words[:120]) if len(words) < 120 else "")


def _continues(drafts: Sequence[Draft], words: str, context: Context) -> bool:
    """Whether words go on with the sentence of the item before (a break over pages)."""
    if not drafts or not words.strip()[0].islower():
        return False
    return not context.placed.text(drafts[-1].main).rstrip().endswith((".", ";", ":", "!", "?", ")"))


def _draft(page: Page, block: Block, context: Context) -> Draft:
    """The draft of one bullet or paragraph, with the number it opens with."""
    text = page.text[block.span.start : block.span.end]
    marked = item_at_start(block.marker) if block.marker else None
    inner = None if marked else item_at_start(text)
    spans: tuple[Span, ...] = (block.span,)
    item = marked.label if marked else ""
    if inner and not inner.label.isdigit():
        item, spans = inner.label, context.placed.without_start(spans, inner.end)
    title, rest = context.placed.split_title(spans)
    return Draft(item=item, main=rest, title=title, heading_path=block.heading_path)
