"""The main job in a real browser: ask, read, click a source, see the words marked on the page."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "Hoeveel sociale huurwoningen komen erbij?"


def ask(screen: Page, question: str) -> Locator:
    """Type the question, and give the answer's message once its sources are there."""
    before = screen.locator("#conversation .bot a[href*='/bron/']").count()
    box = screen.get_by_label("Uw vraag")
    box.fill(question)
    box.press("Enter")
    expect(screen.locator("#conversation .bot a[href*='/bron/']").nth(before)).to_be_visible(timeout=60_000)
    return screen.locator("#conversation .bot").last


def test_a_question_gets_an_answer_whose_source_shows_the_marked_page(screen: Page) -> None:
    answer = ask(screen, QUESTION)
    answer.locator("a[href*='/bron/']").first.click()
    mark = screen.locator("#viewer-pane .mark").first
    expect(mark).to_be_visible(timeout=10_000)
    picture = screen.locator("#viewer-pane img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 500
    pixels = Image.open(io.BytesIO(mark.screenshot())).convert("RGB")
    colours = [pixels.getpixel((x, y)) for x in range(pixels.width) for y in range(pixels.height)]
    yellow = sum(1 for red, green, blue in colours if red - blue > 60 and green - blue > 40)
    dark = sum(1 for colour in colours if max(colour) < 140)
    assert yellow > len(colours) / 4, "the mark must be seen"
    assert dark > len(colours) / 200, "there must be words under the mark"


def test_a_follow_up_shows_how_it_was_understood(screen: Page) -> None:
    ask(screen, "Wat is afgesproken over de huurverhoging?")
    answer = ask(screen, "en over nieuwbouw?")
    expect(answer).to_contain_text("Begrepen als")


def test_a_source_is_a_link_that_works_without_the_chat(screen: Page, chat_url: str) -> None:
    link = ask(screen, QUESTION).locator("a[href*='/bron/']").first.get_attribute("href")
    assert link is not None
    screen.goto(link if link.startswith("http") else chat_url + link)
    expect(screen.locator(".paper .mark").first).to_be_visible()
    expect(screen.locator("html")).to_have_attribute("lang", "nl")


def test_no_outside_address_is_fetched_for_the_browser(screen: Page, chat_url: str) -> None:
    refused = screen.request.get(f"{chat_url}/gradio_api/file=https://example.org/x.png")
    assert refused.status == 403
