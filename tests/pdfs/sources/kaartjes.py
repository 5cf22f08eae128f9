"""Paragraphs with run-in labels, set with WeasyPrint."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from tests.pdfs.producers import html_to_pdf

STYLE = """
@page { size: 16cm 21cm; margin: 1.8cm;
  @top-center { content: "Woonagenda Zuiderhagen – vastgesteld 10 december 2024"; font: 8pt "Liberation Sans"; }
  @bottom-center { content: counter(page) " van " counter(pages); font: 8pt "Liberation Sans"; } }
html { font: 10pt/1.4 "Liberation Sans"; }
h1 { font-size: 20pt; color: #6b2d5c; } h2 { font-size: 14pt; color: #6b2d5c; }
h2.next { break-before: page; }
h3 { font-size: 10.5pt; margin: 0.35cm 0 0.05cm; }
p { margin: 0 0 0.08cm; }
"""


def _labelled(label: str, value: str) -> str:
    return f"<p><b>{label}:</b> {value}</p>"


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two pages, one theme each."""
    body = [f"<h1>{expected['title']}</h1><h2>Wat willen wij bereiken?</h2><p>{expected['intro']}</p>"]
    for theme, items in groupby(expected["register"], key=lambda item: item["theme"]):
        body.append(f'<h2 class="{"next" if theme else "first"}">{expected["themes"][theme]}</h2>')
        for item in items:
            body.append(f"<h3>{item['item']} {item['title']}</h3>{_labelled('Wat doen we', item['text'])}")
            body.append(_labelled("Wie trekt", item["trekker"] or "–"))
            if item["parties"]:
                body.append(_labelled("Wie doet mee", ", ".join(item["parties"])))
            body.append(_labelled("Wanneer klaar", item["deadline"] or "–"))
    html_to_pdf(
        f'<html lang="nl"><head><title>{expected["title"]}</title><style>{STYLE}</style></head>'
        f"<body>{''.join(body)}</body></html>",
        target,
    )
