"""What annotate says of a whole document: copies, terms, dates, signatures, title."""

from dataclasses import replace

import pytest

from corpus.meaning import annotate
from corpus.model import Agreement, PageCopy
from tests.corpus.meaning.paper import Paper, paper


def bundle() -> Agreement:
    """A letter, an agreement, and the agreement again."""
    made = paper()
    for _ in range(2):
        made.turn().path = ()
        made.heading("Prestatieafspraken").text("Dit zijn de afspraken die wij maken. " * 8).heading("Afspraken", 2)
        made.bullets("Lommer bouwt veertig woningen in de Akkers.", "De gemeente levert de grond aan Lommer.")
        made.turn().text("Bijlage")
    return annotate(made.agreement())


def test_pages_and_items_of_a_copy_are_marked() -> None:
    agreement = bundle()
    assert agreement.page_copies == (PageCopy(4, 2), PageCopy(5, 3))
    first, second, third, fourth = agreement.commitments
    assert (first.copy_of, second.copy_of) == (None, None)
    assert (third.copy_of, fourth.copy_of) == (first.key, second.key)


def test_annotate_leaves_the_reading_as_it_is_and_may_be_repeated() -> None:
    read = paper().heading("Afspraken", 2).bullets("Lommer bouwt veertig woningen.").agreement()
    once = annotate(read)
    assert (once.pages, once.tables) == (read.pages, read.tables)
    assert annotate(once) == once


def test_title_period_and_municipality() -> None:
    agreement = annotate(paper().agreement())
    assert agreement.title == "Prestatieafspraken Veenburg 2025-2028"
    assert (agreement.municipality, agreement.years) == ("Veenburg", (2025, 2028))


def test_a_year_slice_covers_its_year() -> None:
    made = Paper().heading("Prestatieafspraken 2021 – 2026: Jaarschijf 2024").text("De gemeente Veenburg stelt vast.")
    assert annotate(made.agreement()).years == (2024, 2024)


def test_signatures() -> None:
    made = paper().turn().heading("Ondertekening", 2).text("Aldus overeengekomen op 7 december 2024")
    made.text("Mw. A.B. de Wit, wethouder wonen", "Dhr. C. Jansen, directeur-bestuurder Lommer")
    agreement = annotate(made.agreement())
    assert agreement.signed_on == "2024-12-07"
    assert agreement.signatories == ("Mw. A.B. de Wit, wethouder wonen", "Dhr. C. Jansen, directeur-bestuurder Lommer")


def test_a_document_that_says_nothing_stays_empty() -> None:
    agreement = annotate(Paper().text("Hier staat niets.").agreement())
    assert (agreement.commitments, agreement.definitions, agreement.signatories) == ((), (), ())
    assert (agreement.municipality, agreement.years, agreement.signed_on) == ("", None, "")


@pytest.mark.parametrize("n_pages", [0, 1])
def test_empty_documents(n_pages: int) -> None:
    agreement = replace(Paper().agreement(), pages=Paper().agreement().pages[:n_pages])
    assert annotate(agreement).commitments == ()


def test_terms_from_tables_lists_and_sentences() -> None:
    made = paper().table(("Begrip", "Definitie"), ("Flexwoning", "Een woning die verplaatst kan worden."))
    made.heading("Begrippenlijst", 2).text("Middenhuur: een huur boven de grens voor sociale huur.")
    made.text("**Statushouder** Een vluchteling met een vergunning.")
    made.heading("Bouwen", 2).text("Onder doorstroming verstaan wij het verhuizen naar een passende woning.")
    found = {term.term: term.text for term in annotate(made.agreement()).definitions}
    assert found["Flexwoning"] == "Een woning die verplaatst kan worden."
    assert found["Middenhuur"] == "een huur boven de grens voor sociale huur."
    assert found["Statushouder"] == "Een vluchteling met een vergunning."
    assert "doorstroming" in found
