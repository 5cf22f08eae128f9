"""How a place in an agreement is written for the user."""

from __future__ import annotations


def place_of(page: int, label: str | None) -> str:
    """A page with its printed number: "p. 25 (pdf 29)", "p. 7" when both are the same, "pdf-pagina 3" when none
    is printed, "regel 12" for plain text. `page` is the PDF page, 1-based.
    """
    if label is None:
        return f"pdf-pagina {page}"
    if label.startswith("regel"):
        return label
    return f"p. {label}" if label == str(page) else f"p. {label} (pdf {page})"
