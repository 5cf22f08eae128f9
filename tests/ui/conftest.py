"""A running application and a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


@pytest.fixture(scope="session")
def chat_url(example_store: Path) -> Iterator[str]:
    """The address of `afspraakwijzer chat` over the examples, on a free port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "chat", "--port", "0", "--store", str(example_store)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    seen = ""
    for line in process.stderr:
        seen += line
        if match := re.search(r"http://127\.0\.0\.1:\d+", line):
            yield match.group()
            break
    else:
        raise RuntimeError(f"the application did not start: {seen}")
    process.terminate()
    process.wait(timeout=20)
    process.stderr.close()


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
def screen(browser: Browser, chat_url: str) -> Iterator[Page]:
    """The chat, opened at 1280 by 900."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.goto(chat_url)
    page.get_by_label("Uw vraag").wait_for()
    yield page
    context.close()
