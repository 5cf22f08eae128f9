"""Wrong use is one Dutch line."""

import pytest

from assistant.cli.main import find_command, run
from assistant.cli.parser import DutchParser, translate
from assistant.settings import load_settings
from corpus.errors import UsageError


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["remove"], "er ontbreekt iets: ID"),
        (["register", "--format", "word"], "kan niet bij --format"),
        (["ask", "vraag", "--onzin"], "onbekend: --onzin"),
        (["search", "vraag", "-k", "nul"], "-k"),
        (["search", "vraag", "-k", "0"], "-k"),
        (["ask"], "Geef één vraag"),
        (["bestaat-niet"], "Onbekende opdracht 'bestaat-niet'"),
    ],
)
def test_wrong_use_is_one_dutch_line(arguments: list[str], line: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(arguments)
    message = str(caught.value)
    assert line in message
    assert "\n" not in message
    assert caught.value.exit_code == 2


def test_every_message_of_argparse_that_we_cause_is_translated() -> None:
    assert translate("the following arguments are required: VRAAG") == "er ontbreekt iets: VRAAG"
    assert translate("something new") == "something new"


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    parser = DutchParser(prog="proef", description="Een proef.")
    parser.print_help()
    out = capsys.readouterr().out
    assert out.startswith("gebruik: proef")
    assert "opties" in out


def test_overview_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for name in ("index", "remove", "list", "verify", "ask", "search", "register", "compare", "chat", "eval"):
        assert f"\n  {name} " in out
        assert find_command(name).help in out


def test_a_setting_out_of_bounds_is_named() -> None:
    with pytest.raises(UsageError, match="Instelling 'workers'"):
        load_settings(workers=0)


def test_environment_sets_and_flags_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAAKWIJZER_PORT", "8123")
    assert load_settings().port == 8123
    assert load_settings(port=9000).port == 9000


def test_an_unknown_setting_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAAKWIJZER_POORT", "8123")
    with pytest.raises(UsageError, match="AFSPRAAKWIJZER_POORT"):
        load_settings()
