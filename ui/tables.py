"""Tables as HTML that a screen reader can read; every text is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere."""

    text: str
    address: str


Value = str | int | Link | Sequence[Link]


def table_html(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """A table with a head; the columns can be sorted by the script of the page."""
    head = "".join(f'<th scope="col" aria-sort="none"><button type="button">{escape(c)}</button></th>' for c in columns)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows)
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="sortable"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: Value) -> str:
    if isinstance(value, Link):
        return f"<td>{_anchor(value)}</td>"
    if isinstance(value, str | int):
        return f"<td>{escape(str(value))}</td>"
    return f"<td>{' '.join(_anchor(link) for link in value)}</td>"


def _anchor(link: Link) -> str:
    return f'<a href="{escape(link.address)}">{escape(link.text)}</a>'
