"""Reads what the HTML source of Zandermeer's agreement holds: bullets under headings, terms, one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Bullet:
    """A list item with the headings above it and the words of its `time` element, "" without one."""

    theme: str
    subject: str
    contributor: str
    text: str = ""
    deadline: str = ""


@dataclass
class Source:
    """What the page holds, in order."""

    bullets: list[Bullet] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    caption: str = ""


class SourceParser(HTMLParser):
    """Collects bullets under h3 headings, dt and dd pairs, and the cells of the table."""

    def __init__(self) -> None:
        super().__init__()
        self.source = Source()
        self._open: list[str] = []
        self._words: list[str] = []
        self._headings = {"h1": "", "h2": "", "h3": ""}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a new text, or a new row."""
        if tag == "tr":
            self.source.cells.append([])
        if tag in {"h1", "h2", "h3", "li", "dt", "dd", "th", "td", "caption"}:
            self._words = []
        if tag == "li":
            self.source.bullets.append(Bullet(*self._headings.values()))
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        """Gather text; what stands in a `time` element is the bullet's deadline."""
        self._words.append(data)
        if self._open and self._open[-1] == "time":
            self.source.bullets[-1].deadline = data

    def handle_endtag(self, tag: str) -> None:
        """File the text that ends here."""
        while self._open and self._open.pop() != tag:
            pass
        text = " ".join("".join(self._words).split())
        source = self.source
        if tag in self._headings:
            lower = {"h1": ("h2", "h3"), "h2": ("h3",), "h3": ()}[tag]
            self._headings |= {tag: text} | dict.fromkeys(lower, "")
        elif tag == "li":
            source.bullets[-1].text = text
        elif tag == "dt":
            source.terms.append((text, ""))
        elif tag == "dd":
            source.terms[-1] = (source.terms[-1][0], text)
        elif tag in {"th", "td"}:
            source.cells[-1].append(text)
        elif tag == "caption":
            source.caption = text


def read_source(path: Path) -> Source:
    """The bullets with a contributor ("Bijdrage …"), the terms and the table of the source at `path`."""
    parser = SourceParser()
    parser.feed(path.read_text("utf-8"))
    parser.source.bullets = [b for b in parser.source.bullets if b.contributor]
    return parser.source
