"""Two tables with a column per year, as LibreOffice Writer exports them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.pdfs.producers import writer_document, writer_to_pdf

STYLES = """
<style:style style:name="T" style:family="table"><style:table-properties style:width="23cm"
 table:border-model="collapsing"/></style:style>
<style:style style:name="T.nr" style:family="table-column"><style:table-column-properties
 style:column-width="1.2cm"/></style:style>
<style:style style:name="T.doel" style:family="table-column"><style:table-column-properties
 style:column-width="4.3cm"/></style:style>
<style:style style:name="T.jaar" style:family="table-column"><style:table-column-properties
 style:column-width="6.8cm"/></style:style>
<style:style style:name="T.wie" style:family="table-column"><style:table-column-properties
 style:column-width="3.9cm"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #2f5d8a" fo:padding="0.1cm"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #2f5d8a" fo:padding="0.1cm" fo:background-color="#c6d9ee"/></style:style>
"""


def _row(cells: list[str], cell_style: str, text_style: str) -> str:
    made = "".join(
        f'<table:table-cell table:style-name="{cell_style}"><text:p text:style-name="{text_style}">'
        f"{escape(text)}</text:p></table:table-cell>"
        for text in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """One landscape page."""
    parts = [f'<text:p text:style-name="Title">{escape(expected["title"])}</text:p>']
    parts.append(f'<text:p text:style-name="Body">Partijen: {", ".join(expected["parties"])} (HV Esser).</text:p>')
    columns = "".join(f'<table:table-column table:style-name="T.{c}"/>' for c in ("nr", "doel", "jaar", "jaar", "wie"))
    for theme, table in zip(expected["themes"], expected["tables"], strict=True):
        rows = [_row(table["columns"], "head", "Bold"), *(_row(row, "cell", "Body") for row in table["rows"])]
        parts.append(f'<text:p text:style-name="Bold">{theme}</text:p>')
        parts.append(f'<table:table table:style-name="T">{columns}{"".join(rows)}</table:table>')
    writer_to_pdf(writer_document("".join(parts), STYLES, footer="Vastgesteld 3 december 2024"), target)
