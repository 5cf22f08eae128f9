"""Sets are found by name, file and folder; documents that are not here skip a set, and it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from evals.finding import documents_of, find_sets

CASES = 'cases:\n  - {id: a, question: "Wie?", trekker: Weller, agreement: noord}\n'


def write(path: Path, text: str = CASES) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_a_folder_and_a_folder_of_folders(tmp_path: Path) -> None:
    write(tmp_path / "vragen" / "een.yaml")
    write(tmp_path / "vragen" / "deel" / "twee.yaml")
    write(tmp_path / "vragen" / "deel" / "drie.jsonl", '{"id": "b", "question": "Wie?", "trekker": "W"}\n')
    assert [one.name for one in find_sets([str(tmp_path / "vragen" / "een.yaml")])] == ["een"]
    assert [(one.name, one.n_cases) for one in find_sets([str(tmp_path / "vragen" / "deel")])] == [("deel", 2)]
    assert [one.name for one in find_sets([str(tmp_path / "vragen")])] == ["een", "deel"]


def test_two_sets_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [str(write(tmp_path / part / "vragen.yaml")) for part in ("een", "twee")]
    assert [one.name for one in find_sets(paths)] == ["een/vragen", "twee/vragen"]


def test_own_sets_are_found_by_name() -> None:
    names = ["examples", "agreements", "register", "robust"]
    assert [one.name for one in find_sets(names)] == names


def test_what_is_no_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Set 'niets' is er niet: .*examples"):
        find_sets(["niets"])
    with pytest.raises(UsageError, match="staan geen vragen"):
        find_sets([str(tmp_path)])


def test_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAAKWIJZER_SHARED", str(tmp_path / "elders"))
    write(tmp_path / "pdf" / "noord.txt", "tekst")
    write(tmp_path / "pdf" / "README.md", "tekst")
    for name, files, reason in (
        ("pdf", ["noord.txt"], ""),
        ("pdf/noord.txt", ["noord.txt"], ""),
        ("shared:weg", [], "weg zijn er niet"),
    ):
        (one,) = find_sets([str(write(tmp_path / "v.yaml", f"documents: ['{name}']\n{CASES}"))])
        found, why = documents_of(one.files[0])
        assert [path.name for path in found] == files
        assert reason in why and bool(why) == bool(reason)
    (one,) = find_sets([str(write(tmp_path / "v.yaml", f"documents: [weg]\n{CASES}"))])
    with pytest.raises(UsageError, match="bij documents staat 'weg'"):
        documents_of(one.files[0])
    (one,) = find_sets([str(write(tmp_path / "v.yaml"))])
    assert documents_of(one.files[0]) == ([], "")
