"""Who is at the other side of a request, decided here on the server and nowhere else."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import secrets
import threading
import time
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from starlette.types import Scope

from corpus.errors import UsageError
from ui.accounts import Account, Role, check_password, read_accounts

COOKIE = "afspraakwijzer"
_SESSION_SECONDS = 12 * 3600
_MOST_FAILURES = 10
_FAILURE_SECONDS = 300.0


class Access:
    """The accounts and the sessions of who logged in. With no accounts file everyone on this machine is maintainer.

    A removed account, or one with another role, counts from the next request on.
    """

    def __init__(self, host: str, accounts: Path) -> None:
        self.loopback = is_loopback(host)
        self._path = accounts
        self.needs_login = accounts.exists()
        if not self.loopback and not self.needs_login:
            raise UsageError(
                f"Op adres {host} kan iedereen in het netwerk erbij: maak eerst een account met "
                "'afspraakwijzer user add NAAM --role maintainer'."
            )
        self._lock = threading.Lock()
        self._sessions: dict[str, tuple[str, float]] = {}
        self._failures: dict[str, list[float]] = {}

    def log_in(self, name: str, password: str) -> str | None:
        """A new session's token; None when name and password do not fit or were wrong too often of late."""
        now = time.monotonic()
        with self._lock:
            recent = [at for at in self._failures.get(name, ()) if now - at < _FAILURE_SECONDS]
        if len(recent) >= _MOST_FAILURES:
            return None
        account = check_password(read_accounts(self._path), name, password)
        with self._lock:
            if account is None:
                self._failures = {**self._failures, name: [*recent, now]} if len(self._failures) < 1000 else {}
                return None
            self._failures.pop(name, None)
            self._sessions = {token: kept for token, kept in self._sessions.items() if kept[1] > now}
            token = secrets.token_urlsafe(32)
            self._sessions[token] = (name, now + _SESSION_SECONDS)
        return token

    def log_out(self, scope: Scope) -> None:
        """End the session of this request."""
        with self._lock:
            self._sessions.pop(_cookie(scope), None)

    def name_of(self, scope: Scope) -> str | None:
        """The user of a request, by session cookie or HTTP basic authentication; None for nobody."""
        with self._lock:
            name, until = self._sessions.get(_cookie(scope), ("", 0.0))
        if until <= time.monotonic():
            name = self._basic(scope)
        return name if name and self._account(name) else None

    def may_maintain(self, name: str | None) -> bool:
        """Whether this user may add and remove documents."""
        if not self.needs_login:
            return True
        account = self._account(name) if name else None
        return account is not None and account.role is Role.MAINTAINER

    def _account(self, name: str) -> Account | None:
        return next((one for one in read_accounts(self._path) if one.name == name), None)

    def _basic(self, scope: Scope) -> str:
        kind, _, code = _header(scope, b"authorization").partition(" ")
        if kind.lower() != "basic":
            return ""
        try:
            name, _, password = base64.b64decode(code, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return ""
        account = check_password(read_accounts(self._path), name, password)
        return account.name if account else ""


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own, unreachable from outside."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _cookie(scope: Scope) -> str:
    try:
        found = SimpleCookie(_header(scope, b"cookie")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
