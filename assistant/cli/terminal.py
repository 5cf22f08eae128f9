"""How results look in a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence

from assistant.model import Answer
from assistant.places import place_of

_WIDEST_COLUMN = 60


def width() -> int:
    """Columns of the terminal, 100 when there is none."""
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table on standard output: numbers to the right, long text cut with an ellipsis."""
    texts = [[_shorten(value) for value in row] for row in rows]
    widths = [max([len(head), *(len(row[i]) for row in texts)]) for i, head in enumerate(columns)]
    right = [all(isinstance(row[i], int | float) for row in rows) and bool(rows) for i in range(len(columns))]
    print(_line(columns, widths, right))
    print("  ".join("-" * size for size in widths))
    for row in texts:
        print(_line(row, widths, right))


def _shorten(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _WIDEST_COLUMN else text[: _WIDEST_COLUMN - 1] + "…"


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        cell.rjust(size) if to_right else cell.ljust(size)
        for cell, size, to_right in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()


def print_answer(answer: Answer) -> None:
    """An answer with its sources on standard output, wrapped to the terminal."""
    for paragraph in answer.text.splitlines():
        print(textwrap.fill(paragraph, width(), break_long_words=False) if paragraph.strip() else "")
    if answer.citations:
        print()
    for number, citation in enumerate(answer.citations, start=1):
        item = f", {citation.item}" if citation.item else ""
        head = f"[{number}] {citation.title}, {place_of(citation.page, citation.page_label)}{item}"
        print(textwrap.fill(head, width(), subsequent_indent="    "))
        print(textwrap.indent(textwrap.fill(f"“{citation.quote}”", width() - 4), "    "))
    for suggestion in answer.suggestions:
        where = place_of(suggestion.page, suggestion.page_label)
        print(textwrap.fill(f"Misschien: {suggestion.title}, {where}: {suggestion.text}", width()))
    for notice in answer.notices:
        print(notice, file=sys.stderr)


class Progress:
    """A line on standard error that counts, rewritten in place on a terminal, silent elsewhere.

    Call it with the work's name, how much is done and how much there is.
    """

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show `what done/total`."""
        if self._shown:
            print(f"\r\033[K{what} {done}/{total}", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """Clear the line."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
