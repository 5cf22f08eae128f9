"""What a question asks for: the parts that its answer is looked up by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.model import Kind, Scope


class Wanted(StrEnum):
    """The type of value that answers a question; ANY when a sentence answers it."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    DATE = "date"
    DURATION = "duration"
    FREQUENCY = "frequency"
    SIZE = "size"
    WHO = "who"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question, folded. `counted` when the question asks how many of it; `name` when it is
    written as a proper name; `inherited` when it came from an earlier question; `sentence` is the number of its
    sentence in the question, from 0."""

    text: str
    counted: bool = False
    name: bool = False
    inherited: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Intent:
    """A question understood. `completed` is the question with what the conversation adds; `query` what is
    searched for; `reverse` asks what a party leads; `conflict` is a named party that has no part in the
    named municipality's agreement, "" when there is none; `unknown_items` are item numbers that no agreement
    in scope has."""

    completed: str
    kind: Kind
    wanted: Wanted
    scope: Scope
    terms: tuple[Term, ...]
    query: str
    reverse: bool = False
    all_agreements: bool = False
    conflict: str = ""
    unknown_items: tuple[str, ...] = ()


_WANTED = (
    (
        Wanted.PERCENTAGE,
        r"\bhoeveel (?:procent|%)|\bmet hoeveel\b.*\b(?:omhoog|omlaag|stijg\w*|gestegen|daal\w*|dalen|"
        r"verhoog\w*|verhogen|verlaag\w*|verlagen|toeneemt|toenemen|afneemt|hoger|lager|duurder)\b",
    ),
    (
        Wanted.AMOUNT,
        r"\bhoeveel (?:\w+ )?(?:euro|huur|\w*(?:geld|subsidie|budget|bijdrage|kosten|vergoeding|korting))\b|"
        r"\bhoeveel (?:besteedt|besteden|betaalt|betalen|kost|kosten|investeert|investeren|krijgt|krijg|bedraagt)\b",
    ),
    (
        Wanted.COUNT,
        r"^(?:en |maar |van |voor |op |met |bij |in )?hoeveel (?!jaar|"
        r"jaren|maanden|weken|dagen|uur|keer|tijd|krijg|kost|is de|is het)",
    ),
    (Wanted.FREQUENCY, r"\bhoe ?vaak\b|\bhoeveel keer\b|\bfrequentie\b|\bom de hoeveel\b|\belke hoeveel\b"),
    (
        Wanted.DURATION,
        r"\bhoe (?:lang|snel)\b|\bhoeveel (?:jaar|jaren|maanden|weken|dagen|uur)\b|\bdoorlooptijd\b|\blooptijd\b",
    ),
    (
        Wanted.PERCENTAGE,
        r"\bpercentage\b|\bprocent\b|\bwelk(?:e)? (?:deel|aandeel)\b|\bhoeveel (?:procent|"
        r"%)|\b(?:het|welk) (?:aan)?deel\b|\baandeel\b|\bmutatiegraad\b",
    ),
    (
        Wanted.AMOUNT,
        r"\bbedrag\b|\bhoeveel (?:euro|geld|subsidie|budget|huur)\b|\bwat kost|\bkosten\b.*\?|\bhoe duur\b|"
        r"\b(?:huur|inkomens|liberalisatie|aftoppings|kwaliteitskortings|prijs)grens\b|\bgrondprijs\b|\bkavelprijs\b|\bhuurprijs\b|\bbudget\b|€|\beuro\b",
    ),
    (
        Wanted.DATE,
        r"\bwanneer\b|\bdatum\b|\bdeadline\b|\bwelk(?:e)? (?:jaar|jaren|"
        r"maand|kwartaal|periode|termijn|tertiaal)\b|\buiterlijk\b|\bgereed\b",
    ),
    (Wanted.COUNT, r"\bhoeveel\b|\bhoe veel\b|\baantal\b|\bhoe groot\b"),
)


def wanted_of(question: str, kind: Kind) -> Wanted:
    """The type of value that a folded question of this kind asks for."""
    if kind in (Kind.TREKKER, Kind.WHO):
        return Wanted.WHO
    if kind not in (Kind.NUMBER, Kind.DATE, Kind.COMPARISON):
        return Wanted.ANY
    for wanted, pattern in _WANTED:
        if re.search(pattern, question):
            return wanted
    return Wanted.DATE if kind is Kind.DATE else (Wanted.SIZE if kind is Kind.NUMBER else Wanted.ANY)
