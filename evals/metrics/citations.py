"""Do the citations point at the pages where the truth stands?"""

from __future__ import annotations

from assistant.model import Answer, Citation
from evals.cases import Case
from evals.metrics.verdict import Outcome, Verdict, share


class PageRight:
    """An evidence page is cited; with truth in several agreements, one in each."""

    name = "page"
    title = "Juiste bladzijde genoemd"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """The part of the agreements of which an evidence page is cited; None without known pages."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.evidence:
            return None
        cited = _places(answer)
        wanted: dict[str, set[tuple[str, int]]] = {}
        for place in (place for group in case.evidence for place in group):
            wanted.setdefault(place[0], set()).add(place)
        missed = [agreement for agreement, places in wanted.items() if not places & cited]
        if not missed:
            return Verdict(1.0, "de juiste bladzijde is genoemd")
        shown = ", ".join(f"{agreement} p. {_pages(wanted[agreement])}" for agreement in missed)
        return share(len(wanted) - len(missed), len(wanted), f"verwacht {shown}; genoemd {_shown(answer)}")


class CitationPrecision:
    """The part of the citations that stand on an evidence page."""

    name = "citation_precision"
    title = "Bronnen die kloppen"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None without known pages or without citations."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.evidence or not answer.citations:
            return None
        wrong = [citation for citation in answer.citations if not _right(case, citation)]
        reason = "alle bronnen kloppen" if not wrong else "niet de plaats: " + ", ".join(map(_place, wrong))
        return share(len(answer.citations) - len(wrong), len(answer.citations), reason)


class CitationRecall:
    """The part of the places that must be cited of which a page is cited."""

    name = "citation_recall"
    title = "Alle bronnen genoemd"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None without known pages."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.evidence:
            return None
        cited = _places(answer)
        missed = [group for group in case.evidence if not cited & set(group)]
        shown = "; ".join(f"{group[0][0]} p. {_pages(set(group))}" for group in missed)
        reason = "alle plaatsen zijn genoemd" if not missed else f"niet genoemd: {shown}"
        return share(len(case.evidence) - len(missed), len(case.evidence), reason)


class ItemRight:
    """A citation names one of the expected item numbers."""

    name = "item"
    title = "Juiste afspraaknummer"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for a case without item numbers."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.items:
            return None
        named = [citation.item for citation in answer.citations]
        right = any(same_item(item, wanted) for item in named for wanted in case.items)
        shown = ", ".join(item or "geen nummer" for item in named) or "geen bron"
        return Verdict(float(right), f"verwacht {' of '.join(case.items)}; genoemd {shown}")


class MunicipalityRight:
    """The part of the citations that are from the agreements the question is about."""

    name = "municipality"
    title = "Juiste gemeente"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for a case that names no agreement, or an answer without citations."""
        case, answer = outcome.case, outcome.answer
        if answer is None or not case.agreements or not answer.citations:
            return None
        wrong = [citation for citation in answer.citations if citation.agreement not in case.agreements]
        reason = "alles uit de juiste afspraken" if not wrong else "uit " + ", ".join(map(_place, wrong))
        return share(len(answer.citations) - len(wrong), len(answer.citations), reason)


def same_item(one: str, other: str) -> bool:
    """Whether two spellings are the same item: "K1.12", "K 1.12" and "K.1.12" are."""
    return _bare(one) == _bare(other)


def _bare(item: str) -> str:
    return "".join(char for char in item.casefold() if char.isalnum())


def _right(case: Case, citation: Citation) -> bool:
    return any((citation.agreement, citation.page) in group for group in case.evidence)


def _places(answer: Answer) -> set[tuple[str, int]]:
    return {(citation.agreement, citation.page) for citation in answer.citations}


def _pages(places: set[tuple[str, int]]) -> str:
    return " of ".join(str(page) for _, page in sorted(places))


def _place(citation: Citation) -> str:
    return f"{citation.agreement} p. {citation.page}"


def _shown(answer: Answer) -> str:
    return ", ".join(map(_place, answer.citations)) or "niets"
