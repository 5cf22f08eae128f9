"""A landscape page set with Typst, then turned on its sheet as an office scanner stores it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from tests.pdfs.producers import typst_to_pdf


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """One page: its content lies on its side on a portrait sheet and /Rotate sets it upright."""
    typst_to_pdf(Path(__file__).with_name("gedraaid_liggend.typ"), target)
    page = PdfReader(target).pages[0]
    height, width = float(page.mediabox.width), float(page.mediabox.height)
    sheet = PageObject.create_blank_page(width=width, height=height)
    sheet.merge_transformed_page(page, Transformation().rotate(90).translate(tx=width))
    sheet.rotate(expected["rotate"])
    writer = PdfWriter()
    writer.add_page(sheet)
    writer.add_metadata({"/Title": expected["title"]})
    writer.write(target)
