"""A conversation as a file to keep: Markdown with footnotes, and Word with real footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from assistant.model import Answer, Citation
from assistant.places import place_of
from ui import texts
from ui.conversation import Turn
from ui.footnotes import Footnotes

_NUMBER = re.compile(r"\s*\[(\d+)\]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_STARTS_BLOCK = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def markdown_of(turns: Sequence[Turn]) -> str:
    """The conversation in Markdown; citations are footnotes with the page and the quote."""
    lines = [f"# {texts.EXPORT_TITLE}", "", texts.EXPORT_MADE, ""]
    notes: list[str] = []
    for turn in turns:
        lines += [f"## {_escaped(turn.question)}", ""]
        if turn.answer is None:
            lines += [_escaped(turn.error), ""]
            continue
        for line in turn.answer.text.split("\n"):
            lines.append("".join(_pieces_in_markdown(line, turn.answer, notes)))
        lines += ["", *_table_in_markdown(turn.answer, notes)]
    lines += [f"[^{number}]: {note}" for number, note in enumerate(notes, start=1)]
    return "\n".join(lines) + "\n"


def docx_of(turns: Sequence[Turn]) -> bytes:
    """The conversation as a Word document; citations are footnotes with the page and the quote."""
    from docx import Document  # noqa: PLC0415 - only who exports waits for it

    document = Document()
    document.core_properties.language = "nl-NL"
    notes = Footnotes(document)
    document.add_heading(texts.EXPORT_TITLE, 0)
    document.add_paragraph(texts.EXPORT_MADE)
    for turn in turns:
        document.add_heading(turn.question, 1)
        if turn.answer is None:
            document.add_paragraph(turn.error)
            continue
        for line in filter(str.strip, turn.answer.text.split("\n")):
            is_item = line.lstrip().startswith(("- ", "• "))
            paragraph = document.add_paragraph(style="List Bullet" if is_item else None)
            for piece in _pieces(line.lstrip("-• ") if is_item else line, turn.answer):
                if isinstance(piece, Citation):
                    notes.add(paragraph, note_of(piece))
                else:
                    paragraph.add_run(piece)
        _table_in_word(document, notes, turn.answer)
    notes.finish()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def note_of(citation: Citation) -> str:
    """A footnote: the agreement, the page, the item and the quote."""
    item = f", {citation.item}" if citation.item else ""
    return f"{citation.title}, {place_of(citation.page, citation.page_label)}{item}: “{citation.quote}”"


def _pieces(text: str, answer: Answer) -> Iterator[str | Citation]:
    """The text cut at its citation numbers, each a citation."""
    last = 0
    for match in _NUMBER.finditer(text):
        index = int(match.group(1)) - 1
        if 0 <= index < len(answer.citations):
            yield text[last : match.start()]
            yield answer.citations[index]
            last = match.end()
    yield text[last:]


def _pieces_in_markdown(line: str, answer: Answer, notes: list[str]) -> Iterator[str]:
    body = line.lstrip("-• ") if line.lstrip().startswith(("- ", "• ")) else line
    if body != line:
        yield "- "
    for piece in _pieces(body, answer):
        yield _noted(piece, notes) if isinstance(piece, Citation) else _escaped(piece)


def _noted(citation: Citation, notes: list[str]) -> str:
    notes.append(_escaped(note_of(citation)))
    return f"[^{len(notes)}]"


def _table_in_markdown(answer: Answer, notes: list[str]) -> list[str]:
    table = answer.table
    if table is None:
        return []
    lines = [f"| {texts.COLUMN_TOPIC} | {' | '.join(_escaped(name) for name in table.columns)} |"]
    lines.append("|---|" + "---|" * len(table.columns))
    for head, cells in table.rows:
        told = [
            _escaped(cell.text) + "".join(_noted(answer.citations[index], notes) for index in cell.citations)
            for cell in cells
        ]
        lines.append(f"| {_escaped(head)} | {' | '.join(told)} |")
    return [*lines, ""]


def _table_in_word(document: object, notes: Footnotes, answer: Answer) -> None:
    if answer.table is None:
        return
    table = document.add_table(rows=1, cols=1 + len(answer.table.columns), style="Table Grid")  # type: ignore[attr-defined]
    for cell, name in zip(table.rows[0].cells, (texts.COLUMN_TOPIC, *answer.table.columns), strict=True):
        cell.text = name
    for head, answers in answer.table.rows:
        cells = table.add_row().cells
        cells[0].text = head
        for cell, told in zip(cells[1:], answers, strict=True):
            cell.text = told.text
            for index in told.citations:
                notes.add(cell.paragraphs[0], note_of(answer.citations[index]))


def _escaped(text: str) -> str:
    text = _MARKDOWN.sub(r"\\\1", " ".join(text.split()) if "\n" in text else text)
    return _STARTS_BLOCK.sub(r"\1\\\2\3", text)
