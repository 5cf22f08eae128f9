"""Which parties an agreement has: names, roles, other spellings, and the words for groups of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from corpus.meaning.party_aliases import count_name, with_aliases
from corpus.meaning.party_names import GROUPS, SINGULARS, stripped_name
from corpus.meaning.party_sightings import Sighted, sightings
from corpus.meaning.words import folded, folded_lines
from corpus.model import Party, Role


def find_parties(
    segments: Sequence[str], cells: Sequence[str] = (), listed: Sequence[str] = (), heads: Sequence[str] = ()
) -> tuple[Party, ...]:
    """The parties named in an agreement, those that sign it first, group words ("corporaties") last.

    `segments` are the texts of blocks and cell lines, each on one line; `cells` are lines of short table
    cells and `listed` those under a head such as "Trekker" or "Partijen"; `heads` are
    heads of columns for one party each. A group is a party with
    `members`, the names it stands for.
    """
    text = "\n".join(re.sub(r"\s[·|•]\s", ", ", " ".join(segment.split())) for segment in segments)
    found = sightings(text, cells, listed, heads)
    parties = _joined(with_aliases(_with_articles(_merged(found, text), text, listed), text))
    if _is_unnamed("\n".join((text, *heads)), parties):
        alone = not any(party.role is Role.MUNICIPALITY for party in parties)
        parties.append(Party("Gemeente", Role.MUNICIPALITY, ("gemeente",), signs=alone))
    parties = _with_singulars(parties, folded_lines(text))
    return (*parties, *_groups(parties, text))


def _merged(found: dict[str, Sighted], text: str) -> list[Party]:
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


def _is_established(entry: Sighted, role: Role, n_times: int, text: str) -> bool:
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


def _best_form(entry: Sighted) -> str:
    """The spelling seen most; one with small letters goes before capitals only."""
    return max(entry.forms, key=lambda form: (not form.isupper(), entry.forms[form], len(form)))


def _role(entry: Sighted) -> Role:
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
    """`gemeente Veldrecht` -> `Gemeente Veldrecht`; other names as printed, without blanks at line ends."""
    name = " ".join(name.split())
    if role is Role.MUNICIPALITY:
        return f"Gemeente {stripped_name(name)}"
    return stripped_name(name) if role is Role.CORPORATION else name


def _with_articles(parties: list[Party], text: str, listed: Sequence[str]) -> list[Party]:
    """Parties whose name begins with an article ("De Linde") have it back: it has a capital within sentences.

    In cells that list parties an article with a capital is part of the name too.
    """
    named = []
    for party in parties:
        article = re.findall(rf"[a-z,:(] (De|Het) {re.escape(party.name)}(?!\w)", text)
        article += [line.split()[0] for line in listed if line.strip() in {f"De {party.name}", f"Het {party.name}"}]
        belongs = party.role is Role.CORPORATION and len(article) >= 2
        name = f"{article[0]} {party.name}" if belongs else party.name
        named.append(replace(party, name=name, aliases=(*party.aliases, party.name)) if belongs else party)
    return named


def _joined(parties: list[Party]) -> list[Party]:
    """Parties without those that only are another's abbreviation."""
    owners = {folded(alias): party.name for party in parties for alias in party.aliases}
    return [party for party in parties if owners.get(folded(party.name), party.name) == party.name]


def _forms(name: str, entry: Sighted, role: Role) -> tuple[str, ...]:
    """All other spellings seen, and the bare name without "Stichting" or "gemeente"."""
    forms = {*entry.forms, stripped_name(name)}
    if role is Role.MUNICIPALITY:
        forms.add("gemeente")
    return tuple(sorted(forms - {_tidy(name, role)}))


def _is_unnamed(text: str, parties: Sequence[Party]) -> bool:
    """Whether the text speaks of "de gemeente" without there being one municipality that this can be."""
    named = any(party.role is Role.MUNICIPALITY and "gemeente" in party.aliases for party in parties)
    several = sum(party.role is Role.MUNICIPALITY and party.signs for party in parties) > 1
    return not named and not several and bool(re.search(r"\bgemeente\b", text, re.IGNORECASE))


def _with_singulars(parties: list[Party], plain: str) -> list[Party]:
    """Parties with the word for their kind in the singular ("de huurdersraad") where they alone can be meant."""
    owners: dict[str, str] = {}
    for word, role in SINGULARS.items():
        same = [party.name for party in parties if party.role is role and party.signs]
        named = [name for name in same if word in folded(name).split()]
        meant = same if len(same) == 1 else named
        if len(meant) == 1 and re.search(rf"(?<!\w){word}(?!\w)", plain):
            owners[word] = meant[0]
    return [
        replace(party, aliases=(*party.aliases, *(word for word, name in owners.items() if name == party.name)))
        for party in parties
    ]


def _groups(parties: Sequence[Party], text: str) -> list[Party]:
    """The group words that the text uses, with the signing parties that each stands for."""
    plain = folded_lines(text)
    owned = {alias for party in parties for alias in party.aliases}
    by_label: dict[tuple[str, Role | None], list[str]] = {}
    for word, (label, role) in GROUPS.items():
        if word not in owned and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain):
            by_label.setdefault((label, role), []).append(word)
    groups = []
    for (label, role), words in by_label.items():
        members = tuple(p.name for p in parties if p.signs and (role is None or p.role is role))
        aliases = tuple(word for word in words if word != label)
        groups.append(Party(label, role or Role.OTHER, aliases, signs=False, members=members))
    return groups
