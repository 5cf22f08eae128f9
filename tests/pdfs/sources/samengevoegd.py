"""A table with row and column spans, printed by Chromium."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from tests.pdfs.producers import chromium_to_pdf

STYLE = """
@page { size: A4 landscape; margin: 1.6cm; }
body { font: 10.5pt "Liberation Sans"; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.8pt solid #444; padding: 5pt; text-align: left; vertical-align: top; }
th { background: #dce6f2; text-align: center; }
td.n { text-align: right; }
"""
HEAD = """<tr><th rowspan="2">Nr.</th><th rowspan="2">Doel</th><th rowspan="2">Afspraak</th>
<th colspan="2">Uitvoering</th><th colspan="2">Woningen</th></tr>
<tr><th>Trekker</th><th>Gereed</th><th>2025</th><th>2026</th></tr>"""


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """One landscape page with one table of five rows under two goals."""
    rows: list[str] = []
    for goal, group in groupby(expected["register"], key=lambda item: item["goal"]):
        items = list(group)
        for index, item in enumerate(items):
            merged = f'<td rowspan="{len(items)}">{goal}</td>' if index == 0 else ""
            numbers = "".join(f'<td class="n">{n}</td>' for n in item["numbers"])
            plain = "".join(f"<td>{item[field]}</td>" for field in ("text", "trekker", "deadline"))
            rows.append(f"<tr><td>{item['item']}</td>{merged}{plain}{numbers}</tr>")
    title = expected["title"]
    parties = ", ".join(expected["parties"])
    chromium_to_pdf(
        f'<html lang="nl"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head><body>'
        f"<h1>{title}</h1><p>Partijen: {parties}.</p><h2>Thema 1. Doorstroming</h2>"
        f"<table><thead>{HEAD}</thead><tbody>{''.join(rows)}</tbody></table></body></html>",
        target,
    )
