"""The page beside the chat: the right page, the right words marked, and links that keep working."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from corpus.library import Library
from corpus.locate import boxes_of
from tests.ui.steps import QUESTION, ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MARK = "#viewer-pane .mark"


def test_a_citation_opens_its_page_with_the_words_marked(screen: Page) -> None:
    turn = ask(screen, QUESTION)
    turn.locator(".cite").first.click()
    mark = screen.locator(MARK).first
    expect(mark).to_be_visible()
    picture = screen.locator("#viewer-pane img")
    expect(picture).to_have_js_property("complete", True)
    pixels = Image.open(io.BytesIO(mark.screenshot())).convert("RGB")
    colours = np.asarray(pixels).reshape(-1, 3).astype(int)
    red, green, blue = colours.T
    yellow = int(((red - blue > 60) & (green - blue > 40)).sum())
    dark = int((colours.max(axis=1) < 140).sum())
    assert yellow > len(colours) / 4, "the mark must be seen"
    assert dark > len(colours) / 200, "there must be words under the mark"


def test_the_marks_lie_over_the_boxes_of_the_quoted_words(screen: Page, chat_store: Path) -> None:
    turn = ask(screen, QUESTION)
    turn.locator(".cards a").first.click()
    expect(screen.locator(MARK).first).to_be_visible()
    quote = turn.locator(".cards blockquote").first.inner_text().strip("“”")
    address = turn.locator(".cards a").first.get_attribute("href") or ""
    agreement_id, number = address.removeprefix("/bron/").split("?")[0].split("/")
    page = Library(chat_store).agreement(agreement_id).pages[int(number) - 1]
    start = page.text.index(quote)
    wanted = boxes_of(page, start, start + len(quote))
    paper = screen.locator("#viewer-pane img").bounding_box()
    assert paper is not None
    scale = paper["width"] / page.width
    marks = screen.locator(MARK)
    assert marks.count() == len(wanted)
    for at, box in enumerate(wanted):
        seen = marks.nth(at).bounding_box()
        assert seen is not None
        edges = (seen["x"] - paper["x"], seen["y"] - paper["y"])
        assert edges == pytest.approx((box.x0 * scale, box.y0 * scale), abs=1.5)
        assert seen["width"] == pytest.approx((box.x1 - box.x0) * scale, abs=1.5)


def test_leafing_zooming_going_back_and_closing(screen: Page) -> None:
    turn = ask(screen, QUESTION)
    turn.locator(".cite").first.click()
    heading = screen.locator("#viewer-pane h2")
    expect(heading).to_be_focused()
    first = heading.inner_text()
    screen.get_by_role("link", name="Volgende bladzijde").click()
    expect(heading).not_to_have_text(first)
    screen.go_back()
    expect(heading).to_have_text(first)
    before = screen.locator("#viewer-pane img").evaluate("image => image.width")
    screen.get_by_role("button", name="Groter").click()
    assert screen.locator("#viewer-pane img").evaluate("image => image.width") > before
    screen.get_by_role("button", name="Sluit").click()
    expect(screen.locator("#viewer-pane")).to_be_hidden()


def test_a_reload_keeps_the_page_open(screen: Page) -> None:
    turn = ask(screen, QUESTION)
    turn.locator(".cite").first.click()
    heading = screen.locator("#viewer-pane h2").inner_text()
    screen.reload()
    expect(screen.locator("#viewer-pane h2")).to_have_text(heading)
    expect(screen.locator(MARK).first).to_be_visible()


def test_a_source_is_a_link_that_works_without_the_chat_and_tells_of_a_newer_index(screen: Page, chat_url: str) -> None:
    link = ask(screen, QUESTION).locator(".cite").first.get_attribute("href") or ""
    screen.goto(chat_url + link)
    expect(screen.locator(".paper .mark").first).to_be_visible()
    expect(screen.locator("html")).to_have_attribute("lang", "nl")
    expect(screen.locator(".notice")).to_have_count(0)
    screen.goto(chat_url + link.split("versie=")[0] + "versie=eerder")
    expect(screen.locator(".notice")).to_contain_text("opnieuw ingelezen")
