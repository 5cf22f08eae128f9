"""HTML in small pieces; every text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, *children: object, **attributes: object) -> Html:
    """An element; children that are no `Html` are escaped, attributes that are None left out.

    A trailing underscore of an attribute's name is dropped (`class_`), others become hyphens.
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{given}>{joined(children)}</{tag}>")


def joined(children: Iterable[object]) -> Html:
    """Children one after another."""
    return Html("".join(child if isinstance(child, Html) else escape(str(child)) for child in children))


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Html:
    """A table whose first cell of each row is its head."""
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])) for row in rows
    ]
    return element("table", element("caption", caption), element("thead", head), element("tbody", *body))
