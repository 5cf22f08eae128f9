"""Running, summing up, thresholds, baseline: nothing is hidden and nothing depends on the order or the clock."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model import Answer, Question
from corpus.errors import UsageError
from evals.baseline import compare, read_baseline, write_baseline
from evals.cases import Case
from evals.command import exit_code
from evals.examiner import Examiner
from evals.export import run_json, write_json
from evals.metrics.registry import all_metrics
from evals.metrics.verdict import Outcome, Verdict
from evals.results import SetResult
from evals.runner import examine_all
from evals.summary import summarise
from evals.thresholds import Bound, Threshold, judge, parse_minimum, read_thresholds
from index.model import Ranked
from tests.evals.made import MadeShelf, agreement, answer, case, citation, commitment, hit

RIGHT = answer("120 [1]", citation())
CASES = [case(id=f"c{n}", kind="number" if n % 2 else "date") for n in range(4)]
ABSENT = case(id="weg", unanswerable="staat er niet in")


class MadeAnswers:
    """Gives the answers it was made with by question; raises what is an exception."""

    def __init__(self, answers: dict[str, Answer | Exception], otherwise: Answer = RIGHT) -> None:
        self._answers = answers
        self._otherwise = otherwise

    def ask(self, question: Question) -> Answer:
        found = self._answers.get(question.text, self._otherwise)
        if isinstance(found, Exception):
            raise found
        return found

    def search(self, question: Question, k: int) -> list[Ranked]:
        return [hit(1, lexical=1)][:k]


class Broken:
    """A metric that cannot be computed for one case."""

    name = "kapot"
    title = "Kapot"

    def judge(self, outcome: Outcome) -> Verdict | None:
        if outcome.case.id == "c1":
            raise KeyError("weg")
        return Verdict(1.0, "goed")


def run(cases: Sequence[Case], asker: MadeAnswers | None = None, name: str = "proef") -> SetResult:
    shelf = MadeShelf(agreement(commitments=(commitment("K 1.1", trekker=("Weller",)),)))
    examiner = Examiner(asker or MadeAnswers({}), shelf, all_metrics(["lexical"]))
    return SetResult(name, name, examine_all(examiner, cases))


def question(number: int, text: str) -> Case:
    return case(id=f"c{number}", question=text)


def test_a_crash_is_its_own_record_and_the_rest_goes_on() -> None:
    asker = MadeAnswers({"stuk": ZeroDivisionError("gedeeld\ndoor nul")})
    result = run([question(1, "stuk"), question(2, "goed")], asker)
    broken, fine = result.cases
    assert broken.crash.startswith("ZeroDivisionError: gedeeld door nul (evals/test_runs.py:")
    assert broken.verdicts == {} and not broken.is_right
    assert fine.is_right
    everything = summarise([result])[0]
    assert (everything.n_cases, everything.n_crashes) == (2, 1)
    assert exit_code([result], []) == 2


def test_a_metric_that_cannot_be_computed_is_an_error_and_no_zero() -> None:
    examiner = Examiner(MadeAnswers({}), MadeShelf(agreement()), [Broken()])
    result = SetResult("proef", "Proef", examine_all(examiner, CASES))
    figure = summarise([result])[0].figure("kapot")
    assert figure is not None
    assert (figure.estimate.n, figure.estimate.value, figure.n_errors) == (3, 1.0, 1)
    assert "KeyError" in result.cases[1].errors["kapot"]
    verdict = judge([Threshold("", "kapot", Bound(min=0.5))], [result])[0]
    assert not verdict.holds and verdict.cases == ("proef/c1",)
    assert exit_code([result], []) == 2


def test_groups_hold_all_cases_by_each_key() -> None:
    groups = summarise([run([*CASES, ABSENT])])
    sizes = {(group.by, group.name): group.n_cases for group in groups}
    assert sizes["all", ""] == sizes["set", "proef"] == 5
    assert (sizes["kind", "number"], sizes["kind", "date"], sizes["kind", "open"]) == (2, 2, 1)
    assert sizes["agreement", "noord"] == 4


def test_a_row_of_the_register_is_looked_up_and_not_asked() -> None:
    row = case(ask="register", question="", items="K1.1", trekker="Weller")
    result = run([row], MadeAnswers({}, otherwise=answer("fout"))).cases[0]
    assert result.is_right and result.answer is None
    assert result.register == ({"item": "K 1.1", "page": 1, "trekker": ["Weller"], "source": "column"},)


def test_two_runs_are_the_same_but_for_the_clock() -> None:
    first, second = (run_json([run([*CASES, ABSENT])]) for _ in range(2))
    assert first.pop("timings") and second.pop("timings")
    assert json.dumps(first) == json.dumps(second)
    assert "seconds" not in json.dumps(first)


def test_thresholds_name_the_cases_that_break_them() -> None:
    result = run([question(1, "fout"), question(2, "goed")], MadeAnswers({"fout": answer("niets", citation())}))
    held, broken, absent, slow = judge(
        [
            Threshold("proef", "page", Bound(min=1.0)),
            Threshold("", "facts", Bound(min=0.8)),
            Threshold("proef", "cells", Bound(min=0.5)),
            Threshold("proef", "seconds_p95", Bound(max=-1.0)),
        ],
        [result],
    )
    assert held.holds and held.value == 1.0
    assert not broken.holds and broken.value == 0.5 and broken.cases == ("proef/c1",)
    assert not absent.holds and absent.value is None, "what was not measured does not pass"
    assert not slow.holds and set(slow.cases) == {"proef/c1", "proef/c2"}
    assert exit_code([result], [held]) == 0
    assert exit_code([result], [broken]) == 1


def test_thresholds_of_a_set_that_was_not_run_do_not_count() -> None:
    assert judge([Threshold("anders", "facts", Bound(min=0.8))], [run(CASES)]) == []


def test_thresholds_are_read_from_yaml_and_flags(tmp_path: Path) -> None:
    path = tmp_path / "drempels.yaml"
    path.write_text("all: {facts: {min: 0.8}}\nproef: {seconds_p95: {max: 1}}\n", encoding="utf-8")
    assert read_thresholds(path) == [
        Threshold("", "facts", Bound(min=0.8)),
        Threshold("proef", "seconds_p95", Bound(max=1)),
    ]
    assert parse_minimum("facts=0,8") == Threshold("", "facts", Bound(min=0.8))
    assert parse_minimum("proef:page=1") == Threshold("proef", "page", Bound(min=1))
    path.write_text("all: {facts: 0.8}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="dit zijn geen drempels"):
        read_thresholds(path)
    for text in ("facts", "facts=veel", "=1"):
        with pytest.raises(UsageError, match="schrijf METRIEK=GETAL"):
            parse_minimum(text)


def test_a_baseline_tells_what_turned(tmp_path: Path) -> None:
    asked = [question(n, f"vraag {n}") for n in range(3)]
    wrong = answer("niets", citation())
    before = run(asked, MadeAnswers({"vraag 0": wrong}))
    now = run([*asked[:2], question(9, "nieuw")], MadeAnswers({"vraag 1": wrong}))
    write_json(tmp_path / "basis.json", run_json([before, run(CASES, name="anders")]))
    comparison = compare([now], read_baseline(tmp_path / "basis.json"))
    assert comparison.headline is not None
    assert (comparison.headline.better, comparison.headline.worse) == (("proef/c0",), ("proef/c1",))
    assert comparison.headline.p == 1.0
    assert (comparison.new, comparison.gone) == (("proef/c9",), ("proef/c2",))


def test_a_baseline_holds_no_words_of_an_agreement(tmp_path: Path) -> None:
    ran = run([*CASES, ABSENT])
    write_baseline(tmp_path / "basis.json", [ran])
    assert "woningen" not in (tmp_path / "basis.json").read_text(encoding="utf-8")
    comparison = compare([ran], read_baseline(tmp_path / "basis.json"))
    assert comparison.headline is not None and comparison.headline.n == 5
    assert not any(change.worse or change.better for change in comparison.changes)


def test_a_case_that_crashes_has_turned_wrong(tmp_path: Path) -> None:
    asked = [question(1, "stuk")]
    write_json(tmp_path / "basis.json", run_json([run(asked)]))
    now = run(asked, MadeAnswers({"stuk": RuntimeError("x")}))
    headline = compare([now], read_baseline(tmp_path / "basis.json")).headline
    assert headline is not None and headline.worse == ("proef/c1",)


@pytest.mark.parametrize("text", ["geen json", "{}", '{"format": 99}', "[]"])
def test_another_file_is_no_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "basis.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"geen uitslag|vorm 99"):
        read_baseline(path)


def test_a_figure_with_an_abstention_metric_over_no_case_is_left_out_of_no_group() -> None:
    result = run([ABSENT], MadeAnswers({}, otherwise=replace(RIGHT, abstained=True, citations=(), claims=())))
    figure = summarise([result])[0].figure("abstention_precision")
    assert figure is not None and figure.estimate.value == 1.0
