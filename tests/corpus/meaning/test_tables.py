"""Agreed items from tables in layouts of all kinds."""

from dataclasses import replace

import pytest

from corpus.meaning import annotate
from corpus.meaning.columns import Column, column_of
from corpus.model import Agreement, Commitment, Span, TrekkerSource
from tests.corpus.meaning.paper import Paper, paper


def items(made: Paper) -> dict[str, Commitment]:
    """The commitments of a document by item number."""
    return {commitment.item: commitment for commitment in annotate(made.agreement()).commitments}


def who(made: Paper) -> dict[str, tuple[str, ...]]:
    """The trekkers claimed, by item number."""
    told = items(made).values()
    return {c.item: c.trekker if c.trekker_source is not TrekkerSource.SUBJECT else () for c in told}


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("Nr.", Column.NUMBER),
        ("Volgnr.", Column.NUMBER),
        ("Afspraak nr.", Column.NUMBER),
        ("Jaarafspraak", Column.TEXT),
        ("Wat gaan we doen?", Column.TEXT),
        ("Maatregel", Column.TEXT),
        ("Trekker(s)", Column.TREKKER),
        ("Wie is trekker?", Column.TREKKER),
        ("Verant-woordelijke", Column.TREKKER),
        ("Actiehouder", Column.TREKKER),
        ("Initiatief", Column.TREKKER),
        ("Voortouw", Column.TREKKER),
        ("Betrokken partijen", Column.PARTIES),
        ("Samen met", Column.PARTIES),
        ("Wanneer gereed", Column.DEADLINE),
        ("Planning", Column.DEADLINE),
        ("Stand van zaken", Column.PROGRESS),
        ("Realisatie voortgang", Column.PROGRESS),
        ("Prio", Column.PRIORITY),
        ("Toelichting", Column.NOTE),
        ("Doelstelling", Column.GOAL),
        ("Kaderafspraken 2022-2026", Column.FRAME),
        ("Jaarafspraken 2024", Column.YEAR_TEXT),
        ("2025", Column.YEAR_TEXT),
        ("Begrip", Column.TERM),
        ("Lommer", Column.OTHER),
    ],
)
def test_column_heads(head: str, meaning: Column) -> None:
    assert column_of(head) is meaning


@pytest.mark.parametrize("head", ["Trekker", "Verantwoordelijke partij", "Eigenaar", "Wie", "In de lead", "Regie"])
def test_trekker_by_column(head: str) -> None:
    made = paper().table(
        ("Nr.", "Afspraak", head, "Gereed"),
        ("1.1", "De corporaties bouwen samen 40 woningen.", "Lommer", "Q1 2026"),
        ("1.2", "Partijen onderzoeken leegstand in de kern.", "Beleidsadviseur Wonen (gemeente)", ""),
        ("1.3", "Partijen houden een bijeenkomst over groen.", "Gemeente en Sterk Wonen", "doorlopend"),
        ("1.4", "De gemeente maakt een plan.", "", "eind 2027"),
    )
    assert who(made) == {
        "1.1": ("Lommer",),
        "1.2": ("Beleidsadviseur Wonen (gemeente)",),
        "1.3": ("Gemeente", "Sterk Wonen"),
        "1.4": (),
    }
    told = items(made)
    assert told["1.2"].trekker_parties == ("Gemeente Veenburg",)
    assert [told[n].deadline for n in ("1.1", "1.3", "1.4")] == ["Q1 2026", "doorlopend", "eind 2027"]
    assert told["1.4"].trekker == () and told["1.4"].trekker_source is TrekkerSource.NONE


def test_columns_without_heads() -> None:
    made = paper().table(
        None,
        ("2.1", "De gemeente stelt een visie vast over wonen.", "Gemeente\nLommer"),
        ("2.2", "De corporaties isoleren 300 woningen in de wijk.", "Lommer en Sterk Wonen"),
    )
    told = items(made)
    assert set(told) == {"2.1", "2.2"}
    assert told["2.1"].parties == ("Gemeente Veenburg", "Lommer")
    assert told["2.1"].trekker_source is TrekkerSource.SUBJECT


def test_bold_marks_the_trekker_only_where_the_document_does_so() -> None:
    rows = (
        ("1.1", "Partijen bouwen samen veel woningen.", "**Lommer** Gemeente"),
        ("1.2", "Partijen verkopen geen woningen meer.", "Lommer **Gemeente**"),
        ("1.3", "De gemeente bepaalt de prijs van grond.", "Lommer Gemeente"),
        ("1.4", "Partijen meten elk jaar de voortgang.", "**Lommer Gemeente**"),
    )
    assert who(paper().table(None, *rows)) == {
        "1.1": ("Lommer",),
        "1.2": ("Gemeente",),
        "1.3": (),
        "1.4": ("Lommer", "Gemeente"),
    }
    plain = tuple((number, text, names.replace("**", "")) for number, text, names in rows)
    assert set(who(paper().table(None, *plain)).values()) == {()}


def test_rows_that_start_again_per_theme_carry_its_number() -> None:
    made = paper()
    for theme, name in ((1, "1. Thema Bouwen"), (7, "7. Thema Productie")):
        made.heading(name, 2).table(
            ("", "Afspraak", "Trekker"),
            ("1.", f"Partijen doen iets moois voor thema {theme}.", "Gemeente"),
            ("2.", "De gemeente doet ook iets anders.", ""),
        )
    told = items(made)
    assert set(told) == {"1.1", "1.2", "7.1", "7.2"}
    assert told["7.2"].theme == "7. Thema Productie"


def test_year_columns_are_separate_and_empty_stays_empty() -> None:
    made = paper().table(
        ("Nr", "Doelstelling", "Kaderafspraken 2025-2028", "Jaarafspraken 2025", "Jaarafspraken 2026"),
        ("1.1", "Meer woningen", "Lommer bouwt de hele periode door.", "Lommer bouwt 20 woningen.", ""),
        ("1.2", "", "", "", "De gemeente wijst een locatie aan."),
    )
    told = [(c.item, c.kind, c.year, c.trekker) for c in annotate(made.agreement()).commitments]
    assert told == [
        ("1.1", "kaderafspraak", None, ("Lommer",)),
        ("1.1", "jaarafspraak", 2025, ("Lommer",)),
        ("1.2", "jaarafspraak", 2026, ("gemeente",)),
    ]


def test_a_row_broken_over_pages_is_one_item() -> None:
    made = paper().table(
        ("Nr.", "Afspraak", "Trekker"),
        ("1", "Lommer bouwt veertig woningen en", "Lommer"),
        ("---",),
        ("", "levert die op in de zomer.", ""),
        ("2", "De gemeente geeft vergunningen.", "Gemeente"),
    )
    told = items(made)
    assert set(told) == {"1", "2"}
    assert told["1"].text.split() == "Lommer bouwt veertig woningen en levert die op in de zomer.".split()
    assert (told["1"].page, told["2"].page) == (1, 2)


def test_cards_with_labels_down_the_side() -> None:
    made = paper()
    for number, trekker in (("2.1", "Sterk Wonen"), ("2.2", "–")):
        made.table(
            None,
            ("Nummer", number),
            ("Onderwerp", "Groene tuinen"),
            ("Afspraak", "Huurders krijgen hulp bij hun tuin."),
            ("Trekker", trekker),
            ("Planning", "Q3 2026"),
        )
    told = items(made)
    assert {item: made.trekker for item, made in told.items()} == {"2.1": ("Sterk Wonen",), "2.2": ()}
    assert told["2.1"].title == "Groene tuinen"
    assert told["2.1"].deadline == "Q3 2026"


def test_cards_below_each_other_in_one_table() -> None:
    made = paper().table(
        None,
        ("Afspraak 3.1", "De gemeente zoekt een plek voor flexwoningen."),
        ("Wie", "Gemeente"),
        ("Wanneer", "vóór 1 juli 2026"),
        ("Afspraak 3.2", "Lommer plaatst de flexwoningen op die plek."),
        ("Wie", "Lommer"),
        ("Wanneer", "2027"),
    )
    assert who(made) == {"3.1": ("Gemeente",), "3.2": ("Lommer",)}


def test_cards_with_two_pairs_a_row() -> None:
    made = paper().table(
        None,
        ("4.1 Wijkschouw", "", "", ""),
        ("Afspraak", "Partijen lopen elk jaar door de wijk.", "", ""),
        ("Trekker", "Gemeente", "Gereed", "najaar 2026"),
        ("Partijen", "Lommer, Sterk Wonen", "Prioriteit", "hoog"),
    )
    told = items(made)["4.1"]
    assert (told.trekker, told.deadline, told.priority, told.title) == (
        ("Gemeente",),
        "najaar 2026",
        "hoog",
        "Wijkschouw",
    )


@pytest.mark.parametrize(
    ("legend", "marks", "trekker"),
    [
        ("T = trekker, B = betrokken", ("T", "B", ""), ("Gemeente",)),
        ("Legenda: V: verantwoordelijk; U: uitvoering; A: advies", ("U", "V", "A"), ("Lommer",)),
        ("R = regie, M = meedoen", ("M", "M", "R"), ("Sterk Wonen",)),
        ("● trekker ○ betrokken", ("○", "●", "●"), ("Lommer", "Sterk Wonen")),
        ("B = betrokken, T = trekker, I = geïnformeerd", ("B", "I", ""), ()),
    ],
)
def test_matrix(legend: str, marks: tuple[str, str, str], trekker: tuple[str, ...]) -> None:
    made = paper().text(legend.replace("● trekker ○ betrokken", "● = trekker, ○ = betrokken"))
    other = {"T": "T", "B": "T", "U": "V", "M": "R", "○": "●"}[marks[0]]
    made.table(
        ("Nr.", "Afspraak", "Gemeente", "Lommer", "Sterk Wonen"),
        ("1", "Partijen plaatsen zonnepanelen op daken.", *marks),
        ("2", "Partijen meten de kwaliteit van lucht.", other, marks[1], ""),
    )
    assert items(made)["1"].trekker == trekker


def test_a_meeting_calendar_and_figures_are_no_items() -> None:
    made = paper()
    made.table(("Wie", "Wat"), ("Ambtelijk 1", "Bespreken prestaties vorig jaar"), ("Bestuurlijk 2", "Vaststellen"))
    made.table(("Buurt", "2024", "2025"), ("Centrum", "120", "118"), ("Noord", "64", "71"))
    assert [told for told in annotate(made.agreement()).commitments if told.table is not None] == []


def test_counterparts_in_a_monitor_are_linked() -> None:
    made = paper().table(("Nr.", "Jaarafspraak"), ("J 1.1", "De gemeente maakt een plan voor groen."))
    made.turn().table(
        ("Nr.", "Jaarafspraak", "Trekker", "Voortgang"),
        ("J1.1", "De gemeente maakt een plan voor groen.", "Gemeente", "Het plan is klaar."),
    )
    agreement: Agreement = annotate(made.agreement())
    first, second = agreement.commitments
    assert first.item == second.item == "J 1.1"
    assert first.counterparts == (second.key,) and second.counterparts == (first.key,)
    assert (first.kind, second.kind, second.progress) == ("afspraak", "monitor", "Het plan is klaar.")


def test_places_with_a_party_each_are_projects_without_trekker() -> None:
    made = (
        paper()
        .heading("1.1 Nieuwbouw", 2)
        .table(
            None,
            ("Akkerweg", "24 woningen", "appartementen met lift", "Lommer"),
            ("Molenpad", "8", "eengezinswoningen", "Sterk Wonen"),
        )
    )
    told = annotate(made.agreement()).commitments
    assert [(c.item, c.kind, c.title, c.parties, c.trekker) for c in told] == [
        ("1.1", "project", "Akkerweg", ("Lommer",), ()),
        ("1.1", "project", "Molenpad", ("Sterk Wonen",), ()),
    ]
    assert all(c.counterparts == () for c in told)


def test_numbered_items_in_one_cell() -> None:
    made = paper().table(
        None,
        ("Thema", "Betaalbaar wonen"),
        ("Afspraken", "3.1 Lommer houdt de huren laag.\n3.2 De gemeente scheldt belasting kwijt\nvoor lage inkomens."),
        ("Trekker", "Gemeente"),
        ("Planning", "2026"),
    )
    told = items(made)
    assert {item: c.text for item, c in told.items()} == {
        "3.1": "Lommer houdt de huren laag.",
        "3.2": "De gemeente scheldt belasting kwijt voor lage inkomens.",
    }
    assert {c.trekker for c in told.values()} == {("Gemeente",)}


def test_a_column_for_each_party_gives_it_what_stands_there() -> None:
    made = paper().table(
        ("Onderwerp", "Bijdrage gemeente", "Bijdrage corporaties"),
        ("1.1 Bouwen", "Wijst twee locaties aan voor nieuwbouw.", "Bouwen samen veertig woningen per jaar."),
        ("1.2 Groen", "", "Leveren bij verhuizing een groene tuin op."),
    )
    told = [(c.item, c.trekker, c.trekker_source) for c in annotate(made.agreement()).commitments]
    assert told == [
        ("1.1", ("gemeente",), TrekkerSource.HEADING),
        ("1.1", ("corporaties",), TrekkerSource.HEADING),
        ("1.2", ("corporaties",), TrekkerSource.HEADING),
    ]


@pytest.mark.parametrize(
    ("columns", "marks", "trekker"),
    [
        (("Gemeente", "Lommer"), ("Trekker", "Betrokken"), ("Gemeente",)),
        (("Gemeente", "Lommer"), ("Betrokken", "Trekker"), ("Lommer",)),
        (("Trekker / Gemeente", "Betrokken / Lommer"), ("x", "x"), ("Gemeente",)),
    ],
)
def test_matrix_in_words_or_with_two_level_heads(
    columns: tuple[str, str], marks: tuple[str, str], trekker: tuple[str, ...]
) -> None:
    made = paper().table(
        ("Nr.", "Afspraak", *columns),
        ("1", "Partijen plaatsen zonnepanelen op daken.", *marks),
        ("2", "Partijen meten de kwaliteit van lucht.", *marks),
    )
    assert items(made)["1"].trekker == trekker


def test_codes_for_parties_in_a_column() -> None:
    made = (
        paper()
        .text("In de kolom Wie: G = gemeente, L = Lommer, SW = Sterk Wonen.")
        .table(
            ("Nr.", "Actie", "Wie"),
            ("1.1", "Partijen plaatsen zonnepanelen op daken.", "G, L"),
            ("1.2", "Partijen meten de kwaliteit van lucht.", "SW"),
        )
    )
    told = items(made)
    assert told["1.1"].trekker == ("gemeente", "Lommer")
    assert told["1.2"].trekker_parties == ("Sterk Wonen",)


def test_heading_rows_within_a_table_give_theme_and_number() -> None:
    made = paper().table(
        ("Nr", "Afspraak", "Trekker"),
        ("Thema 1: Bouwen", "", ""),
        ("1", "Lommer bouwt veertig woningen.", "Lommer"),
        ("Thema 2: Betalen", "", ""),
        ("1", "De gemeente scheldt belasting kwijt.", "Gemeente"),
        ("2", "Partijen helpen huurders met schulden.", ""),
    )
    told = items(made)
    assert {item: (c.theme, c.trekker) for item, c in told.items()} == {
        "1.1": ("Thema 1: Bouwen", ("Lommer",)),
        "2.1": ("Thema 2: Betalen", ("Gemeente",)),
        "2.2": ("Thema 2: Betalen", ()),
    }


def test_a_term_beside_the_trekker_is_the_deadline() -> None:
    made = paper().table(
        ("Nr", "Afspraak", "Trekker en planning"),
        ("1", "Lommer bouwt veertig woningen in de Akkers.", "Lommer; eind 2027"),
        ("2", "De gemeente levert de grond aan Lommer.", "Q1 2026"),
    )
    told = items(made)
    assert [(told[n].trekker, told[n].deadline) for n in ("1", "2")] == [(("Lommer",), "eind 2027"), ((), "Q1 2026")]


def test_cards_whose_number_stands_in_the_label() -> None:
    made = paper()
    for number in ("1.1", "1.2"):
        made.table(
            None,
            (f"Afspraak {number}", "Groene tuinen"),
            ("Inhoud", "Huurders krijgen hulp bij hun tuin in het voorjaar."),
            ("Regie", "Sterk Wonen"),
            ("Klaar", "2027"),
        )
    told = items(made)
    assert {item: (c.title, c.text, c.trekker) for item, c in told.items()} == {
        number: ("Groene tuinen", "Huurders krijgen hulp bij hun tuin in het voorjaar.", ("Sterk Wonen",))
        for number in ("1.1", "1.2")
    }


def test_an_item_starts_on_the_page_of_its_number() -> None:
    made = paper().table(("Nr.", "Afspraak", "Trekker"), ("1", "Lommer bouwt veertig woningen.", "Lommer"))
    agreement = made.agreement()
    number, text, who_cell = agreement.tables[0].rows[0].cells
    moved = replace(text, spans=(Span(2, 0, 30),))
    row = replace(agreement.tables[0].rows[0], cells=(number, moved, who_cell))
    second = replace(agreement.pages[0], number=2, text="Lommer bouwt veertig woningen.", blocks=(), bold=())
    table = replace(agreement.tables[0], rows=(row,))
    told = annotate(replace(agreement, pages=(*agreement.pages, second), tables=(table,))).commitments
    assert [(c.item, c.page, c.text) for c in told] == [("1", 1, "Lommer bouwt veertig woningen.")]
