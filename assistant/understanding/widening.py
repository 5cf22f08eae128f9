"""Taking away part of the scope that was recognised in a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.intent import Intent
from assistant.understanding.names import Names
from assistant.understanding.words import fold, words_of


def widened(intent: Intent, dropped: Sequence[str], names: Names, allowed: Sequence[str]) -> Intent:
    """`intent` without the names, years, themes and items in `dropped`; `allowed` are the agreements that the user
    set. What is left of its scope decides anew which agreements it is about."""
    if not dropped:
        return intent
    away = set(dropped)
    scope = intent.scope
    scope = replace(
        scope,
        municipalities=tuple(name for name in scope.municipalities if name not in away),
        parties=tuple(name for name in scope.parties if name not in away),
        years=tuple(year for year in scope.years if str(year) not in away),
        themes=tuple(theme for theme in scope.themes if theme not in away),
        items=tuple(item for item in scope.items if item not in away),
        unknown_names=tuple(name for name in scope.unknown_names if name not in away),
    )
    named = {*scope.municipalities, *scope.parties}
    homes = dict.fromkeys(
        agreement
        for known in (*names.municipalities, *names.parties)
        if known.name in named and known.signs
        for agreement in known.agreements
    )
    kept = tuple(agreement for agreement in homes if agreement in scope.agreements)
    scope = replace(scope, agreements=tuple(allowed) or kept or tuple(homes))
    strange = {word.folded for name in intent.scope.unknown_names if name in away for word in words_of(name)}
    terms = tuple(term for term in intent.terms if fold(term.text) not in strange)
    completed, query = _without(intent.completed, dropped), _without(intent.query, dropped)
    return replace(intent, scope=scope, terms=terms, completed=completed, query=query, conflict="")


def _without(text: str, dropped: Sequence[str]) -> str:
    """`text` without the dropped words and the preposition before them; unchanged when nothing would be left."""
    left = text
    for words in dropped:
        pattern = rf"\s*\b(?:(?:in|van|voor|bij|door|over|uit) )?(?:de gemeente |gemeente )?{re.escape(words)}(?!\w)"
        left = re.sub(pattern, "", left, flags=re.IGNORECASE)
    left = re.sub(r"\s*\(\s*\)", "", left)
    return left.strip() if re.search(r"\w", left) else text
