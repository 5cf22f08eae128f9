"""The names a library knows: municipalities, parties, item numbers, and every word of its agreements.

Built from the agreements themselves, once per version of the index; nothing here names one document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.understanding.words import fold_name, words_of
from corpus.meaning.items import item_key
from corpus.model import Agreement, Role

GENERIC_NAME_WORDS = frozenset(
    """
    gemeente gemeenten gemeentes corporatie corporaties woningcorporatie woningcorporaties woningstichting
    woningbouwcorporatie woningbouwvereniging huurder huurders huurdersorganisatie huurdersorganisaties
    huurdersvereniging huurdersverenigingen huurdersraad huurdersbelangen huurdersbelangenvereniging bewoners
    bewonersraad bewonerskern partij partijen stichting vereniging college wethouder raad gemeenteraad provincie
    rijk regio wonen woon zorg stad dorp alle beide de het en van der den centrale huurderskoepel koepel
    marktpartijen ontwikkelaars zorgpartijen noord zuid oost west nederland
    """.split()
)


_NAME_STEMS = frozenset({"wonen", "woon"})
"""Generic words that make a name together with another one ("Wonen Zuid")."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A municipality or party: `forms` are its spellings, folded and split; `agreements` where it is a party
    (`signs`) or only mentioned."""

    name: str
    role: Role
    forms: tuple[tuple[str, ...], ...]
    agreements: tuple[str, ...]
    signs: bool


@dataclass(frozen=True, slots=True)
class Names:
    """All that can be named. `text_words` counts every folded word of the agreements, `lower_words` holds the
    ones that also occur without a capital (so are ordinary words, no names)."""

    municipalities: tuple[KnownName, ...]
    parties: tuple[KnownName, ...]
    items: dict[str, tuple[tuple[str, str], ...]]
    themes: tuple[str, ...]
    text_words: dict[str, int]
    lower_words: frozenset[str]
    all_agreements: tuple[str, ...]


def names_of(agreements: Sequence[Agreement]) -> Names:
    """The names in `agreements`; cheap enough to build once per version of the index."""
    counts, lower_by_agreement = _text_words(agreements)
    lower = frozenset().union(*lower_by_agreement.values())
    return Names(
        municipalities=_municipalities(agreements),
        parties=_parties(agreements, lower_by_agreement),
        items=_items(agreements),
        themes=tuple(sorted({c.theme for a in agreements for c in a.commitments if c.theme})),
        text_words=counts,
        lower_words=lower,
        all_agreements=tuple(a.id for a in agreements),
    )


def _text_words(agreements: Iterable[Agreement]) -> tuple[dict[str, int], dict[str, frozenset[str]]]:
    """All folded words with their counts, hyphened ones as a whole and in parts; and per agreement those that
    stand somewhere without a capital."""
    counts: Counter[str] = Counter()
    lower: dict[str, frozenset[str]] = {}
    for agreement in agreements:
        texts = [text for page in agreement.pages for text in (page.text, *page.furniture)]
        words = [word for text in texts for word in words_of(text)]
        for word in words:
            key = fold_name(word.text)
            parts = key.split()
            counts.update({key, *parts, "".join(parts)})
        lower[agreement.id] = frozenset(fold_name(word.text) for word in words if word.text.islower())
    return dict(counts), lower


def _municipalities(agreements: Sequence[Agreement]) -> tuple[KnownName, ...]:
    where: dict[str, list[str]] = defaultdict(list)
    for agreement in agreements:
        if agreement.municipality:
            where[agreement.municipality].append(agreement.id)
    return tuple(
        KnownName(name, Role.MUNICIPALITY, (tuple(fold_name(name).split()),), tuple(ids), True)
        for name, ids in sorted(where.items())
    )


@dataclass(slots=True)
class _Gathered:
    """A party while the agreements are read."""

    name: str
    role: Role
    forms: set[tuple[str, ...]] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)
    mentioned: set[str] = field(default_factory=set)


def _parties(agreements: Sequence[Agreement], lower: dict[str, frozenset[str]]) -> tuple[KnownName, ...]:
    """One entry per party name; a party that signs one agreement is known by the ones it signs."""
    found: dict[str, _Gathered] = {}
    for agreement in agreements:
        for party in agreement.parties:
            if party.role is Role.MUNICIPALITY:
                continue
            entry = found.setdefault(fold_name(party.name), _Gathered(party.name, party.role))
            entry.forms |= _forms((party.name, *party.aliases), lower[agreement.id])
            (entry.signed if party.signs else entry.mentioned).add(agreement.id)
    return tuple(_known(entry) for entry in found.values() if entry.forms)


def _known(entry: _Gathered) -> KnownName:
    forms = tuple(sorted(entry.forms, key=len, reverse=True))
    where = tuple(sorted(entry.signed or entry.mentioned))
    return KnownName(entry.name, entry.role, forms, where, bool(entry.signed))


def _forms(spellings: Iterable[str], lower: frozenset[str]) -> set[tuple[str, ...]]:
    """Folded spellings that tell a party; its first word alone too when no ordinary word."""
    forms = set()
    for spelling in spellings:
        form = tuple(w.folded.replace("ij", "y") for w in words_of(fold_name(spelling)))
        telling = [word for word in form if word not in GENERIC_NAME_WORDS]
        is_name = bool(telling) or (len(form) > 1 and any(word in _NAME_STEMS for word in form))
        if not is_name or (len(form) == 1 and (form[0] in lower or len(form[0]) < 3)):
            continue
        forms.add(form)
        first = form[0]
        if len(form) > 1 and len(first) > 3 and first not in GENERIC_NAME_WORDS and first not in lower:
            forms.add((first,))
    return forms


def _items(agreements: Iterable[Agreement]) -> dict[str, tuple[tuple[str, str], ...]]:
    items: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for agreement in agreements:
        for commitment in agreement.commitments:
            if key := item_key(commitment.item):
                items[key].setdefault((agreement.id, commitment.item))
    return {key: tuple(values) for key, values in items.items()}
