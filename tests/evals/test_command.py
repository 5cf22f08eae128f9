"""`afspraakwijzer eval` as people and CI use it: exit codes, reports, what was skipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.main import run
from corpus.errors import UsageError
from index.options import NO_ENCODER

AGREEMENT = """Prestatieafspraken gemeente Noord en Stichting Weller 2024-2027

1.1 Stichting Weller bouwt 120 sociale huurwoningen in de gemeente Noord, gereed in 2027.

1.2 De gemeente Noord wijst in 2025 een locatie aan voor 40 tijdelijke woningen.
"""
CASES = """documents: [noord.txt]
defaults: {agreement: noord, pages: [1]}
cases:
  - {id: a, question: "Hoeveel sociale huurwoningen bouwt Weller in Noord?", kind: number, facts: ["120"]}
  - {id: b, question: "Hoeveel tijdelijke woningen komen er in Noord?", kind: number, facts: ["40"]}
  - {id: c, question: "Hoeveel woningen bouwt Vestia in Utrecht?", kind: number, unanswerable: niet in Noord}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "noord.txt").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "vragen.yaml").write_text(CASES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AFSPRAAKWIJZER_ENCODER", NO_ENCODER)
    return tmp_path


def test_thresholds_that_hold_give_0_and_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = ["--json", "r/u.json", "--junit", "r/j.xml", "--html", "r/v.html", "--save-baseline", "r/b.json"]
    assert run(["eval", "vragen.yaml", "--min", "abstention_recall=1", *outputs]) == 0
    assert all((folder / name).stat().st_size for name in outputs[1::2])
    assert "gehaald      abstention_recall minstens 100,0 %" in capsys.readouterr().out
    assert json.loads((folder / "r/u.json").read_text(encoding="utf-8"))["summary"][0]["cases"] == 3
    assert run(["eval", "vragen.yaml", "--baseline", "r/b.json"]) == 0
    assert "geen enkele vraag is anders beoordeeld" in capsys.readouterr().out


def test_a_threshold_that_does_not_hold_gives_1_and_names_its_cases(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = CASES.replace('facts: ["120"]', 'facts: ["121"]')
    (folder / "vragen.yaml").write_text(wrong, encoding="utf-8")
    assert run(["eval", "vragen.yaml", "--min", "facts=1"]) == 1
    out = capsys.readouterr().out
    assert "NIET GEHAALD facts minstens 100,0 %" in out
    assert "\n    vragen/a\n" in out


def test_a_case_that_breaks_gives_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "vragen.yaml").write_text(CASES.replace("Hoeveel tijdelijke", f"{'x' * 3000} tijdelijke"), "utf-8")
    assert run(["eval", "vragen.yaml"]) == 2
    assert "vragen/b: QuestionError" in capsys.readouterr().out


def test_a_set_without_its_documents_is_skipped_out_loud(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFSPRAAKWIJZER_SHARED", str(folder / "elders"))
    (folder / "vragen.yaml").write_text(CASES.replace("[noord.txt]", "['shared:afspraken']"), encoding="utf-8")
    assert run(["eval", "vragen.yaml"]) == 0
    shown = capsys.readouterr()
    assert "OVERGESLAGEN vragen.yaml, 3 vragen" in shown.out
    assert "Niet alles is gemeten" in shown.err


def test_one_half_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "vragen.yaml", "--half", "dev"]) == 0
    dev = capsys.readouterr().out
    assert run(["eval", "vragen.yaml", "--half", "test"]) == 0
    both = dev + capsys.readouterr().out
    assert sum(int(line.split(": ")[1].split()[0]) for line in both.splitlines() if line.endswith(" vragen")) == 3


def test_two_processes_give_the_same_as_one(folder: Path) -> None:
    for workers in ("1", "2"):
        assert run(["eval", "vragen.yaml", "--workers", workers, "--json", f"u{workers}.json"]) == 0
    one, two = (json.loads((folder / f"u{n}.json").read_text(encoding="utf-8")) for n in "12")
    assert one.pop("timings").keys() == two.pop("timings").keys()
    assert one == two


def test_wrong_use_is_one_line() -> None:
    for arguments, message in (
        (["eval", "weg.yaml"], "Set 'weg.yaml' is er niet"),
        (["eval", "vragen.yaml", "--min", "facts"], "schrijf METRIEK=GETAL"),
        (["eval", "new"], "Zeg in welk bestand"),
        (["eval", "vragen.yaml", "--baseline", "noord.txt"], "dit is geen uitslag"),
        (["eval", "vragen.yaml", "--thresholds", "noord.txt"], "dit zijn geen drempels"),
    ):
        with pytest.raises(UsageError, match=message) as caught:
            run(arguments)
        assert "\n" not in str(caught.value)
