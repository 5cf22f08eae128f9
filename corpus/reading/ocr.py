"""Pages without a text layer, read with Tesseract (Dutch)."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from PIL import Image, ImageFilter

from corpus.errors import UnreadableFileError
from corpus.limits import MAX_OCR_SECONDS, OCR_DPI
from corpus.model import Box
from corpus.reading.ink import PageInk, Rule, Style, Word
from corpus.reading.scans import rules_in, skew_of, straighten

INSTALL = "sudo apt install tesseract-ocr tesseract-ocr-nld"
_LANGUAGE = "nld"
_POINTS = 72 / OCR_DPI
_TALL = re.compile(r"[A-Zbdfhklt0-9]")
_DEEP = re.compile(r"[gjpqy,;()Q]")
_BULLETS = frozenset({"e", "«", "»", "*", "o", "°", "+", "©", "®", "¢", "•", "·", "s", "¤"})
"""What Tesseract makes of a bullet at the start of a line."""
_RULE_SIGNS = frozenset("+|[]{}!—_-")
_NEAR_RULE = 6.0
_EDGE = 0.08
_DARK = 120
_CAP_HEIGHT = 0.72
"""Height of a capital in font sizes."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word as Tesseract reports it; `line` tells words of one line from others, `box` is in points."""

    text: str
    box: Box
    line: tuple[int, int, int]
    confidence: float


def tesseract() -> str | None:
    """The program's path when it is installed with its Dutch data, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    return program if _LANGUAGE in listed.stdout.split() else None


def read_picture(png: bytes, ink: PageInk, name: str) -> PageInk:
    """The page with the words that Tesseract reads in its picture (PNG at `OCR_DPI`) and the rules drawn there.

    A slanted scan with a ruled table is set straight first; words and rules then have their places on the
    straight page, and `skew` leads back to the page as scanned.

    Raises UnreadableFileError when Tesseract is not installed, fails or takes too long.
    """
    program = tesseract()
    if program is None:
        raise UnreadableFileError(
            f"{name}: pagina {ink.number} is een afbeelding zonder tekst. Installeer Tesseract met '{INSTALL}' "
            "en lees het bestand opnieuw."
        )
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("L")
    skew = skew_of(picture)
    straight = straighten(picture, skew)
    horizontal, vertical = rules_in(straight, OCR_DPI)
    if horizontal and vertical:
        picture = straight
    else:
        horizontal, vertical, skew = (), (), 0.0
    seen = _off_rules(_parse(_run(program, _png(picture), ink.number, name)), vertical)
    words = _words(seen) + _edge_numbers(program, picture, seen)
    confidence = sum(w.confidence * len(w.text) for w in seen) / max(1, sum(len(w.text) for w in seen))
    return replace(
        ink,
        words=tuple(words),
        horizontal=horizontal,
        vertical=vertical,
        skew=skew,
        ocr_confidence=round(confidence, 1) if seen else 0.0,
    )


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _run(program: str, png: bytes, number: int, name: str) -> str:
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(OCR_DPI), "--psm", "3", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=png, capture_output=True, check=True, timeout=MAX_OCR_SECONDS, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(
            f"{name}: tekst herkennen op pagina {number} duurt langer dan {MAX_OCR_SECONDS:.0f} seconden. "
            "Scan de pagina opnieuw, in zwart-wit."
        ) from error
    except subprocess.CalledProcessError as error:
        raise UnreadableFileError(
            f"{name}: tekst herkennen op pagina {number} is mislukt. Controleer Tesseract met 'tesseract --version'."
        ) from error
    return done.stdout.decode("utf-8", "replace")


def _parse(table: str) -> list[_Seen]:
    """The words in Tesseract's table, in its reading order."""
    seen = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != "5" or not text or float(row["conf"]) < 0:
            continue
        x, y, w, h = (int(row[key]) * _POINTS for key in ("left", "top", "width", "height"))
        line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        seen.append(_Seen(text, Box(x, y, x + w, y + h), line, float(row["conf"])))
    return seen


def _off_rules(seen: Sequence[_Seen], rules: Sequence[Rule]) -> list[_Seen]:
    """The words without what Tesseract made of the vertical rules: lone signs, and signs before a word."""
    kept = []
    for word in seen:
        box = word.box
        rule = next((r for r in rules if r.start < box.y1 and box.y0 < r.end and abs(r.at - box.x0) < _NEAR_RULE), None)
        if rule is not None and len(word.text) == 1 and not word.text.isdigit():
            continue
        if rule is not None and word.text[0] in _RULE_SIGNS:
            kept.append(replace(word, text=word.text[1:], box=box._replace(x0=rule.at + 1)))
        else:
            kept.append(word)
    return kept


def _words(seen: Sequence[_Seen]) -> list[Word]:
    lines: dict[tuple[int, int, int], list[_Seen]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    sizes = {line: _size(words) for line, words in lines.items()}
    known = [size for line, size in sizes.items() if size for _ in lines[line]]
    usual = median(known) if known else 10.0
    words = []
    for line, group in lines.items():
        size = sizes[line] or usual
        size = round(usual if abs(size - usual) < 0.18 * usual else size, 1)
        base = _baseline(group)
        if len(group) > 1 and group[0].text in _BULLETS and group[1].text[0].isupper():
            group[0] = replace(group[0], text="•")
        words += [_word(word, size, base) for word in group]
    return words


def _edge_numbers(program: str, page: Image.Image, seen: Sequence[_Seen]) -> list[Word]:
    """A lone page number at the top or bottom edge, which Tesseract's page layout passes over."""
    width, height = page.size
    words = []
    for top, bottom in ((0, int(_EDGE * height)), (int((1 - _EDGE) * height), height)):
        if any(top * _POINTS < (w.box.y0 + w.box.y1) / 2 < bottom * _POINTS for w in seen):
            continue
        strip = page.crop((0, top, width, bottom))
        spot = strip.filter(ImageFilter.MedianFilter(3)).point(lambda v: 255 if v < _DARK else 0).getbbox()
        if spot is None or spot[2] - spot[0] > 0.12 * width or spot[3] - spot[1] > 0.03 * height:
            continue
        text = _read_number(program, strip.crop((spot[0] - 20, spot[1] - 20, spot[2] + 20, spot[3] + 20)))
        if text:
            x0, y0, x1, y1 = (v * _POINTS for v in (spot[0], spot[1] + top, spot[2], spot[3] + top))
            words.append(_word(_Seen(text, Box(x0, y0, x1, y1), (0, 0, 0), 0.0), (y1 - y0) / _CAP_HEIGHT, y1))
    return words


def _read_number(program: str, picture: Image.Image) -> str:
    command = [program, "stdin", "stdout", "--psm", "7", "-c", "tessedit_char_whitelist=0123456789"]
    done = subprocess.run(command, input=_png(picture), capture_output=True, check=False, timeout=30)
    text = done.stdout.decode("ascii", "replace").strip()
    return text if text.isdigit() and len(text) < 5 else ""


def _baseline(line: Sequence[_Seen]) -> float:
    flat = [w.box.y1 for w in line if not _DEEP.search(w.text)]
    return median(flat) if flat else median(w.box.y1 for w in line)


def _size(line: Sequence[_Seen]) -> float:
    """The font size from the height of words with capitals or stems and nothing below the line; 0 if unknown."""
    heights = [w.box.y1 - w.box.y0 for w in line if _TALL.search(w.text) and not _DEEP.search(w.text)]
    return median(heights) / _CAP_HEIGHT if heights else 0.0


def _word(seen: _Seen, size: float, base: float) -> Word:
    width = (seen.box.x1 - seen.box.x0) / len(seen.text)
    edges = tuple(seen.box.x0 + width * k for k in range(len(seen.text) + 1))
    style = Style("ocr", size, False, False, 0)
    return Word(seen.text, seen.box, style, base, edges, confidence=seen.confidence)
