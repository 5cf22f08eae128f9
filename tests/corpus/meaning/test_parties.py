"""Parties: names, roles, spellings, groups."""

import pytest

from corpus.meaning.directory import PartyDirectory
from corpus.meaning.parties import find_parties
from corpus.model import Party, Role
from tests.corpus.meaning.paper import INTRO


@pytest.fixture
def parties() -> dict[str, Party]:
    """The parties of the opening that the other tests use."""
    return {party.name: party for party in find_parties([INTRO])}


def test_names_and_roles(parties: dict[str, Party]) -> None:
    assert {name: party.role for name, party in parties.items() if not party.members} == {
        "Gemeente Veenburg": Role.MUNICIPALITY,
        "Lommer": Role.CORPORATION,
        "Sterk Wonen": Role.CORPORATION,
        "Huurdersraad Veenburg": Role.TENANT_ORGANISATION,
    }
    assert all(party.signs for party in parties.values() if not party.members)


def test_spellings(parties: dict[str, Party]) -> None:
    assert "Woonstichting Lommer" in parties["Lommer"].aliases
    assert "HRV" in parties["Huurdersraad Veenburg"].aliases
    assert "gemeente" in parties["Gemeente Veenburg"].aliases


def test_groups_keep_their_own_name_and_know_their_members(parties: dict[str, Party]) -> None:
    assert parties["corporaties"].members == ("Lommer", "Sterk Wonen")
    assert not parties["corporaties"].signs


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("namens Woningstichting Zonnegaard (WZG) en namens de gemeente Dorp", "Zonnegaard", "WZG"),
        ("namens Stichting Esdoorn (hierna: Esdoorn Wonen)", "Esdoorn", "Esdoorn Wonen"),
        ("namens Vinken Wonen, hierna te noemen ‘Vinken’", "Vinken Wonen", "Vinken"),
        ("namens Pré Huizen en Pre Huizen", "Pré Huizen", "Pre Huizen"),
    ],
)
def test_abbreviations(text: str, name: str, alias: str) -> None:
    found = {party.name: party for party in find_parties([f"Getekend {text}. {name} verhuurt woningen."])}
    assert alias in found[name].aliases


def test_a_short_form_used_alone_is_an_alias() -> None:
    text = "namens Molen Wonen. Molen verhuurt 40 woningen en Molen Wonen bouwt."
    assert "Molen" in find_parties([text])[0].aliases


def test_persons_and_themes_are_no_parties() -> None:
    text = (
        "A.B. Jansen, directeur-bestuurder Lommer\nThema Wonen en zorg\nProgramma Wonen\nNationale Prestatieafspraken"
    )
    assert [party.name for party in find_parties(text.split("\n"))] == ["Lommer"]


def test_longest_name_wins() -> None:
    directory = PartyDirectory(
        [Party("Elan Wonen", Role.CORPORATION), Party("Bewonersraad Elan Wonen", Role.TENANT_ORGANISATION)]
    )
    assert [mention.name for mention in directory.mentions("Elan Wonen en de Bewonersraad Elan Wonen")] == [
        "Elan Wonen",
        "Bewonersraad Elan Wonen",
    ]


@pytest.mark.parametrize(
    ("cell", "listing"),
    [
        ("Gemeente en corporaties", True),
        ("Beleidsadviseur Wonen (gemeente)", True),
        ("Alle partijen", True),
        ("Ambtelijk 1", False),
        ("De gemeente maakt een plan voor meer groen", False),
        ("", False),
    ],
)
def test_cells_that_list_parties(cell: str, listing: bool) -> None:
    directory = PartyDirectory(find_parties([INTRO]))
    assert directory.is_listing(cell) is listing
