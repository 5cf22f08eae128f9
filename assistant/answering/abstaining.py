"""Saying that the agreements do not tell, what was searched, and where to look instead."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering import wording
from assistant.answering.case import Case
from assistant.answering.passages_text import shortened, shown
from assistant.model import Suggestion
from corpus.model import Agreement

MAX_SUGGESTIONS = 3


def abstention_text(case: Case, all_agreements: Sequence[Agreement]) -> str:
    """One or two lines: that it is not there, why as far as is known, and where was searched."""
    scope = case.intent.scope
    titles = [agreement.title for agreement in case.agreements]
    if scope.unknown_names:
        known = sorted({a.municipality for a in all_agreements if a.municipality})
        return wording.unknown_names(scope.unknown_names, known)
    if case.intent.conflict:
        return wording.not_a_party(case.intent.conflict, scope.municipalities)
    if case.intent.unknown_items:
        return wording.no_such_item(case.intent.unknown_items, titles if len(titles) < len(all_agreements) else ())
    return f"{wording.NOT_FOUND} {wording.searched_in(titles, len(all_agreements))}"


def suggestions_of(case: Case) -> tuple[Suggestion, ...]:
    """The closest passages of different places, as places to look."""
    found: dict[tuple[str, int], Suggestion] = {}
    for scored in case.scored:
        unit = scored.unit
        key = (unit.agreement, unit.page)
        if key in found or scored.coverage < 0.3:
            continue
        agreement = case.agreement(unit.agreement)
        found[key] = Suggestion(
            agreement=unit.agreement,
            title=agreement.title,
            page=unit.page,
            page_label=agreement.pages[unit.page - 1].label,
            item=unit.passage.item,
            text=shortened(shown(unit.text), 40),
        )
        if len(found) == MAX_SUGGESTIONS:
            break
    return tuple(found.values())
