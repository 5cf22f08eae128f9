"""How well words of a question are met by words of a document: stems, compound parts, related words, typos."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding.intent import Term
from index.analysis.analyzer import DutchAnalyzer, Word
from index.analysis.lexicon import Lexicon, shipped_words
from index.thesaurus.thesaurus import Group, Thesaurus

WHOLE = 1.0
AS_PART = 0.75
PARTS_OF_ASKED = 0.75
TYPO = 0.95
MIN_TYPO_LENGTH = 6

SAME_MEANING, OTHER_MEANING = 0.85, 1.4
"""What another word for the same counts for, and by what the thesaurus' weight of a looser relation is multiplied."""

ABSENT_COMPOUND = 0.5
ABSENT_NAME = 0.9
ABSENT_VERB = 0.2
ABSENT_WORD = 0.35
"""How telling a word is that no agreement has: a compound, no Dutch word, a verb by its ending, another word."""

EVERYDAY_FROM, EVERYDAY_TO, EVERYDAY_LOSS = 5.0, 9.0, 0.6
"""Between these levels of the word list (logarithm of how common a word is in everyday Dutch) a word loses up to
this share of its weight: "helpen" and "oude" are ways of putting it, "kavel" is a subject."""

_MONTHS = {
    "jan": "januari", "feb": "februari", "mrt": "maart", "apr": "april", "jun": "juni", "jul": "juli",
    "aug": "augustus", "sep": "september", "sept": "september", "okt": "oktober", "nov": "november", "dec": "december",
}  # fmt: skip
_MONTH = re.compile(r"\b(jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?", re.IGNORECASE)
GENERAL = 0.2
GENERAL_WORDS = frozenset(
    """
    corporatie corporaties woningcorporatie woningcorporaties gemeente gemeenten huurder huurders betaal betaalt betalen
    betaald kost kosten rekent rekenen levert leveren
    """.split()
)
"""Words of every agreement, and verbs that the wanted value says already: they weigh this at most, also in a
small library where they are rare."""

MIN_REST, REST = 5, 0.7
SAME_ROOT, SAME_VERB = 0.85, 0.95
_LONG_VOWEL = re.compile(r"([aeou])\1([^aeiou])$")
_DERIVED = re.compile(r"^(\w{4,}?)(?:aties?|eert|eren|erende?|eerde?n?|ering(?:en)?|schap(?:pen)?|ator(?:en|s)?)$")
_ORDINAL = re.compile(r"\b([1-5])\s?(?:e|de|ste)\b")
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde")

Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """A question word made comparable: `stems` maps each stem that meets it to how well, 0 to 1, `phrases` are
    runs of stems that meet it together; `weight` is how telling the word is, 0 to 1; `parts` are the stems of
    its compound parts; `known` tells that the library has it or a word for it."""

    term: Term
    stem: str
    parts: tuple[str, ...]
    stems: Mapping[str, float]
    phrases: tuple[tuple[tuple[str, ...], float], ...]
    weight: float
    known: bool


class Matcher:
    """Compares question words with texts of one version of the index. Safe to use from several threads."""

    def __init__(self, analyzer: DutchAnalyzer, word_counts: Mapping[str, int], thesaurus: Thesaurus) -> None:
        self._analyzer = analyzer
        self._thesaurus = thesaurus
        self._counts: dict[str, int] = {}
        for text, count in word_counts.items():
            for word in analyzer.words(text):
                for stem in (word.term, *word.parts):
                    self._counts[stem] = self._counts.get(stem, 0) + count
        self._n_words = sum(word_counts.values()) + 2
        self._vocabulary = [s for s in self._counts if len(s) >= MIN_TYPO_LENGTH - 1 and s.isalpha()]
        self.bag = lru_cache(maxsize=50_000)(self._bag)

    def has(self, stem: str) -> bool:
        """Whether the library has a word, or part of a word, with this stem."""
        return stem in self._counts

    def asked(self, terms: Sequence[Term], question: str) -> tuple[AskedTerm, ...]:
        """The words `terms` of a question, made comparable; a word that the analysis drops is left out. The whole
        `question` is looked up in the thesaurus, whose phrases hold words that are no terms."""
        words = [(term, word) for term in terms for word in list(self._analyzer.words(term.text))[:1]]
        inherited = [term.text for term in terms if term.inherited]
        groups = self._thesaurus.groups(
            [word.surface for word in self._analyzer.words(" ".join([question, *inherited]))]
        )
        return tuple(self._asked_one(term, word, groups) for term, word in words)

    def _asked_one(self, term: Term, word: Word, groups: Sequence[Group]) -> AskedTerm:
        stems: dict[str, float] = {word.term: WHOLE}
        phrases: dict[tuple[str, ...], float] = {}
        for group in groups:
            if word.term in group.own:
                self._add_labels(group, self._rarity(word.term), stems, phrases)
                self._add_rests(group, word.term, stems)
        if root := root_of(word.surface):
            stems.setdefault(root, SAME_ROOT)
        if verb := self._verb_of(word):
            stems.setdefault(verb, SAME_VERB)
        known = word.term in self._counts
        if not known:
            for meant in self._meant(word.term):
                stems.setdefault(meant, TYPO)
        weight = self._weight(word, stems) * (0.6 if term.inherited else 1.0)
        if term.text in GENERAL_WORDS and not term.counted:
            weight = min(weight, GENERAL)
        has_other = any(stem in self._counts for stem in stems)
        return AskedTerm(term, word.term, word.parts, stems, tuple(phrases.items()), weight, known or has_other)

    def _add_labels(
        self, group: Group, own: float, stems: dict[str, float], phrases: dict[tuple[str, ...], float]
    ) -> None:
        """Adds a concept's other words; one that is far more common than the word asked (rarity `own`) says less."""
        for label in group.labels:
            weight = SAME_MEANING if label.weight >= 0.5 else label.weight * OTHER_MEANING
            rarity = max(self._rarity(stem) for stem in label.terms)
            weight *= min(1.0, math.sqrt(rarity / own))
            if len(label.terms) == 1:
                stems[label.terms[0]] = max(stems.get(label.terms[0], 0.0), weight)
            else:
                phrases[label.terms] = max(phrases.get(label.terms, 0.0), weight)

    def _add_rests(self, group: Group, own: str, stems: dict[str, float]) -> None:
        """Adds what a compound says beside another word of the question: where "huur … omhoog" is "huurverhoging",
        "omhoog" is "verhoging"."""
        for label in group.labels:
            for other in group.own:
                rest = label.terms[0].removeprefix(other)
                is_rest = len(label.terms) == 1 and rest != label.terms[0] and len(rest) >= MIN_REST
                if is_rest and other != own and rest in self._counts:
                    stems[rest] = max(stems.get(rest, 0.0), REST)

    def _rarity(self, stem: str) -> float:
        """How rare a stem is in the agreements, 0.05 to 1."""
        share = math.log(self._n_words / (self._counts.get(stem, 0) + 1)) / math.log(self._n_words)
        return max(0.05, share**2)

    def _meant(self, stem: str) -> list[str]:
        """The indexed stem that a stem with a typing error stands for, [] when none is near."""
        if len(stem) < MIN_TYPO_LENGTH - 1 or not stem.isalpha():
            return []
        allowed = 1 if len(stem) < 8 else 2
        best = process.extractOne(stem, self._vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return [best[0]] if best and best[0][0] == stem[0] else []

    def _weight(self, word: Word, stems: Mapping[str, float]) -> float:
        """How telling a word is: rare in the agreements is telling; a word that they lack and that is ordinary
        Dutch is a way of putting it, and one that Dutch lacks too is a name."""
        count = self._counts.get(word.term) or max((self._counts.get(other, 0) for other in stems), default=0)
        if not count:
            return self._absent_weight(word)
        rarity = math.log(self._n_words / (count + 1)) / math.log(self._n_words)
        common = shipped_words().get(word.surface, 6.5)
        everyday = min(1.0, max(0.0, (common - EVERYDAY_FROM) / (EVERYDAY_TO - EVERYDAY_FROM)))
        return max(0.08, rarity**2 * (1.0 - EVERYDAY_LOSS * everyday))

    def _absent_weight(self, word: Word) -> float:
        if word.parts:
            return ABSENT_COMPOUND
        if word.surface not in self._analyzer.lexicon:
            return ABSENT_NAME
        return ABSENT_VERB if word.surface.endswith(("t", "de", "den", "te", "ten", "end")) else ABSENT_WORD

    def _bag(self, text: str) -> Bag:
        bag: dict[str, float] = {}
        spelled = _ORDINAL.sub(lambda match: f"{_ORDINALS[int(match[1]) - 1]} ", text)
        spelled = _MONTH.sub(lambda match: f"{_MONTHS[match[1].lower()]} ", spelled)
        for word in self._analyzer.words(spelled):
            bag[word.term] = WHOLE
            for part in word.parts:
                bag.setdefault(part, AS_PART)
            if root := root_of(word.surface):
                bag.setdefault(root, WHOLE)
            if verb := self._verb_of(word):
                bag.setdefault(verb, WHOLE)
        return bag

    def _verb_of(self, word: Word) -> str:
        """The stem of the infinitive that a verb on -t belongs to ("levert": that of "leveren"), "" for others."""
        infinitive = infinitive_of(word.surface, self._analyzer.lexicon)
        return self._analyzer.term_of(infinitive)[0] if infinitive else ""


def root_of(surface: str) -> str:
    """What "renovatie", "renoveren" and "renoveert", or "voorzitter" and "voorzitterschap", have in common, marked
    so that it meets no stem; "" for a word without such an ending."""
    match = _DERIVED.match(surface)
    return f"~{match[1]}" if match else ""


def infinitive_of(surface: str, lexicon: Lexicon) -> str:
    """The infinitive of a verb form on -t when it is a word of `lexicon`: "levert", "betaalt", "geeft" and "stopt"
    give "leveren", "betalen", "geven" and "stoppen"; "" when there is none."""
    if len(surface) < 5 or not surface.endswith("t") or surface.endswith("tt"):
        return ""
    base = surface[:-1]
    short = _LONG_VOWEL.sub(r"\1\2", base)
    soft = {"f": "v", "s": "z"}.get(base[-1])
    forms = [f"{short}en", f"{base}en", f"{base}{base[-1]}en"]
    if soft:
        forms[:0] = [f"{short[:-1]}{soft}en", f"{base[:-1]}{soft}en"]
    return next((form for form in forms if form in lexicon), "")


def met(asked: AskedTerm, bag: Bag) -> float:
    """How well a bag of stems meets a question word, 0 (not at all) to 1 (the word itself)."""
    best = max((weight * bag.get(stem, 0.0) for stem, weight in asked.stems.items()), default=0.0)
    if best < PARTS_OF_ASKED and asked.parts:
        best = max(best, PARTS_OF_ASKED * sum(bag.get(part, 0.0) for part in asked.parts) / len(asked.parts))
    for phrase, weight in asked.phrases:
        if weight > best and all(bag.get(stem, 0.0) for stem in phrase):
            best = weight
    return best
