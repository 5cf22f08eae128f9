"""The door: finds the command, loads the settings, turns every error into one Dutch line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path

from assistant.cli.asking import AskCommand
from assistant.cli.command import EXIT_BROKEN, Command
from assistant.cli.comparing import CompareCommand
from assistant.cli.indexing import IndexCommand, ListCommand, RemoveCommand, VerifyCommand
from assistant.cli.parser import DutchParser
from assistant.cli.registering import RegisterCommand
from assistant.cli.searching import SearchCommand
from assistant.settings import load_settings
from corpus.errors import AfspraakwijzerError, UsageError

_DESCRIPTION = "Vragen over prestatieafspraken, met bij elk antwoord de afspraak en de bladzijde."
_PLUGINS = "afspraakwijzer.commands"


def own_commands() -> list[Command]:
    """The commands of this room, in the order in which help lists them."""
    return [
        IndexCommand(),
        RemoveCommand(),
        ListCommand(),
        VerifyCommand(),
        AskCommand(),
        SearchCommand(),
        RegisterCommand(),
        CompareCommand(),
    ]


def find_command(name: str) -> Command:
    """The command of that name, its room imported only now. Raises `UsageError` for an unknown one."""
    for command in own_commands():
        if command.name == name:
            return command
    for entry in entry_points(group=_PLUGINS):
        if entry.name == name:
            plugin: Command = entry.load()
            return plugin
    raise UsageError(f"Onbekende opdracht '{name}': kies uit {', '.join(_command_names())}.")


def _command_names() -> list[str]:
    return [command.name for command in own_commands()] + sorted(entry.name for entry in entry_points(group=_PLUGINS))


def _overview() -> str:
    lines = [_DESCRIPTION, "", "gebruik: afspraakwijzer OPDRACHT [opties]", "", "opdrachten:"]
    lines += [f"  {name:<10}{find_command(name).help}" for name in _command_names()]
    lines += ["", "Meer over één opdracht: afspraakwijzer OPDRACHT --help"]
    return "\n".join(lines)


def _parse(command: Command, arguments: Sequence[str]) -> argparse.Namespace:
    parser = DutchParser(prog=f"afspraakwijzer {command.name}", description=command.help)
    parser.add_argument("--store", type=Path, help="map met de index (anders de instelling 'store')")
    command.add_arguments(parser)
    return parser.parse_args(arguments)


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit code; raises `AfspraakwijzerError` for what the user must hear."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(_overview())
        return 0 if arguments else EXIT_BROKEN
    command = find_command(arguments[0])
    args = _parse(command, arguments[1:])
    return command.run(args, load_settings(store=args.store))


def main() -> None:
    """The console script `afspraakwijzer`."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except AfspraakwijzerError as error:
        print(error, file=sys.stderr)
        code = error.exit_code
    except KeyboardInterrupt:
        print("Gestopt. Er is niets half opgeslagen.", file=sys.stderr)
        code = EXIT_BROKEN
    except BrokenPipeError:
        # The reader of our output (head, say) went away; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
