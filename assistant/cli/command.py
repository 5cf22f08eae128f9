"""What a command of the command line is. Rooms above this one bring theirs through entry points."""

from __future__ import annotations

import argparse
from typing import Protocol

from assistant.settings import Settings

EXIT_DONE = 0
EXIT_NOT_FOUND = 1
EXIT_BROKEN = 2


class Command(Protocol):
    """One command: its name, a Dutch line of help, its arguments, and what it does."""

    name: str
    help: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare positional and keyword arguments; `--store` is there already."""
        ...

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """Do it. Results go to standard output, all else to standard error.

        Returns the exit code: 0 done, 1 a threshold not met or an item not found, 2 wrong use or something
        broken. May raise `AfspraakwijzerError`, whose line and exit code are then shown.
        """
        ...
