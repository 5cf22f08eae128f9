"""What programs may call: read-only endpoints with names, documented in docs/api.md."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

import gradio as gr

from assistant.contract import answer_json, search_json
from assistant.model import Question
from corpus.errors import AfspraakwijzerError, PageNotFoundError
from corpus.images import render_page
from ui.engine import Engine
from ui.register import Choice
from ui.viewer import IMAGE_SCALE

_MOST_PASSAGES = 50
T = TypeVar("T")


def add_api(engine: Engine) -> None:
    """Declare the endpoints; call it inside the blocks of the application."""

    def ask(question: str, history: list[str] | None = None, agreements: list[str] | None = None) -> dict[str, Any]:
        """Answer a question about the agreements; every claim carries citations with page and quote.

        Args:
            question: the question, in Dutch.
            history: earlier questions of the same conversation, oldest first.
            agreements: ids of the agreements to look in; none means all.
        """
        asked = Question(question, tuple(history or ()), tuple(agreements or ()))
        return _told(lambda: answer_json(engine.assistant().ask(asked)))

    def search(query: str, k: int = 5, agreements: list[str] | None = None) -> dict[str, Any]:
        """The passages of the agreements that are nearest to a query.

        Args:
            query: words or a question, in Dutch.
            k: how many passages, 1 to 50.
            agreements: ids of the agreements to look in; none means all.
        """
        asked = Question(query, agreements=tuple(agreements or ()))
        n_wanted = min(max(int(k), 1), _MOST_PASSAGES)
        return _told(lambda: search_json(engine.assistant().search(asked, n_wanted)))

    def register(agreement: str = "", trekker: str = "", theme: str = "", words: str = "") -> list[dict[str, Any]]:
        """The agreed items with their trekker, parties, deadline, progress and page; empty means no restriction.

        Args:
            agreement: id of one agreement.
            trekker: name of the lead party, or part of it.
            theme: theme, or words of it.
            words: words that the item must contain.
        """
        choice = Choice(agreement=agreement, trekker=trekker, theme=theme, words=words)
        return _told(lambda: [asdict(row) for row in choice.rows(engine.library)])

    def compare(topic: str, parties: list[str] | None = None) -> dict[str, Any]:
        """Parties or municipalities side by side on a topic, each cell with its citations.

        Args:
            topic: what to compare on, in Dutch.
            parties: names of municipalities, corporations or tenant organisations; none means all municipalities.
        """
        return _told(lambda: answer_json(engine.assistant().compare(topic, tuple(parties or ()))))

    def page_image(agreement: str, page: int) -> str:
        """The image of a page as base64 of a PNG, at 144 dots per inch.

        Args:
            agreement: id of the agreement.
            page: the page of the PDF, from 1.
        """
        return _told(lambda: _image(engine, agreement, int(page)))

    for endpoint in (ask, search, register, compare, page_image):
        gr.api(endpoint, api_name=endpoint.__name__, concurrency_limit=8)


def _image(engine: Engine, agreement_id: str, page: int) -> str:
    agreement = engine.library.agreement(agreement_id)
    if not 1 <= page <= len(agreement.pages):
        raise PageNotFoundError(
            f"Bladzijde {page} gevraagd, '{agreement_id}' telt {len(agreement.pages)} bladzijden: kies een andere."
        )
    return base64.b64encode(render_page(engine.library.file(agreement_id), page, scale=IMAGE_SCALE)).decode()


def _told(call: Callable[[], T]) -> T:
    """What `call` gives; its errors reach the caller in words."""
    try:
        return call()
    except AfspraakwijzerError as error:
        raise gr.Error(str(error), print_exception=False) from error
