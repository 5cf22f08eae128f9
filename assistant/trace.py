"""How an answer came about, as plain JSON values: what `--why` prints."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.case import Case
from assistant.answering.draft import Draft, DraftClaim
from assistant.answering.passages_text import shortened
from assistant.evidence.scoring import Scored
from assistant.model import Check

N_SHOWN = 10


def trace_of(
    case: Case, draft: Draft | None, checked: Sequence[tuple[DraftClaim, tuple[Check, ...]]]
) -> dict[str, object]:
    """Kind, completed question, words searched, strategy, candidates with the rank of each leg, and checks."""
    intent = case.intent
    return {
        "kind": intent.kind.value,
        "wanted": intent.wanted.value,
        "completed_question": intent.completed,
        "terms": [
            {"word": term.term.text, "stem": term.stem, "weight": round(term.weight, 3), "known": term.known}
            for term in case.asked
        ],
        "strategy": draft.strategy if draft else "",
        "candidates": [_passage(number, case) for number in range(min(N_SHOWN, len(case.ranked)))],
        "evidence": [_unit(scored) for scored in case.scored[:N_SHOWN]],
        "claims": [
            {
                "text": claim.text,
                "checks": [{"name": c.name, "passed": c.passed, "reason": c.reason} for c in checks],
            }
            for claim, checks in checked
        ],
    }


def _passage(number: int, case: Case) -> dict[str, object]:
    ranked = case.ranked[number]
    passage = ranked.passage
    return {
        "agreement": passage.agreement,
        "page": passage.page,
        "item": passage.item,
        "score": round(ranked.score, 4),
        "legs": {leg: {"rank": rank, "score": round(score, 4)} for leg, (rank, score) in ranked.legs.items()},
        "text": shortened(" ".join(passage.text.split()), 25),
    }


def _unit(scored: Scored) -> dict[str, object]:
    return {
        "agreement": scored.unit.agreement,
        "page": scored.unit.page,
        "kind": scored.unit.kind.value,
        "score": round(scored.score, 3),
        "coverage": round(scored.coverage, 3),
        "own": round(scored.own, 3),
        "missing": [term.term.text for term in scored.missing],
        "value": scored.value.words if scored.value else "",
        "text": shortened(scored.unit.text, 30),
    }
