"""The Liberation typefaces that the examples are set in, as Debian's `fonts-liberation` installs them."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from corpus.errors import UsageError

FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/liberation-sans"),
)


def register_serif(family: str = "Example") -> str:
    """Make Liberation Serif known to reportlab under `family` and return that name.

    Raises UsageError when the typeface is not installed.
    """
    folder = next((f for f in FOLDERS if (f / "LiberationSerif-Regular.ttf").exists()), None)
    if folder is None:
        raise UsageError("Het lettertype Liberation ontbreekt; installeer het met: apt install fonts-liberation")
    faces = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}
    for suffix, face in faces.items():
        pdfmetrics.registerFont(TTFont(family + suffix, str(folder / f"LiberationSerif-{face}.ttf")))
    pdfmetrics.registerFontFamily(
        family,
        normal=family,
        bold=f"{family}-Bold",
        italic=f"{family}-Italic",
        boldItalic=f"{family}-BoldItalic",
    )
    return family
