"""A matrix with turned column heads and symbols, printed by Chromium."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from tests.pdfs.producers import chromium_to_pdf

STYLE = """
@page { size: A5; margin: 1.5cm; }
body { font: 10pt "DejaVu Sans"; }
h1 { font-size: 15pt; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-row-group; }
th, td { border: 0.6pt solid #555; padding: 5pt; height: 1.35cm; }
th span { writing-mode: vertical-rl; transform: rotate(180deg); height: 3.4cm; white-space: nowrap; text-align: left; }
td.symbol { text-align: center; width: 0.8cm; }
tr.section td { background: #efe6d2; font-weight: bold; height: auto; }
tr { break-inside: avoid; }
"""


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two pages; rows with the name of a section run over the whole width."""
    turned = "".join(f"<th><span>{name}</span></th>" for name in expected["columns_of_parties"])
    rows = [f"<tr><th>Nr.</th><th>Actie</th>{turned}<th>Klaar</th></tr>"]
    for section, items in groupby(expected["register"], key=lambda item: item["section"]):
        rows.append(f'<tr class="section"><td colspan="7">{section}</td></tr>')
        for item in items:
            symbols = "".join(f'<td class="symbol">{symbol}</td>' for symbol in item["symbols"])
            rows.append(f"<tr><td>{item['item']}</td><td>{item['text']}</td>{symbols}<td>{item['deadline']}</td></tr>")
    title = expected["title"]
    chromium_to_pdf(
        f'<html lang="nl"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head><body>'
        f"<h1>{title}</h1><table><thead>{rows[0]}</thead><tbody>{''.join(rows[1:])}</tbody></table>"
        "<p>Legenda: ● trekker, ○ betrokken, leeg: geen rol.</p></body></html>",
        target,
    )
