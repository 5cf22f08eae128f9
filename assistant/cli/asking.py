"""`ask`: one question, or a file of them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.batch import InputLine, as_question, run_batch
from assistant.cli.command import EXIT_DONE
from assistant.cli.terminal import print_answer
from assistant.contract import answer_json
from assistant.model import Answer, Question
from assistant.opening import open_assistant
from assistant.settings import Settings
from corpus.errors import UsageError

if TYPE_CHECKING:
    from assistant.assistant import Assistant


class AskCommand:
    """Answer with citations."""

    name = "ask"
    help = "beantwoord een vraag, met afspraak en bladzijde"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: QUESTION or --input, --agreement, --json, --why."""
        parser.add_argument("question", nargs="?", metavar="VRAAG", help="de vraag, tussen aanhalingstekens")
        parser.add_argument(
            "--agreement", action="append", default=[], metavar="ID", help="zoek alleen hierin (mag vaker)"
        )
        parser.add_argument("--input", type=Path, metavar="BESTAND", help="JSON-regels met id en question")
        parser.add_argument("--json", action="store_true", help="antwoord als JSON")
        parser.add_argument("--why", action="store_true", help="toon hoe het antwoord tot stand kwam")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """Answers on standard output. Raises `UsageError` when there is no question, or two."""
        if (args.question is None) == (args.input is None):
            raise UsageError('Geef één vraag tussen aanhalingstekens, of een bestand met "--input".')
        assistant = open_assistant(settings, args.agreement)
        agreements = tuple(args.agreement)
        if args.input is None:
            return _ask_one(assistant, Question(args.question, agreements=agreements), args)

        def answer(line: InputLine) -> dict[str, object]:
            return _as_json(assistant.ask(as_question(line, agreements)), args.why, line.id)

        return run_batch(args.input, answer, assistant.warm_up)


def _ask_one(assistant: Assistant, question: Question, args: argparse.Namespace) -> int:
    answer = assistant.ask(question)
    if args.json:
        print(json.dumps(_as_json(answer, args.why), ensure_ascii=False))
        return EXIT_DONE
    print_answer(answer)
    if args.why:
        print(json.dumps(answer.trace, ensure_ascii=False, indent=2))
    return EXIT_DONE


def _as_json(answer: Answer, why: bool, question_id: str | int | None = None) -> dict[str, object]:
    result = answer_json(answer, question_id)
    return {**result, "why": answer.trace} if why else result
