"""Trekkers, Vergelijk and Documenten in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.ui.steps import ask, choose, open_tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NEW_FILE = ROOT / "tests" / "pdfs" / "matrix.pdf"


def _count(screen: Page) -> int:
    return int((screen.locator("#register .count strong").inner_text()).split()[0])


def test_filtering_the_register_and_downloading_what_is_left(screen: Page, tmp_path: Path) -> None:
    open_tab(screen, "Trekkers")
    expect(screen.locator("#register .count")).to_be_visible()
    everything = _count(screen)
    choose(screen, "by-agreement", "Veldrecht")
    expect(screen.locator("#register .count strong")).not_to_have_text(f"{everything} afspraken")
    screen.get_by_label("Zoek in de afspraken").fill("huur")
    expect(screen.locator("#register tbody tr").first).to_contain_text(re.compile("huur", re.IGNORECASE))
    screen.wait_for_timeout(800)
    left = _count(screen)
    assert 0 < left < everything
    with screen.expect_download() as waiting:
        screen.get_by_role("link", name="Download als CSV").click()
    waiting.value.save_as(tmp_path / "afspraken.csv")
    with (tmp_path / "afspraken.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == left
    assert {row["agreement"] for row in rows} == {"veldrecht"}


def test_the_register_sorts_counts_and_opens_the_page(screen: Page) -> None:
    open_tab(screen, "Trekkers")
    expect(screen.locator("#register .bars li").first).to_be_visible()
    head = screen.locator("#register th", has_text="Termijn")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    screen.locator("#register tbody a").first.click()
    expect(screen.locator("#viewer-pane h2")).to_be_visible()


def test_comparing_gives_a_table_with_sources_and_a_chart(screen: Page) -> None:
    open_tab(screen, "Vergelijk")
    screen.get_by_label("Waarop wilt u vergelijken?").fill("het aantal sociale huurwoningen")
    screen.locator("#compare").click()
    table = screen.locator("#comparison table")
    expect(table).to_be_visible(timeout=90_000)
    expect(screen.locator("#comparison .bars li")).to_have_count(table.locator("tbody tr").count())
    table.locator("a").first.click()
    expect(screen.locator("#viewer-pane .mark").first).to_be_visible()
    with screen.expect_download() as waiting:
        screen.get_by_role("button", name="Download de tabel als CSV").click()
    assert waiting.value.suggested_filename == "vergelijking.csv"


def test_a_table_of_numbers_is_shown_with_its_chart(screen: Page) -> None:
    open_tab(screen, "Vergelijk")
    screen.locator("#number-table input").click()
    screen.get_by_role("option", name="Veldrecht").first.click()
    expect(screen.locator("#comparison table")).to_be_visible()
    expect(screen.locator("#comparison figure").first).to_be_visible()
    screen.locator("#comparison tbody a").first.click()
    expect(screen.locator("#viewer-pane .mark").first).to_be_visible()


def test_a_document_is_added_asked_about_removed_and_gone(screen: Page) -> None:
    open_tab(screen, "Documenten")
    rows = screen.locator("#documents tbody tr")
    expect(rows).to_have_count(3)
    screen.locator("#upload input[type=file]").set_input_files(str(NEW_FILE))
    expect(screen.locator("#documents-said")).to_contain_text("matrix.pdf", timeout=90_000)
    expect(rows).to_have_count(4)
    rows.filter(has_text="matrix.pdf").locator("a").click()
    expect(screen.locator("#viewer-pane img")).to_be_visible()
    open_tab(screen, "Vraag")
    turn = ask(screen, "Wat is afgesproken over laadpalen bij complexen?")
    expect(turn.locator(".cards a[href*='/bron/matrix/']").first).to_be_visible()
    link = turn.locator(".cards a[href*='/bron/matrix/']").first
    open_tab(screen, "Documenten")
    choose(screen, "removing", "matrix.pdf")
    screen.locator("#remove").click()
    expect(screen.locator("#documents-said")).to_contain_text("is verwijderd", timeout=90_000)
    expect(rows).to_have_count(3)
    open_tab(screen, "Vraag")
    link.click()
    expect(screen.locator("#viewer-pane")).to_contain_text("zijn er niet")
