"""Agreed items in running text: bullets, boxes, numbers, articles, labels, prose."""

import pytest

from corpus.meaning import annotate
from corpus.model import Commitment, TrekkerSource
from tests.corpus.meaning.paper import Paper, paper


def told(made: Paper) -> list[Commitment]:
    """The commitments of a document."""
    return list(annotate(made.agreement()).commitments)


@pytest.mark.parametrize(
    "heading", ["Afspraken", "Prestatieafspraken 2025", "Wat gaan we doen?", "Concrete afspraken", "Acties"]
)
def test_bullets_under_a_heading_that_announces_them(heading: str) -> None:
    made = paper().heading("Wonen en zorg", 2).text("Er is veel te doen.").heading(heading, 3)
    made.bullets("De gemeente maakt een woonzorgvisie.", "Lommer bouwt een hofje voor ouderen.")
    made.heading("Betaalbaarheid", 2).text("De huren zijn hoog.")
    assert [(c.text, c.trekker, c.trekker_source) for c in told(made)] == [
        ("De gemeente maakt een woonzorgvisie.", ("gemeente",), TrekkerSource.SUBJECT),
        ("Lommer bouwt een hofje voor ouderen.", ("Lommer",), TrekkerSource.SUBJECT),
    ]
    assert {c.theme for c in told(made)} == {"Wonen en zorg"}


@pytest.mark.parametrize(
    ("heading", "trekker"),
    [
        ("BIJDRAGE GEMEENTE", "GEMEENTE"),
        ("Bijdrage Lommer", "Lommer"),
        ("Inzet corporaties", "corporaties"),
        ("Wat doet de gemeente?", "gemeente"),
        ("Sterk Wonen", "Sterk Wonen"),
        ("Trekker: gemeente Veenburg", "gemeente Veenburg"),
    ],
)
def test_a_heading_gives_its_bullets_to_a_party(heading: str, trekker: str) -> None:
    made = (
        paper().heading("1 Groen", 2).heading(heading, 3).bullets("Bomen planten in elke straat.", "Tuinen vergroenen.")
    )
    assert [(c.trekker, c.trekker_source) for c in told(made)] == [((trekker,), TrekkerSource.HEADING)] * 1 + [
        ((trekker,), TrekkerSource.HEADING)
    ] * (len(told(made)) - 1)
    assert len(told(made)) >= 1


def test_a_list_in_the_next_chapter_is_not_an_item() -> None:
    made = paper().heading("Bijdrage gemeente", 2).bullets("De gemeente onderzoekt wat nodig is voor doorstroming.")
    made.turn().text("De huren zijn als volgt verdeeld:").bullets(
        "21% tot de kwaliteitskortingsgrens", "54% tot de aftoppingsgrens"
    )
    assert [c.text for c in told(made)] == ["De gemeente onderzoekt wat nodig is voor doorstroming."]


def test_boxes_hold_paragraphs_as_items() -> None:
    made = paper().heading("Leefbaarheid", 2).text("Buurten zijn prettig.").heading("Afspraken", 3)
    made.text("De gemeente houdt een wijkschouw.", "Lommer zet een wijkbeheerder in.", box=1)
    assert [c.trekker for c in told(made)] == [("gemeente",), ("Lommer",)]


def test_nested_bullets_belong_to_the_item_above() -> None:
    made = paper().heading("Afspraken", 2).bullets("Lommer zorgt voor betaalbare woningen:")
    made.bullets("minimaal 5% tot de eerste grens;", "minimaal 65% tot de tweede grens.", level=2)
    made.bullets("De gemeente doet onderzoek naar woonlasten.")
    assert [c.text.count("minimaal") for c in told(made)] == [2, 0]


def test_numbered_paragraphs() -> None:
    made = paper().heading("3 Bouwen", 2)
    made.text("3.1 Lommer bouwt 40 woningen in de Akkers.", "Daarvan zijn er tien voor ouderen.")
    made.text("3.2 De gemeente levert de grond vóór 1 mei 2026.", "3.3 Sterk Wonen sloopt twaalf garages.")
    items = {c.item: c for c in told(made)}
    assert set(items) == {"3.1", "3.2", "3.3"}
    assert items["3.1"].text.endswith("tien voor ouderen.")
    assert items["3.2"].deadline == "vóór 1 mei 2026"


def test_articles_with_members() -> None:
    made = paper().heading("Artikel 1 Begrippen", 2).bullets("Lommer is de corporatie.", marker="1.")
    made.heading("Artikel 4 Nieuwbouw", 2)
    made.bullets("Lommer bouwt 40 woningen.", "De gemeente verleent vergunningen binnen acht weken.", marker="1.")
    assert [(c.item, c.trekker) for c in told(made)] == [
        ("Artikel 4 lid 1", ("Lommer",)),
        ("Artikel 4 lid 2", ("gemeente",)),
    ]


def test_headings_with_label_lines() -> None:
    made = paper()
    for item, who in (("A1 Hofjes", "Lommer"), ("A2 Tuinen", "gemeente Veenburg"), ("A3 Flexwoningen", "-")):
        made.heading(item, 2).text(
            "Wat doen we: Er komen plekken bij.", f"Wie trekt: {who}", "Wanneer klaar: eind 2027"
        )
    items = {c.item: c for c in told(made)}
    assert {item: c.trekker for item, c in items.items()} == {"A1": ("Lommer",), "A2": ("gemeente Veenburg",), "A3": ()}
    assert (items["A1"].title, items["A1"].text, items["A1"].deadline) == (
        "Hofjes",
        "Er komen plekken bij.",
        "eind 2027",
    )


@pytest.mark.parametrize(
    ("words", "trekker"),
    [
        ("Er komt een meldpunt voor klachten (trekker: Lommer).", ("Lommer",)),
        ("Er komt een meldpunt voor klachten (T: gemeente).", ("gemeente",)),
        ("Er komt een meldpunt. Trekkers: gemeente en Sterk Wonen.", ("gemeente", "Sterk Wonen")),
        ("Er komt een meldpunt. Lommer is trekker.", ("Lommer",)),
        ("Onder regie van de gemeente komt er een meldpunt.", ("gemeente",)),
        ("Er komt een meldpunt; Lommer neemt hierin het voortouw.", ("Lommer",)),
        ("Er komt een meldpunt. Lommer neemt het voortouw.", ("Lommer",)),
        ("Partijen openen een meldpunt; hierbij is Sterk Wonen in de lead.", ("Sterk Wonen",)),
        ("De gemeente is hierin de trekker.", ("gemeente",)),
        ("Er komt een meldpunt (trekker: adviseur zorg (gemeente)).", ("adviseur zorg (gemeente)",)),
        ("Er komt een meldpunt [Trekker: Lommer; gereed: Q2 2026].", ("Lommer",)),
        ("Verantwoordelijk: Huurdersraad Veenburg. Er komt een meldpunt.", ("Huurdersraad Veenburg",)),
    ],
)
def test_trekker_in_the_sentence(words: str, trekker: tuple[str, ...]) -> None:
    made = paper().heading("Afspraken", 2).bullets(words, "De gemeente maakt een plan voor groen.")
    first = told(made)[0]
    assert (first.trekker, first.trekker_source) == (trekker, TrekkerSource.INLINE)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("De gemeente Veenburg en Lommer evalueren het convenant.", ("gemeente Veenburg", "Lommer")),
        ("In 2026 evalueren gemeente en Lommer het convenant.", ("gemeente", "Lommer")),
        ("In samenwerking met Lommer voert Sterk Wonen een onderzoek uit.", ("Sterk Wonen",)),
        ("In 2026 worden door Lommer 22 woningen verduurzaamd.", ("Lommer",)),
        ("Gedurende de looptijd worden in Veenburg 130 woningen gebouwd.", ()),
        ("We betrekken de gemeente bij het plan.", ()),
        ("Huurdersraad Veenburg helpt ouderen bij verhuizen.", ("Huurdersraad Veenburg",)),
        ("Om tempo te maken geeft de gemeente voorrang aan Lommer.", ("gemeente",)),
        ("De resultaten worden gedeeld met gemeente en Lommer.", ()),
        ("Partijen verkennen samen de mogelijkheden.", ("Partijen",)),
        ("De gemeente neemt het initiatief om een convenant op te stellen.", ("gemeente",)),
    ],
)
def test_acting_party_is_not_called_trekker(words: str, actor: tuple[str, ...]) -> None:
    made = paper().heading("Afspraken", 2).bullets(words, "Lommer bouwt veertig woningen.")
    first = told(made)[0]
    assert first.trekker == actor
    assert first.trekker_source is (TrekkerSource.SUBJECT if actor else TrekkerSource.NONE)


def test_prose_only_where_nothing_else_holds_items() -> None:
    made = (
        paper()
        .heading("Bouwen", 2)
        .text("Wonen is een recht.", "De gemeente stelt in 2026 een woonvisie op voor tien jaar.")
    )
    assert [c.deadline for c in told(made) if c.heading_path[-1] == "Bouwen"] == ["in 2026"]
    made.heading("Afspraken", 2).bullets("Lommer bouwt veertig woningen.", "De gemeente levert grond.")
    assert [c.text for c in told(made)] == ["Lommer bouwt veertig woningen.", "De gemeente levert grond."]


def test_signatures_are_no_items() -> None:
    made = paper().heading("Afspraken", 2).bullets("Lommer bouwt veertig woningen.").heading("Ondertekening", 2)
    made.heading("Gemeente Veenburg", 3).text("mevrouw A. de Wit, wethouder wonen")
    assert len(told(made)) == 1


def test_a_line_gives_its_list_to_a_party() -> None:
    made = paper().heading("Groen", 2).text("De gemeente:").bullets("plant honderd bomen in de wijk;")
    made.text("De corporaties zorgen voor:").bullets("groene daken op alle nieuwe gebouwen.").text("Zo wordt het mooi.")
    assert [(c.trekker, c.trekker_source) for c in told(made)] == [
        (("gemeente",), TrekkerSource.HEADING),
        (("corporaties",), TrekkerSource.HEADING),
    ]


def test_numbers_that_run_on_in_one_paragraph() -> None:
    made = paper().heading("3 Bouwen", 2)
    made.text("3.1 Lommer bouwt 40 woningen. 3.2 De gemeente levert grond. 3.3 Sterk Wonen sloopt garages.")
    assert [(c.item, c.text) for c in told(made)] == [
        ("3.1", "Lommer bouwt 40 woningen."),
        ("3.2", "De gemeente levert grond."),
        ("3.3", "Sterk Wonen sloopt garages."),
    ]
