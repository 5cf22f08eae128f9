"""Is the trekker right, in the answer or in the register?"""

from __future__ import annotations

import re

from assistant.model import Answer
from corpus.model import Commitment, TrekkerSource
from evals.cases import Case
from evals.matching import first_held, strip_marks
from evals.metrics.verdict import Outcome, Verdict, share

_SAYS_NONE = re.compile(
    r"\bgeen\b[^.]{0,40}\btrekker|\btrekker\b[^.]{0,60}\b(?:niet|geen)\b|\bniet\b[^.]{0,40}\btrekker", re.I
)


class TrekkerRight:
    """The part of the expected trekkers that is named, and nothing named where there is none."""

    name = "trekker"
    title = "Juiste trekker"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for a case that is not about a trekker."""
        case = outcome.case
        if not case.trekker and not case.no_trekker:
            return None
        if outcome.answer is not None:
            return _in_answer(case, outcome.answer)
        return _in_register(case, outcome.commitments)


class RegisterPage:
    """The register gives the item on the expected page."""

    name = "register_page"
    title = "Bladzijde in het register"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for a question, or a row without page."""
        case = outcome.case
        if outcome.answer is not None or not case.evidence:
            return None
        wanted = {page for group in case.evidence for _, page in group}
        given = sorted({commitment.page for commitment in outcome.commitments})
        shown = ", ".join(map(str, given)) or "geen"
        wanted_text = " of ".join(map(str, sorted(wanted)))
        return Verdict(float(bool(wanted & set(given))), f"verwacht p. {wanted_text}; register {shown}")


def _in_answer(case: Case, answer: Answer) -> Verdict:
    text = strip_marks(answer.text)
    if case.no_trekker:
        says_none = answer.abstained or bool(_SAYS_NONE.search(text))
        return Verdict(float(says_none), "zegt dat er geen is" if says_none else "noemt een trekker die er niet is")
    missing = [" of ".join(group) for group in case.trekker if first_held(text, group) is None]
    reason = f"niet genoemd: {'; '.join(missing)}" if missing else "trekker genoemd"
    return share(len(case.trekker) - len(missing), len(case.trekker), reason)


def _in_register(case: Case, commitments: tuple[Commitment, ...]) -> Verdict:
    if not commitments:
        return Verdict(0.0, f"afspraak {', '.join(case.items)} staat niet in het register")
    named = _trekkers(commitments)
    shown = "; ".join(named) or "geen"
    if case.no_trekker:
        return Verdict(float(not named), f"verwacht geen trekker; register {shown}")
    joined = "; ".join(named)
    missing = [" of ".join(group) for group in case.trekker if first_held(joined, group) is None]
    extra = max(0, len(named) - len(case.trekker))
    right = len(case.trekker) - len(missing)
    expected = "; ".join(" of ".join(group) for group in case.trekker)
    return share(right, len(case.trekker) + extra, f"verwacht {expected}; register {shown}")


def _trekkers(commitments: tuple[Commitment, ...]) -> list[str]:
    """All trekkers of an item, the acting party of a sentence left out; its standings are taken together."""
    names = [
        name
        for commitment in commitments
        if commitment.trekker_source not in (TrekkerSource.SUBJECT, TrekkerSource.NONE)
        for name in commitment.trekker
    ]
    return list(dict.fromkeys(names))
