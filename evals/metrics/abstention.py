"""Does it answer what it can and withhold what it cannot?"""

from __future__ import annotations

from evals.metrics.verdict import Outcome, Verdict


class Answered:
    """Answered a question whose answer stands in the agreements."""

    name = "answered"
    title = "Beantwoord wat er staat"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for what must be withheld, and for an item without trekker, which may be told either way."""
        case, answer = outcome.case, outcome.answer
        if answer is None or case.unanswerable or case.no_trekker:
            return None
        return Verdict(float(not answer.abstained), "onthield zich" if answer.abstained else "antwoordde")


class AbstentionRecall:
    """Abstained from a question that the agreements do not answer."""

    name = "abstention_recall"
    title = "Onthield zich waar dat moest"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for what can be answered."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.unanswerable:
            return None
        return Verdict(float(answer.abstained), "onthield zich" if answer.abstained else "antwoordde toch")


class AbstentionPrecision:
    """An abstention was right."""

    name = "abstention_precision"
    title = "Onthouding was terecht"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for an answer that is no abstention."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not answer.abstained or case.no_trekker:
            return None
        return Verdict(float(bool(case.unanswerable)), case.unanswerable or "het staat er wel")


class AbstentionRight:
    """Abstained where the agreements do not say, without a citation; answered where they do."""

    name = "abstention"
    title = "Antwoordt of onthoudt zich terecht"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """1 right, 0 wrong, 0.5 when it abstains rightly and still cites; None for a row of the register.

        A question about an item without trekker may be answered either way.
        """
        case, answer = outcome.case, outcome.answer
        if answer is None or case.no_trekker:
            return None
        if not case.unanswerable:
            verdict = "onthield zich, terwijl het er staat" if answer.abstained else "antwoordde"
            return Verdict(float(not answer.abstained), verdict)
        if not answer.abstained:
            return Verdict(0.0, f"antwoordde, terwijl het er niet staat ({case.unanswerable})")
        if answer.citations:
            return Verdict(0.5, "onthield zich, maar noemde toch een bron")
        return Verdict(1.0, "onthield zich terecht")
