"""A running application and a real browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import ROOT

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


@contextmanager
def serving(store: Path, **environment: str) -> Iterator[str]:
    """The address of `afspraakwijzer chat` over a store, on a free port of this machine."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "chat", "--port", "0", "--store", str(store)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    assert process.stderr is not None
    seen = ""
    try:
        for line in process.stderr:
            seen += line
            if match := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield match.group()
                return
        raise RuntimeError(f"the application did not start: {seen}")
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stderr.close()


@pytest.fixture(scope="session")
def chat_store(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the store with the examples, that screens may change."""
    return Path(shutil.copytree(example_store, tmp_path_factory.mktemp("scherm") / "store"))


@pytest.fixture(scope="session")
def outside_calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server's calls beyond this machine are written down; the file is not there when there were none."""
    return tmp_path_factory.mktemp("netwerk") / "buiten.txt"


@pytest.fixture(scope="session")
def chat_url(chat_store: Path, outside_calls: Path) -> Iterator[str]:
    """The address of the application without accounts, its network watched."""
    witness = str(Path(__file__).parent / "witness")
    with serving(chat_store, PYTHONPATH=witness, OUTSIDE_CALLS=str(outside_calls)) as url:
        yield url
    assert not outside_calls.exists(), outside_calls.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, headless."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("chromium ontbreekt: draai 'make test', dat installeert het")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, headless=True, args=BROWSER_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own for one test. No page of it may ask for anything beyond this machine."""
    made = browser.new_context(viewport=WIDE, locale="nl-NL", accept_downloads=True, bypass_csp=True)
    made.set_default_timeout(30_000)
    asked: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    yield made
    made.close()
    outside = [url for url in asked if urlsplit(url).scheme.startswith(("http", "ws")) and "//127.0.0.1:" not in url]
    assert not outside


@pytest.fixture
def screen(context: BrowserContext, chat_url: str) -> Page:
    """The first screen, opened at 1280 by 900."""
    page = context.new_page()
    page.goto(chat_url)
    page.get_by_label("Uw vraag").wait_for()
    return page
