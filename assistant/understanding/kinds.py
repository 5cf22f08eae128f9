"""Which kind of question it is: one-method strategies, tried in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.model import Kind
from assistant.understanding.asking import asking_sentence
from assistant.understanding.words import fold, squeeze


class KindRule(Protocol):
    """Recognises one kind of question."""

    def kind_of(self, question: str) -> Kind | None:
        """The kind, or None when this rule does not know. `question` is folded, on one line."""
        ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """Recognises a kind by a pattern anywhere in the question."""

    kind: Kind
    pattern: re.Pattern[str]

    def kind_of(self, question: str) -> Kind | None:
        """The kind when the pattern occurs."""
        return self.kind if self.pattern.search(question) else None


@dataclass(frozen=True, slots=True)
class VerbFirst:
    """Recognises a yes-or-no question by the verb it opens with, or by "klopt het dat" and "of … zal"."""

    opening: re.Pattern[str]

    def kind_of(self, question: str) -> Kind | None:
        """YES_NO when the question, or its last sentence, opens with a verb."""
        sentences = [s.strip() for s in re.split(r"(?<=[.?!:;])\s+", question) if s.strip()]
        last = sentences[-1] if sentences else question
        last = re.sub(r"^(?:en|maar|ook|dus|of|hallo|hoi|beste \w+|goede\w+)[, ]+", "", last)
        return Kind.YES_NO if self.opening.match(last) else None


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The answer of the first rule that knows; OPEN when none does."""

    rules: Sequence[KindRule]

    def kind_of(self, question: str) -> Kind:
        """The kind of `question`, in any spelling: of the sentence that asks, else of the whole."""
        for text in dict.fromkeys((asking_sentence(question), question)):
            plain = squeeze(fold(text))
            kind = next((kind for rule in self.rules if (kind := rule.kind_of(plain))), None)
            if kind is not None:
                return kind
        return Kind.OPEN


def _phrase(kind: Kind, *alternatives: str) -> Phrase:
    return Phrase(kind, re.compile("|".join(alternatives)))


_VERBS = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|komt|komen|kwam|gaat|gaan|heeft|hebben|had|hebt|mag|mogen|moet|moeten|kan|kunnen|"
    r"zal|zullen|wil|willen|doet|doen|krijgt|krijgen|staat|staan|blijft|blijven|betaalt|betalen|bouwt|bouwen|"
    r"geldt|gelden|klopt|bestaat|bestaan|maakt|maken|werkt|werken|geeft|geven|neemt|nemen|stelt|stellen|zit|zitten|"
    r"helpt|helpen|verkoopt|verkopen|vindt|vinden|houdt|houden|draagt|dragen|biedt|bieden|levert|leveren|zorgt|zorgen|"
    r"onderzoekt|onderzoeken|doen|past|passen|plaatst|plaatsen|organiseert|organiseren|ondersteunt|steunt|vraagt|vragen|"
    r"hoeft|hoeven|investeert|investeren|stijgt|stijgen|daalt|sloopt|slopen|verhuurt|koopt|betrekt|deelt|betreft|"
    r"wijst|wijzen|voert|voeren|streeft|streven|gebruikt|valt|vallen|ligt|liggen|loopt|lopen|meldt|heerst|"
    r"verhoogt|verhogen|verlaagt|stopt|steekt|plannen|plant|start|starten|beperkt|beperken|toetst|evalueert|evalueren)"
)

KIND_RULES = FirstOf(
    (
        _phrase(
            Kind.OUTSIDE,
            r"^(?:kun je |kunt u |wil je )?(?:schrijf|vertaal|programmeer|zing|teken|rijm)\b",
            r"\b(?:gedicht|mop|grap|recept|weersverwachting|wat voor weer|"
            r"voetbal|hoe heet je|wie ben jij|hoe laat is het)\b",
        ),
        _phrase(
            Kind.COMPARISON,
            r"\bverg[ea]lij?k",
            r"\b(?:het|de|welke|welk|wat) verschil(?:len)?\b.*\b(?:tussen|met|van)\b",
            r"\bverschilt\b",
            r"\bten opzichte van\b",
            r"\bversus\b",
            r"\bvs\b",
            r"\b(?:elke|alle|iedere|per|de verschillende) (?:gemeente|gemeenten|corporatie|corporaties|"
            r"woningcorporatie|woningcorporaties)\b.*\b(?:elk|naast elkaar|welke|hoeveel|wat|hoe)\b",
            r"\b(?:hoeveel|wat|welk|hoe)\b.*\b(?:per|elke|iedere) (?:gemeente|corporatie|woningcorporatie)\b",
            r"\bwelke (?:gemeente|corporatie|woningcorporatie)\b.*\b(?:meeste|"
            r"minste|hoogste|laagste|grootste|kleinste|meer|minder)\b",
            r"\bnaast elkaar\b",
            r"\b(?:veranderd|gewijzigd|anders)\b.*\b(?:ten opzichte|sinds|vergeleken|tussen|van \d{4} naar|in \d{4})\b",
            r"\bin welke gemeente(?:n)?\b",
            r"\bwie heeft (?:de |het )?(?:meeste|minste|meer|hoogste|laagste)\b",
        ),
        _phrase(
            Kind.NUMBER,
            r"\b(?:tot|boven|onder|vanaf|tegen) welke? \w*(?:inkomens?|prijs|bedrag|"
            r"huur|grens|hoogte|leeftijd|aantal|percentage|grootte|omvang|oppervlakte)\b",
        ),
        _phrase(Kind.LIST, r"^(?:kunt u |kun je |wil je )?(?:noem|som|geef|lijst|toon)\b(?!.*\btrekker)"),
        _phrase(
            Kind.NUMBER,
            r"^(?:en |maar |van |voor |op |met |bij |om )?hoeveel (?!jaar|jaren|maanden|weken|dagen|uur|keer|tijd)",
        ),
        _phrase(Kind.TREKKER, r"\btrekkers?\b", r"\bwie trekt\b", r"\bactiehouder", r"\btrekkerschap\b"),
        _phrase(
            Kind.DATE,
            r"\b(?:wanneer|(?:op )?welke (?:dag|datum))\b.*\b(?:ondertekend|"
            r"getekend|tekende|handtekening|gesloten|afgesloten)",
            r"\b(?:wanneer|(?:op )?welke (?:dag|datum)) (?:was|is) dat\b|\bwanneer dat (?:was|is)\b",
        ),
        _phrase(
            Kind.WHO,
            r"\bwie\b.*\b(?:ondertekend|getekend|tekende|ondertekende|tekenden|ondertekenden|tekent|handtekening)",
            r"\bdoor wie\b.*\b(?:ondertekend|getekend)",
            r"\bondertekenaars?\b",
            r"\bhandtekening",
            r"\bwelke (?:partijen|organisaties)\b.*\b(?:ondertekend|"
            r"getekend|tekenden|sloten|gesloten|maakten|afgesloten)",
        ),
        _phrase(
            Kind.STATUS,
            r"\bstand van zaken\b",
            r"\bvoortgang\b",
            r"\bhoe (?:staat|ver|loopt|verloopt|gaat)\b",
            r"\bwat is de status\b",
            r"^status\b",
            r"\bgerealiseerd tot nu\b",
            r"\bwat is er (?:al |tot nu toe )?(?:gebeurd|gedaan|terechtgekomen|bereikt)\b",
            r"\bwat is er terechtgekomen\b",
            r"\b(?:prioriteit)\b",
            r"\bop schema\b",
        ),
        _phrase(
            Kind.DATE,
            r"\bwanneer\b",
            r"\b(?:op )?welke datum\b",
            r"\bdatum\b",
            r"\bwelk(?:e)? (?:jaar|maand|kwartaal|periode|termijn|jaren|looptijd|tertiaal)\b",
            r"\bhoe lang\b(?! is)",
            r"\bdeadline\b",
            r"\bper wanneer\b",
            r"\buiterlijk\b.*\?",
            r"\blooptijd\b",
            r"\bvoor welke (?:periode|jaren)\b",
            r"\bhoe ?vaak\b",
            r"\bhoe snel\b",
            r"\bhoe oud\b",
            r"\bgereed\b",
            r"\bwat is de periode\b",
            r"\bdoorlooptijd\b",
        ),
        _phrase(
            Kind.NUMBER,
            r"\bhoeveel\b",
            r"\bhoe veel\b",
            r"\bwelk(?:e)? (?:percentage|bedrag|aantal|deel|aandeel|"
            r"norm|prijs|huurprijs|grens|inkomensgrens|maximum|minimum)\b",
            r"\bhoe (?:hoog|groot|duur|laag|klein|ver|breed|zwaar)\b",
            r"\bwat (?:kost|kosten|is het (?:percentage|bedrag|aantal|maximum|"
            r"minimum|maximale|minimale|budget|streefpercentage|aandeel))\b",
            r"\bwat (?:mag|mogen|gaat|gaan|zal|zullen|moet|moeten) .*\bkosten\b",
            r"\bpercentage\b|\baandeel\b",
            r"\bbedrag\b",
            r"\baantal\b(?!.*\bwelke\b)",
            r"\bwat is de (?:\w+ )?(?:maximale|minimale|\w*grens|prijs|kavelprijs|"
            r"huurprijs|norm|taakstelling|bandbreedte|verdeling|signaalwaarde|mutatiegraad)\b",
            r"\bprocent\b.*\?",
        ),
        _phrase(
            Kind.DEFINITION,
            r"\b(?:betekent|betekenen|betekenis|definitie|bedoeld|bedoelen|verstaan|houdt .* in|begrip|omschrijving)\b",
            r"\bwat (?:is|zijn) (?:een |de |het )?['\"‘’“”]?[\w'’-]+(?: [\w'’&-]+){0,3}['\"‘’“”]?\?*$",
            r"\bwaar staat .+ voor\b",
            r"\bwat is dat\b",
            r"\bleg\b.*\buit\b.*\bwat\b",
            r"\bwat wil .* zeggen\b",
        ),
        _phrase(
            Kind.LIST,
            r"\bnoem\b",
            r"\bsom .*op\b",
            r"\bopsomming\b",
            r"\bgeef (?:mij |me |ons )?(?:een |de |alle )(?:\w+ )?(?:lijst|overzicht|opsomming|rij|rijtje)",
            r"\bwelke (?:\w+ ){0,2}(?!is\b|was\b|als\b|ons\b|huis\b|eens\b)\w+(?:en|s|ingen|eren|ën)\b",
            r"\bwat zijn (?:de|alle)\b",
            r"^(?:en )?waar (?!om\b|van\b|voor\b|staat\b|mee\b)",
            r"\b(?:op|in|aan) welke (?:plek|plekken|locatie|locaties|straat|straten|wijk|wijken|buurt|buurten)\b",
            r"\balle afspraken\b",
            r"^lijst\b",
            r"^overzicht\b",
            r"\bwelke allemaal\b",
        ),
        VerbFirst(re.compile(_VERBS + r"\b")),
        _phrase(
            Kind.YES_NO,
            r"\bklopt het\b",
            r"\bis het (?:waar|zo|juist|mogelijk|toegestaan)\b",
            r"\bof er\b",
            r"\bmogen\b.*\?$",
        ),
        _phrase(
            Kind.WHO,
            r"\bwie\b",
            r"\bwiens\b",
            r"\bwelke (?:partij|organisatie|instantie|corporatie|"
            r"woningcorporatie|afdeling|gemeente|aannemer|persoon|wethouder)\b",
            r"\bdoor welke\b",
        ),
    )
)
"""All rules, most telling first."""
