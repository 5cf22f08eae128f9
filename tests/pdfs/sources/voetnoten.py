"""Footnotes at the foot of the page, ligatures and soft hyphens, set with WeasyPrint."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.pdfs.producers import html_to_pdf

STYLE = """
@page { size: A5; margin: 1.8cm 3.6cm 1.8cm 1.8cm;
  @top-left { content: "Hoofdstuk 4 | Betaalbaarheid"; font: 8pt "Liberation Serif"; }
  @bottom-right { content: counter(page); font: 8pt "Liberation Serif"; }
  @footnote { border-top: 0.5pt solid; padding-top: 4pt; } }
@page :first { counter-reset: page 12; }
html { font: 11pt/1.4 "Liberation Serif"; font-variant-ligatures: common-ligatures; }
h1 { font-size: 16pt; break-before: page; }
h1:first-child { break-before: auto; } h3 { font-size: 11.5pt; margin-bottom: 0; }
li { hyphens: manual; text-align: justify; }
.note { float: footnote; font-size: 8pt; }
.note::footnote-call { content: counter(footnote); vertical-align: super; font-size: 7pt; }
"""
SOFT = {
    "energiebesparingsmaatregelen": "energie\u00adbesparings\u00admaat\u00adregelen",
    "woningcorporatie": "woning\u00adcorpo\u00adratie",
    "efficiënte": "effi\u00adciënte",
    "huishoudens": "huis\u00adhou\u00addens",
    "huurverlaging": "huur\u00adver\u00adlaging",
    "inflatiecijfer": "infla\u00adtie\u00adcijfer",
}


def _with_notes(text: str, notes: dict[str, str]) -> str:
    for word, softened in SOFT.items():
        text = text.replace(word, softened)
    return re.sub(r"\{(\d)\}", lambda m: f'<span class="note">{notes[m[1]]}</span>', text)


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two pages, printed numbers 12 and 13; the footnotes count on."""
    notes = {note["mark"]: note["text"] for note in expected["footnotes"]}
    body: list[str] = []
    for section, in_section in groupby(expected["register"], key=lambda item: item["section"]):
        body.append(f"<h1>{section}</h1>")
        for heading, items in groupby(in_section, key=lambda item: item["under"]):
            bullets = "".join(f"<li>{_with_notes(item['text'], notes)}</li>" for item in items)
            body.append(f"<h3>{heading}</h3><ul>{bullets}</ul>")
    html_to_pdf(
        f'<html lang="nl"><head><title>{expected["title"]}</title><style>{STYLE}</style></head>'
        f"<body>{''.join(body)}</body></html>",
        target,
    )
