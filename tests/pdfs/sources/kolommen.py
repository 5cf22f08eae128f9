"""Two columns of hyphenated text with inline trekkers, set with WeasyPrint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.pdfs.producers import html_to_pdf

STYLE = """
@page { size: 17cm 19cm; margin: 1.8cm 1.6cm; @bottom-center { content: "Woonakkoord | bladzijde " counter(page);
  font: 8pt "Liberation Sans"; } }
html { font: 10pt/1.45 "Liberation Serif"; }
h1 { font-size: 20pt; margin: 0 0 0.6cm; }
h2 { font: bold 12pt "Liberation Sans"; margin: 0.4cm 0 0.15cm; break-after: avoid; }
main { columns: 2; column-gap: 0.8cm; }
p, li { text-align: justify; hyphens: auto; margin: 0 0 0.2cm; }
ol { margin: 0; padding-left: 0.7cm; }
"""


def typeset(target: Path, expected: dict[str, Any]) -> None:
    """Two pages; the list goes on counting over the headings."""
    body: list[str] = [f"<h2>Wat vooraf ging</h2><p>{expected['intro']}</p>"]
    theme = ""
    for item in expected["register"]:
        if item["theme"] != theme:
            theme = item["theme"]
            body.append(f"<h2>{theme}</h2>")
        names = item["trekker"] if isinstance(item["trekker"], list) else [item["trekker"]]
        mark = f" (trekker: {' en '.join(names)})." if names[0] else "."
        count = f"counter-reset: list-item {int(item['item']) - 1}"
        body.append(f'<ol style="{count}"><li>{item["text"].removesuffix(".")}{mark}</li></ol>')
    title = expected["title"]
    html_to_pdf(
        f'<html lang="nl"><head><title>{title}</title><style>{STYLE}</style></head>'
        f"<body><h1>{title}</h1><main>{''.join(body)}</main></body></html>",
        target,
    )
