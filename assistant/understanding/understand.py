"""A question and its conversation in, an `Intent` out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model import Kind, Question
from assistant.understanding.asking import asking_sentence, repaired
from assistant.understanding.conversation import Own, complete, is_follow_up
from assistant.understanding.intent import Intent, Wanted, wanted_of
from assistant.understanding.kinds import KIND_RULES
from assistant.understanding.names import Names
from assistant.understanding.scope import Recognised, recognise, scope_words
from assistant.understanding.terms import terms_of
from assistant.understanding.widening import widened
from assistant.understanding.words import FUNCTION_WORDS, fold, squeeze, words_of
from corpus.meaning.items import item_key
from corpus.model import Role

MAX_HISTORY = 8
"""Earlier questions further back than this are not read."""

_REVERSE = re.compile(
    r"\b(?:waarvan|van welke|bij welke|welke afspraken|welke items|van wat|waar)\b.*\b(?:trekker|trekkers|trekt)\b|"
    r"\b(?:alle|welke) (?:\w+ )?(?:afspraken|items|acties|punten)\b.*\btrek(?:ker|t)\b|\btrekt .*(?:welke|allemaal)\b"
)


def understand(question: Question, names: Names) -> Intent:
    """What `question` asks, completed from its history. Reads the history anew each time: nothing is kept."""
    before: Intent | None = None
    for text in question.history[-MAX_HISTORY:]:
        before = _understand_one(text, before, names, question.agreements)
    intent = _understand_one(question.text, before, names, question.agreements)
    return widened(intent, question.without, names, question.agreements)


def _understand_one(text: str, before: Intent | None, names: Names, allowed: Sequence[str]) -> Intent:
    own = _on_its_own(repaired(squeeze(text), frozenset(names.text_words)), names, allowed)
    return complete(own, before) if before and is_follow_up(own) else own.intent


def _on_its_own(text: str, names: Names, allowed: Sequence[str]) -> Own:
    recognised = recognise(text, names, allowed)
    words = words_of(text)
    kind = KIND_RULES.kind_of(text)
    reverse = kind is Kind.TREKKER and bool(_REVERSE.search(fold(text)))
    named = scope_words(words, recognised) | _item_places(text, recognised)
    intent = Intent(
        completed=text,
        kind=_refined(kind, text, recognised),
        wanted=_wanted(text, kind),
        scope=recognised.scope,
        terms=terms_of(text, named, names),
        query=text,
        reverse=reverse,
        all_agreements=recognised.all_agreements,
        conflict=recognised.conflict,
        unknown_items=recognised.unknown_items,
    )
    return Own(text, intent, _names_kind(text, kind))


def _wanted(text: str, kind: Kind) -> Wanted:
    """The type of value that the asking sentence wants, else the whole question."""
    wanted = wanted_of(fold(asking_sentence(text)), kind)
    return wanted if wanted not in (Wanted.ANY, Wanted.SIZE) else wanted_of(fold(text), kind)


_SINGLE = frozenset({Kind.TREKKER, Kind.DEFINITION, Kind.OUTSIDE})
_TWO_YEARS = re.compile(
    r"\b(?:in|van|voor|tussen) 20\d\d\b.*\b(?:en|naar|tegenover|tot) (?:\w+ ){0,4}(?:in |van |voor )?20\d\d\b"
)
_WHERE = re.compile(
    r"\b(?:in |bij )?welke (?:gemeente|gemeenten|afspraken|documenten|"
    r"prestatieafspraken|corporatie|corporaties|woningcorporaties)\b"
)


def _refined(kind: Kind, text: str, recognised: Recognised) -> Kind:
    """A question that names several towns or corporations sets them side by side, as does one that asks in
    which of all agreements something stands."""
    if kind in _SINGLE:
        return kind
    scope = recognised.scope
    corporations = [m for m in recognised.mentions if m.known.role is Role.CORPORATION and m.known.signs]
    several = len(scope.municipalities) > 1 or len({m.known.name for m in corporations}) > 1
    everywhere = not scope.agreements and not scope.unknown_names and _WHERE.search(fold(asking_sentence(text)))
    years = kind in (Kind.OPEN, Kind.WHO, Kind.YES_NO, Kind.STATUS, Kind.NUMBER, Kind.LIST) and bool(
        _TWO_YEARS.search(fold(text))
    )
    return Kind.COMPARISON if several or everywhere or years else kind


def _names_kind(text: str, kind: Kind) -> bool:
    """Whether the question has a question word or verb of its own, beyond "en bij …?"."""
    words = [word.folded for word in words_of(text)]
    while words and words[0] in {"en", "ook", "maar", "of", "dan"}:
        words = words[1:]
    telling = [w for w in words if w not in FUNCTION_WORDS or w in _QUESTION_WORDS]
    return (
        kind not in (Kind.OPEN, Kind.YES_NO)
        and bool(telling)
        and any(w in _QUESTION_WORDS or w in _KIND_NOUNS for w in words)
    ) or kind is Kind.YES_NO


_QUESTION_WORDS = frozenset("wie wanneer hoeveel welk welke wat waar waarom hoe hoelang hoevaak".split())
_KIND_NOUNS = frozenset(
    """
    trekker trekkers percentage bedrag deadline datum status voortgang stand vergelijk verschil definitie prioriteit
    """.split()
)


def _item_places(text: str, recognised: Recognised) -> frozenset[int]:
    """Places of the words that spell an item number."""
    keys = {item_key(item) for item in recognised.scope.items} | {item_key(item) for item in recognised.unknown_items}
    words = words_of(text)
    places: set[int] = set()
    for place, word in enumerate(words):
        following = words[place + 1].folded if place + 1 < len(words) else ""
        if item_key(word.folded) in keys:
            places.add(place)
        elif following and item_key(word.folded + following) in keys:
            places |= {place, place + 1}
    return frozenset(places)
