"""Who may use the screens: a file of names, roles and hashed passwords."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import UsageError

SHORTEST_PASSWORD = 10
_COST, _BLOCK, _PARALLEL, _MEMORY = 2**15, 8, 1, 64 * 1024 * 1024


class Role(StrEnum):
    """What someone may do: ask and read, or also add and remove documents."""

    READER = "reader"
    MAINTAINER = "maintainer"


@dataclass(frozen=True, slots=True)
class Account:
    """One user. `salt` and `hash` are hex; `hash` is scrypt (RFC 7914) of the password with n=2^15, r=8, p=1."""

    name: str
    role: Role
    salt: str
    hash: str


_ACCOUNTS = TypeAdapter(tuple[Account, ...])


def read_accounts(path: Path) -> tuple[Account, ...]:
    """The accounts in the file, none when it is not there. Raises `UsageError` for a file of another form."""
    if not path.exists():
        return ()
    try:
        return _ACCOUNTS.validate_json(path.read_bytes())
    except ValidationError as error:
        raise UsageError(
            f"Accountbestand {path} is beschadigd: maak het opnieuw met 'afspraakwijzer user add'."
        ) from error


def add_account(path: Path, name: str, role: Role, password: str) -> None:
    """Write the account into the file, in place of one of the same name; only the owner may read the file.

    Raises `UsageError` for an empty name or a password that is too short.
    """
    if not name.strip() or ":" in name:
        raise UsageError("Een naam is nodig, zonder dubbele punt erin.")
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(
            f"Het wachtwoord telt {len(password)} tekens, het minste is {SHORTEST_PASSWORD}: kies een langer."
        )
    salt = secrets.token_bytes(16)
    account = Account(name, role, salt.hex(), _hash(password, salt).hex())
    _write(path, [*(one for one in read_accounts(path) if one.name != name), account])


def remove_account(path: Path, name: str) -> None:
    """Take the account out of the file. Raises `UsageError` when it is not there."""
    accounts = read_accounts(path)
    if name not in {one.name for one in accounts}:
        known = ", ".join(one.name for one in accounts) or "geen"
        raise UsageError(f"Account '{name}' is er niet: wel {known}.")
    _write(path, [one for one in accounts if one.name != name])


def check_password(accounts: tuple[Account, ...], name: str, password: str) -> Account | None:
    """The account when name and password fit, else None; an unknown name takes as long as a wrong password."""
    account = next((one for one in accounts if one.name == name), None)
    salt = bytes.fromhex(account.salt) if account else b"\0" * 16
    fits = hmac.compare_digest(_hash(password, salt).hex(), account.hash if account else "")
    return account if fits else None


def _write(path: Path, accounts: list[Account]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        json.dump([asdict(one) for one in accounts], stream, ensure_ascii=False, indent=1)
    partial.replace(path)


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY)
