"""Every Dutch line that the assistant says of itself, in one place."""

from __future__ import annotations

from collections.abc import Sequence

NOT_FOUND = "Dat staat niet in de afspraken."
NOT_MENTIONED = "niet genoemd"
UNDECIDED = "Nog niet bepaald"
OUTSIDE = (
    "Daar kan ik niet bij helpen: ik beantwoord vragen over prestatieafspraken van gemeenten, corporaties en huurders."
)
NO_AGREEMENTS = "Er zijn nog geen afspraken ingelezen."
NO_TREKKER = "geen trekker genoemd"


def joined(values: Sequence[str], last: str = "en") -> str:
    """ "a", "a en b", "a, b en c"."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {last} {values[-1]}"


def searched_in(titles: Sequence[str], n_all: int) -> str:
    """Where was searched, as a closing line of an abstention."""
    if not titles or len(titles) == n_all > 3:
        return f"Gezocht in alle {n_all} documenten."
    return f"Gezocht in: {joined(titles)}."


def unknown_names(names: Sequence[str], known: Sequence[str]) -> str:
    """A name that no agreement has."""
    who = joined([f"‘{name}’" for name in names])
    verb = "komt" if len(names) == 1 else "komen"
    tail = f" Wel ingelezen: {joined(known)}." if known else ""
    return f"{NOT_FOUND} {who} {verb} in geen van de ingelezen afspraken voor.{tail}"


def not_a_party(party: str, municipalities: Sequence[str]) -> str:
    """A known party asked about in an agreement that it has no part in."""
    return f"{NOT_FOUND} {party} is geen partij bij de afspraken van {joined(municipalities)}."


def no_such_item(items: Sequence[str], titles: Sequence[str]) -> str:
    """An item number that no agreement in scope has."""
    where = f" in {joined(titles)}" if titles else ""
    return f"{NOT_FOUND} Er is geen afspraak {joined(items)}{where}."
