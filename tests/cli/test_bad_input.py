"""Bad input gives one clear Dutch line and the right exit code, and leaves the index as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from assistant.cli.main import run
from corpus.errors import AfspraakwijzerError
from tests.conftest import EXAMPLES

pytestmark = pytest.mark.slow


@pytest.fixture
def store(example_store: Path, tmp_path: Path) -> Path:
    """A copy of the examples' store that a test may spoil."""
    return Path(shutil.copytree(example_store, tmp_path / "store"))


def outcome(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, standard output, and the lines a user would see on standard error."""
    capsys.readouterr()
    try:
        code = run(arguments)
        said = ""
    except AfspraakwijzerError as error:
        code, said = error.exit_code, f"{error}\n"
    out, err = capsys.readouterr()
    return code, out, err + said


def blank_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(path)


def encrypted_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("geheim")
    writer.write(path)


def truncated_pdf(path: Path) -> None:
    whole = (EXAMPLES / "veldrecht.pdf").read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def no_pdf(path: Path) -> None:
    path.write_text("Dit is geen PDF, ook al heet het zo.", encoding="utf-8")


@pytest.mark.parametrize("make", [blank_pdf, encrypted_pdf, truncated_pdf, empty_file, no_pdf])
def test_one_bad_file_is_named_and_the_good_one_is_indexed(
    make: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "afspraken"
    folder.mkdir()
    make(folder / "kapot.pdf")
    shutil.copy(EXAMPLES / "veldrecht.pdf", folder)
    code, out, err = outcome(["index", str(folder), "--store", str(tmp_path / "store")], capsys)
    assert code == 2
    lines = [line for line in err.splitlines() if "kapot.pdf" in line]
    assert len(lines) == 1, err
    assert "veldrecht" in out
    assert outcome(["list", "--store", str(tmp_path / "store")], capsys)[1].count("veldrecht.pdf") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["index", "bestaat-niet.pdf"], 2, "bestaat-niet.pdf"),
        (["remove", "onbekend"], 1, "onbekend"),
        (["ask", "Wat is afgesproken?", "--agreement", "onbekend"], 1, "onbekend"),
        (["ask", "   "], 2, "leeg"),
        (["ask", "a" * 10_000], 2, "10000"),
        (["search", "?"], 2, "leeg"),
        (["ask", "--input", "bestaat-niet.jsonl"], 2, "bestaat-niet.jsonl"),
        (["register", "--agreement", "onbekend"], 1, "onbekend"),
    ],
)
def test_one_line_and_the_index_stays(
    arguments: list[str], code: int, words: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (store / "manifest.json").read_bytes()
    got, out, err = outcome([*arguments, "--store", str(store)], capsys)
    assert got == code
    assert out == ""
    assert len(err.splitlines()) == 1, err
    assert words in err
    assert (store / "manifest.json").read_bytes() == before


def test_a_folder_without_agreements(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    code, _, err = outcome(["index", str(empty), "--store", str(store)], capsys)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert str(empty) in err
    assert len(outcome(["list", "--store", str(store)], capsys)[1].splitlines()) == 5


def test_malformed_lines_are_named_and_the_rest_is_answered(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text('{"id": 1, "question": "huurverhoging"}\nonzin\n{"id": 3, "question": "middenhuur"}\n', "utf-8")
    code, out, err = outcome(["search", "--input", str(file), "-k", "2", "--json", "--store", str(store)], capsys)
    assert code == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1, 3]
    assert "Regel 2 van vragen.jsonl" in err


def test_no_store_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = outcome(["ask", "huurverhoging", "--store", str(tmp_path / "nieuw")], capsys)
    assert code == 2
    assert "afspraakwijzer index" in err


@pytest.mark.parametrize("spoiled", ["{", '{"format": 999, "manifest": {}}', "[]"])
def test_a_broken_store_or_one_of_another_version(
    spoiled: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (store / "manifest.json").write_text(spoiled, encoding="utf-8")
    code, _, err = outcome(["ask", "huurverhoging", "--store", str(store)], capsys)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert "indexeer" in err
