"""All metrics, in the order in which reports show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.metrics.abstention import AbstentionPrecision, AbstentionRecall, AbstentionRight, Answered
from evals.metrics.citations import CitationPrecision, CitationRecall, ItemRight, MunicipalityRight, PageRight
from evals.metrics.effort import AnswerLength
from evals.metrics.facts import FactsRight, FiguresProven, NothingForbidden
from evals.metrics.lead import LeadRight
from evals.metrics.overall import FullyRight
from evals.metrics.quotes import HighlightRight, QuoteExact
from evals.metrics.retrieval import FUSED, RecallAt, ReciprocalRank
from evals.metrics.roles import RegisterPage, TrekkerRight
from evals.metrics.tables import CellsRight
from evals.metrics.verdict import Metric

AMOUNTS = {"words": "woorden", "seconds": "seconden"}
"""Metrics that are amounts, with their unit; all others run from 0 (wrong) to 1 (right)."""


def all_metrics(legs: Sequence[str] = ()) -> list[Metric]:
    """Every metric, with those of the search for each of `legs` besides the fused ranking."""
    answers: list[Metric] = [
        FullyRight(),
        FactsRight(),
        LeadRight(),
        PageRight(),
        TrekkerRight(),
        CellsRight(),
        ItemRight(),
        NothingForbidden(),
        MunicipalityRight(),
        CitationPrecision(),
        CitationRecall(),
        QuoteExact(),
        HighlightRight(),
        FiguresProven(),
        AbstentionRight(),
        AbstentionRecall(),
        AbstentionPrecision(),
        Answered(),
        RegisterPage(),
        AnswerLength(),
    ]
    for leg in (FUSED, *legs):
        answers += [RecallAt(1, leg), RecallAt(5, leg), RecallAt(10, leg), ReciprocalRank(leg)]
    return answers


def titles(legs: Sequence[str] = ()) -> dict[str, str]:
    """Dutch titles by metric name."""
    return {metric.name: metric.title for metric in all_metrics(legs)} | {"seconds": "Seconden per vraag"}


def legs_in(names: Iterable[str]) -> list[str]:
    """The legs of which `names` of metrics speak."""
    return sorted({name.removesuffix("_mrr") for name in names if name.endswith("_mrr")})
