"""Footnotes in a Word document, which python-docx has no words for: a part of its own, and references to it."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_SEPARATORS = (("separator", "-1", "separator"), ("continuationSeparator", "0", "continuationSeparator"))


class Footnotes:
    """The footnotes of one document, numbered as they are added; `finish` puts them into it."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for kind, number, mark in _SEPARATORS:
            note = self._note(number)
            note.set(qn("w:type"), kind)
            note[0].append(_run(OxmlElement(f"w:{mark}")))
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put the next number at the end of `paragraph`, and `text` under the page."""
        self._count += 1
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        paragraph._p.append(_run(reference, raised=True))
        note = self._note(str(self._count))
        words = OxmlElement("w:t")
        words.text = f" {text}"
        words.set(qn("xml:space"), "preserve")
        note[0].append(_run(OxmlElement("w:footnoteRef"), raised=True))
        note[0].append(_run(words))

    def finish(self) -> None:
        """Add the part with the footnotes to the document; call it once, after the last `add`."""
        from lxml import etree  # noqa: PLC0415 - comes with python-docx

        blob = etree.tostring(self._notes, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, number: str) -> Any:
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), number)
        note.append(OxmlElement("w:p"))
        self._notes.append(note)
        return note


def _run(content: Any, *, raised: bool = False) -> Any:
    run = OxmlElement("w:r")
    if raised:
        properties = OxmlElement("w:rPr")
        align = OxmlElement("w:vertAlign")
        align.set(qn("w:val"), "superscript")
        properties.append(align)
        run.append(properties)
    run.append(content)
    return run
