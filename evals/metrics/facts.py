"""Are the facts in the answer, and is nothing wrong in it?"""

from __future__ import annotations

from evals.matching import figures, first_held, strip_marks
from evals.metrics.verdict import Outcome, Verdict, share


class FactsRight:
    """The part of the expected facts that the answer gives, each in any of its spellings."""

    name = "facts"
    title = "Feiten in het antwoord"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """1 when all are there; None for a case without expected facts."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.facts:
            return None
        text = strip_marks(answer.text)
        missing = [group for group in case.facts if first_held(text, group) is None]
        reason = "alle feiten staan er" if not missing else "ontbreekt: " + "; ".join(map(_or, missing))
        return share(len(case.facts) - len(missing), len(case.facts), reason)


class NothingForbidden:
    """No wrong figure or name: none of the case's forbidden facts is in the answer."""

    name = "no_wrong"
    title = "Geen fout cijfer of verkeerde naam"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """0 when one is; None for a case that forbids nothing."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.forbidden:
            return None
        text = strip_marks(answer.text)
        found = [fact for fact in case.forbidden if first_held(text, [fact])]
        return Verdict(float(not found), f"fout: {', '.join(found)}" if found else "niets fouts gevonden")


class FiguresProven:
    """The part of the figures in the claims that stand in the quotes these claims cite."""

    name = "figures_proven"
    title = "Cijfers staan in de bron"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None when no claim holds a figure. Figures that count the claim's own sources are left out."""
        if outcome.answer is None:
            return None
        total, loose = 0, []
        for claim in outcome.answer.claims:
            cited = [outcome.answer.citations[i] for i in claim.citations]
            proof = frozenset[str]().union(*(figures(c.quote) | figures(c.item) | figures(c.title) for c in cited))
            claimed = figures(strip_marks(claim.text)) - {str(len(cited))}
            total += len(claimed)
            loose += sorted(claimed - proof)
        if not total:
            return None
        reason = f"niet in de bron: {', '.join(loose)}" if loose else f"{total} cijfers staan in de bron"
        return share(total - len(loose), total, reason)


def _or(group: tuple[str, ...]) -> str:
    return " of ".join(group)
