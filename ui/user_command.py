"""`user`: accounts for the screens."""

from __future__ import annotations

import argparse
import getpass
import sys

from assistant.settings import Settings
from corpus.errors import UsageError
from ui.accounts import Role, add_account, read_accounts, remove_account


class UserCommand:
    """Add, remove and list accounts."""

    name = "user"
    help = "maak of verwijder accounts voor de schermen"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """add NAME --role ROLE, remove NAME, or list."""
        parser.add_argument("action", choices=["add", "remove", "list"], metavar="add|remove|list", help="wat te doen")
        parser.add_argument("user", nargs="?", default="", metavar="NAAM", help="naam waarmee iemand inlogt")
        parser.add_argument(
            "--role",
            choices=[role.value for role in Role],
            default=Role.READER.value,
            help="reader mag vragen en lezen, maintainer ook documenten toevoegen en verwijderen",
        )

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """0 when done. The password is asked for, or read as one line from standard input when that is no terminal.
        Raises `UsageError` for a missing name, an unknown account or a password that is too short."""
        if args.action == "list":
            for account in read_accounts(settings.accounts):
                print(f"{account.name}  {account.role.value}")
            return 0
        if not args.user:
            raise UsageError(f"Zo werkt 'user {args.action}' niet: geef een naam.")
        if args.action == "remove":
            remove_account(settings.accounts, args.user)
            return 0
        add_account(settings.accounts, args.user, Role(args.role), _password())
        print(f"{args.user} kan inloggen als {args.role}.")
        return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Wachtwoord: ")
    if getpass.getpass("Nog eens: ") != password:
        raise UsageError("De twee wachtwoorden zijn niet gelijk: probeer het opnieuw.")
    return password


COMMAND = UserCommand()
