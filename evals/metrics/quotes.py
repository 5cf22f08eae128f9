"""Do the quotes stand where the citations say, and lie the boxes over them?"""

from __future__ import annotations

from assistant.model import Citation
from corpus.model import Agreement
from evals.metrics.readback import text_under
from evals.metrics.verdict import Outcome, Verdict, share


class QuoteExact:
    """The part of the quotes that stand on their page, character for character."""

    name = "quote"
    title = "Citaat staat letterlijk op de bladzijde"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None for an answer without citations."""
        if outcome.answer is None or not outcome.answer.citations:
            return None
        citations = outcome.answer.citations
        wrong = [c for c in citations if not _stands(outcome.shelf.agreement(c.agreement), c)]
        return share(len(citations) - len(wrong), len(citations), _reason("niet letterlijk", wrong))


class HighlightRight:
    """The part of the citations whose boxes hold just the quote, read back from the PDF."""

    name = "highlight"
    title = "Markering ligt op het citaat"

    def judge(self, outcome: Outcome) -> Verdict | None:
        """None without citations that have a page to mark: plain text and scans have none to read back."""
        if outcome.answer is None:
            return None
        marked = [c for c in outcome.answer.citations if _readable(outcome, c)]
        if not marked:
            return None
        wrong = [c for c in marked if not _boxes_hold(outcome, c)]
        return share(len(marked) - len(wrong), len(marked), _reason("markering naast", wrong))


def _stands(agreement: Agreement, citation: Citation) -> bool:
    if not citation.quote.strip() or not 1 <= citation.page <= len(agreement.pages):
        return False
    return citation.quote in agreement.pages[citation.page - 1].text


def _readable(outcome: Outcome, citation: Citation) -> bool:
    agreement = outcome.shelf.agreement(citation.agreement)
    return agreement.has_pages and citation.ocr_confidence is None


def _boxes_hold(outcome: Outcome, citation: Citation) -> bool:
    if not citation.boxes or citation.page > len(outcome.shelf.agreement(citation.agreement).pages):
        return False
    file = outcome.shelf.file(citation.agreement)
    return bare(text_under(file, citation.page, citation.boxes)) == bare(citation.quote)


def bare(text: str) -> str:
    """Letters and figures only: white space, hyphens at line ends and marks are not compared."""
    ligatures = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
    spelled = "".join(ligatures.get(char, char) for char in text)
    return "".join(char for char in spelled.casefold() if char.isalnum())


def _reason(what: str, wrong: list[Citation]) -> str:
    if not wrong:
        return "alle citaten kloppen"
    return "; ".join(f"{what}: {c.agreement} p. {c.page} “{c.quote[:50]}”" for c in wrong)
