"""WCAG 2.2 AA as far as a machine can see it, and every screen by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.ui.conftest import NARROW, WIDE
from tests.ui.steps import QUESTION, ask, open_tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _violations(page: Page) -> list[str]:
    """What axe-core calls serious or critical on the page as it is now."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"{AXE};0")
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
def test_axe_finds_nothing_serious_on_any_screen(screen: Page, size: ViewportSize) -> None:
    screen.set_viewport_size(size)
    assert _violations(screen) == []
    turn = ask(screen, QUESTION)
    turn.get_by_role("button", name="Klopt", exact=True).click()
    assert _violations(screen) == []
    turn.locator(".cite").first.click()
    expect(screen.locator("#viewer-pane .mark").first).to_be_visible()
    assert _violations(screen) == []
    screen.get_by_role("button", name="Sluit").click()
    for tab, ready in (("Trekkers", "#register table"), ("Vergelijk", "#topic"), ("Documenten", "#documents table")):
        open_tab(screen, tab)
        expect(screen.locator(ready)).to_be_visible()
        if tab == "Vergelijk":
            screen.get_by_label("Waarop wilt u vergelijken?").fill("het aantal sociale huurwoningen")
            screen.locator("#compare").click()
            expect(screen.locator("#comparison table")).to_be_visible(timeout=90_000)
        assert _violations(screen) == []


def test_nothing_runs_off_a_narrow_screen(screen: Page) -> None:
    screen.set_viewport_size(NARROW)
    ask(screen, QUESTION)
    for tab, ready in (("Vraag", "#question"), ("Trekkers", "#register table"), ("Documenten", "#documents table")):
        open_tab(screen, tab)
        expect(screen.locator(ready)).to_be_visible()
        assert screen.evaluate("document.documentElement.scrollWidth") <= 360


def _tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Press Tab until the element that `selector` finds has focus, and see that focus shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            style = "getComputedStyle(document.activeElement)"
            assert page.evaluate(f"{style}.outlineStyle !== 'none' || {style}.boxShadow !== 'none'")
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_asking_reading_and_closing_by_keyboard_alone(screen: Page) -> None:
    expect(screen.get_by_label("Uw vraag")).to_be_focused()
    screen.keyboard.type(QUESTION)
    screen.keyboard.press("Enter")
    expect(screen.locator("#conversation .actions")).to_be_visible(timeout=90_000)
    screen.evaluate("document.activeElement.blur()")
    _tab_to(screen, "#conversation .cite")
    screen.keyboard.press("Enter")
    expect(screen.locator("#viewer-pane h2")).to_be_focused()
    _tab_to(screen, "#viewer-pane [data-zoom=in]")
    screen.keyboard.press("Enter")
    screen.keyboard.press("Escape")
    expect(screen.locator("#viewer-pane")).to_be_hidden()
    expect(screen.locator("#conversation .cite").first).to_be_focused()
    _tab_to(screen, "#conversation [data-drop]")
    _tab_to(screen, "#conversation [data-verdict=goed]")
    screen.keyboard.press("Space")
    expect(screen.locator("[data-verdict=goed]")).to_have_attribute("aria-pressed", "true")


def test_every_tab_is_reached_and_used_by_keyboard_alone(screen: Page) -> None:
    _tab_to(screen, "[role=tab]")
    for name, control in (
        ("Trekkers", "#by-agreement input"),
        ("Vergelijk", "#topic textarea, #topic input"),
        ("Documenten", ".upload-container"),
    ):
        tab = screen.get_by_role("tab", name=name)
        tab.focus()
        screen.keyboard.press("Enter")
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(screen.locator(control).first).to_be_visible()
        _tab_to(screen, control)
    screen.get_by_role("tab", name="Trekkers").focus()
    screen.keyboard.press("Enter")
    _tab_to(screen, "#register th button", most=90)
    screen.keyboard.press("Enter")
    expect(screen.locator("#register th").first).to_have_attribute("aria-sort", "ascending")
