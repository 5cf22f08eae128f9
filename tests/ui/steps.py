"""What a user does, step by step."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

QUESTION = "Hoeveel sociale huurwoningen komen erbij in Hoogwerve?"


def ask(screen: Page, question: str) -> Locator:
    """Type the question, and give its turn once the answer is there."""
    before = screen.locator("#conversation .turn").count()
    box = screen.get_by_label("Uw vraag")
    box.fill(question)
    box.press("Enter")
    return answered(screen, before)


def answered(screen: Page, at: int) -> Locator:
    """The turn at that place, once its answer is there."""
    turn = screen.locator("#conversation .turn").nth(at)
    expect(turn.locator(".actions")).to_be_visible(timeout=90_000)
    return turn


def open_tab(screen: Page, name: str) -> None:
    """Open a tab, through the menu where the screen is too narrow for all."""
    tab = screen.get_by_role("tab", name=name)
    if tab.count() == 0 or not tab.is_visible():
        screen.locator(".overflow-menu button").first.click()
        screen.locator(".overflow-dropdown button", has_text=name).click()
        return
    tab.click()


def choose(screen: Page, dropdown: str, value: str) -> None:
    """Choose a value in a dropdown by its id."""
    field = screen.locator(f"#{dropdown} input").first
    field.click()
    field.fill(value)
    screen.get_by_role("option", name=value).first.click()
