"""The same words twice: pages that repeat other pages, items that stand in agreement and monitor."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from corpus.meaning.items import item_key
from corpus.meaning.words import folded, words_of
from corpus.model import Agreement, Commitment, PageCopy

_MIN_WORDS = 25


def find_page_copies(agreement: Agreement) -> tuple[PageCopy, ...]:
    """Pages that repeat an earlier page word for word. Pages with few words only count between such pages."""
    first_with: dict[tuple[str, ...], int] = {}
    copies: dict[int, int] = {}
    words = {page.number: tuple(words_of(page.text)) for page in agreement.pages}
    for page in agreement.pages:
        key = words[page.number]
        if len(key) < _MIN_WORDS:
            continue
        if key in first_with:
            copies[page.number] = first_with[key]
        else:
            first_with[key] = page.number
    _fill_gaps(copies, words)
    return tuple(PageCopy(page, of) for page, of in sorted(copies.items()))


def _fill_gaps(copies: dict[int, int], words: dict[int, tuple[str, ...]]) -> None:
    """Add short pages that repeat their counterpart and stand next to a copied page."""
    for page in sorted(words):
        if page in copies or len(words[page]) >= _MIN_WORDS:
            continue
        before, after = copies.get(page - 1), copies.get(page + 1)
        of = before + 1 if before is not None else after - 1 if after is not None else None
        if of and of != page and words.get(of) == words[page]:
            copies[page] = of


def linked(commitments: Sequence[Commitment], page_copies: Sequence[PageCopy]) -> tuple[Commitment, ...]:
    """Commitments with `copy_of` for those on copied pages and `counterparts` for the same item elsewhere."""
    copied = {copy.page: copy.of for copy in page_copies}
    originals: dict[tuple[int, str, str], str] = {}
    for made in commitments:
        if made.page not in copied:
            originals.setdefault((made.page, item_key(made.item), _gist(made)), made.key)
    marked = [
        replace(made, copy_of=originals.get((copied[made.page], item_key(made.item), _gist(made))))
        if made.page in copied
        else made
        for made in commitments
    ]
    by_item: dict[str, list[Commitment]] = defaultdict(list)
    for made in marked:
        if made.item and made.kind != "project":
            by_item[item_key(made.item)].append(made)
    return tuple(replace(made, counterparts=_counterparts(made, by_item)) for made in marked)


def _counterparts(made: Commitment, by_item: dict[str, list[Commitment]]) -> tuple[str, ...]:
    """Keys of the same item in another part of the document, such as its monitor or a copy."""
    same = by_item.get(item_key(made.item), []) if made.item else []
    return tuple(
        other.key for other in same if other.key != made.key and other.table != made.table and _alike(made, other)
    )


def _alike(made: Commitment, other: Commitment) -> bool:
    """Whether two items with one number say much the same, by title or by words."""
    if folded(made.title) == folded(other.title) != "":
        return True
    return fuzz.token_set_ratio(folded(made.text)[:400], folded(other.text)[:400]) >= 75


def _gist(made: Commitment) -> str:
    """The first words of a commitment, to tell items without a number apart."""
    return " ".join(words_of(f"{made.title} {made.text}")[:12])
