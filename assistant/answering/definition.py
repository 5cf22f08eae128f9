"""What a term means: from the glossary, else the sentence that explains it."""

from __future__ import annotations

import re

from assistant.answering.case import Case
from assistant.answering.draft import Draft, DraftClaim, Quote
from assistant.answering.passages_text import MAX_WORDS, shortened, shown
from assistant.answering.sentence import claims_of
from assistant.answering.trust import is_trusted
from assistant.evidence.scoring import Scored
from assistant.understanding.words import fold, squeeze
from corpus.model import Agreement, Definition

_EXPLAINS = re.compile(
    r"\b(?:is een|zijn|is|betekent|betekenen|wordt bedoeld|bedoelen we|bedoelen wij|verstaan|"
    r"bestaat uit|bestaan uit|houdt in|staat voor|maakt|heeft als doel|heeft tot doel)\b|:"
)
MIN_TERM = 0.85


class DefinitionAnswer:
    """A definition from the glossary, or a sentence that opens with the term and explains it."""

    def answer(self, case: Case) -> Draft | None:
        """The definition with its term; None when nothing explains it."""
        found = _glossary(case)
        if found:
            claims = tuple(_definition_claim(agreement, definition) for agreement, definition in found)
            return Draft(claims, listed=len(claims) > 1, strategy="glossary")
        best = max(
            (s for s in case.scored[:25] if is_trusted(s, case.asked, case.intent.wanted)),
            key=lambda s: _explaining(case, s),
            default=None,
        )
        if best is None:
            return None
        return Draft(tuple(claims_of(case, best)), strategy="explanation")


def _glossary(case: Case) -> list[tuple[Agreement, Definition]]:
    """Definitions whose term is what is asked, the newest text of each agreement first; one per agreement."""
    found: dict[str, tuple[float, Agreement, Definition]] = {}
    for agreement in case.agreements:
        copies = {copy.page for copy in agreement.page_copies}
        for definition in agreement.definitions:
            if not definition.spans or definition.spans[0].page in copies:
                continue
            fit = _fit(case, definition)
            if fit >= MIN_TERM and fit > found.get(agreement.id, (0.0,))[0]:
                found[agreement.id] = (fit, agreement, definition)
    return [(agreement, definition) for _, agreement, definition in found.values()]


def _fit(case: Case, definition: Definition) -> float:
    """How far term and question are the same: all telling words of each in the other."""
    bag = case.matcher.bag(definition.term)
    total = sum(term.weight for term in case.asked)
    if not total or not bag:
        return 0.0
    asked = sum(
        term.weight * max((w * bag.get(s, 0.0) for s, w in term.stems.items() if w > 0.9), default=0.0)
        for term in case.asked
    )
    stems = {stem for term in case.asked for stem in (term.stem, *term.parts)}
    whole = [stem for stem, weight in bag.items() if weight == 1.0]
    back = sum(stem in stems for stem in whole) / max(1, len(whole))
    return asked / total * (0.85 + 0.15 * back)


def _definition_claim(agreement: Agreement, definition: Definition) -> DraftClaim:
    text = squeeze(definition.text)
    term = squeeze(definition.term)
    body = text if text.lower().startswith(term.lower()) else f"{term}: {text}"
    quotes = tuple(
        Quote(agreement.id, span, "", tuple(c.page for c in agreement.page_copies if c.of == span.page))
        for span in definition.spans
    )
    return DraftClaim(shortened(body, MAX_WORDS), quotes)


def _explaining(case: Case, scored: Scored) -> float:
    """The score of a unit, more when it opens with the term and has a verb that explains."""
    text = shown(scored.unit.text)
    opening = case.matcher.bag(" ".join(text.split()[:8]))
    total = sum(term.weight for term in case.asked) or 1.0
    opens = (
        sum(term.weight * max((opening.get(stem, 0.0) for stem in term.stems), default=0.0) for term in case.asked)
        / total
    )
    explains = 0.15 if _EXPLAINS.search(text) else 0.0
    terms = "|".join(re.escape(term.term.text) for term in case.asked)
    in_brackets = 0.4 if terms and re.search(rf"\((?:{terms})\)", fold(text)) else 0.0
    return scored.score + 0.25 * opens + explains + in_brackets
