"""Where names of parties are seen in an agreement: in sentences, lists, headings, cells and column heads."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.meaning.party_names import (
    DOES,
    GROUPS,
    HEADING_NAME,
    NAME,
    NAME_PATTERNS,
    is_generic,
    is_municipality,
    role_of_name,
    stripped_name,
)
from corpus.meaning.words import folded
from corpus.model import Role

_PLURALS = frozenset(word for word in GROUPS if word.endswith(("s", "n"))) - {"huurders"} | {"huurdersorganisatie"}
_ENDS = frozenset(
    "gemeente bestuurder directeur directeur-bestuurder wethouder voorzitter secretaris bewoners woningcorporaties"
    " corporaties huurdersorganisatie huurdersorganisaties partijen huurders namens manager stichting".split()
)
_LOOSE_GROUPS = GROUPS.keys() - {"huurderskoepel", "huurdersraad", "huurders"}
_NO_NAME = frozenset(
    "woonstichting woningstichting woningbouwvereniging huurdersvereniging bewonersraad huurdersplatform"
    " de het een we wij dit deze dat daarnaast daarom hiermee hierbij ook samen als bij om in "
    "na voor door elke elk jaarlijks"
    " gemeente corporatie college raad wethouder stichting rijk provincie woonbond aedes vng "
    "bewoners huurder woning".split()
)
_FUNCTION = re.compile(
    r"(?:\w*adviseur|\w*medewerker|\w*leider|\w*manager|\w*team|\w*groep|\w*overleg|college"
    r"|wethouder|afdeling|bestuur\w*|ambtelijk|directie|raad|allen|alle)\b"
)
_PERSON = re.compile(r"(?:dhr|mevr|mw|mr|drs|ing|ir|dr|de heer)\b\.?|.*\b[A-Z]\.", re.IGNORECASE)
_GROUP_WORD = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, GROUPS), key=len, reverse=True))}|bewoners)\b|(?=\bgemeente\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Sighted:
    """What was seen of one organisation while reading: `forms` counts its spellings."""

    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[Role] = field(default_factory=Counter)
    signed_as: Counter[Role] = field(default_factory=Counter)
    signs: bool = False


def sightings(text: str, cells: Sequence[str], listed: Sequence[str], heads: Sequence[str]) -> dict[str, Sighted]:
    """What was seen of each organisation; for the arguments see `parties.find_parties`.

    The keys tell tenants' organisations from others of the same name.
    """
    found: dict[str, Sighted] = {}
    _note_sentences(found, text)
    for cell in cells:
        for name in _names_in(_GROUP_WORD.sub("\n", cell)):
            if role_of_name(name) is not Role.OTHER:
                _note(found, name, role_of_name(name), signs=False)
    for name in _double_names(text):
        for part in name.split(" en "):
            found.pop(f"False:{folded(part)}", None)
        _note(found, name, Role.CORPORATION, signs=True)
    _note_listed(found, listed)
    for head in heads:
        if folded(head).rstrip(".") not in {*GROUPS, "gemeente", "gem", "corp", "corporaties", "ho", "hv"}:
            role = role_of_name(head)
            _note_form(found, head, Role.CORPORATION if role is Role.OTHER else role, signs=True)
    return {key: entry for key, entry in found.items() if not _is_shadow(key, found)}


def _note_sentences(found: dict[str, Sighted], text: str) -> None:
    """Count the names in running text and headings."""
    for pattern in NAME_PATTERNS:
        for match in pattern.expression.finditer(text):
            names = _names_in(match["name"])
            listed_with = pattern.signs and len(names) > 1 and any(map(is_municipality, names))
            for name in names:
                role = _likely_role(name, pattern.role)
                role = Role.CORPORATION if listed_with and role is Role.OTHER else role
                _note(found, name, role, signs=pattern.signs)
    for name in _headed_names(text):
        _note(found, name, _likely_role(name, Role.CORPORATION), signs=True)


def _is_shadow(key: str, found: dict[str, Sighted]) -> bool:
    """Whether a name that does not sign is the same as one of the other kind that does."""
    tenants, _, name = key.partition(":")
    twin = found.get(f"{tenants != 'True'}:{name}")
    return not found[key].signs and twin is not None and twin.signs


def _likely_role(name: str, place: Role | None) -> Role:
    """The role by the name where its words are plain, else by the place it stands in."""
    own = role_of_name(name)
    return own if place is None or own in {Role.TENANT_ORGANISATION, Role.MUNICIPALITY} else place


def _names_in(listing: str) -> list[str]:
    """The names in "A, B (X) en C", each without article and note."""
    bare = re.sub(r"\([^()]*\)", " ", listing)
    parts = re.split(r"\s*[,;\n/]\s*(?:en\s+)?|\s+(?:en|alsmede)\s+", bare)
    names = []
    for part in parts:
        name = re.sub(
            r"^(?:(?:de|het|en|van|namens|voorzitter|secretaris)\s+)+", "", part.strip(" .:-–\t"), flags=re.IGNORECASE
        )
        name = _cut(name)
        if re.fullmatch(NAME, name) and not _PERSON.match(name) and not is_generic(name):
            names.append(name)
    return names


def _cut(name: str) -> str:
    """A name without the words of a next column or line that ran into it, such as functions and groups."""
    words = name.split()
    while words and folded(words[0]) in _PLURALS:
        words = words[1:]
    for place, word in enumerate(words[1:], start=1):
        if folded(word).startswith("huurdersorganisatie") and folded(words[0]) == "stichting":
            continue
        if folded(word) == "huurders" and folded(words[place - 1]) in {"voor", "van", "der", "de"}:
            continue
        if folded(word) in _ENDS or (folded(word) in _PLURALS and place > 1):
            words = words[:place]
            break
    if len(words) > 1 and len(words[-1]) == 1:
        words = words[:-1]
    return " ".join(words)


def _note(found: dict[str, Sighted], name: str, role: Role, *, signs: bool) -> None:
    """Count a sighting of `name`."""
    key = folded(stripped_name(name))
    if len(key) < 2 or folded(name) in _ENDS or key in GROUPS or key.split()[-1] in _LOOSE_GROUPS or key in _NO_NAME:
        return
    _note_form(found, name, role, signs=signs)


def _note_form(found: dict[str, Sighted], name: str, role: Role, *, signs: bool) -> None:
    """Count a sighting of what is known to be a name."""
    entry = found.setdefault(f"{role is Role.TENANT_ORGANISATION}:{folded(stripped_name(name))}", Sighted())
    entry.forms[name] += 1
    entry.roles[role] += 1
    if signs:
        entry.signs = True
        entry.signed_as[role] += 1


def _note_listed(found: dict[str, Sighted], listed: Sequence[str]) -> None:
    """Count names in cells that list parties; a name whose words tell no role is taken for a corporation."""
    counts = Counter(name for cell in listed for name in _names_in(_GROUP_WORD.sub("\n", cell)))
    for name, n_times in counts.items():
        own = role_of_name(name)
        tail = f" {folded(stripped_name(name))}"
        tenant = next((entry for key, entry in found.items() if key.startswith("True:") and key.endswith(tail)), None)
        if own is Role.OTHER and tenant is not None and f"False:{tail.strip()}" not in found:
            with_article = any(re.search(rf"\bDe {re.escape(name)}(?!\w)", cell) for cell in listed)
            tenant.forms[f"De {name}" if with_article else name] += 1
            continue
        if own is Role.OTHER and (n_times < 2 or len(name.split()) > 3 or _FUNCTION.match(folded(name))):
            continue
        for _ in range(n_times):
            _note(found, name, Role.CORPORATION if own is Role.OTHER else own, signs=n_times > 1)


def _double_names(text: str) -> list[str]:
    """Names with "en" in them ("Stek en Streek"): two capitalised words that never stand apart."""
    pairs = Counter(re.findall(r"(?<![\w-])([A-Z][a-zé]{2,}) en ([A-Z][a-zé]{2,})(?![\w-])", text))
    return [
        f"{left} en {right}"
        for (left, right), n_times in pairs.items()
        if n_times >= 3
        and all(len(re.findall(rf"(?<![\w-]){word}(?![\w-])", text)) == n_times for word in (left, right))
    ]


def _headed_names(text: str) -> list[str]:
    """Names in headings such as "Bijdrage Leefgoed" that also act in a sentence."""
    return [
        name
        for match in HEADING_NAME.finditer(text)
        for name in _names_in(match["name"])
        if re.search(rf"(?i:(?<!\w){re.escape(name)})\s+{DOES}\b", text)
    ]
