"""Which parties an agreement has: names, roles, other spellings, and the words for groups of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from corpus.meaning.party_aliases import count_name, with_aliases
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
from corpus.meaning.words import folded, folded_lines
from corpus.model import Party, Role

_GROUP_WORD = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, GROUPS), key=len, reverse=True))}|bewoners)\b|(?=\bgemeente\b)",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"(?:\w*adviseur|\w*medewerker|\w*leider|\w*manager|\w*team|\w*groep|\w*overleg|college"
    r"|wethouder|afdeling|bestuur\w*|ambtelijk|directie|raad|allen|alle)\b"
)
_PERSON = re.compile(r"(?:dhr|mevr|mw|mr|drs|ing|ir|dr|de heer)\b\.?|.*\b[A-Z]\.", re.IGNORECASE)


_PLURALS = frozenset(word for word in GROUPS if word.endswith(("s", "n")) or word in {"huurdersorganisatie"})
_ENDS = frozenset(
    "gemeente bestuurder directeur directeur-bestuurder wethouder voorzitter secretaris bewoners woningcorporaties"
    " corporaties huurdersorganisatie huurdersorganisaties partijen huurders namens manager stichting".split()
)
_LOOSE_GROUPS = GROUPS.keys() - {"huurderskoepel", "huurdersraad"}
_NO_NAME = frozenset(
    "woonstichting woningstichting woningbouwvereniging huurdersvereniging bewonersraad huurdersplatform"
    " de het een we wij dit deze dat daarnaast daarom hiermee hierbij ook samen als bij om in "
    "na voor door elke elk jaarlijks"
    " gemeente corporatie college raad wethouder stichting rijk provincie woonbond aedes vng "
    "bewoners huurder woning".split()
)


@dataclass(slots=True)
class _Found:
    """What was seen of one organisation while reading: `forms` counts its spellings."""

    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[Role] = field(default_factory=Counter)
    signed_as: Counter[Role] = field(default_factory=Counter)
    signs: bool = False


def find_parties(segments: Sequence[str], cells: Sequence[str] = (), listed: Sequence[str] = ()) -> tuple[Party, ...]:
    """The parties named in an agreement, those that sign it first, group words ("corporaties") last.

    `segments` are the texts of blocks and cell lines, each on one line; `cells` are lines of short table
    cells and `listed` those under a head such as "Trekker" or "Partijen". A group is a party with
    `members`, the names it stands for.
    """
    text = "\n".join(re.sub(r"\s[·|•]\s", ", ", " ".join(segment.split())) for segment in segments)
    found: dict[str, _Found] = {}
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
    for cell in cells:
        for name in _names_in(_GROUP_WORD.sub("\n", cell)):
            if role_of_name(name) is not Role.OTHER:
                _note(found, name, role_of_name(name), signs=False)
    for name in _double_names(text):
        for part in name.split(" en "):
            found.pop(f"False:{folded(part)}", None)
        _note(found, name, Role.CORPORATION, signs=True)
    _note_listed(found, listed)
    for key in [key for key, entry in found.items() if not entry.signs]:
        tenants, _, name = key.partition(":")
        twin = found.get(f"{tenants != 'True'}:{name}")
        if twin and twin.signs:
            del found[key]
    parties = _joined(with_aliases(_with_articles(_merged(found, text), text), text))
    named = any(party.role is Role.MUNICIPALITY and "gemeente" in party.aliases for party in parties)
    several = sum(party.role is Role.MUNICIPALITY and party.signs for party in parties) > 1
    if not named and not several and re.search(r"\bgemeente\b", text, re.IGNORECASE):
        parties.append(
            Party(
                "Gemeente",
                Role.MUNICIPALITY,
                ("gemeente",),
                signs=not any(p.role is Role.MUNICIPALITY for p in parties),
            )
        )
    return (*parties, *_groups(parties, text))


def _headed_names(text: str) -> list[str]:
    """Names in headings such as "Bijdrage Leefgoed" that also act in a sentence."""
    return [
        name
        for match in HEADING_NAME.finditer(text)
        for name in _names_in(match["name"])
        if re.search(rf"(?i:(?<!\w){re.escape(name)})\s+{DOES}\b", text)
    ]


def _double_names(text: str) -> list[str]:
    """Names with "en" in them ("Stek en Streek"): two capitalised words that never stand apart."""
    pairs = Counter(re.findall(r"(?<![\w-])([A-Z][a-zé]{2,}) en ([A-Z][a-zé]{2,})(?![\w-])", text))
    return [
        f"{left} en {right}"
        for (left, right), n_times in pairs.items()
        if n_times >= 3
        and all(len(re.findall(rf"(?<![\w-]){word}(?![\w-])", text)) == n_times for word in (left, right))
    ]


def _note_listed(found: dict[str, _Found], listed: Sequence[str]) -> None:
    """Count names in cells that list parties; a name whose words tell no role is taken for a corporation."""
    counts = Counter(name for cell in listed for name in _names_in(_GROUP_WORD.sub("\n", cell)))
    for name, n_times in counts.items():
        own = role_of_name(name)
        tail = f" {folded(stripped_name(name))}"
        tenant = next((entry for key, entry in found.items() if key.startswith("True:") and key.endswith(tail)), None)
        if own is Role.OTHER and tenant is not None and f"False:{tail.strip()}" not in found:
            tenant.forms[name] += 1
            continue
        if own is Role.OTHER and (n_times < 2 or len(name.split()) > 3 or _FUNCTION.match(folded(name))):
            continue
        for _ in range(n_times):
            _note(found, name, Role.CORPORATION if own is Role.OTHER else own, signs=n_times > 1)


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
        if folded(word) in _ENDS or (folded(word) in _PLURALS and place > 1):
            words = words[:place]
            break
    if len(words) > 1 and len(words[-1]) == 1:
        words = words[:-1]
    return " ".join(words)


def _note(found: dict[str, _Found], name: str, role: Role, *, signs: bool) -> None:
    """Count a sighting of `name`."""
    key = folded(stripped_name(name))
    if len(key) < 2 or folded(name) in _ENDS or key in GROUPS or key.split()[-1] in _LOOSE_GROUPS or key in _NO_NAME:
        return
    entry = found.setdefault(f"{role is Role.TENANT_ORGANISATION}:{key}", _Found())
    entry.forms[name] += 1
    entry.roles[role] += 1
    if signs:
        entry.signs = True
        entry.signed_as[role] += 1


def _merged(found: dict[str, _Found], text: str) -> list[Party]:
    """One party per organisation: spellings joined, those that sign first, chance names left out."""
    plain = folded_lines(text)
    counts = {key: count_name(plain, key.split(":", 1)[1]) for key in found}
    kept: list[Party] = []
    for key in sorted(found, key=lambda key: (not found[key].signs, -counts[key], key)):
        entry = found[key]
        role = _role(entry)
        if role is Role.OTHER or (not entry.signs and not _is_established(entry, role, counts[key], text)):
            continue
        name = _best_form(entry)
        twin = next((place for place, party in enumerate(kept) if _same(party, name, role)), None)
        if twin is None:
            kept.append(Party(_tidy(name, role), role, _forms(name, entry, role), entry.signs))
        else:
            party = kept[twin]
            aliases = {*party.aliases, *_forms(name, entry, role), name} - {party.name}
            kept[twin] = replace(party, aliases=tuple(sorted(aliases)), signs=party.signs or entry.signs)
    return _signing(kept, plain)


def _is_established(entry: _Found, role: Role, n_times: int, text: str) -> bool:
    """Whether a name that no signature or list of parties vouches for is used as a name often enough."""
    if role is Role.TENANT_ORGANISATION:
        return n_times > 1
    form = _best_form(entry)
    word = stripped_name(form)
    in_sentence = re.search(rf"[a-z,] (?:de |het )?(?:\w+ )?{re.escape(word)}\b", text)
    common = re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", text) if " " not in word else None
    return n_times >= 4 and bool(in_sentence) and not common


def _signing(parties: list[Party], plain: str) -> list[Party]:
    """Parties with `signs` settled: the main names of a role sign when no signature tells; rare places go."""
    counts = {p.name: count_name(plain, folded(stripped_name(p.name))) for p in parties}
    settled = []
    for role in (Role.MUNICIPALITY, Role.CORPORATION, Role.TENANT_ORGANISATION):
        same = [party for party in parties if party.role is role]
        most = max((counts[party.name] for party in same), default=0)
        known = any(party.signs for party in same)
        for party in sorted(same, key=lambda p: (not p.signs, -counts[p.name])):
            main = counts[party.name] * 2 >= most and not known
            if role is Role.MUNICIPALITY and not main and counts[party.name] * 4 < most:
                continue
            settled.append(replace(party, signs=party.signs or main))
    return sorted(settled, key=lambda p: not p.signs)


def _best_form(entry: _Found) -> str:
    """The spelling seen most; one with small letters goes before capitals only."""
    return max(entry.forms, key=lambda form: (not form.isupper(), entry.forms[form], len(form)))


def _role(entry: _Found) -> Role:
    """The role seen most where the party signs; else the one its own words give, else the one seen most."""
    for seen in (entry.signed_as, entry.roles):
        known = Counter({role: n_times for role, n_times in seen.items() if role is not Role.OTHER})
        if known:
            return known.most_common(1)[0][0]
    return Role.OTHER


def _same(party: Party, name: str, role: Role) -> bool:
    """Whether `name` is a longer or shorter form of `party`: same role, one's words inside the other's."""
    if role is not party.role:
        return False
    key = folded(stripped_name(name))
    words = set(re.split(r"[ -]+", key))
    for form in (party.name, *party.aliases):
        other = folded(stripped_name(form))
        parts = set(re.split(r"[ -]+", other))
        if words <= parts or parts <= words or fuzz.ratio(key, other) > 92:
            return True
    return False


def _tidy(name: str, role: Role) -> str:
    """`gemeente Heiloo` -> `Gemeente Heiloo`; other names as printed, without blanks at line ends."""
    name = " ".join(name.split())
    if role is Role.MUNICIPALITY:
        return f"Gemeente {stripped_name(name)}"
    return stripped_name(name) if role is Role.CORPORATION else name


def _with_articles(parties: list[Party], text: str) -> list[Party]:
    """Parties whose name begins with an article ("De Linde") have it back: it has a capital within sentences."""
    named = []
    for party in parties:
        article = re.findall(rf"[a-z,:(] (De|Het) {re.escape(party.name)}(?!\w)", text)
        belongs = party.role is Role.CORPORATION and len(article) >= 2
        name = f"{article[0]} {party.name}" if belongs else party.name
        named.append(replace(party, name=name, aliases=(*party.aliases, party.name)) if belongs else party)
    return named


def _joined(parties: list[Party]) -> list[Party]:
    """Parties without those that only are another's abbreviation."""
    owners = {folded(alias): party.name for party in parties for alias in party.aliases}
    return [party for party in parties if owners.get(folded(party.name), party.name) == party.name]


def _forms(name: str, entry: _Found, role: Role) -> tuple[str, ...]:
    """All other spellings seen, and the bare name without "Stichting" or "gemeente"."""
    forms = {*entry.forms, stripped_name(name)}
    if role is Role.MUNICIPALITY:
        forms.add("gemeente")
    return tuple(sorted(forms - {_tidy(name, role)}))


def _groups(parties: Sequence[Party], text: str) -> list[Party]:
    """The group words that the text uses, with the signing parties that each stands for."""
    plain = folded_lines(text)
    by_label: dict[tuple[str, Role | None], list[str]] = {}
    for word, (label, role) in GROUPS.items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain):
            by_label.setdefault((label, role), []).append(word)
    groups = []
    for (label, role), words in by_label.items():
        members = tuple(p.name for p in parties if p.signs and (role is None or p.role is role))
        aliases = tuple(word for word in words if word != label)
        groups.append(Party(label, role or Role.OTHER, aliases, signs=False, members=members))
    return groups
