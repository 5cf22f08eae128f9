"""Made-up agreements for measuring: as many as asked, the same each time, readable."""

from __future__ import annotations

from pathlib import Path

from index.build import update
from index.options import NO_ENCODER, IndexOptions
from index.synthetic import write_agreements


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    first = write_agreements(tmp_path / "a", 30)
    second = write_agreements(tmp_path / "b", 30)
    assert [path.read_text() for path in first] == [path.read_text() for path in second]
    assert write_agreements(tmp_path / "c", 30, seed=2)[0].read_text() != first[0].read_text()


def test_every_file_is_a_town_of_its_own(tmp_path: Path) -> None:
    paths = write_agreements(tmp_path, 250_000 // 500 * 2 + 1_500)
    assert len({path.name for path in paths}) == len(paths)


def test_an_item_is_a_passage(tmp_path: Path) -> None:
    write_agreements(tmp_path / "teksten", 600)
    report = update(tmp_path / "store", [tmp_path / "teksten"], IndexOptions(encoder=NO_ENCODER))
    n_passages = sum(row.passages for row in report.rows)
    assert 0.9 * 600 <= n_passages <= 1.1 * 600
    assert [row.error for row in report.rows if row.error] == []
