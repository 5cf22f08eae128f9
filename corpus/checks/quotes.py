"""How many random quotes read back the same from their boxes: `python -m corpus.checks.quotes PATH... --n 1000`.

A quote of 4 to 12 words is taken from a page's text, its boxes are looked up, and PDFium reads what stands in
them. Letters must be equal; white space and the division of words over lines are not compared.
"""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from corpus.images import PDFIUM_LOCK
from corpus.locate import boxes_of
from corpus.model import Agreement, Box, Page
from corpus.reading import read_agreement

_DROPPED = {"\u00ad", "\ufffe", "\u200b"}
_LINE_HYPHEN = "\u0002"
"""PDFium's own sign for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A quote that did not read back: where it stands, its words, and what PDFium read instead."""

    agreement: str
    page: int
    quote: str
    read: str


def random_quotes(page: Page, draw: random.Random) -> Iterator[tuple[int, int]]:
    """Endless random ranges of 4 to 12 words of the page's text."""
    words: list[tuple[int, int]] = []
    start = None
    for k, character in enumerate(page.text + " "):
        if character.isspace():
            if start is not None:
                words.append((start, k))
            start = None
        elif start is None:
            start = k
    while len(words) >= 4:
        length = draw.randint(4, min(12, len(words)))
        first = draw.randint(0, len(words) - length)
        yield words[first][0], words[first + length - 1][1]


def letters(text: str) -> str:
    """The text without white space and soft hyphens, ligatures spelled out."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and c not in _DROPPED)


def same_letters(quote: str, read: str) -> bool:
    """Whether what was read is the quote; a hyphen at the end of a line may have been kept or dropped."""
    wanted, found = letters(quote), letters(read)
    return wanted in {found.replace(_LINE_HYPHEN, "-"), found.replace(_LINE_HYPHEN, "")}


def read_back(page: pdfium.PdfPage, boxes: Sequence[Box]) -> str:
    """What PDFium finds in these boxes (points from the top left of the page as shown)."""
    left, _, _, top = page.get_cropbox()
    textpage = page.get_textpage()
    parts = []
    for box in boxes:
        inset = 0.2 * (box.y1 - box.y0)
        x0, x1 = left + box.x0 + 0.3, left + box.x1 - 0.3
        parts.append(textpage.get_text_bounded(x0, top - box.y1 + inset, x1, top - box.y0 - inset))
    return "".join(parts)


def check(agreements: Sequence[tuple[Agreement, Path]], n: int, seed: int) -> list[Miss]:
    """The quotes among `n` that do not read back; pages are drawn by their length."""
    draw = random.Random(seed)
    pages = [(a, path, page) for a, path in agreements for page in a.pages if len(page.text.split()) >= 4]
    picked = draw.choices(pages, weights=[len(page.text) for _, _, page in pages], k=n)
    misses = []
    with PDFIUM_LOCK:
        documents = {a.id: pdfium.PdfDocument(path) for a, path in agreements}
        for agreement, _, page in picked:
            start, end = next(random_quotes(page, draw))
            quote = page.text[start:end]
            read = read_back(documents[agreement.id][page.number - 1], boxes_of(page, start, end))
            if not same_letters(quote, read):
                misses.append(Miss(agreement.id, page.number, quote, read))
        for document in documents.values():
            document.close()
    return misses


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when at least 99 % reads back, else 1."""
    parser = argparse.ArgumentParser(prog="python -m corpus.checks.quotes", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="PDF files")
    parser.add_argument("--n", type=int, default=1000, help="number of quotes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    agreements = [(read_agreement(path), path) for path in options.paths]
    misses = check(agreements, options.n, options.seed)
    for miss in misses:
        print(f"{miss.agreement} p. {miss.page}\n  citaat:  {miss.quote!r}\n  gelezen: {miss.read!r}")
    good = options.n - len(misses)
    print(f"{good} van {options.n} citaten lezen gelijk terug ({100 * good / options.n:.1f} %)")
    return 0 if good >= 0.99 * options.n else 1


if __name__ == "__main__":
    sys.exit(main())
