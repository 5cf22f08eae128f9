"""Texts of documents and people are shown as they are, never as markup; what is kept can be read back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Answer, AnswerCell, AnswerTable, Citation, Kind, Scope, Suggestion
from corpus.model import Box
from ui.answer_table import answer_table_html
from ui.conversation import Turn, turns_from, turns_json
from ui.export import docx_of, markdown_of
from ui.rendering import answer_html, conversation_html

NASTY = '<img src=x onerror=alert(1)>" onmouseover="x & [klik](javascript:x)'
TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)


def an_answer(text: str, quote: str = "120 woningen") -> Answer:
    citation = Citation("a b", "Titel <b>", 3, "1", "K 1.1", quote, (Box(0, 0, 1, 1),), start=7)
    return Answer(text, False, Kind.OPEN, Scope(), (citation,), (), 0.1, "v1", text)


def a_turn(answer: Answer, question: str = "Hoeveel?") -> Turn:
    return Turn("t1", question, answer=answer)


class _Tags(HTMLParser):
    """Collects the names of tags and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_numbers_become_links_to_the_marked_page() -> None:
    html = answer_html(an_answer("Er komen 120 woningen bij [1]."))
    assert 'href="/bron/a%20b/3?citaat=120+woningen&amp;vanaf=7&amp;versie=v1"' in html
    assert "p. 1 (pdf 3), K 1.1" in html


def test_a_number_that_is_no_citation_stays_text() -> None:
    assert "[7]" in answer_html(an_answer("Zie artikel [7]."))


@given(TEXTS)
def test_markup_anywhere_is_shown_as_text(text: str) -> None:
    nasty = NASTY + text
    answer = replace(
        an_answer(nasty, nasty),
        scope=Scope(municipalities=(nasty,), themes=(nasty,)),
        completed_question=nasty,
        table=AnswerTable(nasty, (nasty,), ((nasty, (AnswerCell(nasty, (0,)),)),)),
        suggestions=(Suggestion(nasty, nasty, 1, None, nasty, nasty),),
        notices=(nasty,),
        index_version=nasty,
    )
    tags = _Tags()
    tags.feed(conversation_html([Turn(nasty, "vraag " + nasty, without=(nasty,), answer=answer)], "v2", ()))
    assert not tags.tags & {"img", "script"}
    assert not any(name.startswith("on") for name in tags.attributes)


@given(TEXTS, TEXTS)
def test_a_conversation_is_read_back_from_the_browser_as_it_was(question: str, text: str) -> None:
    turns = (a_turn(an_answer(text, text), question),)
    assert turns_from(turns_json(turns)) == turns


def test_a_conversation_of_another_form_is_let_go() -> None:
    assert turns_from([{"vraag": "x"}]) == ()
    assert turns_from("geen lijst") == ()


def test_an_answer_from_an_older_index_says_so() -> None:
    turn = a_turn(an_answer("Tekst [1]"))
    assert "opnieuw ingelezen" in conversation_html([turn], "v2", ())
    assert "opnieuw ingelezen" not in conversation_html([turn], "v1", ())


def test_the_scope_is_told_and_its_recognised_parts_can_be_taken_away() -> None:
    scope = Scope(municipalities=("Hoogwerve",), years=(2025,))
    turn = replace(a_turn(replace(an_answer("Tekst [1]"), scope=scope)), within=("hoogwerve",), without=("Merelhof",))
    html = conversation_html([turn], "v1", ())
    assert 'data-drop="Hoogwerve"' in html
    assert 'data-drop="2025"' in html
    assert 'data-restore="Merelhof"' in html
    assert "document: hoogwerve" in html


def test_numbers_of_a_comparison_are_drawn_and_years_become_lines() -> None:
    cells = tuple(AnswerCell(f"{n} woningen", (0,), float(n)) for n in (10, 20, 30))
    bars = replace(an_answer("x"), table=AnswerTable("Nieuwbouw", ("A", "B", "C"), (("Nieuwbouw", cells),)))
    assert answer_table_html(bars).count('class="bar"') == 3
    years = AnswerTable("Nieuwbouw", ("2024", "2025", "2026"), (("A", cells), ("B", cells)))
    html = answer_table_html(replace(bars, table=years))
    assert html.count("<polyline") == 2
    assert html.count("<td>") == 8


def test_markdown_and_word_carry_the_quote_as_a_footnote() -> None:
    turns = (a_turn(an_answer("Er komen *120* woningen bij. [1]\n- punt [1]", "120 <woningen>")),)
    markdown = markdown_of(turns)
    assert r"Er komen \*120\* woningen bij.[^1]" in markdown
    assert r"[^1]: Titel \<b\>, p. 1 (pdf 3), K 1.1: “120 \<woningen\>”" in markdown
    with zipfile.ZipFile(io.BytesIO(docx_of(turns))) as parts:
        notes = parts.read("word/footnotes.xml").decode()
        body = parts.read("word/document.xml").decode()
    assert body.count("w:footnoteReference") == 2
    assert notes.count("120 &lt;woningen&gt;") == 2
