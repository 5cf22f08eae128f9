"""`compare`: parties or municipalities side by side, every cell with its source."""

from __future__ import annotations

import argparse
import json

from assistant.cli.command import EXIT_DONE
from assistant.cli.terminal import print_answer, print_table
from assistant.contract import answer_json
from assistant.opening import open_assistant
from assistant.settings import Settings


class CompareCommand:
    """Compare on one theme or question."""

    name = "compare"
    help = "vergelijk partijen of gemeenten op een thema of vraag"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: THEME-OR-QUESTION, --party, --json."""
        parser.add_argument("topic", metavar="THEMA-OF-VRAAG", help="waarop wordt vergeleken")
        parser.add_argument("--party", action="append", default=[], metavar="NAAM", help="een partij (mag vaker)")
        parser.add_argument("--json", action="store_true", help="resultaat als JSON")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """The comparison on standard output."""
        answer = open_assistant(settings).compare(args.topic, tuple(args.party))
        if args.json:
            print(json.dumps(answer_json(answer), ensure_ascii=False))
            return EXIT_DONE
        if answer.table is not None:
            rows = [[head, *(_cell(cell.text, cell.citations) for cell in cells)] for head, cells in answer.table.rows]
            print_table(["", *answer.table.columns], rows)
            print()
        print_answer(answer)
        return EXIT_DONE


def _cell(text: str, citations: tuple[int, ...]) -> str:
    return text + "".join(f" [{index + 1}]" for index in citations)
