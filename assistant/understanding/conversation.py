"""Completing a follow-up question from the questions before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.model import Kind, Scope
from assistant.understanding.intent import Intent, Wanted
from assistant.understanding.words import fold, squeeze

_OPENING = re.compile(r"^(?:en|ook|maar|oke|ok|dus)\b")
_POINTING = re.compile(
    r"\b(?:daarvan|daarvoor|daarbij|daarmee|daarin|daarover|daarna|hiervan|hiervoor|hierbij|hierover|ervan|ervoor|"
    r"(?:is|wordt|gaat|komt|moet|was|zijn|worden|gebeurt|geldt|kost|doet|betekent|loopt|staat|zal|hoe|wie|wanneer|waarom|"
    r"kan|klopt|mag|heeft|doen|regelt|betaalt|over|van|voor|met|bij) (?:dat|dit|die|ze|zij|het|hij|daar)|"
    r"(?:die|dat|deze|dit|dezelfde) (?:afspraak|afspraken|percentage|"
    r"aantal|woningen|bedrag|norm|doel|doelstelling|item|onderwerp|"
    r"project|plan|gemeente|corporatie|grens|regeling|overleg|document|punt|termijn|periode|jaar)|"
    r"(?:hun|haar|zijn|diezelfde|laatstgenoemde))\b|^(?:waarom|wanneer|hoezo|sinds wanneer|door wie|van wie|welke)\??$"
)
_CONJUNCTION = re.compile(r"\b(?:klopt het dat|is het (?:waar|zo|juist) dat|staat er dat|betekent het dat)\b")
MAX_OWN_TERMS = 3


@dataclass(frozen=True, slots=True)
class Own:
    """The newest question on its own: as typed, its intent, and whether it names its kind ("wanneer", "wie")."""

    text: str
    intent: Intent
    names_kind: bool


def is_follow_up(own: Own) -> bool:
    """Whether the question leans on the one before it rather than opening a topic of its own."""
    plain = squeeze(fold(own.text))
    n_terms = len(own.intent.terms)
    if own.intent.scope.items and own.names_kind and not _OPENING.match(plain):
        return False
    if _OPENING.match(plain) and n_terms <= MAX_OWN_TERMS:
        return True
    if n_terms == 0:
        return True
    return n_terms <= MAX_OWN_TERMS and bool(_POINTING.search(_CONJUNCTION.sub(" ", plain)))


def complete(own: Own, before: Intent) -> Intent:
    """The follow-up with kind, topic and scope taken over from `before` where it has none of its own."""
    intent = own.intent
    scope, inherited = _merged_scope(intent.scope, before.scope, own_topic=bool(intent.terms))
    keep_kind = own.names_kind and intent.kind is not Kind.OPEN
    kind = intent.kind if keep_kind else before.kind
    terms = intent.terms + tuple(
        replace(t, inherited=True, counted=t.counted and not keep_kind)
        for t in before.terms
        if t.text not in {o.text for o in intent.terms}
    )
    completed = _completed_text(own, before, substitution=not intent.terms and not keep_kind)
    return replace(
        intent,
        completed=completed,
        kind=kind,
        wanted=intent.wanted if keep_kind else (before.wanted if before.wanted is not Wanted.ANY else intent.wanted),
        scope=replace(scope, inherited=inherited),
        terms=terms,
        query=completed,
        reverse=intent.reverse or (before.reverse and not keep_kind),
        all_agreements=intent.all_agreements,
    )


def _merged_scope(own: Scope, before: Scope, *, own_topic: bool) -> tuple[Scope, tuple[str, ...]]:
    """Own fields win; a newly named town or party of elsewhere drops the parties that were named before."""
    inherited: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    moved = bool(own.agreements) and not set(own.agreements) & set(before.agreements)
    for name in ("agreements", "municipalities", "parties", "items", "themes"):
        mine, theirs = getattr(own, name), getattr(before, name)
        drop = (
            (moved and name != "agreements")
            or (name == "parties" and bool(own.municipalities))
            or (name == "items" and bool(own.themes))
        )
        values[name] = mine or (() if drop else theirs)
        if not mine and values[name]:
            inherited.append(name)
    if own.agreements and set(own.agreements) & set(before.agreements) and not own.municipalities:
        values["agreements"] = tuple(a for a in own.agreements if a in before.agreements)
    years = own.years or before.years
    if years and not own.years:
        inherited.append("years")
    scope = replace(
        own,
        agreements=values["agreements"],
        municipalities=values["municipalities"],
        parties=values["parties"],
        items=values["items"],
        themes=values["themes"],
        years=years,
    )
    return scope, tuple(inherited)


def _completed_text(own: Own, before: Intent, *, substitution: bool) -> str:
    text = squeeze(own.text)
    if substitution:
        swapped = before.completed
        changed = False
        for old, new in _swaps(before.scope, own.intent.scope):
            pattern = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
            if pattern.search(swapped):
                swapped, changed = pattern.sub(new, swapped), True
        if changed:
            return swapped
        return f"{before.completed.rstrip('?. ')} ({_bare(text)})?"
    topic = before.completed.rstrip("?. ")
    return f"{text.rstrip('?. ')}? (over: {topic})"


def _bare(text: str) -> str:
    return re.sub(r"^(?:en|ook|maar)\s+", "", text, flags=re.IGNORECASE).rstrip("?. ")


def _swaps(before: Scope, own: Scope) -> Sequence[tuple[str, str]]:
    """Old and new names that take each other's place: town for town, party for party, year for year."""
    pairs: list[tuple[str, str]] = []
    for name in ("municipalities", "parties", "items"):
        old, new = getattr(before, name), getattr(own, name)
        if new and old and set(new) != set(old):
            pairs += [(value, " en ".join(new) if i == 0 else "") for i, value in enumerate(old)]
    if own.years and before.years and own.years != before.years:
        pairs.append((str(before.years[0]), str(own.years[0])))
    return [(old, new) for old, new in pairs if new]
