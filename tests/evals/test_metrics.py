"""The checkers checked: each metric gives 1 to a right answer, 0 to a wrong one, and something between."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.model import AnswerCell, AnswerTable, Claim, Kind
from corpus.model import TrekkerSource
from evals.metrics.abstention import AbstentionPrecision, AbstentionRecall, AbstentionRight, Answered
from evals.metrics.citations import CitationPrecision, CitationRecall, ItemRight, MunicipalityRight, PageRight
from evals.metrics.effort import AnswerLength
from evals.metrics.facts import FactsRight, FiguresProven, NothingForbidden
from evals.metrics.lead import LeadRight
from evals.metrics.overall import FullyRight
from evals.metrics.quotes import QuoteExact
from evals.metrics.registry import all_metrics, legs_in, titles
from evals.metrics.retrieval import RecallAt, ReciprocalRank
from evals.metrics.roles import RegisterPage, TrekkerRight
from evals.metrics.tables import CellsRight
from evals.metrics.verdict import Metric, Outcome
from tests.evals.made import answer, case, citation, commitment, hit, outcome

TWO_FACTS = case(facts=[["120", "honderdtwintig"], "2027"])
TWO_PLACES = case(agreement=["noord", "zuid"], pages={"noord": [1], "zuid": [2]})
TWO_TREKKERS = case(trekker=[["Weller", "stichting Weller"], "gemeente"])
REGISTER = case(ask="register", question="", items="K 1.1", trekker=["Weller", "Gemeente Noord"])
ABSENT = case(unanswerable="Oost staat er niet in")
WITHHELD = answer("Dat staat niet in de afspraken.", abstained=True)


def table(*values: str) -> AnswerTable:
    return AnswerTable("Nieuwbouw", ("Noord", "Zuid"), (("Woningen", tuple(AnswerCell(value) for value in values)),))


CELLS = case(
    kind="comparison",
    cells=[
        {"row": "woningen", "column": "Noord", "value": "120"},
        {"row": "woningen", "column": "Zuid", "value": "80"},
    ],
)

ASKED_NUMBER = case(kind="number", facts=[["18%"]])

VALUES: list[tuple[Metric, float, Outcome]] = [
    (FactsRight(), 1, outcome(TWO_FACTS, answer("Het zijn er honderdtwintig in 2027."))),
    (FactsRight(), 0, outcome(TWO_FACTS, answer("Het zijn er 1.120 in 20270."))),
    (FactsRight(), 0.5, outcome(TWO_FACTS, answer("Het zijn er 120."))),
    (NothingForbidden(), 1, outcome(case(forbidden=["390"]), answer("120 woningen, geen 1.390"))),
    (NothingForbidden(), 0, outcome(case(forbidden=["390"]), answer("120 of 390 woningen"))),
    (LeadRight(), 1, outcome(ASKED_NUMBER, answer("Ca. 18%. Het streven is 30%, nu is het ca. 18%. [1]"))),
    (LeadRight(), 0, outcome(ASKED_NUMBER, answer("30%. Het streven is 30%, nu is het 18%. [1]"))),
    (FiguresProven(), 1, outcome(case(), answer("120 woningen [1]", citation()))),
    (FiguresProven(), 0, outcome(case(), answer("130 woningen", citation()))),
    (FiguresProven(), 0.5, outcome(case(), answer("120 woningen in 2030", citation()))),
    (PageRight(), 1, outcome(case(), answer("x", citation(2), citation(1)))),
    (PageRight(), 0, outcome(case(), answer("x", citation(2)))),
    (PageRight(), 0.5, outcome(TWO_PLACES, answer("x", citation(1)))),
    (CitationPrecision(), 1, outcome(case(), answer("x", citation(1)))),
    (CitationPrecision(), 0, outcome(case(), answer("x", citation(1, agreement_id="zuid")))),
    (CitationPrecision(), 0.5, outcome(case(), answer("x", citation(1), citation(2)))),
    (CitationRecall(), 1, outcome(case(pages=[[1, 3], [2]]), answer("x", citation(3), citation(2)))),
    (CitationRecall(), 0, outcome(case(pages=[[1], [2]]), answer("x", citation(3)))),
    (CitationRecall(), 0.5, outcome(case(pages=[[1], [2]]), answer("x", citation(1)))),
    (ItemRight(), 1, outcome(case(items="K 1.12"), answer("x", citation(item="K1.12")))),
    (ItemRight(), 0, outcome(case(items="K 1.12"), answer("x", citation(item="K 1.1")))),
    (MunicipalityRight(), 1, outcome(case(), answer("x", citation()))),
    (MunicipalityRight(), 0, outcome(case(), answer("x", citation(agreement_id="zuid")))),
    (MunicipalityRight(), 0.5, outcome(case(), answer("x", citation(), citation(agreement_id="zuid")))),
    (QuoteExact(), 1, outcome(case(), answer("x", citation(quote="120 woningen bij")))),
    (QuoteExact(), 0, outcome(case(), answer("x", citation(quote="121 woningen")))),
    (QuoteExact(), 0.5, outcome(case(), answer("x", citation(), citation(2)))),
    (TrekkerRight(), 1, outcome(TWO_TREKKERS, answer("Trekkers zijn Weller en de gemeente."))),
    (TrekkerRight(), 0, outcome(TWO_TREKKERS, answer("Trekker is Vincio."))),
    (TrekkerRight(), 0.5, outcome(TWO_TREKKERS, answer("Trekker is stichting Weller."))),
    (TrekkerRight(), 1, outcome(case(no_trekker=True), answer("Er wordt geen trekker genoemd."))),
    (TrekkerRight(), 0, outcome(case(no_trekker=True), answer("Trekker is Weller."))),
    (TrekkerRight(), 1, outcome(REGISTER, commitments=(commitment("K 1.1", trekker=("Weller", "Gemeente Noord")),))),
    (TrekkerRight(), 0, outcome(REGISTER, commitments=(commitment("K 1.1", trekker=("Vincio",)),))),
    (TrekkerRight(), 0, outcome(REGISTER)),
    (TrekkerRight(), 0.5, outcome(REGISTER, commitments=(commitment("K 1.1", trekker=("Weller",)),))),
    (RegisterPage(), 1, outcome(REGISTER, commitments=(commitment("K 1.1", 1),))),
    (RegisterPage(), 0, outcome(REGISTER, commitments=(commitment("K 1.1", 2),))),
    (CellsRight(), 1, outcome(CELLS, answer("x", table=table("120", "tachtig")))),
    (CellsRight(), 0, outcome(CELLS, answer("x", table=table("80", "120")))),
    (CellsRight(), 0, outcome(CELLS, answer("120 en 80"))),
    (CellsRight(), 0.5, outcome(CELLS, answer("x", table=table("120", "niet genoemd")))),
    (AbstentionRight(), 1, outcome(ABSENT, WITHHELD)),
    (AbstentionRight(), 0, outcome(ABSENT, answer("120", citation()))),
    (AbstentionRight(), 0.5, outcome(ABSENT, answer("Niets.", citation(), abstained=True))),
    (AbstentionRight(), 1, outcome(case(), answer())),
    (AbstentionRight(), 0, outcome(case(), WITHHELD)),
    (AbstentionRecall(), 1, outcome(ABSENT, WITHHELD)),
    (AbstentionRecall(), 0, outcome(ABSENT, answer())),
    (AbstentionPrecision(), 1, outcome(ABSENT, WITHHELD)),
    (AbstentionPrecision(), 0, outcome(case(), WITHHELD)),
    (Answered(), 1, outcome(case(), answer())),
    (Answered(), 0, outcome(case(), WITHHELD)),
    (RecallAt(1), 1, outcome(case(), answer(), ranked=(hit(1), hit(2)))),
    (RecallAt(1), 0, outcome(case(), answer(), ranked=(hit(2), hit(1)))),
    (RecallAt(5), 0.5, outcome(TWO_PLACES, answer(), ranked=(hit(2), hit(1)))),
    (RecallAt(1, "dense"), 1, outcome(case(), answer(), ranked=(hit(2, dense=2), hit(1, dense=1)))),
    (RecallAt(1, "dense"), 0, outcome(case(), answer(), ranked=(hit(1, lexical=1), hit(2, dense=1)))),
    (ReciprocalRank(), 1, outcome(case(), answer(), ranked=(hit(1),))),
    (ReciprocalRank(), 0, outcome(case(), answer(), ranked=(hit(2),))),
    (ReciprocalRank(), 0.5, outcome(case(), answer(), ranked=(hit(2), hit(1)))),
    (AnswerLength(), 6, outcome(case(), answer("Er komen 120 woningen bij vandaag [1]"))),
    (FullyRight(), 1, outcome(case(), answer("120 [1]", citation()))),
    (FullyRight(), 0, outcome(case(), answer("120 [1]", citation(2)))),
    (FullyRight(), 0, outcome(case(), answer("121 [1]", citation()))),
    (FullyRight(), 0, outcome(case(kind="number"), answer("130. Er komen 120 woningen. [1]", citation()))),
    (FullyRight(), 0, outcome(case(forbidden=["390"]), answer("120 en 390 [1]", citation()))),
    (FullyRight(), 1, outcome(ABSENT, WITHHELD)),
    (FullyRight(), 0, outcome(case(), WITHHELD)),
    (FullyRight(), 0, outcome(REGISTER, commitments=(commitment("K 1.1", 2, trekker=("Weller", "Gemeente Noord")),))),
]


@pytest.mark.parametrize(("metric", "value", "given"), VALUES, ids=lambda one: getattr(one, "name", ""))
def test_value(metric: Metric, value: float, given: Outcome) -> None:
    verdict = metric.judge(given)
    assert verdict is not None
    assert verdict.value == value
    assert verdict.reason


def test_every_metric_was_given_a_right_and_a_wrong_answer() -> None:
    named = {"highlight"}  # in test_highlight.py, on real pages
    legs = legs_in([ReciprocalRank("dense").name])
    checked = {metric.name for metric, value, _ in VALUES if value == 0 or metric.name == "words"} | named
    untested = {metric.name for metric in all_metrics(legs)} - checked
    # The other depths and legs are the same class with another number.
    assert {name for name in untested if "recall_at" not in name and "mrr" not in name} == set()
    assert all(titles(legs)[metric.name] for metric in all_metrics(legs))


@pytest.mark.parametrize(
    ("metric", "given"),
    [
        (FactsRight(), outcome(ABSENT, WITHHELD)),
        (LeadRight(), outcome(case(), answer("30%. Dat is 18%."))),
        (LeadRight(), outcome(ASKED_NUMBER, answer("In Noord is nu 18% van alle woningen een sociale huurwoning."))),
        (LeadRight(), outcome(ASKED_NUMBER, WITHHELD)),
        (LeadRight(), outcome(ASKED_NUMBER, answer("Totaal, 2026: 94 [1]"))),
        (LeadRight(), outcome(ASKED_NUMBER, answer("2.5, Toelichting: Duurt 18 maanden. [1] Meer."))),
        (NothingForbidden(), outcome(case(), answer())),
        (FiguresProven(), outcome(case(), answer("Ja.", citation()))),
        (PageRight(), outcome(ABSENT, WITHHELD)),
        (CitationPrecision(), outcome(case(), answer())),
        (ItemRight(), outcome(case(), answer())),
        (QuoteExact(), outcome(case(), answer())),
        (TrekkerRight(), outcome(case(), answer())),
        (CellsRight(), outcome(case(), answer())),
        (AbstentionRecall(), outcome(case(), answer())),
        (AbstentionPrecision(), outcome(case(), answer())),
        (Answered(), outcome(ABSENT, WITHHELD)),
        (RecallAt(5), outcome(ABSENT, WITHHELD)),
        (AnswerLength(), outcome(case(kind=Kind.LIST), answer())),
        (FactsRight(), outcome(REGISTER)),
    ],
)
def test_does_not_apply(metric: Metric, given: Outcome) -> None:
    assert metric.judge(given) is None


def test_the_acting_party_of_a_sentence_is_no_trekker() -> None:
    acting = commitment("K 1.1", trekker=("Weller",), trekker_source=TrekkerSource.SUBJECT)
    verdict = TrekkerRight().judge(outcome(REGISTER, commitments=(acting,)))
    assert verdict is not None and verdict.value == 0


def test_a_trekker_too_many_counts_against() -> None:
    three = commitment("K 1.1", trekker=("Weller", "Gemeente Noord", "Vincio"))
    verdict = TrekkerRight().judge(outcome(REGISTER, commitments=(three,)))
    assert verdict is not None and verdict.value == pytest.approx(2 / 3)


def test_a_page_reference_is_not_a_fact() -> None:
    given = answer("Zie [1], p. 120 (pdf 2027).")
    verdict = FactsRight().judge(outcome(TWO_FACTS, given))
    assert verdict is not None and verdict.value == 0


def test_a_claim_is_held_against_its_own_quotes_only() -> None:
    cited = (citation(quote="120 woningen"), citation(quote="80 woningen"))
    given = answer("x", *cited, claims=(Claim("80 woningen", (0,)),))
    verdict = FiguresProven().judge(outcome(case(), given))
    assert verdict is not None and verdict.value == 0


def test_a_quote_from_an_agreement_that_is_not_there_cannot_be_measured() -> None:
    given: Any = outcome(case(), answer("x", citation(agreement_id="oost")))
    with pytest.raises(Exception, match="oost"):
        QuoteExact().judge(given)


def test_a_page_outside_the_agreement_is_no_page() -> None:
    verdict = QuoteExact().judge(outcome(case(), answer("x", citation(99))))
    assert verdict is not None and verdict.value == 0
