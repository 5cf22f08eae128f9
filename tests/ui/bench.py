"""How fast the screens are: `python -m tests.ui.bench`, with the example agreements indexed.

Prints the time to the first screen once the server is up, from a click on a citation to its page with the marks, and
the answers of twenty users who each ask ten questions at once.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import EXAMPLES, run_command
from tests.ui.conftest import BROWSER_FLAGS, WIDE, serving
from tests.ui.steps import QUESTION, ask
from tests.ui.test_many_users import OPENINGS, TOWNS, call

N_USERS, N_QUESTIONS, N_CLICKS = 20, 10, 8


def _first_screen_and_clicks(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport=WIDE)
        started = time.perf_counter()
        page.goto(url)
        page.get_by_label("Uw vraag").wait_for()
        print(f"eerste scherm: {time.perf_counter() - started:.2f} s")
        turn = ask(page, QUESTION)
        clicks: list[float] = []
        for step in range(N_CLICKS):
            page.evaluate("document.querySelector('#viewer-pane').innerHTML = ''")
            started = time.perf_counter()
            turn.locator(".cite").first.click()
            page.wait_for_function("document.querySelector('#viewer-pane img')?.complete")
            page.locator("#viewer-pane .mark").first.wait_for()
            clicks.append(time.perf_counter() - started)
            page.get_by_role("link", name="Volgende bladzijde").click()
            page.wait_for_timeout(200 + 10 * step)
        print(
            f"klik op een bron: mediaan {1000 * statistics.median(clicks):.0f} ms, hoogste {1000 * max(clicks):.0f} ms"
        )
        browser.close()


def _user(url: str, user: int) -> list[float]:
    times: list[float] = []
    for step in range(N_QUESTIONS):
        question = OPENINGS[(user + step) % 3].format(TOWNS[(user + step // 3) % 3])
        started = time.perf_counter()
        call(url, "ask", question, [], [])
        times.append(time.perf_counter() - started)
    return times


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        run_command("index", str(EXAMPLES), "--store", str(store))
        with serving(store) as url:
            _first_screen_and_clicks(url)
            with ThreadPoolExecutor(N_USERS) as users:
                times = [one for many in users.map(lambda user: _user(url, user), range(N_USERS)) for one in many]
    told = f"mediaan {statistics.median(times):.2f} s, hoogste {max(times):.2f} s"
    print(f"{N_USERS} gebruikers, {len(times)} vragen: {told}")


if __name__ == "__main__":
    main()
