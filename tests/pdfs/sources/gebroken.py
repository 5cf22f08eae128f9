"""A table whose rows break over pages, as a flat OpenDocument that LibreOffice Writer exports."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.pdfs.producers import writer_document, writer_to_pdf

STYLES = """
<style:style style:name="T" style:family="table"><style:table-properties style:width="18.6cm"
 table:border-model="collapsing"/></style:style>
<style:style style:name="T.nr" style:family="table-column"><style:table-column-properties
 style:column-width="1.2cm"/></style:style>
<style:style style:name="T.text" style:family="table-column"><style:table-column-properties
 style:column-width="8cm"/></style:style>
<style:style style:name="T.short" style:family="table-column"><style:table-column-properties
 style:column-width="4.7cm"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #555555" fo:padding="0.12cm"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #555555" fo:padding="0.12cm" fo:background-color="#d9d2e9"/></style:style>
"""


def _row(cells: list[str], cell_style: str, text_style: str) -> str:
    made = "".join(
        f'<table:table-cell table:style-name="{cell_style}"><text:p text:style-name="{text_style}">'
        f"{escape(text)}</text:p></table:table-cell>"
        for text in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Four pages; nothing keeps a row together and no row is marked as a header to repeat."""
    rows = [_row(expected["tables"][0]["columns"], "head", "Bold")]
    for item in expected["register"]:
        trekkers = item["trekker"] if isinstance(item["trekker"], list) else [item["trekker"]]
        rows.append(_row([item["item"], item["text"], " en ".join(trekkers), item["deadline"]], "cell", "Body"))
    columns = "".join(f'<table:table-column table:style-name="T.{c}"/>' for c in ("nr", "text", "short", "short"))
    body = (
        f'<text:p text:style-name="Title">{escape(expected["title"])}</text:p>'
        f'<text:p text:style-name="Body">Partijen: {escape(", ".join(expected["parties"]))}.</text:p>'
        f'<table:table table:name="Afspraken" table:style-name="T">{columns}{"".join(rows)}</table:table>'
    )
    writer_to_pdf(writer_document(body, STYLES, footer="Vastgesteld door partijen"), target)
