"""An `Answer` as a chat message: Markdown with links, every text of a document escaped."""

from __future__ import annotations

import re

from assistant.model import Answer, AnswerCell, AnswerTable, Citation
from assistant.places import place_of
from ui import texts
from ui.links import citation_link, suggestion_link

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~$^-])")
_NUMBER = re.compile(r"\[(\d+)\]")


def escape(text: str) -> str:
    """`text` so that Markdown and HTML show it as it is."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", text)


def message_of(answer: Answer, *, followed_up: bool = False) -> str:
    """The whole message: the answer with linked numbers, its table, its sources or suggestions."""
    parts = [_body(answer)]
    if answer.table is not None:
        parts.append(_table(answer.table, answer))
    if answer.citations:
        parts.append(f"**{texts.SOURCES}**")
        parts += [_source(number, citation, answer) for number, citation in enumerate(answer.citations, start=1)]
    if answer.suggestions:
        parts.append(f"**{texts.SUGGESTIONS}**")
        parts += [
            f"- [{escape(s.title)}, {place_of(s.page, s.page_label)}]({suggestion_link(s, answer.index_version)}): "
            f"{escape(s.text)}"
            for s in answer.suggestions
        ]
    if followed_up:
        parts.append(f"*{texts.UNDERSTOOD}: {escape(answer.completed_question)}*")
    parts += [escape(notice) for notice in answer.notices]
    return "\n\n".join(parts)


def _body(answer: Answer) -> str:
    """The answer's text with each [n] a link to its citation."""
    pieces: list[str] = []
    last = 0
    for match in _NUMBER.finditer(answer.text):
        index = int(match.group(1)) - 1
        if not 0 <= index < len(answer.citations):
            continue
        pieces.append(_lines(answer.text[last : match.start()]))
        pieces.append(_mark(index, answer))
        last = match.end()
    pieces.append(_lines(answer.text[last:]))
    return "".join(pieces)


def _lines(text: str) -> str:
    """Escaped text in which list items and line breaks stay what they are."""
    lines = [
        f"- {escape(line.lstrip()[2:])}" if line.lstrip().startswith(("- ", "• ")) else escape(line)
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def _mark(index: int, answer: Answer) -> str:
    return f"[\\[{index + 1}\\]]({citation_link(answer.citations[index], answer.index_version)})"


def _source(number: int, citation: Citation, answer: Answer) -> str:
    where = place_of(citation.page, citation.page_label)
    item = f", {escape(citation.item)}" if citation.item else ""
    link = citation_link(citation, answer.index_version)
    lines = [f"[{number}. {escape(citation.title)}, {where}{item}]({link})  ", f"“{escape(citation.quote)}”"]
    if citation.also_pages:
        pages = ", ".join(f"pdf {page}" for page in citation.also_pages)
        lines.append(f"({texts.COPY_ALSO} {pages})")
    if citation.ocr_confidence is not None:
        lines.append(f"({texts.SCANNED.format(confidence=citation.ocr_confidence)})")
    return "\n".join(lines)


def _table(table: AnswerTable, answer: Answer) -> str:
    head = f"| | {' | '.join(escape(column) for column in table.columns)} |"
    rule = "|---|" + "---|" * len(table.columns)
    rows = [
        f"| **{escape(name)}** | {' | '.join(_cell(cell, answer) for cell in cells)} |" for name, cells in table.rows
    ]
    return "\n".join([head, rule, *rows])


def _cell(cell: AnswerCell, answer: Answer) -> str:
    marks = "".join(f" {_mark(index, answer)}" for index in cell.citations)
    return escape(" ".join(cell.text.split())) + marks
