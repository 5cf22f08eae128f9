"""The main job in a real browser: ask, follow up, narrow, judge, keep."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.ui.steps import QUESTION, answered, ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_example_question_is_answered_with_its_source(screen: Page) -> None:
    screen.locator(".examples button").first.click()
    turn = answered(screen, 0)
    expect(turn.locator(".cite").first).to_be_visible()
    expect(turn.locator(".cards blockquote").first).not_to_be_empty()


def test_a_follow_up_shows_how_it_was_understood(screen: Page) -> None:
    ask(screen, QUESTION)
    turn = ask(screen, "en in Veldrecht?")
    expect(turn.locator(".understood")).to_contain_text("sociale huurwoningen komen erbij in Veldrecht")


def test_an_answer_is_said_aloud(screen: Page) -> None:
    turn = ask(screen, QUESTION)
    live = screen.locator("#live[aria-live=polite]")
    expect(live).to_have_text(turn.locator(".said").inner_text())


def test_taking_a_chip_away_asks_again_without_it(screen: Page) -> None:
    turn = ask(screen, QUESTION)
    turn.get_by_role("button", name="gemeente: Hoogwerve").click()
    away = screen.get_by_role("button", name="zonder: Hoogwerve")
    expect(away).to_be_visible(timeout=30_000)
    expect(screen.locator("#conversation .turn")).to_have_count(1)
    expect(screen.locator(".understood")).to_have_text(re.compile(r"komen erbij\?$"))
    away.click()
    expect(screen.get_by_role("button", name="gemeente: Hoogwerve")).to_be_visible(timeout=30_000)


def test_the_conversation_survives_a_reload_and_a_new_one_begins_empty(screen: Page) -> None:
    ask(screen, QUESTION)
    screen.reload()
    expect(screen.locator("#conversation .turn .cite").first).to_be_visible()
    screen.get_by_role("button", name="Nieuw gesprek").click()
    expect(screen.locator(".examples")).to_be_visible()
    screen.get_by_text("Eerdere gesprekken").click()
    screen.locator(".past button[data-open]").first.click()
    expect(screen.locator("#conversation .turn .cite").first).to_be_visible()


def test_a_shared_question_is_asked_at_once(context: BrowserContext, chat_url: str) -> None:
    page = context.new_page()
    page.goto(f"{chat_url}/?vraag={quote(QUESTION)}&versie=eerder")
    turn = answered(page, 0)
    expect(turn.locator(".asked")).to_contain_text(QUESTION)
    expect(turn).to_contain_text("De afspraken zijn sindsdien opnieuw ingelezen")
    page.reload()
    expect(page.locator("#conversation .turn")).to_have_count(1)


def test_an_opinion_is_kept_with_its_reason(screen: Page, chat_store: Path) -> None:
    turn = ask(screen, QUESTION)
    turn.get_by_role("button", name="Klopt niet").click()
    turn.get_by_label("Waarom").fill("Dit is van vorig jaar")
    turn.get_by_role("button", name="Verstuur").click()
    expect(turn.locator(".thanks")).to_contain_text("bewaard")
    expect(turn.get_by_role("button", name="Klopt niet")).to_have_attribute("aria-pressed", "true")
    expect(turn.locator("form.reason")).to_be_hidden()
    lines = [json.loads(line) for line in (chat_store / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    last = lines[-1]
    assert (last["verdict"], last["reason"], last["question"]) == ("fout", "Dit is van vorig jaar", QUESTION)
    assert last["citations"]
    assert last["index_version"]


def test_a_conversation_is_kept_as_markdown_and_word(screen: Page, tmp_path: Path) -> None:
    ask(screen, QUESTION)
    for name, kind in (("Bewaar als Markdown", "md"), ("Bewaar als Word", "docx")):
        with screen.expect_download() as waiting:
            screen.get_by_role("button", name=name).click()
        waiting.value.save_as(tmp_path / f"gesprek.{kind}")
    markdown = (tmp_path / "gesprek.md").read_text(encoding="utf-8")
    assert f"## {QUESTION}" in markdown
    assert "[^1]: " in markdown
    with zipfile.ZipFile(tmp_path / "gesprek.docx") as parts:
        assert "footnoteReference" in parts.read("word/document.xml").decode()
        assert "“" in parts.read("word/footnotes.xml").decode()


def test_what_the_agreements_do_not_say_is_told_without_a_source(screen: Page) -> None:
    turn = ask(screen, "Wat is afgesproken over de huurverhoging in Utrecht?")
    expect(turn.locator(".cite")).to_have_count(0)
    expect(turn.locator(".said")).to_contain_text("Utrecht")
    turn.get_by_role("button", name="niet gevonden: Utrecht").click()
    expect(screen.get_by_role("button", name="zonder: Utrecht")).to_be_visible(timeout=30_000)
    expect(screen.locator(".understood")).to_have_text(re.compile(r"huurverhoging\?$"))


def test_one_browser_does_not_see_what_another_asked(screen: Page, chat_url: str) -> None:
    ask(screen, QUESTION)
    browser = screen.context.browser
    assert browser is not None
    other = browser.new_context()
    page = other.new_page()
    page.goto(chat_url)
    expect(page.locator(".examples")).to_be_visible(timeout=30_000)
    expect(page.locator("#conversation .turn")).to_have_count(0)
    other.close()
