"""Agreements come back from disk as they were."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

from corpus.archive import load_agreement, save_agreement
from corpus.errors import StoreError
from corpus.model import BlockKind
from tests.index.made import agreement_of, page_of, rich_agreement


def test_an_agreement_comes_back_equal(tmp_path: Path) -> None:
    agreement = rich_agreement()
    save_agreement(agreement, tmp_path / "a.json.gz")
    assert load_agreement(tmp_path / "a.json.gz") == agreement


def test_boxes_are_kept_to_the_last_bit(tmp_path: Path) -> None:
    agreement = rich_agreement()
    save_agreement(agreement, tmp_path / "a.json.gz")
    boxes = [part.box for page in load_agreement(tmp_path / "a.json.gz").pages for part in page.fragments]
    assert boxes == [part.box for page in agreement.pages for part in page.fragments]
    assert boxes[1].x1 == 10.1 + 9 / 7


def test_a_bundle_of_76_pages_loads_in_half_a_second(tmp_path: Path) -> None:
    words = "De corporatie bouwt ieder jaar woningen voor ouderen in de wijk. " * 50
    pages = [page_of(number, [(BlockKind.PARAGRAPH, words)]) for number in range(1, 77)]
    save_agreement(agreement_of(*pages), tmp_path / "a.json.gz")
    load_agreement(tmp_path / "a.json.gz")
    started = time.process_time()
    load_agreement(tmp_path / "a.json.gz")
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("content", [b"", b"geen gzip", gzip.compress(b"{}"), gzip.compress(b"[1")])
def test_a_broken_file_is_said_to_be_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json.gz").write_bytes(content)
    with pytest.raises(StoreError, match=r"beschadigd \(a\.json\.gz\)"):
        load_agreement(tmp_path / "a.json.gz")


def test_another_format_names_both_numbers(tmp_path: Path) -> None:
    save_agreement(rich_agreement(), tmp_path / "a.json.gz")
    body = json.loads(gzip.decompress((tmp_path / "a.json.gz").read_bytes()))
    body["format"] = 99
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(json.dumps(body).encode()))
    with pytest.raises(StoreError, match=r"opslagversie 99, nodig is 1"):
        load_agreement(tmp_path / "a.json.gz")


def test_another_reader_names_both_versions(tmp_path: Path) -> None:
    save_agreement(rich_agreement(), tmp_path / "a.json.gz")
    with pytest.raises(StoreError, match="lezer test, nu is 7"):
        load_agreement(tmp_path / "a.json.gz", parser_version="7")


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json.gz"
    save_agreement(rich_agreement(), path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr("corpus.writing.os.fsync", full)
    with pytest.raises(OSError, match="schijf vol"):
        save_agreement(agreement_of(), path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.json.gz"]
