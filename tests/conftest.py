"""Shared fixtures; tests reach no address but loopback, and load no model from a hub."""

from __future__ import annotations

import ipaddress
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("AFSPRAAKWIJZER_SHARED", ROOT.parent / "shared"))
EXAMPLES = ROOT / "corpus" / "examples" / "pdf"


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback or host == "0.0.0.0"
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection beyond this machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if not _is_loopback(address):
            raise OSError(f"tests may only reach loopback, not {address!r}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    yield


@pytest.fixture(scope="session")
def agreements_folder() -> Path:
    """The folder with the five real agreements; the test is skipped, saying so, where it is absent."""
    folder = SHARED / "agreements"
    if not folder.is_dir():
        pytest.skip(f"de vijf afspraken in {folder} zijn er niet")
    return folder


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example agreements, made by the real command line."""
    store = tmp_path_factory.mktemp("voorbeelden") / "store"
    done = run_command("index", str(EXAMPLES), "--store", str(store))
    assert done.returncode == 0, done.stderr
    return store


def run_command(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """`afspraakwijzer` with these arguments, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
