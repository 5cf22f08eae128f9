"""`index`, `remove`, `list`, `verify`: what is in the index."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assistant.cli.command import EXIT_BROKEN, EXIT_DONE, EXIT_NOT_FOUND
from assistant.cli.terminal import Progress, print_table
from assistant.opening import index_options, open_library
from assistant.settings import Settings
from corpus.manifest import Entry
from corpus.model import Agreement


class IndexCommand:
    """Add or refresh files and folders."""

    name = "index"
    help = "lees PDF's en tekstbestanden in, of ververs ze"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: PATH..."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PAD", help="bestanden of mappen")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """A row per file on standard output; 2 when a file could not be read."""
        from index.build import update  # noqa: PLC0415 - parsers are loaded only by the command that reads

        progress = Progress()
        report = update(settings.store, args.paths, index_options(settings), progress)
        progress.finish()
        if any(row.id for row in report.rows):
            print_table(
                ["afspraak", "bestand", "stand", "bladzijden", "passages", "items"],
                [[row.id, row.name, row.state, row.pages, row.passages, row.items] for row in report.rows],
            )
        for row in report.rows:
            for line in (*row.warnings, *([row.error] if row.error else [])):
                print(line, file=sys.stderr)
        return EXIT_BROKEN if any(row.error for row in report.rows) else EXIT_DONE


class RemoveCommand:
    """Take agreements out."""

    name = "remove"
    help = "haal afspraken uit de index"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: ID..."""
        parser.add_argument("ids", nargs="+", metavar="ID", help="id's zoals 'list' ze toont")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """All of them or, when one is unknown, none."""
        from index.build import remove  # noqa: PLC0415 - as above

        remove(settings.store, args.ids, index_options(settings))
        print(f"Verwijderd: {', '.join(args.ids)}.")
        return EXIT_DONE


class ListCommand:
    """Show what is there."""

    name = "list"
    help = "toon wat er is ingelezen"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """No arguments of its own."""

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """A row per agreement on standard output."""
        library = open_library(settings)
        if not library.entries:
            print("Er is nog niets ingelezen: gebruik 'afspraakwijzer index MAP'.")
            return EXIT_DONE
        print_table(
            ["afspraak", "bestand", "gemeente", "periode", "bladzijden", "items"],
            [_list_row(entry, library.agreement(entry.id)) for entry in library.entries],
        )
        for failure in library.failures:
            print(failure.error, file=sys.stderr)
        return EXIT_DONE


def _list_row(entry: Entry, agreement: Agreement) -> list[object]:
    period = "-".join(str(year) for year in dict.fromkeys(agreement.years or ()))
    return [entry.id, entry.name, agreement.municipality, period, entry.pages, len(agreement.commitments)]


class VerifyCommand:
    """Check the store against the files."""

    name = "verify"
    help = "controleer of de index klopt met de bestanden"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """No arguments of its own."""

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """One line when all is well; else a line per fault and exit code 1."""
        from index.build import verify  # noqa: PLC0415 - as above

        faults = verify(settings.store, index_options(settings))
        for fault in faults:
            print(fault)
        if faults:
            return EXIT_NOT_FOUND
        print("De index klopt met de bestanden.")
        return EXIT_DONE
