"""The retrieval table counts what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from index.build import update
from index.measure import Share, main, read_cases, shares
from index.measure_squad import mean_reciprocal_rank, read_squad
from index.options import NO_ENCODER, IndexOptions
from tests.index.made import write_texts

SET = """
title: Klein
defaults: {agreement: noord}
cases:
  - {id: a, question: "Hoeveel vergunninghouders komen er?", pages: [1], half: dev}
  - {id: b, question: "Hoe hoog is de huurverhoging?", pages: [[1], [2]], half: test}
  - {id: c, question: "En wie betaalt dat?", history: [Hoeveel], pages: [1], half: dev}
  - {id: d, question: "Hoe duur is een kavel?", unanswerable: staat er niet in}
  - {id: e, question: "Vergelijk noord en zuid.", agreement: [noord, zuid], pages: {noord: [1], zuid: [1]}}
  - {id: f, question: "Wat doet west?", agreement: west, pages: [1]}
"""


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    (tmp_path / "set.yaml").write_text(SET)
    return tmp_path / "set.yaml"


def test_only_answerable_questions_on_known_agreements_count(sets: Path) -> None:
    cases = read_cases([sets], None, ["noord", "zuid"])
    assert [case.id for case in cases] == ["a", "b", "e"]
    assert cases[1].places == {("noord", 1), ("noord", 2)}
    assert cases[2].places == {("noord", 1), ("zuid", 1)}


def test_halves_are_told_apart(sets: Path) -> None:
    assert [case.id for case in read_cases([sets], "dev", ["noord", "zuid"])] == ["a", "e"]
    assert [case.id for case in read_cases([sets], "test", ["noord", "zuid"])] == ["b", "e"]


def test_shares_count_ranks_up_to_each_cut() -> None:
    assert [share.n_found for share in shares([1, 5, 6, None])] == [1, 2, 3]


def test_the_interval_is_wilsons() -> None:
    low, high = Share(8, 10).interval()
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert str(Share(8, 10)) == "0.800 (0.49-0.94)"


def test_mean_reciprocal_rank_counts_misses_as_zero() -> None:
    assert mean_reciprocal_rank([1, 2, None]) == pytest.approx(0.5)


def test_the_command_prints_a_row_per_leg_and_scope(
    tmp_path: Path, sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    update(tmp_path / "store", [write_texts(tmp_path / "teksten")], IndexOptions(encoder=NO_ENCODER))
    arguments = ["--store", str(tmp_path / "store"), "--sets", str(sets), "--half", "all", "--without-encoder"]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "3 vragen (all)" in printed
    assert "woorden, bereik" in printed
    assert "1.000 (0.44-1.00)" in printed


def test_nothing_to_measure_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    update(tmp_path / "store", [write_texts(tmp_path / "teksten")], IndexOptions(encoder=NO_ENCODER))
    assert main(["--store", str(tmp_path / "store"), "--sets", str(tmp_path / "leeg"), "--without-encoder"]) == 2
    assert "niets te meten" in capsys.readouterr().err


def test_paragraphs_are_measured_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paragraphs = [
        {"context": "De corporatie bouwt woningen voor ouderen.", "qas": [{"question": "Wie bouwt woningen?"}]},
        {"context": "De gemeente plant bomen langs de dijk.", "qas": [{"question": "Waar staan de bomen?"}]},
    ]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    assert main(["--xquad", str(path), "--without-encoder"]) == 0
    printed = capsys.readouterr().out
    assert "2 vragen, 2 alinea's" in printed
    assert "1.000" in printed.splitlines()[-1]


def test_another_file_than_squad_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(UsageError, match=r"x\.json is geen SQuAD-bestand"):
        read_squad(tmp_path / "x.json")
