"""A question while models load waits, and says so."""

from pathlib import Path

from assistant.settings import load_settings
from tests.conftest import run_command
from ui import texts
from ui.chat import ask_next, link_from
from ui.engine import Engine


def test_a_question_during_loading_is_told_to_wait(example_store: Path) -> None:
    engine = Engine(load_settings(store=example_store))
    assert not engine.ready
    _, memory, html = next(ask_next(engine, "Hoeveel woningen?", (), []))
    assert texts.LOADING in html
    assert "Hoeveel woningen?" in html
    assert memory == []


def test_an_empty_question_changes_nothing(example_store: Path) -> None:
    engine = Engine(load_settings(store=example_store))
    told = list(ask_next(engine, "  ", (), []))
    assert [memory for _, memory, _ in told] == [[]]


def test_the_address_of_a_shared_question_is_read() -> None:
    assert link_from('["Hoeveel?", "v1"]') == ("Hoeveel?", "v1")
    assert link_from("") == ("", "")
    assert link_from("[1]") == ("", "")


def test_a_screen_on_the_network_without_accounts_does_not_start(tmp_path: Path) -> None:
    done = run_command("chat", "--host", "0.0.0.0", "--port", "0", "--store", str(tmp_path))
    assert done.returncode == 2
    assert "afspraakwijzer user add" in done.stderr
