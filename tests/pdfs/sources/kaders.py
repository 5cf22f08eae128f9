"""Prose with tinted boxes of agreements, printed by Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.pdfs.producers import chromium_to_pdf

STYLE = """
@page { size: A5; margin: 1.6cm; @bottom-right { content: counter(page); font: 9pt "DejaVu Sans"; } }
body { font: 9.5pt/1.45 "DejaVu Sans"; }
h1 { font-size: 17pt; } h2 { font-size: 12pt; color: #2a6f3c; }
section + section { break-before: page; }
.box { background: #e4f1e2; padding: 0.35cm 0.5cm; margin: 0.4cm 0; }
.box h3 { margin: 0 0 0.2cm; font-size: 10pt; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding-left: 0.55cm; text-indent: -0.55cm; margin-bottom: 0.15cm; }
li::before { content: "✓"; display: inline-block; width: 0.55cm; text-indent: 0; color: #2a6f3c; }
"""


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two pages, one section each."""
    parts = [f"<h1>{expected['title']}</h1>"]
    for section in expected["sections"]:
        items = [item for item in expected["register"] if item["section"] == section["heading"]]
        bullets = "".join(f"<li>{item['text']}{item['mark']}</li>" for item in items)
        box = f'<div class="box"><h3>Afspraken</h3><ul>{bullets}</ul></div>'
        parts.append(f"<section><h2>{section['heading']}</h2><p>{section['before']}</p>{box}<p>{section['after']}</p>")
        parts.append("</section>")
    title = expected["title"]
    chromium_to_pdf(
        f'<html lang="nl"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>'
        f"<body>{''.join(parts)}</body></html>",
        target,
    )
