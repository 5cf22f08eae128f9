"""Tables and bar charts as HTML that a screen reader can read; every text is escaped here."""

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
        f'<div class="table" tabindex="0"><table class="sortable"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def bars_html(caption: str, counts: Sequence[tuple[str, float]]) -> str:
    """A bar chart: a label, a bar and its value on each line. Values must not be negative."""
    most = max((value for _, value in counts), default=0) or 1
    lines = "".join(
        f'<li><span class="label">{escape(label)}</span>'
        f'<span class="bar" style="width:{60 * value / most:.1f}%" aria-hidden="true"></span>'
        f'<span class="value">{_number(value)}</span></li>'
        for label, value in counts
    )
    return f'<figure class="bars"><figcaption>{escape(caption)}</figcaption><ul>{lines}</ul></figure>'


def _cell(value: Value) -> str:
    if isinstance(value, Link):
        return f"<td>{_anchor(value)}</td>"
    if isinstance(value, str | int):
        return f"<td>{escape(str(value))}</td>"
    return f"<td>{' '.join(_anchor(link) for link in value)}</td>"


def _anchor(link: Link) -> str:
    return f'<a href="{escape(link.address)}">{escape(link.text)}</a>'


def _number(value: float) -> str:
    """A number in Dutch: 1.250, 4,5."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))
