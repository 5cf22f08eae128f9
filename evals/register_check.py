"""Score the register against sets of items with their page and trekker: `python -m evals.register_check FOLDER`.

A set is a file of cases that look their item up in the register (`ask: register`), as `afspraakwijzer eval` reads.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.meaning.items import item_key
from corpus.meaning.words import folded
from corpus.model import Agreement, Commitment, TrekkerSource
from corpus.reading import read_agreement
from evals.reading import read_cases

SETS = Path(__file__).parent / "sets" / "register"
_CLAIMS = frozenset(TrekkerSource) - {TrekkerSource.SUBJECT, TrekkerSource.NONE}


@dataclass(frozen=True, slots=True)
class Expected:
    """An item that the register must have: where it may start (PDF pages) and who is trekker, () for nobody."""

    agreement: str
    item: str
    pages: tuple[int, ...]
    trekkers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the register has for an expected item; `problem` is "" when item, page and trekker are right."""

    expected: Expected
    problem: str


def load_set(path: Path) -> tuple[Expected, ...]:
    """The expected items of one file of cases."""
    return tuple(
        Expected(
            case.agreement[0],
            case.items[0],
            tuple(page for group in case.evidence for _, page in group),
            tuple(group[0] for group in case.trekker),
        )
        for case in read_cases(path).cases
    )


def check(expected: Iterable[Expected], agreement: Agreement) -> tuple[Outcome, ...]:
    """Each expected item against the register of its agreement."""
    return tuple(Outcome(wanted, _problem(wanted, agreement.commitments)) for wanted in expected)


def _problem(wanted: Expected, commitments: Sequence[Commitment]) -> str:
    """What is wrong with the register's item, "" for nothing."""
    same = [made for made in commitments if item_key(made.item) == item_key(wanted.item)]
    here = [made for made in same if made.page in wanted.pages]
    if not here:
        return f"op pagina {sorted({made.page for made in same})}" if same else "ontbreekt"
    names = {folded(name) for name in wanted.trekkers}
    claimed = [{folded(name) for name in made.trekker} if made.trekker_source in _CLAIMS else set() for made in here]
    return "" if names in claimed else f"trekker {sorted(claimed[0])}, verwacht {sorted(names)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of each set and what is wrong; 1 when a set scores below the threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with the agreements (pdf)")
    parser.add_argument("--min", type=float, default=0.97, help="lowest share that passes (0 to 1)")
    options = parser.parse_args(arguments)
    lowest = 1.0
    for path in sorted(SETS.glob("*.yaml")):
        expected = load_set(path)
        outcomes = check(expected, read_agreement(options.folder / f"{expected[0].agreement}.pdf"))
        wrong = [outcome for outcome in outcomes if outcome.problem]
        share = 1 - len(wrong) / len(outcomes)
        lowest = min(lowest, share)
        print(f"{path.stem}: {len(outcomes) - len(wrong)} van {len(outcomes)} goed ({share:.1%})")
        for outcome in wrong:
            print(f"  {outcome.expected.item} (pagina {outcome.expected.pages}): {outcome.problem}")
    return 0 if lowest >= options.min else 1


if __name__ == "__main__":
    sys.exit(main())
