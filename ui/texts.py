"""Every word that the screens show, in plain Dutch."""

TITLE = "Afspraakwijzer"
INTRO = (
    "Stel een vraag over de prestatieafspraken. Bij elk antwoord ziet u op welke bladzijde het staat; "
    "klik op een bron om de bladzijde te zien."
)
QUESTION_LABEL = "Uw vraag"
QUESTION_PLACEHOLDER = "Bijvoorbeeld: hoeveel sociale huurwoningen komen erbij?"
ASK = "Vraag"
NEW_CONVERSATION = "Nieuw gesprek"
WITHIN_LABEL = "Zoek alleen in"
WITHIN_INFO = "Leeg is: in alle afspraken"
CONVERSATION_LABEL = "Gesprek"
CONVERSATION_EMPTY = "Uw vragen en de antwoorden komen hier."
EXAMPLES_LABEL = "Probeer een van deze vragen"
LOADING = "De afspraken worden nog geladen. Uw vraag wordt zo beantwoord."
SOURCES = "Bronnen"
SUGGESTIONS = "Dit komt in de buurt"
UNDERSTOOD = "Begrepen als"
COPY_ALSO = "staat ook op"
SCANNED = "gescand, tekstherkenning {confidence:.0f} %"
NOTHING_INDEXED = "Er zijn nog geen afspraken ingelezen. Gebruik eerst: afspraakwijzer index MAP"
PAGE_HEADING = "Bladzijde"
PAGE_EMPTY = "Klik op een bron bij een antwoord. De bladzijde verschijnt hier, met de zin gemarkeerd."
PREVIOUS_PAGE = "Vorige bladzijde"
NEXT_PAGE = "Volgende bladzijde"
ZOOM_IN = "Groter"
ZOOM_OUT = "Kleiner"
OPEN_PDF = "Open het PDF-bestand op deze bladzijde"
MARKED = "Gemarkeerd"
QUOTE_GONE = "Deze tekst staat niet meer op deze bladzijde: de afspraken zijn opnieuw ingelezen."
PAGE_ALT = "Bladzijde {page} van {title}"
FETCH_REFUSED = "Adressen buiten deze machine worden niet opgehaald."

EXAMPLE_NUMBER = "Hoeveel sociale huurwoningen komen erbij in {municipality}?"
EXAMPLE_TREKKER = "Wie is trekker van {item} in {municipality}?"
EXAMPLE_RENT = "Wat is afgesproken over de huurverhoging in {municipality}?"
EXAMPLE_COMPARE = "Vergelijk de afspraken over nieuwbouw van alle gemeenten"


def place(page: int, label: str | None) -> str:
    """A page as the user reads it: "p. 25 (pdf 29)", "p. 7", "pdf-pagina 3", or "regel 12"."""
    if label is None:
        return f"pdf-pagina {page}"
    if label.startswith("regel"):
        return label
    return f"p. {label}" if label == str(page) else f"p. {label} (pdf {page})"
