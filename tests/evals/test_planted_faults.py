"""A fault planted in the assistant turns a threshold of CI red, and the cases are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.opening import index_options
from assistant.settings import Settings, load_settings
from evals.cases import Half
from evals.command import exit_code
from evals.examiner import Asker, Examiner
from evals.finding import documents_of, find_sets
from evals.metrics.registry import all_metrics
from evals.results import SetResult
from evals.runner import examine_all
from evals.stores import settings_for
from evals.thresholds import judge, read_thresholds
from index.reader import IndexReader
from tests.conftest import ROOT
from tests.evals.planted import (
    FigureChanged,
    NeverAbstains,
    NoScope,
    PagesOffByOne,
    ReversedRanking,
    ShiftedTrekkers,
)

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Bench:
    """The examples, indexed; half of their questions, which is enough to notice a fault."""

    reader: IndexReader
    settings: Settings

    def run(self, asker: Asker) -> SetResult:
        (examples,) = find_sets(["examples"])
        cases = [case for file in examples.files for case in file.cases if case.half is Half.DEV]
        examiner = Examiner(asker, self.reader.library, all_metrics())
        return SetResult(examples.name, examples.title, examine_all(examiner, cases))

    def assistant(self, reader: object = None) -> Assistant:
        return Assistant(reader or self.reader, self.settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    (examples,) = find_sets(["examples"])
    documents, _ = documents_of(examples.files[0])
    settings = settings_for(load_settings(store=tmp_path_factory.mktemp("winkel")), documents)
    reader = IndexReader.open(settings.store, index_options(settings))
    reader.warm_up()
    return Bench(reader, settings)


THRESHOLDS = [
    threshold
    for threshold in read_thresholds(Path(ROOT / "evals" / "thresholds.yaml"))
    if not threshold.metric.startswith("seconds")
]
"""Those of CI, without the ones that depend on how busy the machine is."""

FAULTS: dict[str, tuple[Callable[[Bench], Asker], str]] = {
    "trekker column shifted": (lambda b: b.assistant(ShiftedTrekkers(b.reader)), "trekker"),
    "pages off by one": (lambda b: PagesOffByOne(b.assistant()), "page"),
    "scope filter off": (lambda b: NoScope(b.reader, b.settings), "municipality"),
    "figure changed": (lambda b: FigureChanged(b.assistant()), "facts"),
    "abstention off": (lambda b: NeverAbstains(b.assistant()), "abstention_recall"),
    "ranking reversed": (lambda b: b.assistant(ReversedRanking(b.reader)), "recall_at_5"),
}


def test_without_a_fault_all_thresholds_hold(bench: Bench) -> None:
    result = bench.run(bench.assistant())
    assert [(v.threshold.metric, v.value, v.cases) for v in judge(THRESHOLDS, [result]) if not v.holds] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_turns_its_threshold_red(bench: Bench, fault: str) -> None:
    plant, metric = FAULTS[fault]
    result = bench.run(plant(bench))
    verdicts = judge(THRESHOLDS, [result])
    red = {verdict.threshold.metric: verdict.cases for verdict in verdicts if not verdict.holds}
    assert metric in red, f"{fault}: red are {sorted(red)}"
    assert len(red[metric]) >= 3
    assert exit_code([result], verdicts) in (1, 2)
