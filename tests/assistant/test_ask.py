"""Questions over the example agreements, through the real index."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.model import Answer, Kind, Question
from assistant.settings import load_settings
from corpus.errors import QuestionError
from index.options import IndexOptions
from index.reader import IndexReader


@pytest.fixture(scope="module")
def assistant(example_store: Path) -> Assistant:
    """An assistant over the examples, warm."""
    made = Assistant(IndexReader.open(example_store, IndexOptions()), load_settings())
    made.warm_up()
    return made


def _ask(assistant: Assistant, text: str, *history: str) -> Answer:
    return assistant.ask(Question(text, history))


def test_trekker_from_the_register(assistant: Assistant) -> None:
    """The item, its trekker and how that is known."""
    answer = _ask(assistant, "Wie is trekker van 1.2 in Veldrecht?")
    assert answer.text.startswith("Trekker van 1.2 is Wilgenpoort (kolom Trekker).")
    assert answer.citations[0].item == "1.2"


def test_no_trekker_is_said(assistant: Assistant) -> None:
    """Where none is named, the acting party is given as such."""
    answer = _ask(assistant, "Wie is trekker van K 1.2 in Hoogwerve?")
    assert "geen trekker genoemd" in answer.text
    assert "volgens de tekst: gemeente" in answer.text


def test_what_a_party_leads(assistant: Assistant) -> None:
    """A list with its count, every line cited."""
    answer = _ask(assistant, "Waarvan is Wilgenpoort trekker?")
    assert answer.text.startswith(f"Wilgenpoort is trekker van {len(answer.claims)} afspraken:")
    assert all(claim.citations for claim in answer.claims)


def test_a_number_comes_first(assistant: Assistant) -> None:
    """The value, then the sentence, short."""
    answer = _ask(
        assistant, "Hoeveel sociale huurwoningen voegen de corporaties in Hoogwerve samen toe tot en met 2030?"
    )
    assert answer.kind is Kind.NUMBER
    assert answer.text.startswith("620 sociale huurwoningen")
    assert len(answer.text.split()) <= 60


QUESTIONS = (
    "Wie is trekker van J 2.4?",
    "Wat is de grondprijs voor sociale huur in Veldrecht?",
    "Wanneer zijn de afspraken van Veldrecht ondertekend?",
    "Wie tekende voor Hoogwerve?",
    "Wat betekent lokale voorrang in Hoogwerve?",
    "Vergelijk de grondprijs in Veldrecht en Hoogwerve.",
    "Welke afspraken zijn er in Zandermeer over zonnepanelen?",
    "Verkoopt Merelhof woningen in Klein Vaart?",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_quote_stands_on_its_page(assistant: Assistant, text: str) -> None:
    """Character for character, with boxes; and every claim passed its checks."""
    answer = _ask(assistant, text)
    agreements = {a.id: a for a in assistant._reader.library.agreements()}
    for citation in answer.citations:
        assert citation.quote in agreements[citation.agreement].pages[citation.page - 1].text
        assert citation.boxes
    assert all(check.passed for claim in answer.claims for check in claim.checks)
    assert answer.abstained == (not answer.citations)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hoeveel sociale huurwoningen komen er in Utrecht?", "‘Utrecht’ komt in geen van de ingelezen afspraken voor"),
        ("Wat doet Wilgenpoort in Zandermeer?", "Wilgenpoort is geen partij bij de afspraken van Zandermeer"),
        ("Wie is trekker van J 9.9 in Hoogwerve?", "Er is geen afspraak J9.9"),
        ("Hoeveel windmolens komen er in Veldrecht?", "Gezocht in"),
    ],
)
def test_abstaining_cites_nothing_and_says_why(assistant: Assistant, text: str, reason: str) -> None:
    """An unknown name, a party of elsewhere, an item that is not there, a subject that is not there."""
    answer = _ask(assistant, text)
    assert answer.abstained
    assert answer.text.startswith("Dat staat niet in de afspraken.")
    assert reason in answer.text
    assert answer.citations == ()


def test_outside_the_field_is_one_friendly_line(assistant: Assistant) -> None:
    """No suggestions either."""
    answer = _ask(assistant, "Schrijf een gedicht over de zee")
    assert (answer.kind, answer.abstained, answer.suggestions) == (Kind.OUTSIDE, True, ())


def test_comparison_has_a_cell_per_side(assistant: Assistant) -> None:
    """Cells are cited, or say that nothing is mentioned."""
    answer = assistant.compare("grondprijs voor een sociale huurwoning", ("Veldrecht", "Hoogwerve"))
    assert answer.table is not None
    assert answer.table.columns == ("Veldrecht", "Hoogwerve")
    for _, cells in answer.table.rows:
        assert all(cell.citations or cell.text == "niet genoemd" for cell in cells)
    assert "19.000" in answer.text
    assert "17.500" in answer.text


def test_a_follow_up_shows_the_completed_question(assistant: Assistant) -> None:
    """The second question is answered as if asked in full."""
    answer = _ask(assistant, "en van 1.3?", "Wie is trekker van 1.2 in Veldrecht?")
    assert "Gemeente" in answer.text
    assert "1.3" in answer.completed_question


def test_two_ask_at_once(assistant: Assistant) -> None:
    """Answers do not mix: the same as one by one."""
    alone = [_ask(assistant, text).text for text in QUESTIONS]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: _ask(assistant, text).text, QUESTIONS))
    assert together == alone


@pytest.mark.parametrize(
    ("text", "message"), [("   ", "De vraag is leeg"), ("?!", "De vraag is leeg"), ("a" * 10_000, "10000 tekens")]
)
def test_questions_that_cannot_be_taken(assistant: Assistant, text: str, message: str) -> None:
    """Empty and overlong questions are refused with what to do."""
    with pytest.raises(QuestionError, match=message):
        _ask(assistant, text)


def test_why_tells_kind_candidates_and_checks(assistant: Assistant) -> None:
    """The trace holds what `--why` prints."""
    trace = _ask(assistant, "Hoeveel woningen verkoopt Eikenstaete per jaar?").trace
    assert trace["kind"] == "number"
    assert trace["candidates"]
    assert trace["claims"]
