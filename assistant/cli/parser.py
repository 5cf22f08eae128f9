"""An argument parser that speaks Dutch and reports wrong use as one line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from corpus.errors import UsageError

_TRANSLATIONS: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (.+)", r"er ontbreekt iets: \1"),
    (r"unrecognized arguments: (.+)", r"onbekend: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"\2 kan niet bij \1; kies uit \3",
    ),
    (r"argument (.+?): expected one argument", r"na \1 hoort een waarde"),
    (r"argument (.+?): expected at least one argument", r"na \1 hoort minstens één waarde"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\2 is geen juiste waarde voor \1"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 gaat niet samen met \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 kan van alles zijn: \2"),
    (r"one of the arguments (.+) is required", r"geef één van \1"),
)


def translate(message: str) -> str:
    """argparse's English message in Dutch; one it does not know is given as it is."""
    for pattern, dutch in _TRANSLATIONS:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, dutch, message)
    return message


class _DutchFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")  # type: ignore[arg-type]


class DutchParser(argparse.ArgumentParser):
    """`argparse.ArgumentParser` with Dutch headings; wrong use raises `UsageError`."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            formatter_class=_DutchFormatter,
            allow_abbrev=False,
        )
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def error(self, message: str) -> NoReturn:
        """Raise the message as a Dutch `UsageError` instead of printing two lines and leaving."""
        raise UsageError(f"Zo werkt '{self.prog}' niet: {translate(message)}. Zie '{self.prog} --help'.")


def positive(value: str) -> int:
    """A whole number of 1 or more, for `type=`. Raises `argparse.ArgumentTypeError`."""
    if not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"'{value}' is geen geheel getal van 1 of meer")
    return int(value)
