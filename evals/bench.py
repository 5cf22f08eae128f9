"""How long the main job takes: `python -m evals.bench PATH... [--questions FILE] [--runs N]`.

Runs the real command line as processes of their own and prints medians over several runs, in seconds, with the
peak memory of the largest process in MB. Timings differ between machines; compare runs on one machine only.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_QUESTIONS = (
    "Hoeveel sociale huurwoningen komen erbij?",
    "Wie is trekker van de afspraken over leefbaarheid?",
    "Wat is afgesproken over de huurverhoging?",
    "Wanneer is de woonvisie klaar?",
    "Hoeveel woningen worden verduurzaamd?",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """One run over a file of questions: seconds to the first answer, then per question."""

    first: float
    each: list[float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a command failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--questions", type=Path, help="JSON lines as for `ask --input`")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        stores = [Path(folder) / f"store{run}" for run in range(args.runs)]
        fresh = [_timed("index", *map(str, args.paths), "--store", str(store)) for store in stores]
        again = [_timed("index", *map(str, args.paths), "--store", str(stores[0])) for _ in range(args.runs)]
        questions = args.questions or _write_questions(Path(folder) / "questions.jsonl")
        asked = [_batch("ask", stores[0], questions) for _ in range(args.runs)]
        searched = [_batch("search", stores[0], questions) for _ in range(args.runs)]
    _report("index, fresh", fresh)
    _report("index, unchanged", again)
    for name, batches in (("ask", asked), ("search", searched)):
        _report(f"{name}, to the first answer", [batch.first for batch in batches])
        _report(f"{name}, each next question", [second for batch in batches for second in batch.each])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of the largest process':36}{peak:8.0f} MB")
    return 0


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant.cli", *arguments]


def _timed(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run(_command(*arguments), check=True, capture_output=True)
    return time.perf_counter() - start


def _batch(command: str, store: Path, questions: Path) -> Batch:
    start = time.perf_counter()
    arguments = _command(command, "--json", "--input", str(questions), "--store", str(store))
    moments: list[float] = []
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        for _line in process.stdout or ():
            moments.append(time.perf_counter())
    if not moments:
        raise SystemExit(f"{command} answered nothing")
    return Batch(moments[0] - start, [later - earlier for earlier, later in itertools.pairwise(moments)])


def _write_questions(path: Path) -> Path:
    lines = [json.dumps({"id": number, "question": text}) for number, text in enumerate(_QUESTIONS * 4)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _report(name: str, seconds: Sequence[float]) -> None:
    print(
        f"{name:36}{statistics.median(seconds):8.3f} s  "
        f"(min {min(seconds):.3f}, max {max(seconds):.3f}, n={len(seconds)})"
    )


if __name__ == "__main__":
    sys.exit(main())
