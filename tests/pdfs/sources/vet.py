"""A table without header whose bold party is the trekker, as LibreOffice Writer exports it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.pdfs.producers import writer_document, writer_to_pdf

STYLES = """
<style:style style:name="T" style:family="table"><style:table-properties style:width="22cm"
 table:border-model="collapsing"/></style:style>
<style:style style:name="T.nr" style:family="table-column"><style:table-column-properties
 style:column-width="1.4cm"/></style:style>
<style:style style:name="T.text" style:family="table-column"><style:table-column-properties
 style:column-width="11.6cm"/></style:style>
<style:style style:name="T.parties" style:family="table-column"><style:table-column-properties
 style:column-width="6.2cm"/></style:style>
<style:style style:name="T.status" style:family="table-column"><style:table-column-properties
 style:column-width="2.8cm"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #777777" fo:padding="0.2cm"/></style:style>
<style:style style:name="strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
"""


def _parties(item: dict[str, Any]) -> str:
    trekkers = item["trekker"] if isinstance(item["trekker"], list) else [item["trekker"]]
    names = (
        f'<text:span text:style-name="strong">{escape(name)}</text:span>' if name in trekkers else escape(name)
        for name in item["parties"]
    )
    return ", ".join(names)


def _row(item: dict[str, Any]) -> str:
    cells = (item["item"], escape(item["text"]), _parties(item), item["status"])
    made = "".join(
        f'<table:table-cell table:style-name="cell"><text:p text:style-name="Body">{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two landscape pages."""
    columns = "".join(f'<table:table-column table:style-name="T.{c}"/>' for c in ("nr", "text", "parties", "status"))
    rows = "".join(_row(item) for item in expected["register"])
    intro = f"Partijen: {', '.join(expected['parties'])}. De vetgedrukte partij is trekker."
    body = (
        f'<text:p text:style-name="Title">{escape(expected["title"])}</text:p>'
        f'<text:p text:style-name="Body">{escape(intro)}</text:p>'
        f'<table:table table:name="Lijst" table:style-name="T">{columns}{rows}</table:table>'
    )
    writer_to_pdf(writer_document(body, STYLES, footer="Afspraken Heuvelrade"), target)
