"""Recall and MRR on paragraphs of a SQuAD file: an outside yardstick for retrieval in Dutch."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.archive import save_agreement
from corpus.errors import UsageError
from corpus.manifest import Entry, Manifest, write_manifest
from corpus.model import Agreement, Block, BlockKind, Page, SourceFile, Span
from index.making import VersionMaker
from index.model import Filter
from index.options import IndexOptions
from index.reader import IndexReader
from index.report import no_progress

_N_FIRST = 10


@dataclass(frozen=True, slots=True)
class SquadPart:
    """The paragraphs, and the questions with the place (from 0) of their paragraph."""

    paragraphs: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]


def read_squad(path: Path) -> SquadPart:
    """The paragraphs and questions of a SQuAD file. Raises `UsageError` when it is something else."""
    try:
        articles = json.loads(path.read_text("utf8"))["data"]
        rows = [row for article in articles for row in article["paragraphs"]]
        paragraphs = tuple(row["context"] for row in rows)
        questions = tuple((qa["question"], place) for place, row in enumerate(rows) for qa in row["qas"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is geen SQuAD-bestand: geef een bestand met 'data' en 'paragraphs'.") from error
    return SquadPart(paragraphs, questions)


def as_agreement(paragraphs: Sequence[str]) -> Agreement:
    """The paragraphs as an agreement of one page each."""
    pages = []
    for number, text in enumerate(paragraphs, start=1):
        block = Block(BlockKind.PARAGRAPH, Span(number, 0, len(text)))
        pages.append(Page(number, None, 0.0, 0.0, text, blocks=(block,)))
    return Agreement("squad", "", SourceFile("squad", "0" * 64, 0), tuple(pages), "squad")


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """The mean of 1/rank, 0 for None; nan for no ranks."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks) if ranks else math.nan


def print_squad(path: Path, options: IndexOptions) -> None:
    """Index the paragraphs in a temporary store and print recall@1, recall@5 and MRR@10 of every leg."""
    from index.measure import Share, legs_of  # noqa: PLC0415 - it imports this module's caller

    part = read_squad(path)
    with tempfile.TemporaryDirectory() as folder:
        reader = _indexed(Path(folder), part, options)
        print(f"{len(part.questions)} vragen, {len(part.paragraphs)} alinea's")
        print(f"{'':12}{'recall@1':>22}{'recall@5':>22}{'MRR@10':>9}")
        for name, weights in legs_of(reader).items():
            ranks = [_rank(reader.with_weights(weights), question, place) for question, place in part.questions]
            shares = [Share(sum(rank is not None and rank <= cut for rank in ranks), len(ranks)) for cut in (1, 5)]
            print(f"{name:12}{shares[0]!s:>22}{shares[1]!s:>22}{mean_reciprocal_rank(ranks):>9.3f}")


def _indexed(store: Path, part: SquadPart, options: IndexOptions) -> IndexReader:
    agreement = as_agreement(part.paragraphs)
    save_agreement(agreement, store / "agreements" / "squad.json.gz")
    entry = Entry(
        id="squad",
        name="squad",
        source="",
        size=0,
        sha256=agreement.source.sha256,
        pages=len(agreement.pages),
        parser_version=agreement.parser_version,
        title="",
        file="",
        archive="agreements/squad.json.gz",
    )
    manifest = Manifest(entries=(entry,))
    write_manifest(store, manifest)
    with closing(VersionMaker(store, options, no_progress)) as maker:
        maker.make(manifest)
    return IndexReader.open(store, options)


def _rank(reader: IndexReader, question: str, place: int) -> int | None:
    for rank, hit in enumerate(reader.search(question, _N_FIRST, Filter()), start=1):
        if hit.passage.page == place + 1:
            return rank
    return None
