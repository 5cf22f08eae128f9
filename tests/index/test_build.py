"""Adding, refreshing and removing agreements: nothing half done, nothing done twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import StoreError, UnknownAgreementError, UnreadableFileError
from corpus.library import Library
from corpus.manifest import FILE_NAME, read_manifest
from index.build import remove, update, verify
from index.lock import writing
from index.options import NO_ENCODER, IndexOptions
from index.reader import IndexReader
from index.report import FileState
from tests.index.made import write_texts

WORDS_ONLY = IndexOptions(encoder=NO_ENCODER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "teksten")


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Path:
    update(tmp_path / "store", [folder], WORDS_ONLY)
    return tmp_path / "store"


def found(store: Path, query: str) -> list[str]:
    return [hit.passage.agreement for hit in IndexReader.open(store, WORDS_ONLY).retrieve(query, 5)]


def snapshot(store: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file but the lock."""
    files = (path for path in store.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_an_update_gives_a_row_per_file(tmp_path: Path, folder: Path) -> None:
    report = update(tmp_path / "store", [folder], WORDS_ONLY)
    assert [(row.id, row.state, row.pages) for row in report.rows] == [
        ("noord", FileState.NEW, 1),
        ("zuid", FileState.NEW, 1),
    ]
    assert all(row.passages > 0 and not row.error for row in report.rows)


def test_an_update_finds_what_it_read(store: Path) -> None:
    assert found(store, "hoeveel vergunninghouders")[0] == "noord"
    assert found(store, "hoogte van de aftoppingsgrens")[0] == "zuid"


def test_a_second_run_over_the_same_files_writes_nothing(store: Path, folder: Path) -> None:
    before = snapshot(store)
    report = update(store, [folder], WORDS_ONLY)
    assert {row.state for row in report.rows} == {FileState.UNCHANGED}
    assert snapshot(store) == before


def test_a_second_run_imports_no_model_and_no_chroma(store: Path, folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.build import update; from index.options import IndexOptions;"
        f"update(Path({str(store)!r}), [Path({str(folder)!r})], IndexOptions(encoder='none'));"
        "print([name for name in ('torch', 'chromadb', 'llama_index') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_changed_file_replaces_its_own_passages(store: Path, folder: Path) -> None:
    text = (folder / "noord.txt").read_text()
    (folder / "noord.txt").write_text(text.replace("vergunninghouders", "mantelzorgers"))
    report = update(store, [folder / "noord.txt"], WORDS_ONLY)
    assert [(row.id, row.state) for row in report.rows] == [("noord", FileState.CHANGED)]
    assert found(store, "mantelzorgers")[0] == "noord"
    assert all("vergunninghouders" not in p.text for p in IndexReader.open(store, WORDS_ONLY).passages)
    assert found(store, "aftoppingsgrens")[0] == "zuid"


def test_a_removed_agreement_stops_answering_in_an_open_reader(store: Path) -> None:
    reader = IndexReader.open(store, WORDS_ONLY)
    assert reader.retrieve("vergunninghouders", 5)
    remove(store, ["noord"], WORDS_ONLY)
    assert "noord" not in [hit.passage.agreement for hit in reader.retrieve("vergunninghouders taakstelling", 5)]
    assert [entry.id for entry in reader.library.entries] == ["zuid"]
    assert not list(store.rglob("noord*"))


def test_a_file_gone_from_its_folder_is_removed_with_the_folder(store: Path, folder: Path) -> None:
    (folder / "noord.txt").unlink()
    report = update(store, [folder], WORDS_ONLY)
    assert ("noord", FileState.REMOVED) in [(row.id, row.state) for row in report.rows]
    assert [entry.id for entry in Library(store).entries] == ["zuid"]


def test_a_file_from_elsewhere_stays_when_another_folder_is_read(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "anders"
    other.mkdir()
    (other / "west.txt").write_text("Afspraken gemeente West 2024\n\nWest bouwt zeventig woningen.\n")
    update(store, [other], WORDS_ONLY)
    assert [entry.id for entry in Library(store).entries] == ["noord", "west", "zuid"]


def test_all_may_be_removed_and_added_again(store: Path, folder: Path) -> None:
    remove(store, ["noord", "zuid"], WORDS_ONLY)
    reader = IndexReader.open(store, WORDS_ONLY)
    assert (reader.version, reader.passages, reader.retrieve("huur", 3)) == ("", (), [])
    update(store, [folder], WORDS_ONLY)
    assert reader.retrieve("huur", 3)


def test_an_unknown_id_removes_nothing(store: Path) -> None:
    with pytest.raises(UnknownAgreementError, match=r"oost zijn er niet: wel noord, zuid"):
        remove(store, ["noord", "oost"], WORDS_ONLY)
    assert [entry.id for entry in Library(store).entries] == ["noord", "zuid"]


def test_a_bad_file_is_named_and_the_good_ones_are_read(tmp_path: Path, folder: Path) -> None:
    (folder / "stuk.pdf").write_bytes(b"%PDF-1.7 en dan niets")
    (folder / "leeg.pdf").write_bytes(b"")
    report = update(tmp_path / "store", [folder], WORDS_ONLY)
    errors = {row.name: row.error for row in report.rows if row.error}
    assert sorted(errors) == ["leeg.pdf", "stuk.pdf"]
    assert all(name in error for name, error in errors.items())
    assert [entry.id for entry in Library(tmp_path / "store").entries] == ["noord", "zuid"]
    assert sorted(one.name for one in Library(tmp_path / "store").failures) == ["leeg.pdf", "stuk.pdf"]


def test_a_file_that_became_unreadable_leaves_its_older_version(store: Path, folder: Path) -> None:
    shutil.copy(folder / "noord.txt", folder.parent / "bewaard.txt")
    (folder / "noord.txt").write_bytes(b"")
    report = update(store, [folder], WORDS_ONLY)
    assert [row.error != "" for row in report.rows if row.id == "noord"] == [True]
    assert found(store, "vergunninghouders")[0] == "noord"
    shutil.copy(folder.parent / "bewaard.txt", folder / "noord.txt")
    update(store, [folder], WORDS_ONLY)
    assert Library(store).failures == ()


@pytest.mark.parametrize(
    ("names", "message"),
    [(["weg.pdf"], r"weg\.pdf bestaat niet"), (["leegmap"], r"leegmap staan geen PDF- of tekstbestanden")],
)
def test_a_path_without_files_is_a_row_with_an_error(
    store: Path, tmp_path: Path, names: Sequence[str], message: str
) -> None:
    (tmp_path / "leegmap").mkdir()
    before = read_manifest(store)
    (row,) = update(store, [tmp_path / name for name in names], WORDS_ONLY).rows
    assert row.state is FileState.FAILED
    with pytest.raises(AssertionError, match=message):
        raise AssertionError(row.error)
    assert read_manifest(store) == before


def test_no_paths_at_all_is_refused(store: Path) -> None:
    with pytest.raises(UnreadableFileError, match="Geen bestanden genoemd"):
        update(store, [], WORDS_ONLY)


def test_two_files_with_one_name_are_told_apart_or_refused(tmp_path: Path, folder: Path) -> None:
    other = write_texts(tmp_path / "elders") / "noord.txt"
    report = update(tmp_path / "store", [folder, other], WORDS_ONLY)
    (refused,) = [row for row in report.rows if row.error]
    assert "heet net zo als" in refused.error


def test_a_failed_update_leaves_the_old_index(store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "noord.txt").write_text("Afspraken gemeente Noord\n\nMantelzorgers krijgen een woning.\n")
    before = read_manifest(store)

    def broken(*_: object) -> None:
        raise RuntimeError("stroom viel uit")

    monkeypatch.setattr("index.making.write_manifest", broken)
    with pytest.raises(RuntimeError, match="stroom viel uit"):
        update(store, [folder], WORDS_ONLY)
    monkeypatch.undo()
    assert read_manifest(store) == before
    assert found(store, "vergunninghouders")[0] == "noord"
    update(store, [folder], WORDS_ONLY)
    assert found(store, "mantelzorgers")[0] == "noord"
    assert len(list((store / "versions").iterdir())) == 1


def test_a_killed_writer_leaves_the_old_index_and_a_free_lock(store: Path, folder: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; import index.making as making; from index.build import update;"
        "from index.options import IndexOptions; making.write_manifest = lambda *_: os.kill(os.getpid(), 9);"
        f"update(Path({str(store)!r}), [Path({str(folder)!r})], IndexOptions(encoder='none'))"
    )
    (folder / "zuid.txt").write_text("Afspraken gemeente Zuid\n\nMantelzorgers krijgen een woning.\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == -9
    assert found(store, "aftoppingsgrens")[0] == "zuid"
    update(store, [folder], WORDS_ONLY)
    assert found(store, "mantelzorgers")[0] == "zuid"


def test_one_writer_at_a_time(store: Path, folder: Path) -> None:
    with writing(store), pytest.raises(StoreError, match=rf"Een ander programma \(proces {os.getpid()}\)"):
        update(store, [folder], WORDS_ONLY)


def test_a_lock_left_by_a_dead_process_is_no_lock(store: Path, folder: Path) -> None:
    (store / "lock").write_text("999999")
    assert update(store, [folder], WORDS_ONLY).rows


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "beschadigd"),
        ("[]", "beschadigd"),
        ('{"format": 99, "manifest": {}}', "opslagversie 99, nodig is 1"),
    ],
)
def test_a_broken_or_other_store_is_left_alone(store: Path, folder: Path, content: str, message: str) -> None:
    (store / FILE_NAME).write_text(content)
    for action in (
        lambda: update(store, [folder], WORDS_ONLY),
        lambda: IndexReader.open(store, WORDS_ONLY),
        lambda: remove(store, ["noord"], WORDS_ONLY),
    ):
        with pytest.raises(StoreError, match=message):
            action()
    assert (store / FILE_NAME).read_text() == content


def test_a_store_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="maak er een met 'afspraakwijzer index MAP'"):
        IndexReader.open(tmp_path / "weg", WORDS_ONLY)


def test_lost_index_files_are_made_again(store: Path, folder: Path) -> None:
    shutil.rmtree(store / "versions")
    with pytest.raises(StoreError, match="beschadigd"):
        IndexReader.open(store, WORDS_ONLY)
    update(store, [folder], WORDS_ONLY)
    assert found(store, "vergunninghouders")[0] == "noord"


def test_verify_is_content_with_a_good_store(store: Path) -> None:
    assert verify(store, WORDS_ONLY) == []


def test_verify_names_what_is_wrong(store: Path, folder: Path) -> None:
    entry = Library(store).entry("noord")
    (store / entry.file).write_text("anders")
    (store / Library(store).entry("zuid").archive).write_bytes(b"")
    (folder / "zuid.txt").write_text("nieuw")
    faults = "\n".join(verify(store, WORDS_ONLY))
    assert f"noord: het bestand {entry.file} is veranderd" in faults
    assert "zuid: De opslag is beschadigd" in faults
    assert "zuid.txt is veranderd sinds het indexeren" in faults


def test_agreements_of_an_older_reader_are_read_again(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.reading.PARSER_VERSION", "volgende")
    monkeypatch.setattr("corpus.reading.document.PARSER_VERSION", "volgende")
    (tmp_path / "west.txt").write_text("Afspraken gemeente West 2024\n\nWest bouwt zeventig woningen.\n")
    report = update(store, [tmp_path / "west.txt"], WORDS_ONLY)
    assert {row.id for row in report.rows} == {"noord", "zuid", "west"}
    assert {entry.parser_version for entry in Library(store).entries} == {"volgende"}
    assert [entry.name for entry in Library(store).entries] == ["noord.txt", "west.txt", "zuid.txt"]


def test_a_second_run_takes_a_moment(store: Path, folder: Path) -> None:
    started = time.perf_counter()
    update(store, [folder], WORDS_ONLY)
    assert time.perf_counter() - started < 1.0
