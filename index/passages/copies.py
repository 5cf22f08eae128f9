"""Word-for-word copies within one agreement, joined into their first standing."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.model import Agreement
from index.model import Passage

_WORD = re.compile(r"\w+")
_N_WORDS_LEAST = 8


def join_copies(agreement: Agreement, passages: list[Passage]) -> list[Passage]:
    """`passages` without the later ones of those that say the same.

    Two say the same when kind and words are equal and either the second stands on a page that is a copy of the
    first one's, or both have at least 8 words and stand under the same last heading. The one kept names the
    others' pages in `also_pages`.
    """
    original = {copy.page: copy.of for copy in agreement.page_copies}
    kept: list[Passage] = []
    first: dict[tuple[object, ...], int] = {}
    pages: dict[int, set[int]] = {}
    for passage in passages:
        keys = list(_keys(passage, original))
        index = next((first[key] for key in keys if key in first), None)
        if index is None or passage.page == kept[index].page:
            index = len(kept)
            kept.append(passage)
        else:
            pages.setdefault(index, set()).add(passage.page)
        for key in keys:
            first.setdefault(key, index)
    return [
        replace(passage, also_pages=tuple(sorted(pages[index]))) if index in pages else passage
        for index, passage in enumerate(kept)
    ]


def _keys(passage: Passage, original: dict[int, int]) -> list[tuple[object, ...]]:
    words = tuple(_WORD.findall(passage.text.lower()))
    if not words:
        return [(passage.id,)]
    keys: list[tuple[object, ...]] = [("page", original.get(passage.page, passage.page), passage.kind, words)]
    if len(words) >= _N_WORDS_LEAST:
        keys.append(("words", passage.kind, passage.headings[-1:], words))
    return keys
