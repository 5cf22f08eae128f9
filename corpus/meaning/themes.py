"""The theme that an agreed item belongs to, and theme numbers before counters that start again per theme."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.meaning.drafts import Draft
from corpus.meaning.items import is_bare_integer
from corpus.meaning.words import folded

_NUMBERED = re.compile(
    r"^(?:thema|hoofdstuk|deel|pijler)?\s*(?P<number>\d{1,2}|[A-Z])(?:[.:)]|\s|$)(?!\s*\d)", re.IGNORECASE
)
_CHAPTER = re.compile(r"^(?:(?:thema|hoofdstuk|deel|pijler)\s+)?(?:\d{1,2}|[A-Z])[.:)]?\s+(?=\D)", re.IGNORECASE)
_NO_THEME = re.compile(
    r"^(?:[\W\d]*)(?:bijlagen?\b.*|(?:prestatie|jaar|kader|meerjaren|concrete "
    r"|gezamenlijke )*afs?pra(?:ak|ken)(?:\s+(?:t/m|[\d –/-]|en|tot|met)+.*)?"
    r"|bijdrage\b.*|inzet\b.*|prestatieafspraken.*|overeenkomst.*|inhoud.*|.*jaarschijf.*"
    r"|monitor\b.*|wat \w+ (?:we|wij)\b.*)$"
)


def common_root(paths: Sequence[Sequence[str]]) -> str:
    """The heading that stands over nearly all items, such as the document's title; "" when there is none."""
    roots = Counter(path[0] for path in paths if len(path) > 1)
    if not roots:
        return ""
    root, n_paths = roots.most_common(1)[0]
    return root if n_paths >= 0.8 * len(paths) and len(paths) > 3 else ""


def theme_of(heading_path: Sequence[str], root: str = "") -> str:
    """The chapter that an item belongs to: the innermost numbered one, else the outermost subject below `root`.

    A title of the whole document and words that only announce items ("Afspraken 2024") name no subject.
    """
    subjects = [" ".join(heading.split()) for heading in heading_path if not _NO_THEME.match(folded(heading))]
    chapters = [heading for heading in subjects if _CHAPTER.match(heading)]
    if chapters:
        return chapters[-1]
    below = [heading for heading in subjects if heading != " ".join(root.split())]
    return below[0] if below else ""


def theme_number(heading_path: Sequence[str]) -> str:
    """The number of the innermost numbered chapter or theme heading, "" when none is numbered."""
    for heading in reversed(heading_path):
        match = _NUMBERED.match(heading.strip())
        if match:
            return match["number"]
    return ""


def with_theme_numbers(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts whose bare counters that occur in several themes carry the theme's number: `8` -> `7.8`."""
    themes_of_label: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        if is_bare_integer(draft.item):
            themes_of_label[draft.item].add(theme_number(draft.heading_path) or draft.theme or str(draft.table))
    restarts = any(len(themes) > 1 for themes in themes_of_label.values())
    if not restarts:
        return list(drafts)
    return [
        replace(draft, item=f"{number}.{draft.item}")
        if is_bare_integer(draft.item) and (number := theme_number(draft.heading_path))
        else draft
        for draft in drafts
    ]
