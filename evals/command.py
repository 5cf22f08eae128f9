"""`eval`: put sets of questions to the assistant, and hold the outcome against thresholds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.cli.command import EXIT_BROKEN, EXIT_DONE, EXIT_NOT_FOUND
from assistant.cli.parser import positive
from assistant.cli.terminal import Progress
from assistant.settings import Settings
from corpus.errors import UsageError
from evals.asking import Ask, ask_case
from evals.baseline import Comparison, compare, read_baseline, write_baseline
from evals.cases import Half
from evals.export import run_json, write_json
from evals.finding import find_sets
from evals.report.html import write_html
from evals.report.junit import write_junit
from evals.report.terminal import comparison_lines, run_lines, verdict_lines
from evals.results import SetResult
from evals.reviewing import review
from evals.runner import RunOptions, run_sets
from evals.thresholds import Threshold, Verdict, judge, parse_minimum, read_thresholds

_DIALOGUES: dict[str, Callable[[Path, Settings, Ask], int]] = {"new": ask_case, "review": review}


class EvalCommand:
    """Measure the answers."""

    name = "eval"
    help = "beantwoord sets met vragen en toon wat goed en fout ging"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: SET... and what to write; `new` or `review` instead of a set adds cases."""
        add = parser.add_argument
        add("sets", nargs="+", metavar="SET", help="naam, bestand of map; 'new BESTAND' of 'review BESTAND' voegt toe")
        add("--min", action="append", default=[], metavar="METRIEK=GETAL", help="laagste waarde die slaagt (mag vaker)")
        add("--thresholds", type=Path, metavar="BESTAND", help="drempels per set, in YAML")
        add("--baseline", type=Path, metavar="BESTAND", help="vergelijk met een eerdere --json")
        add("--save-baseline", type=Path, metavar="BESTAND", help="bewaar de oordelen, zonder tekst uit de afspraken")
        add("--junit", type=Path, metavar="BESTAND", help="schrijf JUnit-XML")
        add("--json", type=Path, metavar="BESTAND", help="schrijf alles als JSON")
        add("--html", type=Path, metavar="BESTAND", help="schrijf een verslag om te lezen")
        add("--half", choices=[half.value for half in Half], help="alleen de ontwikkel- of toetshelft")
        add("--workers", type=positive, metavar="N", help="aantal processen")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """0 when all thresholds hold, 1 when one does not, 2 when a case broke or could not be measured."""
        if args.sets[0] in _DIALOGUES:
            return _talk(args.sets[0], args.sets[1:], settings)
        thresholds = _thresholds(args)
        baseline = read_baseline(args.baseline) if args.baseline else None
        sets = find_sets(args.sets)
        progress = Progress()
        options = RunOptions(args.workers, Half(args.half) if args.half else None)
        results = run_sets(sets, settings, options, progress)
        progress.finish()
        verdicts = judge(thresholds, results)
        comparison = compare(results, baseline) if baseline is not None else None
        _write(args, results, verdicts, comparison)
        _print(results, verdicts, comparison)
        return exit_code(results, verdicts)


COMMAND = EvalCommand()


def exit_code(results: Sequence[SetResult], verdicts: Sequence[Verdict]) -> int:
    """2 for anything broken, else 1 for a threshold that does not hold, else 0."""
    if any(result.crash or result.errors for one in results for result in one.cases):
        return EXIT_BROKEN
    return EXIT_DONE if all(verdict.holds for verdict in verdicts) else EXIT_NOT_FOUND


def _thresholds(args: argparse.Namespace) -> list[Threshold]:
    given = [parse_minimum(text) for text in args.min]
    return given + (read_thresholds(args.thresholds) if args.thresholds else [])


def _write(
    args: argparse.Namespace,
    results: Sequence[SetResult],
    verdicts: Sequence[Verdict],
    comparison: Comparison | None,
) -> None:
    if args.json:
        write_json(args.json, run_json(results, verdicts))
    if args.save_baseline:
        write_baseline(args.save_baseline, results)
    if args.junit:
        write_junit(args.junit, results, verdicts)
    if args.html:
        write_html(args.html, results, verdicts, comparison)


def _print(results: Sequence[SetResult], verdicts: Sequence[Verdict], comparison: Comparison | None) -> None:
    for line in run_lines(results):
        print(line)
    if comparison is not None:
        for line in comparison_lines(comparison):
            print(line)
    if verdicts:
        print("\nDrempels")
    for line in verdict_lines(verdicts):
        print(line)
    if any(one.skipped for one in results):
        print("Niet alles is gemeten: zie OVERGESLAGEN hierboven.", file=sys.stderr)


def _talk(name: str, rest: Sequence[str], settings: Settings) -> int:
    if len(rest) != 1:
        raise UsageError(f"Zeg in welk bestand de vragen komen: afspraakwijzer eval {name} vragen.yaml.")
    try:
        return _DIALOGUES[name](Path(rest[0]), settings, input)
    except EOFError as error:
        raise UsageError("De invoer hield op voor de vraag af was; er is niets opgeslagen.") from error
