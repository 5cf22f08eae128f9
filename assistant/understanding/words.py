"""Words of a question: folding, splitting, and which of them carry no content."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"[€]?\d+(?:[.,:/-]\d+)*%?|[^\W\d_]+(?:['’.&-][^\W_]+)*|[^\W_]+", re.UNICODE)
_SPACES = re.compile(r"\s+")

FUNCTION_WORDS = frozenset(
    """
    aan al alle allemaal als alsnog alvast ander andere anders alleen beide ben bent bij bijna binnen daar daarbij
    daarin daarmee daarna daarom daarop daarover daaruit daarvan daarvoor dan dat de deze die dit doch doen doet
    dien dient door dus echt een eens eerst eigenlijk elk elke en enige er erg erbij erin ermee erop erover ervan
    ervoor even gaan gaat ga gedaan geen gehad geweest had hadden heb hebben hebt heeft heel hem hen het hier
    hierbij hierin hiermee hierover hiervan hiervoor hij hoe hoeveel hoezo hun ieder iedere iemand iets ik in ja je
    jij jou jouw jullie kan kon konden kunnen kunt maar mag me meer men met mij mijn mis misschien mogen moet
    moeten mocht naar nee niet niets niks nog nou nu of om omdat onder ons onze ook op over per precies qua samen
    sinds sommige soms steeds te tegen toch toe tot tussen tijdens uit uw u van vanuit vanaf veel via volgens voor
    vooral waar waaraan waarbij waarin waarmee waarom waarop waarover waarvan waarvoor wanneer want waren was
    wat we wel welk welke wie wiens wij wil willen word worden wordt zal ze zeer zelf zelfs zich zij zijn zo zoals
    zou zouden zowel
    """.split()
)

FRAMING_WORDS = frozenset(
    """
    aangeven afgesproken afspraak afspraken alsjeblieft alstublieft antwoord beantwoorden benieuwd bestaan bestaat
    council document documenten eigen exact geef geeft geven genoemd gesproken gevraagd graag hallo hoi hoeft
    horen hoor informatie kort kortom krijg krijgen krijgt laat laten leggen leg leggen vertel vertellen
    lezen maken maak maakt gemaakt nagaan naam namelijk noem noemen noemt opgenomen overeengekomen overzicht
    gehoord partij partijen precies prestatieafspraak prestatieafspraken raad raadslid staan staat stel stelt
    som sommen tekst uitleggen vastgelegd vergelijk vergelijken verschil vind vinden vraag vragen vroeg wegens
    weet weten willen wilde zeggen zegt zeg zie zien zoek zoeken bedoeld bedoelen betekent betekenen betekenis
    definitie verstaan begrip term hoog hoe groot aantal percentage procent bedrag euro aandeel datum jaar dag
    maand kwartaal trekker trekkers trekt voortouw verantwoordelijk verantwoordelijke deadline termijn klaar stand
    zaken voortgang status lijst opsomming rij allen welnu bijvoorbeeld concreet
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question: `text` as typed, `folded` in lower case without accents, `start` its place."""

    text: str
    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, accents off, typographic quotes and dashes made plain."""
    plain = text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def fold_name(text: str) -> str:
    """`fold`, with y for ij and hyphens as spaces: spellings of names that people mix up."""
    return _SPACES.sub(" ", fold(text).replace("ij", "y").replace("-", " ")).strip()


def words_of(text: str) -> tuple[Word, ...]:
    """The words and numbers of `text` in order."""
    return tuple(Word(m.group(), fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def squeeze(text: str) -> str:
    """`text` on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


def is_content(word: Word) -> bool:
    """Whether a word says what the question is about (no function word, no word of the asking itself)."""
    return len(word.folded) > 1 and word.folded not in FUNCTION_WORDS and word.folded not in FRAMING_WORDS


def is_shouted(text: str) -> bool:
    """Whether capitals say nothing about names: the text is all upper case."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
