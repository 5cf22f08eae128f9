"""Make the screenshots of the documentation: `python -m tests.ui.screenshots`, with the example agreements indexed."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.conftest import EXAMPLES, ROOT, run_command
from tests.ui.conftest import BROWSER_FLAGS, NARROW, WIDE, serving
from tests.ui.steps import answered, open_tab

FOLDER = ROOT / "docs"
MOST_BYTES = 250_000
QUESTION = "Wat is afgesproken over de huurverhoging van Wilgenpoort in Veldrecht?"
TOPIC = "het aantal sociale huurwoningen"


def _save(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{name}.png"
    picture.quantize(128).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(
            f"{path} telt {path.stat().st_size} bytes, het meeste is {MOST_BYTES}: kies een rustiger beeld."
        )


def _tour(page: Page, url: str, suffix: str) -> None:
    page.goto(f"{url}/?vraag={QUESTION}")
    turn = answered(page, 0)
    if suffix:
        _save(page, f"chat{suffix}")
        turn.locator(".cite").first.click()
    page.locator("#viewer-pane .mark").first.wait_for()
    page.wait_for_function("document.querySelector('#viewer-pane img').complete")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    _save(page, f"bladzijde{suffix}" if suffix else "chat")
    page.get_by_role("button", name="Sluit").click()
    for tab, name, ready in (
        ("Trekkers", "trekkers", "#register table"),
        ("Vergelijk", "vergelijk", "#compare"),
        ("Documenten", "documenten", "#documents table"),
    ):
        open_tab(page, tab)
        page.locator(ready).wait_for()
        if tab == "Vergelijk":
            page.get_by_label("Waarop wilt u vergelijken?").fill(TOPIC)
            page.locator("#compare").click()
            page.locator("#comparison table").wait_for(timeout=90_000)
        page.wait_for_timeout(800)
        _save(page, f"{name}{suffix}")


def main() -> None:
    """Write the pictures of every screen, wide and narrow, into `docs`."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "store"
        run_command("index", str(EXAMPLES), "--store", str(store))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        with serving(store) as url:
            for size, suffix in ((WIDE, ""), (NARROW, "-360")):
                page = browser.new_page(viewport=size, locale="nl-NL")
                _tour(page, url, suffix)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
