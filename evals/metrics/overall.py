"""The headline: is the answer wholly right?"""

from __future__ import annotations

from collections.abc import Sequence

from evals.metrics.abstention import AbstentionRight
from evals.metrics.citations import PageRight
from evals.metrics.facts import FactsRight, NothingForbidden
from evals.metrics.lead import LeadRight
from evals.metrics.roles import RegisterPage, TrekkerRight
from evals.metrics.tables import CellsRight
from evals.metrics.verdict import Metric, Outcome, Verdict

_NEEDED: Sequence[Metric] = (
    AbstentionRight(),
    FactsRight(),
    LeadRight(),
    TrekkerRight(),
    CellsRight(),
    PageRight(),
    NothingForbidden(),
    RegisterPage(),
)


class FullyRight:
    """All facts, trekker and cells given, the figure up front right, an evidence page cited; or rightly abstained."""

    name = "fully_right"
    title = "Helemaal goed"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """1 or 0; the reason names what was not right."""
        verdicts = [(metric, metric.judge(outcome)) for metric in _NEEDED]
        failed = [f"{metric.title}: {verdict.reason}" for metric, verdict in verdicts if verdict and verdict.value < 1]
        return Verdict(float(not failed), "; ".join(failed) or "alles klopt")
