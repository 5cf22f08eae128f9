"""`register`: who is trekker of what, with deadline and progress."""

from __future__ import annotations

import argparse
import sys

from assistant.cli.command import EXIT_DONE
from assistant.opening import open_library
from assistant.settings import Settings
from corpus.errors import UsageError


class RegisterCommand:
    """The commitments of all agreements as rows."""

    name = "register"
    help = "toon of exporteer alle afspraken met trekker, termijn en voortgang"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: --agreement, --trekker, --theme, --format."""
        parser.add_argument("--agreement", action="append", default=[], metavar="ID", help="alleen deze (mag vaker)")
        parser.add_argument("--trekker", default="", metavar="NAAM", help="alleen afspraken met deze trekker")
        parser.add_argument("--theme", default="", metavar="THEMA", help="alleen dit thema")
        parser.add_argument(
            "--format", choices=("table", "csv", "json", "xlsx"), default="table", help="vorm van de uitvoer (table)"
        )

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """Rows on standard output; xlsx as bytes, so send it to a file."""
        from corpus.register import register_rows, write_register  # noqa: PLC0415 - openpyxl loads only here

        library = open_library(settings, args.agreement)
        rows = register_rows(
            library.agreements(), agreement_ids=tuple(args.agreement), trekker=args.trekker, theme=args.theme
        )
        binary = args.format == "xlsx"
        if binary and sys.stdout.isatty():
            raise UsageError("Een Excel-bestand past niet op het scherm: zet er '> register.xlsx' achter.")
        write_register(rows, args.format, sys.stdout.buffer if binary else sys.stdout)
        return EXIT_DONE
