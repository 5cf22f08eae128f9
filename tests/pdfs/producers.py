"""Runs the programs that set the small PDFs: Typst, WeasyPrint, LibreOffice Writer and Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import typst
from weasyprint import HTML

STAMP = 1735689600
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
WRITER_STYLES = """
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0.15cm" fo:line-height="130%"/>
<style:text-properties style:font-name="Liberation Sans" fo:font-size="11pt" fo:language="nl"/></style:style>
<style:style style:name="Bold" style:family="paragraph"><style:text-properties style:font-name="Liberation Sans"
 fo:font-size="11pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/>
<style:text-properties style:font-name="Liberation Sans" fo:font-size="18pt" fo:font-weight="bold"/></style:style>
"""


def typst_to_pdf(source: Path, target: Path) -> None:
    """Compile a Typst file; paths in it are relative to `tests/pdfs`."""
    typst.compile(str(source), output=str(target), root=str(source.parent.parent), timestamp=STAMP)


def html_to_pdf(html: str, target: Path) -> None:
    """Set HTML with WeasyPrint."""
    HTML(string=html).write_pdf(str(target))


def writer_document(body: str, styles: str, *, footer: str) -> str:
    """A flat OpenDocument text of A4 pages across, with `footer` and the page number at their foot."""
    foot = f'<text:p text:style-name="Body">{footer} – <text:page-number text:select-page="current"/></text:p>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Sans"
 svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles>{WRITER_STYLES}</office:styles>
<office:automatic-styles>{styles}<style:page-layout style:name="page"><style:page-layout-properties
 fo:page-width="29.7cm" fo:page-height="21cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm" fo:margin-top="2cm"
 fo:margin-bottom="2cm"/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:footer>{foot}</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def writer_to_pdf(document: str, target: Path) -> None:
    """Export a flat OpenDocument with LibreOffice Writer."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.fodt"
        source.write_text(document, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(source.with_suffix(".pdf"), target)
    settle_dates(target)


def chromium_to_pdf(html: str, target: Path) -> None:
    """Print HTML from Debian's Chromium; the dates that it stamps are made constant."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    settle_dates(target)


def settle_dates(target: Path) -> None:
    """Put one date in place of the moment of making, so that the same source gives the same bytes."""
    stamped = re.sub(rb"D:\d{14}", b"D:20250101000000", target.read_bytes())
    target.write_bytes(stamped)
