"""Prints how well each leg of the retrieval, and their fusion, finds the page: `python -m index.measure`.

Over sets of questions (YAML, see evals/sets/README.md): the share of questions with an evidence page among the
first 1, 5 and 10 passages, within the agreements that the question is about ("bereik") and over everything.
Over a SQuAD file: recall@1 and MRR@10 of the paragraph. Every share with n and Wilson's 95 % interval.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from index.fusion import FusionWeights
from index.model import Filter, Ranked
from index.options import NO_ENCODER, IndexOptions
from index.reader import IndexReader

CUTS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the places that answer it: (agreement, page) pairs, one of which is enough."""

    id: str
    question: str
    agreements: tuple[str, ...]
    places: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Share:
    """`n_found` of `n`; `low` and `high` are Wilson's 95 % interval."""

    n_found: int
    n: int

    @property
    def value(self) -> float:
        return self.n_found / self.n if self.n else math.nan

    def interval(self) -> tuple[float, float]:
        """Wilson's score interval (1927) at 95 %; (nan, nan) for n = 0."""
        if not self.n:
            return math.nan, math.nan
        z = 1.959964
        middle = (self.value + z * z / (2 * self.n)) / (1 + z * z / self.n)
        half = z / (1 + z * z / self.n) * math.sqrt(self.value * (1 - self.value) / self.n + (z / (2 * self.n)) ** 2)
        return middle - half, middle + half

    def __str__(self) -> str:
        low, high = self.interval()
        return f"{self.value:.3f} ({low:.2f}-{high:.2f})"


def read_cases(paths: Iterable[Path], half: str | None, known: Iterable[str]) -> list[Case]:
    """The answerable questions of one `half` ("dev", "test", None for both) without history on known agreements."""
    ids = set(known)
    cases = []
    for path in paths:
        body = yaml.safe_load(path.read_text("utf8"))
        if not isinstance(body, dict):
            continue
        for row in body.get("cases", []):
            case = _case({**body.get("defaults", {}), **row}, half)
            if case is not None and ids.issuperset(case.agreements) and case.agreements:
                cases.append(case)
    return cases


def _case(row: dict[str, object], half: str | None) -> Case | None:
    if not row.get("question") or not row.get("pages") or row.get("history"):
        return None
    if half is not None and row.get("half", half) != half:
        return None
    named = row.get("agreement", ())
    agreements = (named,) if isinstance(named, str) else tuple(named)  # type: ignore[arg-type]
    places: set[tuple[str, int]] = set()
    pages = row["pages"]
    by_agreement = pages if isinstance(pages, dict) else dict.fromkeys(agreements, pages)
    for agreement, numbers in by_agreement.items():
        places |= {(agreement, page) for page in _flat(numbers)}
    return Case(str(row["id"]), str(row["question"]), agreements, frozenset(places))


def _flat(numbers: object) -> list[int]:
    if isinstance(numbers, int):
        return [numbers]
    return [page for part in numbers for page in _flat(part)]  # type: ignore[attr-defined]


def first_place(case: Case, hits: Sequence[Ranked]) -> int | None:
    """The rank, from 1, of the first passage that starts on an evidence page; None when there is none."""
    for rank, hit in enumerate(hits, start=1):
        if (hit.passage.agreement, hit.passage.page) in case.places:
            return rank
    return None


def measure(cases: Sequence[Case], search: Callable[[Case], Sequence[Ranked]]) -> dict[str, int | None]:
    """The first place of every case by its id."""
    return {case.id: first_place(case, search(case)) for case in cases}


def shares(places: Iterable[int | None]) -> list[Share]:
    """The shares found within each of `CUTS`."""
    ranks = list(places)
    return [Share(sum(rank is not None and rank <= cut for rank in ranks), len(ranks)) for cut in CUTS]


def legs_of(reader: IndexReader) -> dict[str, FusionWeights]:
    """The rankings to compare: each leg alone and what the reader uses."""
    if not reader.has_dense:
        return {"woorden": reader.weights}
    return {
        "woorden": replace(reader.weights, dense=0.0),
        "betekenis": replace(reader.weights, lexical=0.0),
        "samen": reader.weights,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(description="Meet hoe goed de zoeker de bladzijde vindt.")
    parser.add_argument("--store", type=Path, default=Path(".afspraakwijzer"))
    parser.add_argument("--sets", type=Path, nargs="*", default=[Path("evals/sets")])
    parser.add_argument("--half", choices=["dev", "test", "all"], default="dev")
    parser.add_argument("--encoder", default="", help="ander zoekmodel (naam of map)")
    parser.add_argument("--without-encoder", action="store_true", help="alleen op woorden")
    parser.add_argument("--xquad", type=Path, help="SQuAD-bestand met alinea's en vragen")
    parser.add_argument("--misses", action="store_true", help="toon de vragen die niet bij de eerste 5 staan")
    args = parser.parse_args(arguments)
    options = IndexOptions(encoder=NO_ENCODER if args.without_encoder else args.encoder)
    if args.xquad is not None:
        from index.measure_squad import print_squad  # noqa: PLC0415 - only this option needs it

        print_squad(args.xquad, options)
        return 0
    reader = IndexReader.open(args.store, options)
    files = [file for path in args.sets for file in _set_files(path)]
    cases = read_cases(files, None if args.half == "all" else args.half, [entry.id for entry in reader.library.entries])
    if not cases:
        print("Geen vragen over de afspraken in deze index: niets te meten.", file=sys.stderr)
        return 2
    print(f"{len(cases)} vragen ({args.half}), index {reader.version}, {len(reader.passages)} passages")
    print(f"{'':24}" + "".join(f"{f'eerste {cut}':>22}" for cut in CUTS))
    for name, weights in legs_of(reader).items():
        for scope in (True, False):
            _print_row(reader, cases, f"{name}, {'bereik' if scope else 'alles'}", weights, scope)
    if args.misses:
        _print_misses(reader, cases)
    return 0


def _set_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.yaml"))
    return [path] if path.is_file() else []


def _search(reader: IndexReader, case: Case, weights: FusionWeights, scope: bool) -> list[Ranked]:
    within = Filter(agreements=case.agreements) if scope else Filter()
    return reader.with_weights(weights).search(case.question, max(CUTS), within)


def _print_row(reader: IndexReader, cases: list[Case], name: str, weights: FusionWeights, scope: bool) -> None:
    places = measure(cases, lambda case: _search(reader, case, weights, scope))
    print(f"{name:24}" + "".join(f"{share!s:>22}" for share in shares(places.values())))


def _print_misses(reader: IndexReader, cases: list[Case]) -> None:
    for case in cases:
        hits = _search(reader, case, reader.weights, True)
        rank = first_place(case, hits)
        if rank is None or rank > 5:
            pages = " ".join(str(hit.passage.page) for hit in hits[:10])
            print(f"{case.id}: {case.question} | {sorted(page for _, page in case.places)} | gevonden {pages}")


if __name__ == "__main__":
    sys.exit(main())
