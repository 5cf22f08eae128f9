"""Many users at once, through the interface for programs."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.slow

TOWNS = ("Hoogwerve", "Veldrecht", "Zandermeer")
OPENINGS = (
    "Hoeveel sociale huurwoningen komen erbij in {}?",
    "Wat is afgesproken over de huurverhoging in {}?",
    "Wat is afgesproken over verduurzaming in {}?",
)


def call(url: str, endpoint: str, *arguments: object) -> Any:
    """What a named endpoint gives, or its error as text."""
    with httpx.Client(base_url=url, timeout=120) as client:
        event = client.post(f"/gradio_api/call/{endpoint}", json={"data": arguments}).json()["event_id"]
        with client.stream("GET", f"/gradio_api/call/{endpoint}/{event}") as lines:
            kind = ""
            for line in lines.iter_lines():
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: ") and kind in ("complete", "error"):
                    told = json.loads(line.removeprefix("data: "))
                    return told[0] if kind == "complete" else told
    raise AssertionError(f"{endpoint} gave no answer")


def _converse(url: str, user: int) -> list[tuple[str, dict[str, Any]]]:
    """Three questions of one user: an opening, a follow-up that leans on it, and one about another town."""
    town, other = TOWNS[user % 3], TOWNS[(user + 1) % 3]
    opening = OPENINGS[user // 3 % 3].format(town)
    first = call(url, "ask", opening, [], [])
    second = call(url, "ask", f"en in {other}?", [opening], [])
    third = call(url, "ask", f"Wie is trekker van de afspraken over leefbaarheid in {town}?", [], [])
    return [(town, first), (other, second), (town, third)]


def test_twenty_users_at_once_each_get_their_own_answers(chat_url: str) -> None:
    with ThreadPoolExecutor(20) as users:
        told = list(users.map(lambda user: _converse(chat_url, user), range(20)))
    for user, answers in enumerate(told):
        subject = OPENINGS[user // 3 % 3].split(" in ")[0]
        for town, answer in answers:
            assert answer["scope"]["municipalities"] == [town]
            assert {citation["agreement"] for citation in answer["citations"]} <= {town.lower()}
        assert answers[1][1]["completed_question"].startswith(subject)


def test_the_named_endpoints_give_what_the_documentation_says(chat_url: str) -> None:
    found = call(chat_url, "search", "middenhuur", 2, [])
    assert len(found["passages"]) == 2
    rows = call(chat_url, "register", "veldrecht", "", "", "huur")
    assert rows
    assert {row["agreement"] for row in rows} == {"veldrecht"}
    compared = call(chat_url, "compare", "het aantal sociale huurwoningen", [])
    assert len(compared["table"]["columns"]) == 3
    assert call(chat_url, "page_image", "veldrecht", 1).startswith("iVBOR")


def test_an_error_reaches_the_program_in_words(chat_url: str) -> None:
    assert "telt 8 bladzijden" in json.dumps(call(chat_url, "page_image", "veldrecht", 99))


@pytest.mark.browser
def test_the_server_called_no_address_beyond_this_machine(chat_url: str, outside_calls: Path) -> None:
    call(chat_url, "ask", OPENINGS[0].format(TOWNS[0]), [], [])
    assert not outside_calls.exists(), outside_calls.read_text(encoding="utf-8")
