"""Who is trekker of an item, from the register; and the reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.case import Case, commitment_quote
from assistant.answering.draft import COUNT, Draft, DraftClaim, Quote
from assistant.answering.passages_text import n_words, shortened, shown
from assistant.answering.sentence import sentence_claim
from assistant.answering.topics import Topic, has_named_trekker, items_asked, topics_found, with_keys
from assistant.answering.trust import missing_name
from assistant.answering.wording import NO_TREKKER, joined
from assistant.evidence.matching import met
from assistant.places import place_of
from assistant.understanding.words import fold, fold_name, squeeze
from corpus.model import Agreement, Commitment, Role, Span, TrekkerSource

MIN_TOPIC = 0.55
"""Least coverage of the question by an item before its trekker is told."""

_HOW = {
    TrekkerSource.COLUMN: "kolom Trekker",
    TrekkerSource.BOLD: "vetgedrukt bij de partijen",
    TrekkerSource.INLINE: "in de tekst",
    TrekkerSource.HEADING: "in de kop",
}
_ROLE_WORDS = {
    Role.MUNICIPALITY: ("gemeent",),
    Role.CORPORATION: ("corporatie", "woningcorporatie", "woningcorp"),
    Role.TENANT_ORGANISATION: ("huurdersorganisatie", "huurdersvereniging"),
}


class TrekkerAnswer:
    """The trekker of the items a question names or is about."""

    def answer(self, case: Case) -> Draft | None:
        """One line per item; None when no item fits the question."""
        if case.intent.reverse:
            return reverse_answer(case)
        topics = _one_per_item(items_asked(case)) if case.intent.scope.items else _topic(case)
        if not topics:
            return None
        claims = tuple(trekker_claim(topic.agreement, topic.commitment) for topic in topics[:6])
        if len(topics) == 1 and not has_named_trekker(topics[0].commitment):
            claims += tuple(_acting_sentence(case, topics[0]))
        return Draft(claims, listed=len(claims) > 1, strategy="register")


def _acting_sentence(case: Case, topic: Topic) -> list[DraftClaim]:
    """The item's own sentence that meets the question best: who acts stands there."""
    units = [s for s in case.scored if s.unit.commitment is not None and s.unit.commitment.key == topic.commitment.key]
    best = max((s for s in units if n_words(s.unit.text) > 4), key=lambda scored: scored.own, default=None)
    if best is None or best.own < 0.3 or best.unit.agreement != topic.agreement.id:
        return []
    return [sentence_claim(best.unit, 35)]


def _one_per_item(topics: Sequence[Topic]) -> list[Topic]:
    """Of each item in each agreement the standing that names the trekker, else the first."""
    chosen: dict[tuple[str, str], Topic] = {}
    for topic in topics:
        key = (topic.agreement.id, topic.commitment.item)
        known = chosen.get(key)
        if known is None or (has_named_trekker(topic.commitment) and not has_named_trekker(known.commitment)):
            chosen[key] = topic
    return [Topic(t.agreement, with_trekker(t.agreement, t.commitment), t.coverage) for t in chosen.values()]


def with_trekker(agreement: Agreement, commitment: Commitment) -> Commitment:
    """The commitment itself, or its counterpart where that one names the trekker."""
    if has_named_trekker(commitment):
        return commitment
    others = with_keys(agreement, commitment.counterparts)
    return next((other for other in others if has_named_trekker(other)), commitment)


def _topic(case: Case) -> list[Topic]:
    if not case.asked:
        return []
    found = topics_found(case)
    if not found or found[0].coverage < MIN_TOPIC:
        return []
    near = [topic for topic in found if topic.coverage >= found[0].coverage - 0.08]
    best = next((topic for topic in near if has_named_trekker(topic.commitment)), found[0])
    commitment = with_trekker(best.agreement, best.commitment)
    lost = [term for term in case.asked if met(term, case.matcher.bag(_words(commitment))) < 0.3]
    return [] if missing_name(lost, case.asked) else [Topic(best.agreement, commitment, best.coverage)]


def _words(commitment: Commitment) -> str:
    return " ".join(
        (commitment.title, commitment.text, commitment.theme, commitment.progress, *commitment.heading_path)
    )


def trekker_claim(agreement: Agreement, commitment: Commitment) -> DraftClaim:
    """ "Trekker van J 2.4 (…) is Corporaties (kolom Trekker)", or that none is named and who acts."""
    name = item_name(commitment)
    proof = item_quotes(agreement, commitment)
    if is_heading_only(commitment):
        return heading_claim(agreement, commitment)
    if is_loose_inline(commitment):
        who = joined([squeeze(word) for word in commitment.trekker])
        text = f"Bij {name} is geen trekker genoemd. Uitvoerder volgens de tekst: {who}."
        return DraftClaim(
            text, (*proof, *trekker_quotes(agreement, commitment)), frame=(NO_TREKKER,), label=commitment.item
        )
    if has_named_trekker(commitment):
        verb = "is" if len(commitment.trekker) == 1 else "zijn"
        who = joined([squeeze(word) for word in commitment.trekker])
        how = _HOW[commitment.trekker_source]
        quotes = trekker_quotes(agreement, commitment)
        return DraftClaim(
            f"Trekker van {name} {verb} {who} ({how}).", (*quotes, *proof), frame=(how,), label=commitment.item
        )
    text = f"Bij {name} is geen trekker genoemd."
    actors = acting_parties(commitment)
    if actors and commitment.trekker_source is TrekkerSource.SUBJECT:
        text += f" Uitvoerder volgens de tekst: {joined(actors)}."
    elif actors:
        text += f" Partijen bij deze afspraak: {joined(actors)}."
    return DraftClaim(text, proof, frame=(NO_TREKKER,), label=commitment.item)


def is_heading_only(commitment: Commitment) -> bool:
    """Whether the party is known from a heading ("Bijdrage gemeente") that does not call it trekker."""
    heads = fold(" ".join(commitment.heading_path[-2:]))
    return commitment.trekker_source is TrekkerSource.HEADING and not re.search(
        r"trekker|regie|verantwoordelijk", heads
    )


def is_loose_inline(commitment: Commitment) -> bool:
    """Whether the text gives a party a part ("initiatiefnemer") without calling it trekker or in charge."""
    in_charge = re.search(r"\btrek|voortouw|\bregie\b|leiding|\blead\b|verantwoordelijk", fold(commitment.text))
    return commitment.trekker_source is TrekkerSource.INLINE and not in_charge


def heading_claim(agreement: Agreement, commitment: Commitment) -> DraftClaim:
    """The party whose contribution the item is by its heading; no trekker is named."""
    who = joined([squeeze(word) for word in commitment.trekker])
    text = f"Bij {item_name(commitment)} is geen trekker genoemd. Uitvoerder volgens de kop: {who}."
    quotes = (*item_quotes(agreement, commitment), *trekker_quotes(agreement, commitment))
    return DraftClaim(text, quotes, frame=(NO_TREKKER,), label=commitment.item)


def acting_parties(commitment: Commitment) -> list[str]:
    """Who acts according to the text, else who the item is of."""
    if commitment.trekker_source is TrekkerSource.SUBJECT and commitment.trekker:
        return [squeeze(word) for word in commitment.trekker]
    return [squeeze(word) for word in commitment.parties]


def item_name(commitment: Commitment) -> str:
    """ "J 2.4 (Beschikbaarheid …)", or the item's first words where it has no number."""
    title = squeeze(commitment.title)
    if commitment.item:
        return f"{commitment.item} ({shortened(title, 12)})" if title else commitment.item
    return f"‘{shortened(title or shown(commitment.text), 14)}’"


def item_quotes(agreement: Agreement, commitment: Commitment) -> tuple[Quote, ...]:
    """The item's own words as proof: its first page, cut after a few sentences."""
    first = commitment.spans[0]
    spans = [span for span in commitment.spans if span.page == first.page]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    tight = end - start <= sum(s.end - s.start for s in spans) + 4 * len(spans)
    whole = Span(first.page, start, end) if tight else first
    return (commitment_quote(agreement, commitment, whole),)


def trekker_quotes(agreement: Agreement, commitment: Commitment) -> tuple[Quote, ...]:
    """Where the trekker stands."""
    return tuple(commitment_quote(agreement, commitment, span) for span in commitment.trekker_spans)


def reverse_answer(case: Case) -> Draft | None:
    """ "Waarvan is … trekker?": all items that the register gives to a party, with pages and count."""
    wanted = _wanted_parties(case)
    if not wanted:
        return None
    found = [
        (agreement, commitment)
        for agreement in case.agreements
        for commitment in agreement.commitments
        if commitment.copy_of is None and has_named_trekker(commitment) and _led_by(commitment, wanted)
    ]
    unique = {
        (agreement.id, commitment.item or commitment.key): (agreement, commitment) for agreement, commitment in found
    }
    if not unique:
        return None
    pairs = list(unique.values())
    claims = tuple(_led_claim(agreement, commitment) for agreement, commitment in pairs)
    noun = "afspraak" if len(pairs) == 1 else "afspraken"
    intro = f"{joined([name for name, _ in wanted])} is trekker van {COUNT} {noun}:"
    return Draft(claims, intro=intro, listed=True, strategy="register-reverse")


def _wanted_parties(case: Case) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Names as shown with the folded words that a trekker cell has for them."""
    named = [(name, (fold_name(name),)) for name in case.intent.scope.parties]
    if named:
        return named
    asked = {term.stem for term in case.asked}
    for role, words in _ROLE_WORDS.items():
        stems = {word for text in words for word in case.matcher.bag(text)}
        if asked & stems:
            shown_name = {Role.MUNICIPALITY: "De gemeente", Role.CORPORATION: "De corporaties"}.get(
                role, "De huurdersorganisatie"
            )
            return [(shown_name, words)]
    return []


def _led_by(commitment: Commitment, wanted: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    led = fold_name(" | ".join((*commitment.trekker, *commitment.trekker_parties)))
    return any(word in led for _, words in wanted for word in words)


def _led_claim(agreement: Agreement, commitment: Commitment) -> DraftClaim:
    title = squeeze(commitment.title) or shortened(shown(agreement.text_of(commitment.spans[0])), 16)
    label = f"{commitment.item}: " if commitment.item else ""
    page = agreement.pages[commitment.page - 1]
    where = place_of(page.number, page.label)
    quotes = (*trekker_quotes(agreement, commitment), *item_quotes(agreement, commitment))
    return DraftClaim(f"{label}{shortened(title, 16)} ({where})", quotes, frame=(where,), label=commitment.item)
