"""Who is trekker of an agreed item, and how that is known: one class for each way of telling it."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.meaning.columns import Column
from corpus.meaning.dates import is_term
from corpus.meaning.directory import Mention, PartyDirectory
from corpus.meaning.drafts import Context, Draft
from corpus.meaning.labels import find_labels
from corpus.meaning.words import folded, folded_in_place
from corpus.model import Agreement, Span, TrekkerSource

_BOLD_TOLD = re.compile(
    r"\bvet(?:gedrukt\w*|gemaakt\w*)?\b[^.]{0,60}\b(?:trekker|verantwoordelijk|voortouw)"
    r"|\b(?:trekker|verantwoordelijk\w*)\b[^.]{0,60}\bvet(?:gedrukt\w*|gemaakt\w*)?\b"
)
_STAR_TOLD = re.compile(
    r"\*\s*(?:=|:|is|betekent|staat voor)\s*(?:de\s+)?(?:\w+\s+)?(?:trekker|verantwoordelijk)"
    r"|\b(?:sterretje|asterisk|\*)[^.]{0,50}\btrekker|\btrekker[^.]{0,60}(?:sterretje|asterisk|\*)"
)
_FIRST_TOLD = re.compile(
    r"(?:eerst\s?genoemde|als eerste genoemde|eerste)\s+partij[^.]{0,60}\btrekker"
    r"|\btrekker[^.]{0,40}\beerst\s?genoemde?\b"
)
_NOBODY = re.compile(
    r"(?:[\s\-–—.?x/]*|n\.?\s?v\.?\s?t\.?|geen|pm|n\.?t\.?b\.?|nader te bepalen|onbekend|nog te bepalen|nvt)$"
)
_AND = re.compile(r"\s+(?:en|&|alsmede)\s+|\s*(?:,(?!\d)|[;/•\n+])\s*(?:en\s+)?(?![^()]*\))")


@dataclass(frozen=True, slots=True)
class Trekkers:
    """The trekkers of an item: their words, the parties meant, where that stands and how it is known."""

    words: tuple[str, ...]
    parties: tuple[str, ...]
    spans: tuple[Span, ...]
    source: TrekkerSource


class TrekkerFinder(Protocol):
    """One way in which documents tell the trekker."""

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The trekkers that this way tells, None when it tells none."""
        ...


class ColumnTrekker:
    """A column, label or matrix letter names the trekker."""

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The words of the trekker cells, each trekker by itself."""
        if draft.named:
            source = TrekkerSource.HEADING if draft.by_heading else TrekkerSource.COLUMN
            words = [part for named in draft.named for part in trekker_words(named.words, context.directory)]
            spans = tuple(span for named in draft.named for span in named.spans)
            return _trekkers(words, spans, source, context.directory)
        words = [
            part
            for cell in draft.trekker_cells
            for part in trekker_words(context.placed.cell_text(cell), context.directory)
            if not is_term(part)
        ]
        spans = tuple(span for cell in draft.trekker_cells for span in cell.spans)
        return _trekkers(words, spans, TrekkerSource.COLUMN, context.directory)


class BoldTrekker:
    """The trekker is the bold one among the parties, in documents that mark it so.

    `marks` is whether this document does; see `bold_marks_trekkers`.
    """

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The bold names in the party cells."""
        if not self.marks:
            return None
        words: list[str] = []
        spans: list[Span] = []
        for _, parts in context.placed.bold_cells(draft.party_cells):
            for part in parts:
                found = trekker_words(context.placed.slice(part), context.directory)
                words += found
                spans += [part] if found else []
        return _trekkers(words, tuple(spans), TrekkerSource.BOLD, context.directory)


class MarkedTrekker:
    """The trekker is the party with an asterisk, or the one named first, in documents that say so."""

    def __init__(self, agreement: Agreement) -> None:
        pages = [folded(page.text) for page in agreement.pages]
        self.by_star = any(_STAR_TOLD.search(page) for page in pages)
        self.by_place = any(_FIRST_TOLD.search(page) for page in pages)

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The marked name among the party cells."""
        cells = [cell for cell in draft.party_cells if cell.text.strip()]
        if not cells or not (self.by_star or self.by_place):
            return None
        text = " ".join(context.placed.cell_text(cells[0]).split())
        mentions = context.directory.mentions(text)
        starred = [mention.words for mention in mentions if text[mention.end :].lstrip(" )").startswith("*")]
        words = starred if self.by_star else [mention.words for mention in mentions[:1]]
        return _trekkers(words, cells[0].spans, TrekkerSource.COLUMN, context.directory)


class InlineTrekker:
    """The item's own words say who is trekker: "(trekker: X)", "onder regie van X", "X is in de lead".

    Where parties stand in a column beside the words, only a label such as "trekker:" tells.
    """

    _WORDED = re.compile(
        r"\b(?:(?:met|is|zijn)\s+(?:als\s+)?)?trekkers?\s+(?:is|zijn|van deze afspraak is"
        r"|hiervan is)?\s*(?:de\s+)?(?P<who>[^.;():\n]{2,60})"
    )
    _HERE = r"(?:hier(?:in|bij|van|voor|op)?|daar(?:in|bij|van|voor|op)?|van deze afspraak|bij deze afspraak)"
    _LEAD = r"(?:het voortouw|het initiatief|de regie|de lead|de trekkersrol)"
    _BEFORE = re.compile(
        rf"(?:\s+(?:is|zijn))?(?:\s+(?:{_HERE}|samen|gezamenlijk|de))*\s+(?:(?:kar)?trekkers?\b"
        rf"|in de lead\b|penvoerder\b)"
        rf"|\s+(?:neemt|nemen|heeft|hebben|voert|voeren|krijgt)(?:\s+(?:samen"
        rf"|gezamenlijk))?(?:\s+{_HERE}(?:\s+samen)?\s+{_LEAD}\b"
        rf"|\s+{_LEAD}\s*(?=[.;)!]|$))"
    )
    _AFTER = re.compile(r"(?:onder (?:de )?regie van|in de lead is|trekker is)\s+(?:de\s+|het\s+)?$")
    _INVERTED = re.compile(rf"(?:neemt|nemen|is|zijn|heeft|voert)\s+(?:{_HERE}\s+)?(?:de\s+|het\s+)?$")
    _INVERTED_END = re.compile(
        rf"\s+(?:{_HERE}\s+)?(?:in de lead|(?:de\s+)?(?:kar)?trekker)\b|\s+{_HERE}\s+{_LEAD}\b"
        rf"|\s+{_LEAD}\s*(?=[.;)!]|$)"
    )

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The first way of saying it that the item's text holds."""
        for span in (*draft.labelled, *draft.main, *draft.notes):
            text = context.placed.slice(span)
            found = self._labelled(text)
            if not found and not draft.asks_trekker and not draft.party_cells:
                found = self._worded(text, context.directory)
            if found:
                words = trekker_words(text[found[0] : found[1]], context.directory)
                place = Span(span.page, span.start + found[0], span.start + found[1])
                told = _trekkers(words, (place,), TrekkerSource.INLINE, context.directory)
                if told and (
                    told.parties or context.directory.departments(told.words[0]) or len(told.words[0].split()) <= 5
                ):
                    return told
        return None

    def _labelled(self, text: str) -> tuple[int, int] | None:
        """Start and end of the words behind a label such as "trekker:"."""
        return next(((found.start, found.end) for found in find_labels(text) if found.column is Column.TREKKER), None)

    def _worded(self, text: str, directory: PartyDirectory) -> tuple[int, int] | None:
        """Start and end of the party that a sentence puts in the lead."""
        plain = folded_in_place(text)
        for group in joined_mentions(directory.mentions(text), plain):
            start, end = group[0].start, group[-1].end
            if self._BEFORE.match(plain, end) and not re.search(r"\b(?:of|welke|als|indien)\s+$", plain[:start]):
                return start, end
            if self._AFTER.search(plain, max(0, start - 40), start):
                return start, end
            if self._INVERTED.search(plain, max(0, start - 30), start) and self._INVERTED_END.match(plain, end):
                return start, end
        match = self._WORDED.search(plain)
        if match and directory.mentions(text[match.start("who") : match.end("who")]):
            first = directory.mentions(text[match.start("who") : match.end("who")])[0]
            return match.start("who") + first.start, match.start("who") + first.end
        return None


class HeadingTrekker:
    """The heading above the item gives it to a party: "BIJDRAGE GEMEENTE", "Inzet corporaties", "Gemeente:"."""

    _FRAME = re.compile(
        r"(?:(?:bijdragen?|inzet|trekkers?\s*:?|onder regie|voortouw\s*:?|verantwoordelijk\w*\s*:?"
        r"|afspraken(?: met trekker)?|prestaties|acties|activiteiten|taken|taak|rol|inspanningen"
        r"|verplichtingen|verantwoordelijkheden"
        r"|toezeggingen|wat doe[nt]|wat gaa[nt]|dit doe[nt]|dit gaa[nt])\s*(?:van|door|voor"
        r"|namens)?)?\s*(?:de|het)?\s*$"
    )
    _END = re.compile(
        r"\s*(?:(?:doen|zal|zullen|zal doen|doet|gaat|gaan|gaat doen|zorgt|zorgen|voor|zegt|zeggen"
        r"|toe|draagt|dragen|bij|het volgende"
        r"|spant zich in om|verplicht zich(?: tot)?|spreekt af|doet het volgende)\s*)*[:?.]?\s*(?:\(.*\))?\s*$"
    )

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The party of the innermost heading that gives the items under it to one."""
        for heading in reversed(draft.heading_path[-2:]):
            words = heading_parties(heading, context.directory)
            if words:
                return _trekkers(words, (), TrekkerSource.HEADING, context.directory)
        return None


class ActingParty:
    """Not a trekker: the party that acts in the item's sentence, for items whose document tells no trekker."""

    _NO_SUBJECT = re.compile(
        r"\b(?:met|van|voor|aan|bij|tussen|naar|op|over|in|namens|vanuit|tot|onder|via|richting|uit"
        r"|per|zonder|buiten|binnen|dat|als"
        r"|indien|wanneer|of|waar|welke|waarvan|dan|dit door|betrekt"
        r"|betrekken)\s+(?:\w+e\s+)?(?:de\s+|het\s+|alle\s+|beide\s+|haar\s+|hun\s+|andere\s+)?$"
    )
    _AGENT = re.compile(r"\bdoor\s+(?:de\s+|het\s+)?$")
    _PASSIVE = re.compile(r"\b(?:word(?:t|en)|werd(?:en)?|is|zijn|zal|zullen)\b")
    _UNDERGOES = re.compile(r"\S*\s+(?:worden|wordt)\b")
    _WE = re.compile(r"^\W*(?:we|wij)\b|^[^.]{0,60}?\b\w+(?:en|n)\s+(?:we|wij)\b")

    def find(self, draft: Draft, context: Context) -> Trekkers | None:
        """The acting party of the first sentence that has one."""
        if draft.asks_trekker:
            return None
        for span in draft.main:
            text = context.placed.slice(span)
            for start, end in _sentences(text):
                found = self._actor(text[start:end], context.directory)
                if found is None:
                    continue
                if not found:
                    return None
                first, last = start + found[0].start, start + found[-1].end
                words = trekker_words(text[first:last], context.directory)
                place = Span(span.page, span.start + first, span.start + last)
                return _trekkers(words, (place,), TrekkerSource.SUBJECT, context.directory)
        return self._only_party(draft, context)

    @staticmethod
    def _only_party(draft: Draft, context: Context) -> Trekkers | None:
        """The one party that stands beside an item whose words have no actor."""
        texts = [context.placed.cell_text(cell) for cell in draft.party_cells]
        names = [name for text in texts for name in context.directory.names_in(text)]
        if len(names) != 1 or not context.directory.is_listing(texts[0]):
            return None
        spans = tuple(span for cell in draft.party_cells for span in cell.spans)
        return _trekkers(trekker_words(texts[0], context.directory), spans, TrekkerSource.SUBJECT, context.directory)

    def _actor(self, sentence: str, directory: PartyDirectory) -> Sequence[Mention] | None:
        """The mentions that act; empty when the sentence's subject is "we"; None when it has no actor."""
        plain = folded_in_place(" ".join(sentence.split("\n")))
        if self._WE.match(plain):
            return ()
        for group in joined_mentions(directory.mentions(sentence), plain):
            before = plain[: group[0].start]
            if self._AGENT.search(before):
                if self._PASSIVE.search(plain):
                    return group
                continue
            if not self._NO_SUBJECT.search(before) and not self._UNDERGOES.match(plain, group[-1].end):
                return group
        return None


def bold_marks_trekkers(drafts: Iterable[Draft], context: Context) -> bool:
    """Whether this document tells trekkers by bold: cells with several parties where some, not all, are bold."""
    mixed = listing = 0
    told = any(_BOLD_TOLD.search(folded(page.text)) for page in context.agreement.pages)
    for draft in drafts:
        for cell, parts in context.placed.bold_cells(draft.party_cells):
            names = context.directory.mentions(context.placed.cell_text(cell))
            if len(names) < 2:
                continue
            listing += 1
            bold = sum(len(context.directory.mentions(context.placed.slice(part))) for part in parts)
            mixed += 0 < bold < len(names)
    return (mixed >= 2 and mixed * 10 >= listing) or (told and mixed > 0)


def heading_parties(heading: str, directory: PartyDirectory) -> list[str]:
    """The parties that a heading gives the items under it to, as printed; none for any other heading."""
    bare = re.sub(r"^[\W\d]+", "", heading)
    for group in joined_mentions(directory.mentions(bare), folded_in_place(bare)):
        plain = folded_in_place(bare)
        if folded(group[0].words) in {"huurders", "partijen"}:
            continue
        start, end = group[0].start, group[-1].end
        if HeadingTrekker._FRAME.match(plain, 0, start) and HeadingTrekker._END.match(plain, end):
            return trekker_words(bare[start:end], directory)
    return []


def joined_mentions(mentions: Sequence[Mention], plain: str) -> list[list[Mention]]:
    """Mentions in groups: those with only commas, "en" and articles between them are one group."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        between = plain[groups[-1][-1].end : mention.start] if groups else "."
        if groups and re.fullmatch(r"\s*(?:,\s*)?(?:(?:en|alsmede|&|/)\s+)?(?:de\s+|het\s+)?", between):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def trekker_words(text: str, directory: PartyDirectory) -> list[str]:
    """Each trekker of a cell or phrase by itself, in the words of the document."""
    bare = " ".join(text.split()).strip(" .:;,-–•")
    if _NOBODY.fullmatch(folded(bare)):
        return []
    decoded = directory.decoded(bare)
    if decoded:
        return list(dict.fromkeys(decoded))
    mentions = directory.mentions(bare)
    left = list(folded_in_place(bare))
    for mention in mentions:
        left[mention.start : mention.end] = " " * (mention.end - mention.start)
    if mentions and not re.sub(r"\b(?:en|de|het|alle|samen met|met)\b|[^\w]", "", "".join(left)):
        return list(dict.fromkeys(_with_article(mention, bare) for mention in mentions))
    if len(mentions) > 1 and not re.search(r",(?!\d)|[;/()]|\ben\b", "".join(left)):
        return _run_together(bare, mentions)
    parts: list[str] = []
    start = 0
    for cut in _AND.finditer(bare):
        after = bare[cut.end() :]
        if cut.group().strip() in {"en", "&", "alsmede"} and not _opens_with_party(after, directory):
            continue
        parts.append(bare[start : cut.start()])
        start = cut.end()
    parts.append(bare[start:])
    return [part.strip(" .:;,-–") for part in parts if part.strip(" .:;,-–")]


def _with_article(mention: Mention, text: str) -> str:
    """A mention's words with the article that is part of a name ("De Wende")."""
    before = re.search(r"(?<!\w)(?:De|Het)\s$", text[: mention.start])
    name = (
        before
        and mention.words[:1].isupper()
        and not mention.words.lower().startswith(("gemeente", "corporatie", "woning", "huurder"))
    )
    return text[before.start() : mention.end] if before and name else mention.words


def _run_together(text: str, mentions: Sequence[Mention]) -> list[str]:
    """Parties that stand one below the other without a sign between them; capitalised words between are more."""
    parts: list[str] = []
    end = 0
    for mention in mentions:
        parts += [text[end : mention.start].strip(), mention.words]
        end = mention.end
    parts.append(text[end:].strip())
    known = {mention.words for mention in mentions}
    kept = [part for part in parts if part in known or (re.fullmatch(r"[A-Z][^\d%]{3,40}", part) and " " not in part)]
    return list(dict.fromkeys(kept))


def _opens_with_party(text: str, directory: PartyDirectory) -> bool:
    """Whether a text begins with a party or a function."""
    bare = re.sub(r"^(?:de|het)\s+", "", text)
    mentions = directory.mentions(bare)
    functions = directory.departments(bare)
    return bool(mentions and mentions[0].start == 0) or bool(functions and bare.startswith(functions[0]))


def _trekkers(
    words: Sequence[str], spans: tuple[Span, ...], source: TrekkerSource, directory: PartyDirectory
) -> Trekkers | None:
    """`Trekkers` of words, None for none."""
    if not words:
        return None
    parties = tuple(dict.fromkeys(name for word in words for name in directory.names_in(word)))
    return Trekkers(tuple(dict.fromkeys(words)), parties, spans, source)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; abbreviations and numbers do not end one."""
    cuts = [
        m.end()
        for m in re.finditer(r"(?<![A-Z])(?<!\bca)(?<!\bo\.a)(?<!\bbijv)(?<!\bincl)[.!?:](?=\s+[A-Z0-9•\-])", text)
    ]
    edges = [0, *cuts, len(text)]
    return [(start, end) for start, end in itertools.pairwise(edges) if text[start:end].strip()]
