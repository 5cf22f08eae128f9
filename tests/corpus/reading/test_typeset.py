"""From words on paper to text and back: every character keeps its place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.locate import boxes_of, find_quote
from corpus.model import Box, Page
from corpus.reading.ink import Style, Word
from corpus.reading.lines import make_line
from corpus.reading.typeset import PageText

STYLE = Style("Test", 10.0, False, False, 0)
TOKENS = st.text(alphabet="abcdeëW1(,.-%€\u00ad", min_size=1, max_size=9).filter(lambda t: t.strip("\u00ad") != "")
LINES = st.lists(st.lists(TOKENS, min_size=1, max_size=6), min_size=1, max_size=5)


def word(text: str, x: float, base: float, style: Style = STYLE) -> Word:
    """A word whose characters are 5 points wide."""
    edges = tuple(x + 5.0 * k for k in range(len(text) + 1))
    return Word(text, Box(x, base - 8, edges[-1], base + 2), style, base, edges)


def typeset(lines: list[list[str]]) -> tuple[Page, list[Word]]:
    """The page that these words make, 14 points between lines, 3 between words."""
    words, setting = [], []
    for n, tokens in enumerate(lines):
        x, line = 50.0, []
        for token in tokens:
            line.append(word(token, x, 100 + 14.0 * n))
            x = line[-1].edges[-1] + 3
        words += line
        setting.append(make_line(line))
    text = PageText()
    text.add_lines(setting)
    return Page(1, None, 600, 800, text.text, tuple(text.fragments)), words


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@settings(deadline=None)
@given(LINES)
def test_no_letter_is_lost(lines: list[list[str]]) -> None:
    page, words = typeset(lines)
    assert letters(page.text) == letters("".join(w.text for w in words))


@settings(deadline=None)
@given(LINES)
def test_fragments_cover_all_but_white_space(lines: list[list[str]]) -> None:
    """Fragments follow one another, do not overlap, and hold every character that is not white space."""
    page, _ = typeset(lines)
    covered = [False] * len(page.text)
    end = 0
    for fragment in page.fragments:
        assert end <= fragment.start < fragment.end <= len(page.text)
        end = fragment.end
        covered[fragment.start : fragment.end] = [True] * (fragment.end - fragment.start)
    assert all(done or page.text[k].isspace() for k, done in enumerate(covered))


@settings(deadline=None)
@given(LINES, st.data())
def test_boxes_of_a_word_are_where_it_was_set(lines: list[list[str]], data: st.DataObject) -> None:
    """The boxes of a fragment's range lie within the word that was set there."""
    page, words = typeset(lines)
    if not page.fragments:
        return
    fragment = data.draw(st.sampled_from(page.fragments))
    (box,) = boxes_of(page, fragment.start, fragment.end)
    assert any(
        w.box.x0 - 0.1 <= box.x0 and box.x1 <= w.box.x1 + 0.1 and w.box.y0 - 1 <= box.y0 and box.y1 <= w.box.y1 + 1
        for w in words
    )


@settings(deadline=None)
@given(LINES)
def test_a_quote_is_found_whatever_its_white_space(lines: list[list[str]]) -> None:
    page, _ = typeset(lines)
    quote = "\n ".join(page.text.split())
    found = find_quote(page, quote)
    assert (found is None) == (not quote)
    if found:
        assert page.text[found[0] : found[1]].split() == quote.split()


def test_one_box_per_line() -> None:
    page, _ = typeset([["de", "woning-"], ["corporatie", "bouwt."]])
    assert page.text == "de woningcorporatie bouwt."
    boxes = boxes_of(page, 0, len(page.text))
    assert [(box.x0, box.x1) for box in boxes] == [(50.0, 93.0), (50.0, 133.0)]


def test_a_footnote_mark_is_left_out() -> None:
    """ "werken", a raised 1 and a full stop are one word in the text; its mark is skipped."""
    small = Style("Test", 6.0, False, False, 0)
    mark = Word("1", Box(80, 88, 83, 94), small, 96.0, (80.0, 83.0), spaced=False)
    stop = Word(".", Box(83, 92, 86, 102), STYLE, 100.0, (83.0, 86.0), spaced=False)
    line = make_line([word("werken", 50, 100), mark, stop])
    text = PageText()
    text.add_lines([line], {id(mark)})
    assert text.text == "werken."
    assert line.raised == {1}
