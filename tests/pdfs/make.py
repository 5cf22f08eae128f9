"""Sets the small PDFs again: `python -m tests.pdfs.make [NAME]...`.

What a PDF holds stands once, in `<name>.expected.yaml`; the sources set it from there. Needs the extra `make`,
and for some Debian's `chromium` and `libreoffice-writer-nogui`; tests only read the committed PDFs.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import yaml

from tests.pdfs.producers import typst_to_pdf

FOLDER = Path(__file__).parent


def make(name: str) -> Path:
    """Set one PDF from `sources/<name>.typ` or `sources/<name>.py` and return its path."""
    target = FOLDER / f"{name}.pdf"
    source = FOLDER / "sources" / f"{name}.typ"
    if source.exists():
        typst_to_pdf(source, target)
        return target
    expected = yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text("utf-8"))
    import_module(f"tests.pdfs.sources.{name}").typeset(target, expected)
    return target


if __name__ == "__main__":
    names = sys.argv[1:] or sorted(path.name.split(".")[0] for path in FOLDER.glob("*.expected.yaml"))
    for name in names:
        sys.stdout.write(f"{make(name)}\n")
