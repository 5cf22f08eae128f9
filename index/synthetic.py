"""Makes agreements of made-up towns, as many as wanted: `python -m index.synthetic FOLDER --passages 100000`.

They are for measuring speed and memory: text files in the form of agreements, each a municipality of its own, to
be read with `afspraakwijzer index FOLDER`. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_N_PER_FILE = 500

_FIRST = "Ooster Wester Noorder Zuider Groot Klein Oud Nieuw Hoog Laag Midden Binnen Buiten Over".split()
_MIDDLE = "wolde broek meer veen horst loo dijk drecht kerk mond poort hage rade beek heide zand".split()
_CORPORATIONS = "Woonhof Vierkant Stadsdak Dorpsthuis Havenwonen Lindeboom Eikelaar Rietveld Molenwaard".split()

_THEMES = {
    "Beschikbaarheid": ("nieuwbouw", "verkoop", "flexwoningen", "doorstroming", "middenhuur", "woonwagens"),
    "Betaalbaarheid": ("huurverhoging", "huurachterstanden", "woonlasten", "vroegsignalering", "huurtoeslag"),
    "Duurzaamheid": (
        "isolatie",
        "zonnepanelen",
        "aardgasvrij",
        "energielabels",
        "klimaatadaptatie",
        "circulair bouwen",
    ),
    "Wonen en zorg": ("seniorenwoningen", "vergunninghouders", "uitstroom", "woningaanpassing", "mantelzorg"),
    "Leefbaarheid": ("overlast", "ontmoeting", "wijkbeheer", "groen", "buurtbemiddeling", "veiligheid"),
}
_ACTIONS = (
    "maakt voor {subject} een plan van aanpak en bespreekt dat met de huurdersorganisatie",
    "reserveert € {amount} voor {subject} en legt daarover verantwoording af",
    "realiseert {number} woningen die bijdragen aan {subject}",
    "onderzoekt de mogelijkheden van {subject} in de wijk {place}",
    "verhoogt de inzet op {subject} met {percentage} ten opzichte van het jaar ervoor",
    "stelt een werkgroep in die over {subject} ieder kwartaal overlegt",
)
_FOLLOW_UPS = (
    "De voortgang staat in de monitor die partijen in Q{quarter} {year} vaststellen.",
    "De gemeente stelt hiervoor {number} uur per week beschikbaar.",
    "Uiterlijk {day} {month} {year} is dit gereed, tenzij de vergunning later komt.",
    "Bij vertraging informeren partijen elkaar binnen {number} werkdagen.",
    "Het gaat om de complexen aan de {place}straat en de {place}laan.",
    "Hiervan komt {percentage} voor rekening van de corporatie.",
)
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@dataclass(frozen=True, slots=True)
class _Town:
    """A made-up municipality with its corporations."""

    name: str
    corporations: tuple[str, ...]


def write_agreements(folder: Path, n_passages: int, seed: int = 1) -> list[Path]:
    """Write text files with `n_passages` agreed items together to `folder`; gives their paths.

    An item is about 50 words: one passage of an index.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, start in enumerate(range(0, n_passages, _N_PER_FILE)):
        town = _town(number, chance)
        path = folder / f"{town.name.lower()}.txt"
        text = _agreement_text(town, min(_N_PER_FILE, n_passages - start), chance)
        path.write_text(text, encoding="utf8")
        paths.append(path)
    return paths


def _town(number: int, chance: random.Random) -> _Town:
    first, middle = _FIRST[number % len(_FIRST)], _MIDDLE[number // len(_FIRST) % len(_MIDDLE)]
    turn = number // (len(_FIRST) * len(_MIDDLE))
    name = f"{first}{middle}{_MIDDLE[turn - 1] if turn else ''}"
    return _Town(name, tuple(f"{chance.choice(_CORPORATIONS)} {name}" for _ in range(2)))


def _agreement_text(town: _Town, n_items: int, chance: random.Random) -> str:
    lines = [
        f"Prestatieafspraken gemeente {town.name} 2024-2027",
        f"De gemeente {town.name}, {' en '.join(town.corporations)} maken deze afspraken.",
    ]
    themes = list(_THEMES)
    for number in range(n_items):
        theme = themes[number * len(themes) // n_items]
        if number == 0 or themes[(number - 1) * len(themes) // n_items] != theme:
            lines.append(theme)
        lines.append(_item(town, theme, chance))
    return "\n\n".join(lines) + "\n"


def _item(town: _Town, theme: str, chance: random.Random) -> str:
    values = {
        "subject": chance.choice(_THEMES[theme]),
        "amount": f"{chance.randrange(5, 900)}.000",
        "number": str(chance.randrange(2, 400)),
        "percentage": f"{chance.randrange(1, 40)},{chance.randrange(10)}%",
        "place": chance.choice(_MIDDLE).capitalize() + chance.choice(_MIDDLE),
        "quarter": str(chance.randrange(1, 5)),
        "year": str(chance.randrange(2024, 2028)),
        "day": str(chance.randrange(1, 29)),
        "month": chance.choice(_MONTHS),
    }
    party = chance.choice((*town.corporations, f"De gemeente {town.name}"))
    action = chance.choice(_ACTIONS).format(**values)
    following = " ".join(text.format(**values) for text in chance.sample(_FOLLOW_UPS, 3))
    return f"{party} {action}. {following}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files and say how many."""
    parser = argparse.ArgumentParser(description="Maak verzonnen afspraken om snelheid en geheugen mee te meten.")
    parser.add_argument("folder", type=Path, help="map voor de bestanden")
    parser.add_argument("--passages", type=int, default=100_000, help="hoeveel afspraken samen")
    parser.add_argument("--seed", type=int, default=1, help="dezelfde waarde geeft dezelfde bestanden")
    args = parser.parse_args(arguments)
    paths = write_agreements(args.folder, args.passages, args.seed)
    print(f"{len(paths)} bestanden in {args.folder}, samen {args.passages} afspraken.")


if __name__ == "__main__":
    main()
