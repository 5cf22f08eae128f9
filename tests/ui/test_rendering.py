"""Texts of documents are shown as they are, never as markup."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Answer, Citation, Kind, Scope
from corpus.model import Box
from ui.chat import _plain
from ui.rendering import escape, message_of


def an_answer(text: str, quote: str) -> Answer:
    citation = Citation("a b", "Titel <b>", 3, "1", "K 1.1", quote, (Box(0, 0, 1, 1),))
    return Answer(text, False, Kind.OPEN, Scope(), (citation,), (), 0.1, "v1", text)


def test_numbers_become_links_to_the_marked_page() -> None:
    message = message_of(an_answer("Er komen 120 woningen bij [1].", "120 woningen"))
    assert "[\\[1\\]](/bron/a%20b/3?citaat=120+woningen&vanaf=0&versie=v1)" in message
    assert "p. 1 (pdf 3), K 1\\.1" in message or "p. 1 (pdf 3), K 1.1" in message


def test_a_number_that_is_no_citation_stays_text() -> None:
    assert "\\[7\\]" in message_of(an_answer("Zie artikel [7].", "x"))


def test_markup_in_a_document_is_shown_as_text() -> None:
    message = message_of(an_answer("<img src=x onerror=alert(1)>", "[klik](javascript:x) <script>"))
    assert "<img" not in message
    assert "<script" not in message
    assert "](javascript" not in message


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_what_a_user_typed_is_read_back_from_the_conversation(text: str) -> None:
    if "\\" not in text and "&" not in text:
        assert _plain({"role": "user", "content": escape(text)}) == text
