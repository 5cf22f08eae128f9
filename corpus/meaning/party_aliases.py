"""By which other names a text calls a party: abbreviations it gives, short forms it uses, other spellings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.meaning.party_names import GROUPS, short_forms
from corpus.meaning.words import folded, folded_in_place, folded_lines
from corpus.model import Party, Role

_ALIAS = (
    r"[ ]?\([ ]?(?P<told>(?:hierna|verder|voortaan|afgekort)(?:[ ](?:te[ ]noemen|genoemd|ook|als))*[ ]?:?[ ]?)?"
    r"[‘'\"“„]?(?:de[ ]|het[ ])?(?P<alias>[^()‘’'\"“”\n]{2,40}?)[’'\"”]?[ ]?\)"
    r"|,?[ ](?:hierna|verder|voortaan)(?:[ ](?:te[ ]noemen"
    r"|genoemd))*[ ]?:?[ ]?[‘'\"“„](?:de[ ])?(?P<quoted>[^‘’'\"“”\n]{2,39}?)[’'\"”]"
    r"|,?[ ](?:hierna|verder|voortaan)(?:[ ](?:te[ ]noemen|genoemd))*[ ]?:?[ ](?P<bare>[A-Z][\w&.\-]{1,29})"
)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&.\-/]{1,11}$")


def with_aliases(parties: list[Party], text: str) -> list[Party]:
    """Parties with the abbreviations the text gives them, and the short forms it uses alone."""
    plain = folded_lines(text)
    told = _told(parties, text)
    in_place = folded_in_place(text)
    several = sum(party.role is Role.MUNICIPALITY and party.signs for party in parties) > 1
    completed = []
    for party in parties:
        aliases = {
            *party.aliases,
            *_spellings(party, text, in_place),
            *told[party.name],
            *_short(party, parties, plain),
        } - {party.name}
        if several or party.role is not Role.MUNICIPALITY or not party.signs:
            aliases -= {"gemeente"}
        completed.append(replace(party, aliases=tuple(sorted(aliases))))
    return completed


def _spellings(party: Party, text: str, in_place: str) -> set[str]:
    """The other spellings of its name that the text has: without accents, or in capitals."""
    pattern = rf"(?<![\w-]){re.escape(folded(party.name))}(?![\w-])"
    return {text[match.start() : match.end()] for match in re.finditer(pattern, in_place)}


def _told(parties: Sequence[Party], text: str) -> dict[str, set[str]]:
    """By party name: abbreviations and short names given behind a name: "(WLZ)", "(hierna: Elan)"."""
    owners: dict[int, tuple[int, str, str]] = {}
    for party in parties:
        for form in (party.name, *party.aliases):
            if form == "gemeente":
                continue
            for match in re.finditer(rf"(?i:(?<!\w)(?P<form>{re.escape(form)}))(?:{_ALIAS})", text):
                words = (match["alias"] or match["quoted"] or match["bare"]).strip(" .,")
                named = match["told"] or not match["alias"] or (_ABBREVIATION.match(words) and _stands_for(words, form))
                end = match.end("form")
                if named and (end not in owners or owners[end][0] < len(form)):
                    owners[end] = len(form), party.name, words
    told: dict[str, set[str]] = {party.name: set() for party in parties}
    for _, name, words in owners.values():
        if folded(words) not in GROUPS and (not words.islower() or words == "gemeente"):
            told[name].add(words)
    return told


def _short(party: Party, parties: Sequence[Party], plain: str) -> set[str]:
    """Short forms that the text uses where no longer name stands ("Vincio" for "Vincio Wonen")."""
    others = [folded(form) for other in parties if other is not party for form in (other.name, *other.aliases)]
    long_forms = [*others, folded(party.name), *map(folded, party.aliases)]
    shorts = set()
    for short in short_forms(party):
        key = folded(short)
        if key in others or any(key in form.split() and form != key for form in others if " " not in form):
            continue
        longer = sorted({form for form in long_forms if key in form and form != key}, key=len, reverse=True)
        alone = re.sub("|".join(map(re.escape, longer)), " ", plain) if longer else plain
        if count_name(alone, key):
            shorts.add(short)
    return shorts


def _stands_for(letters: str, name: str) -> bool:
    """Whether an abbreviation can stand for a name: same first letter, its letters occur in order."""
    rest = iter(folded(name).replace(" ", ""))
    return all(letter in rest for letter in folded(letters) if letter.isalpha())


def count_name(plain: str, key: str) -> int:
    """How often a folded name stands in folded text."""
    return len(re.findall(rf"(?<![\w-]){re.escape(key)}(?![\w-])", plain))
