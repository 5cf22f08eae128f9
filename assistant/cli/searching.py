"""`search`: the passages themselves, within the scope that the query names."""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path

from assistant.cli.batch import InputLine, as_question, run_batch
from assistant.cli.command import EXIT_DONE
from assistant.cli.parser import positive
from assistant.cli.terminal import width
from assistant.contract import search_json
from assistant.model import Question
from assistant.opening import open_assistant
from assistant.places import place_of
from assistant.settings import Settings
from corpus.errors import UsageError
from index.model import Ranked

_MOST_WORDS = 300


class SearchCommand:
    """Find passages."""

    name = "search"
    help = "zoek de passages die bij een vraag of trefwoorden horen"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: QUERY or --input, -k, --json."""
        parser.add_argument("query", nargs="?", metavar="ZOEKVRAAG", help="vraag of trefwoorden")
        parser.add_argument("-k", type=positive, default=5, metavar="N", help="hoeveel passages (5)")
        parser.add_argument(
            "--agreement", action="append", default=[], metavar="ID", help="zoek alleen hierin (mag vaker)"
        )
        parser.add_argument("--input", type=Path, metavar="BESTAND", help="JSON-regels met id en question")
        parser.add_argument("--json", action="store_true", help="resultaat als JSON")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """Passages on standard output. Raises `UsageError` when there is no query, or two."""
        if (args.query is None) == (args.input is None):
            raise UsageError('Geef één zoekvraag tussen aanhalingstekens, of een bestand met "--input".')
        assistant = open_assistant(settings, args.agreement)
        agreements = tuple(args.agreement)
        if args.input is not None:

            def search(line: InputLine) -> dict[str, object]:
                return search_json(assistant.search(as_question(line, agreements), args.k), line.id)

            return run_batch(args.input, search, assistant.warm_up)
        found = assistant.search(Question(args.query, agreements=agreements), args.k)
        if args.json:
            print(json.dumps(search_json(found), ensure_ascii=False))
        else:
            _print_passages(found)
        return EXIT_DONE


def _print_passages(found: list[Ranked]) -> None:
    if not found:
        print("Niets gevonden: probeer andere woorden, of kijk met 'afspraakwijzer list' wat er is ingelezen.")
    for number, hit in enumerate(found, start=1):
        passage = hit.passage
        item = f", {passage.item}" if passage.item else ""
        print(f"{number}. {passage.agreement}, {place_of(passage.page, passage.page_label)}{item}")
        text = textwrap.shorten(passage.text, _MOST_WORDS, placeholder=" …")
        print(textwrap.indent(textwrap.fill(text, width() - 3), "   "))
