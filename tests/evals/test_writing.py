"""A new case is checked against the page, written behind the others, and nothing else is touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings, load_settings
from corpus.errors import UsageError
from evals.asking import ask_case
from evals.reading import read_cases
from evals.reviewing import FEEDBACK, review, waiting
from evals.stores import settings_for
from evals.writing import append_case, fresh_id, missing_evidence
from index.options import NO_ENCODER
from tests.evals.made import MadeShelf, agreement, case
from ui.feedback import FEEDBACK_FILE

FIELDS = {"id": "nieuw", "question": "Hoeveel: echt?", "agreement": "noord", "pages": [1], "facts": [["120", "1.20"]]}
TEXT = "Gemeente Noord bouwt 120 woningen in 2027.\n\nTrekker is stichting Weller.\n"


def test_a_case_is_written_behind_the_others(tmp_path: Path) -> None:
    path = tmp_path / "vragen.yaml"
    before = "# van ons\ncases:\n    - id: oud   # blijft\n      question: Wie?\n      trekker: W\n"
    path.write_text(before, encoding="utf-8")
    written = append_case(path, FIELDS)
    assert path.read_text(encoding="utf-8").startswith(before)
    assert written.facts == (("120", "1.20"),) and written.line == 6
    assert [one.id for one in read_cases(path).cases] == ["oud", "nieuw"]


def test_the_file_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    append_case(tmp_path / "map" / "vragen.yaml", FIELDS)
    append_case(tmp_path / "map" / "vragen.yaml", FIELDS | {"id": "tweede"})
    assert len(read_cases(tmp_path / "map" / "vragen.yaml").cases) == 2


def test_a_case_of_another_form_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "vragen.yaml"
    append_case(path, FIELDS)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="staat ook op regel"):
        append_case(path, FIELDS)
    assert path.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == ["vragen.yaml"]
    with pytest.raises(UsageError, match="komt in een YAML-bestand"):
        append_case(tmp_path / "vragen.csv", FIELDS)


def test_ids_are_new_and_say_something(tmp_path: Path) -> None:
    path = tmp_path / "vragen.yaml"
    first = fresh_id(path, "noord", "Hoeveel huurwoningen komen erbij?")
    assert first.startswith("noord-huurwoningen-")
    append_case(path, FIELDS | {"id": first})
    assert fresh_id(path, "noord", "Hoeveel huurwoningen komen erbij?") == f"{first}-2"


def test_evidence_is_looked_up_on_the_page() -> None:
    shelf = MadeShelf(agreement(texts=("Er komen 120 woningen.", "In 2027.")))
    assert missing_evidence(case(facts=["honderdtwintig"], pages=[1]), shelf.agreement) == []
    (line,) = missing_evidence(case(facts=["2027"], pages=[1]), shelf.agreement)
    assert line == "'2027' staat niet op de bladzijde; wel op noord p. 2"
    lines = missing_evidence(case(trekker=["Weller"], pages=[9]), shelf.agreement)
    assert lines[0] == "bladzijde 9 gevraagd, 'noord' telt 2 bladzijden"
    assert lines[1] == "'Weller' staat niet op de bladzijde; en ook nergens anders"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("afspraken")
    (folder / "noord.txt").write_text(TEXT, encoding="utf-8")
    return settings_for(load_settings(store=folder / "winkel", encoder=NO_ENCODER), [folder / "noord.txt"])


def typed(*lines: str) -> Callable[[str], str]:
    waiting: Iterator[str] = iter(lines)
    return lambda prompt: next(waiting)


def test_a_case_typed_on_the_terminal(store: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "vragen.yaml"
    ask = typed(
        "Hoeveel woningen?", "", "getallen", "getal", "", "zuid", "noord", "", "1", "120|honderdtwintig; 2027", ""
    )
    assert ask_case(path, store, ask) == 0
    (written,) = read_cases(path).cases
    assert written.facts == (("120", "honderdtwintig"), ("2027",))
    assert written.evidence == ((("noord", 1),),)
    shown = capsys.readouterr()
    assert "'getallen' ken ik niet; kies uit trekker, getal" in shown.err
    assert "'zuid' ken ik niet; kies uit noord" in shown.err
    assert "Dit mag niet leeg zijn" in shown.err


def test_evidence_that_is_not_there_is_saved_only_on_purpose(store: Settings, tmp_path: Path) -> None:
    path = tmp_path / "vragen.yaml"
    questions = ("Wie trekt dat?", "Hoeveel woningen?", "trekker", "", "noord", "1", "Vincio", "")
    assert ask_case(path, store, typed(*questions, "n")) == 1
    assert not path.exists()
    assert ask_case(path, store, typed(*questions, "ja")) == 0
    assert read_cases(path).cases[0].history == ("Hoeveel woningen?",)


def opinion(turn: str, verdict: str, **more: object) -> str:
    given = {"turn": turn, "verdict": verdict, "question": "En hoeveel?", "answer": "Dat zijn er 80.", "within": []}
    return json.dumps(given | more) + "\n"


def test_a_thumb_down_becomes_a_case(store: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, feedback = tmp_path / "vragen.yaml", store.store / "feedback.jsonl"
    whole = "Hoeveel woningen bouwt Noord?"
    feedback.write_text(
        opinion("1", "fout")
        + opinion("2", "fout", completed_question=whole, reason="Het zijn er 120.")
        + opinion("3", "goed")
        + opinion("1", "goed")
        + opinion("4", "fout")
        + opinion("5", "fout"),
        encoding="utf-8",
    )
    assert [one.turn for one in waiting(store.store)] == ["2", "4", "5"]
    assert review(path, store, typed("o", "", "", "getal", "", "noord", "1", "120", "", "w", "?", "l")) == 0
    (written,) = read_cases(path).cases
    assert (written.question, written.facts) == (whole, (("120",),))
    assert "Bezwaar:  Het zijn er 120." in capsys.readouterr().out
    assert [one.turn for one in waiting(store.store)] == ["5"]
    assert review(path, store, typed("s")) == 0
    feedback.unlink()
    assert review(path, store, typed()) == 0
    feedback.write_text('{"turn": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"feedback.jsonl:1: dit is geen waardering"):
        waiting(store.store)


def test_the_screen_and_the_review_mean_the_same_file() -> None:
    assert FEEDBACK == FEEDBACK_FILE


def test_what_must_be_withheld_and_pages_that_are_none(store: Settings, tmp_path: Path) -> None:
    path = tmp_path / "vragen.yaml"
    assert ask_case(path, store, typed("Hoeveel in Zuid?", "", "getal", "Zuid doet niet mee")) == 0
    assert read_cases(path).cases[0].unanswerable == "Zuid doet niet mee"
    with pytest.raises(UsageError, match="zijn geen bladzijden"):
        ask_case(path, store, typed("Hoeveel?", "", "getal", "", "noord", "twaalf"))
