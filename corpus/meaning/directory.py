"""Finding the parties of an agreement in its texts: every name, alias and group word, longest first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.meaning.party_names import GROUPS, stripped_name
from corpus.meaning.words import folded, folded_in_place
from corpus.model import Party, Role

_DEPARTMENT = re.compile(
    r"(?<![\w-])(?:college(?:\s+van\s+b(?:urgemeester)?\s*(?:&|en)\s*w(?:ethouders)?)?"
    r"|b\s?&\s?w|wethouder\w*|gemeentelijke?\s+\w+"
    r"|beleids(?:adviseur|medewerker)\w*|projectleider\w*|wijkbeheerder\w*|wijkregisseur\w*"
    r"|wijkmanager\w*|afdeling\s+[\w&]+"
    r"|sociaal\s+team|directeur-?bestuurder\w*|bestuurder\w*|kerngroep|kernteam|werkgroep"
    r"|stuurgroep|projectgroep|regisseur\w*"
    r"|programmamanager\w*|manager\w*|teamleider\w*|adviseur\w*|medewerker\w*|accountmanager\w*"
    r"|coordinator\w*|team\s+\w+)(?![\w-])"
)
_EVERYONE = frozenset(
    {"allen", "alle", "alle partijen", "gezamenlijk", "samen", "iedereen", "alle partners", "alle partijen samen"}
)
_SMALL_WORDS = re.compile(
    r"\b(?:en|de|het|of|met|alle|samen|evt|eventueel|i\.s\.m|ism|o\.a|in|samenwerking|wonen"
    r"|zorg|sociaal domein)\b|[^\w]"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text from `start` to `end`: `words` as printed, `name` the `Party.name` meant."""

    start: int
    end: int
    words: str
    name: str


class PartyDirectory:
    """Looks up the parties of one agreement by any of their spellings; case and accents do not count."""

    def __init__(self, parties: Sequence[Party], codes: Mapping[str, str] | None = None) -> None:
        """`codes` are letters that stand for a party in cells ("G"), with the words they stand for."""
        self.parties = tuple(parties)
        self.codes = dict(codes or {})
        self._by_form: dict[str, Party] = {}
        for party in parties:
            for form in (party.name, *party.aliases, stripped_name(party.name)):
                self._by_form.setdefault(folded(form), party)
        self._by_form = {form: p for form, p in self._by_form.items() if not self._is_bare_place(form, p)}
        self._by_name = {party.name: party for party in parties}
        self._group_names = {label: p.name for label, _ in GROUPS.values() for p in parties if p.name == label}
        for word, (label, _) in GROUPS.items():
            if label in self._by_name:
                self._by_form.setdefault(word, self._by_name[label])
        forms = sorted(self._by_form, key=len, reverse=True)
        joined = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) or r"(?!)"
        self._expression = re.compile(rf"(?<![\w-])(?:{joined})(?:'s)?(?![\w]|-\w)")

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The parties and groups named in `text`, in order, overlapping names only once (the longest)."""
        plain = folded_in_place(text)
        found = []
        for match in self._expression.finditer(plain):
            form = " ".join(match.group().removesuffix("'s").split())
            party = self._by_form.get(form) or self._by_form.get(" ".join(match.group().split()))
            if party:
                found.append(Mention(match.start(), match.end(), text[match.start() : match.end()], party.name))
        return tuple(found)

    def departments(self, text: str) -> tuple[str, ...]:
        """Functions and departments named in `text`, as printed."""
        return tuple(text[m.start() : m.end()] for m in _DEPARTMENT.finditer(folded_in_place(text)))

    def names_in(self, text: str) -> tuple[str, ...]:
        """The `Party.name`s of the mentions in `text`, each once, in order."""
        decoded = self.decoded(text)
        if decoded:
            return tuple(dict.fromkeys(mention.name for words in decoded for mention in self.mentions(words)))
        if folded(text) in _EVERYONE and "partijen" in self._by_name:
            return ("partijen",)
        return tuple(dict.fromkeys(mention.name for mention in self.mentions(text)))

    def is_listing(self, text: str) -> bool:
        """Whether `text` names parties or functions and hardly anything else, as a cell of parties does."""
        bare = " ".join(text.split())
        if not bare or len(bare) > 160:
            return False
        if folded(bare) in _EVERYONE or self.decoded(bare):
            return True
        plain = folded_in_place(bare)
        spans = [(mention.start, mention.end) for mention in self.mentions(bare)]
        spans += [match.span() for match in _DEPARTMENT.finditer(plain)]
        left = list(plain)
        for start, end in spans:
            left[start:end] = " " * (end - start)
        rest = re.sub(_SMALL_WORDS, "", "".join(left))
        return bool(spans) and len(rest) <= len(bare) * 0.35

    def decoded(self, text: str) -> tuple[str, ...]:
        """The words behind the codes in a cell that holds nothing but codes and names, () for any other cell."""
        parts = [part for part in re.split(r"\s*[,;/+&\n]\s*|\s+en\s+|\s+", text.strip(" .")) if part]
        if not self.codes or not any(part in self.codes for part in parts):
            return ()
        if not all(part in self.codes or self.mentions(part) for part in parts):
            return ()
        return tuple(self.codes.get(part, part) for part in parts)

    @staticmethod
    def _is_bare_place(form: str, party: Party) -> bool:
        """A municipality's bare name is a place in running text, no party ("in Veldrecht")."""
        return (
            party.role is Role.MUNICIPALITY and party.name != "Gemeente" and form == folded(stripped_name(party.name))
        )
