"""The lines of a page put together to headings, paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import BlockKind, Box
from corpus.reading.flow import Step
from corpus.reading.headings import HeadingLook, heading_look
from corpus.reading.ink import Word
from corpus.reading.lines import Line, glued
from corpus.reading.paragraphs import begins_paragraph, line_pitch, marker_of

_NOTE_MARK = re.compile(r"\d{1,2}|[*†‡]{1,3}|[a-e]")
_UNITS = frozenset({"m", "km", "cm", "dm", "co", "ha"})


@dataclass(slots=True)
class Draft:
    """A block in the making. `skip` are the `id()`s of words that are markers; `nesting` is for list items."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    marker: str = ""
    skip: set[int] = field(default_factory=set)
    nesting: int = 0
    look: HeadingLook | None = None
    box_id: int | None = None
    grid: int | None = None


@dataclass(frozen=True, slots=True)
class BodyLook:
    """How running text is set on a page or in a document: size in points and colour."""

    size: float
    colour: int


def drafts_of(steps: Sequence[Step], body: BodyLook, marks: Sequence[Box], page_height: float) -> list[Draft]:
    """The blocks of one page in reading order."""
    n_notes = _count_notes(steps, body, page_height)
    text, notes = steps[: len(steps) - n_notes], steps[len(steps) - n_notes :]
    drafts: list[Draft] = []
    pitch = line_pitch([s.line for s in text if s.line])
    rights = _right_edges(text)
    markers: list[float] = []
    for k, step in enumerate(text):
        if step.line is None:
            drafts.append(Draft(BlockKind.TABLE, grid=step.grid, box_id=step.box_id))
            markers = []
            continue
        marker, n_words = marker_of(step.line, marks)
        look = heading_look(step.line, body.size, body.colour)
        if look is not None and marker:
            look, marker, n_words = (look, "", 0) if marker[0].isdigit() else (None, marker, n_words)
        last = drafts[-1] if drafts and drafts[-1].box_id == step.box_id and drafts[-1].lines else None
        if not marker and last is not None and _goes_on(last, step.line, look, pitch, rights[k]):
            last.lines.append(step.line)
            continue
        drafts.append(_start(step, marker, n_words, look, markers))
    drafts += _notes(notes)
    return drafts


def _start(step: Step, marker: str, n_words: int, look: HeadingLook | None, markers: list[float]) -> Draft:
    line = step.line
    if line is None:
        raise ValueError("a draft starts with a line")
    if not marker:
        markers.clear()
        kind = BlockKind.HEADING if look else BlockKind.PARAGRAPH
        return Draft(kind, [line], look=look, box_id=step.box_id)
    x = line.box.x0
    while markers and markers[-1] > x + 2.5:
        markers.pop()
    if not markers or x > markers[-1] + 3.5:
        markers.append(x)
    skip = {id(w) for w in line.words[:n_words]}
    return Draft(BlockKind.LIST_ITEM, [line], marker, skip, len(markers), box_id=step.box_id)


def _goes_on(last: Draft, line: Line, look: HeadingLook | None, pitch: float, right: float) -> bool:
    previous = last.lines[-1]
    step = line.words[0].base - previous.words[0].base
    if line.words[0].turn != previous.words[0].turn:
        return False
    if last.kind is BlockKind.HEADING:
        if look is None or last.look is None or look._replace(depth=0) != last.look._replace(depth=0):
            return False
        return look.depth == 0 and 0.4 * line.size < step < 1.75 * line.size and len(last.lines) < 4
    if look is not None:
        return False
    if last.kind is BlockKind.LIST_ITEM and step > 0:
        text_x = next((w.edges[0] for w in last.lines[0].words if id(w) not in last.skip), previous.box.x0)
        if line.box.x0 < text_x - 4 and previous.box.x1 < right - 0.2 * (right - previous.box.x0):
            return False
    return not begins_paragraph(last.lines, line, pitch, right)


def _right_edges(steps: Sequence[Step]) -> list[float]:
    """For each step, how far right the lines of its column run."""
    edges: dict[int, float] = {}
    for step in steps:
        if step.line is not None:
            edges[step.column] = max(edges.get(step.column, 0.0), step.line.frame.x1)
    return [edges.get(step.column, 0.0) for step in steps]


def _count_notes(steps: Sequence[Step], body: BodyLook, page_height: float) -> int:
    """How many of the last steps are footnotes: small lines low on the page, the first with a mark."""
    first = len(steps)
    for k in range(len(steps) - 1, -1, -1):
        line = steps[k].line
        if line is None or line.size > 0.93 * body.size or line.box.y0 < 0.4 * page_height:
            break
        if _note_mark(line):
            first = k
    return len(steps) - first


def _note_mark(line: Line) -> str:
    """The mark that opens a footnote line, "" when there is none."""
    first = line.words[0]
    mark = first.text.strip("().[]")
    if not _NOTE_MARK.fullmatch(mark) or len(line.words) < 2:
        return ""
    return mark if first.style.size <= line.size or 0 in line.raised else ""


def _notes(steps: Sequence[Step]) -> list[Draft]:
    drafts: list[Draft] = []
    for step in steps:
        if step.line is None:
            continue
        mark = _note_mark(step.line)
        if mark or not drafts:
            skip = {id(step.line.words[0])} if mark else set()
            drafts.append(Draft(BlockKind.FOOTNOTE, [step.line], mark, skip, box_id=step.box_id))
        else:
            drafts[-1].lines.append(step.line)
    return drafts


def note_marks(lines: Sequence[Line], known: set[str]) -> dict[int, str]:
    """Raised footnote marks on these lines by `id()` of their word; `known` are the page's footnote marks."""
    found: dict[int, str] = {}
    for line in lines:
        for k in line.raised:
            if k == 0:
                continue
            word, before = line.words[k], line.words[k - 1]
            text = word.text.strip("()[].,;:")
            if not _NOTE_MARK.fullmatch(text):
                continue
            if text in known or (text.isdigit() and glued(before, word) and _may_bear(before)):
                found[id(word)] = text
    return found


def _may_bear(word: Word) -> bool:
    """Whether a raised figure after this word is more likely a footnote mark than a power or an ordinal."""
    return word.text.lower().lstrip("(") not in _UNITS and not word.text[-1].isdigit()
