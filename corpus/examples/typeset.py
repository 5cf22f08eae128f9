"""Typesets the fictional example agreements: `python -m corpus.examples.typeset [FOLDER]`.

Needs the extra `make` (typst, reportlab, weasyprint) and the Liberation and DejaVu typefaces. Each agreement
is set by another producer, so that readers meet three kinds of PDF. The same sources, typefaces and versions
give the same bytes.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import typst
from weasyprint import HTML

from corpus.examples.sources import hoogwerve

SOURCES = Path(__file__).parent / "sources"
PDFS = Path(__file__).parent / "pdf"
TYPST_DATE = datetime(2023, 12, 14, tzinfo=UTC)


def typeset_all(folder: Path) -> list[Path]:
    """Write the three agreements into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    veldrecht, zandermeer = folder / "veldrecht.pdf", folder / "zandermeer.pdf"
    source = SOURCES / "veldrecht.typ"
    typst.compile(str(source), output=str(veldrecht), timestamp=int(TYPST_DATE.timestamp()))
    HTML(str(SOURCES / "zandermeer.html")).write_pdf(str(zandermeer))
    hoogwerve.typeset(folder / "hoogwerve.pdf")
    return [veldrecht, zandermeer, folder / "hoogwerve.pdf"]


if __name__ == "__main__":
    for written in typeset_all(Path(sys.argv[1]) if len(sys.argv) > 1 else PDFS):
        sys.stdout.write(f"{written}\n")
