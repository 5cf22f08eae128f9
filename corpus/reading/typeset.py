"""Lines into the canonical text of a page, each character still knowing its place on the paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from corpus.model import Box, Fragment
from corpus.reading.frame import from_frame
from corpus.reading.hyphens import SOFT, Hyphenation, LineEnd
from corpus.reading.ink import Word
from corpus.reading.lines import Line, glued

_ASCENT = 0.78
_DESCENT = 0.22


class PageText:
    """The growing text of one page. Positions are character offsets into `text`."""

    def __init__(self, hyphenation: Hyphenation | None = None) -> None:
        self._hyphenation = hyphenation or Hyphenation()
        self._parts: list[str] = []
        self._length = 0
        self.fragments: list[Fragment] = []
        self.bold: list[tuple[int, int]] = []
        self._marks: list[tuple[str, int]] = []

    @property
    def text(self) -> str:
        """All text so far."""
        return "".join(self._parts)

    @property
    def position(self) -> int:
        """Where the next character will stand."""
        return self._length

    def word_before_mark(self, mark: str) -> tuple[int, int] | None:
        """The range of the word that a footnote mark, left out of the text, is attached to."""
        end = next((at for text, at in self._marks if text == mark), None)
        if end is None:
            return None
        start = max(self.text.rfind(white, 0, end) for white in " \n\t") + 1
        return (start, end) if start < end else None

    def separate(self, separator: str) -> None:
        """Put white space after what stands there, unless nothing does."""
        if self._length:
            self._put(separator)

    def add_lines(self, lines: Sequence[Line], skip: Set[int] = frozenset()) -> tuple[int, int]:
        """Set lines as one running text; words whose `id()` is in `skip` are left out. Returns its range."""
        start = self._length
        previous = ""
        for line in lines:
            words = [w for w in line.words if id(w) not in skip]
            if not words:
                continue
            ending = LineEnd.SPACE
            if previous:
                ending = self._end_line(previous, _run_text(words, 0))
            self._set_words(line.words, skip, first_space=bool(previous) and ending is LineEnd.SPACE)
            previous = _run_text(words, len(words) - 1)
        return start, self._length

    def _end_line(self, left: str, right: str) -> LineEnd:
        ending = self._hyphenation.line_end(left, right)
        if ending is LineEnd.JOIN and left[-1] != SOFT:
            self._drop_hyphen()
        return ending

    def _drop_hyphen(self) -> None:
        last = self.fragments[-1]
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1
        width = (last.box.x1 - last.box.x0) / max(1, last.end - last.start)
        if last.end - last.start == 1:
            self.fragments.pop()
        else:
            box = Box(last.box.x0, last.box.y0, last.box.x1 - width, last.box.y1)
            self.fragments[-1] = Fragment(last.start, last.end - 1, box)
        if self.bold and self.bold[-1][1] > self._length:
            self.bold[-1] = (self.bold[-1][0], self._length)

    def _set_words(self, words: Sequence[Word], skip: Set[int], *, first_space: bool) -> None:
        space, begun = first_space, False
        for k, word in enumerate(words):
            space = space or (begun and not glued(words[k - 1], word))
            if id(word) in skip:
                if begun:
                    self._marks.append((word.text.strip("().[]"), self._length))
                continue
            if space:
                self._put(" ")
            self._set_word(word)
            space, begun = False, True

    def _set_word(self, word: Word) -> None:
        start = self._length
        for a, b in _runs(word.text):
            piece = word.text[a:b]
            if piece == SOFT:
                continue
            at = self._length
            self._put(piece)
            self.fragments.append(Fragment(at, self._length, piece_box(word, a, b)))
        if word.style.bold and self._length > start:
            self._mark_bold(start, self._length)

    def _mark_bold(self, start: int, end: int) -> None:
        if self.bold and not self.text_between(self.bold[-1][1], start).strip():
            self.bold[-1] = (self.bold[-1][0], end)
        else:
            self.bold.append((start, end))

    def text_between(self, start: int, end: int) -> str:
        """The text from start to end, near the end of what has been set."""
        if start >= end:
            return ""
        tail: list[str] = []
        length = 0
        for part in reversed(self._parts):
            tail.append(part)
            length += len(part)
            if self._length - length <= start:
                break
        joined = "".join(reversed(tail))
        offset = self._length - length
        return joined[start - offset : end - offset]

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _run_text(words: Sequence[Word], place: int) -> str:
    """The printed word that the word at `place` is part of: it and the neighbours that touch it."""
    first = last = place
    while first and glued(words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and glued(words[last], words[last + 1]):
        last += 1
    return "".join(word.text for word in words[first : last + 1])


def _runs(text: str) -> Iterable[tuple[int, int]]:
    """Stretches of letters and figures, of punctuation, and single soft hyphens."""
    start = 0
    for k in range(1, len(text) + 1):
        if k == len(text) or _kind(text[k]) != _kind(text[start]) or text[k] == SOFT:
            yield start, k
            start = k


def _kind(character: str) -> int:
    if character == SOFT:
        return 2
    return 0 if character.isalnum() else 1


def piece_box(word: Word, start: int, end: int) -> Box:
    """The box of characters start..end of a word, from a bit above the capitals to the descenders; a word
    read by OCR has the height that was seen.
    """
    if word.confidence is not None:
        return Box(round(word.edges[start], 2), round(word.box.y0, 2), round(word.edges[end], 2), round(word.box.y1, 2))
    size = word.style.size
    frame = Box(word.edges[start], word.base - _ASCENT * size, word.edges[end], word.base + _DESCENT * size)
    box = from_frame(frame, word.turn)
    return Box(round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2))
