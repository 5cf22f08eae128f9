"""The tab "Vergelijk": parties or municipalities side by side, every cell a link to its page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import gradio as gr

from corpus.errors import AfspraakwijzerError
from corpus.library import Library
from corpus.model import Role
from ui import texts
from ui.engine import Engine
from ui.number_tables import number_table_html, number_tables
from ui.rendering import answer_html


def build_comparison(engine: Engine, tab: gr.Tab) -> None:
    """Lay out the tab and connect it."""
    with gr.Row(equal_height=True, elem_classes="filters"):
        topic = gr.Textbox(
            label=texts.COMPARE_TOPIC,
            placeholder=texts.COMPARE_TOPIC_PLACEHOLDER,
            elem_id="topic",
            scale=3,
            min_width=180,
        )
        parties = gr.Dropdown(
            [], label=texts.COMPARE_PARTIES, multiselect=True, elem_id="parties", scale=4, min_width=180
        )
        button = gr.Button(texts.COMPARE, variant="primary", elem_id="compare", scale=1, min_width=110)
    chosen_table = gr.Dropdown([], value=None, label=texts.NUMBER_TABLE, elem_id="number-table")
    result = gr.HTML("", elem_id="comparison", js_on_load=None, apply_default_css=False)
    gr.HTML(
        f'<p class="actions"><button type="button" data-download-table>{texts.DOWNLOAD_TABLE}</button>'
        f'<button type="button" data-print>{texts.PRINT}</button></p>',
        elem_id="comparison-actions",
        js_on_load=None,
        apply_default_css=False,
    )

    def side_by_side(about: str, chosen: list[str] | None) -> Iterator[str]:
        if not about.strip():
            yield f'<p role="alert">{texts.COMPARE_EMPTY}</p>'
            return
        yield f'<p role="status">{texts.SEARCHING if engine.ready else texts.LOADING}</p>'
        try:
            answer = engine.assistant().compare(about, tuple(chosen or ()))
            yield f'<h2 class="hidden">{texts.COMPARISON_OF} {escape(about)}</h2>{answer_html(answer)}'
        except AfspraakwijzerError as error:
            yield f'<p role="alert">{escape(str(error))}</p>'

    gr.on(
        [button.click, topic.submit],
        side_by_side,
        inputs=[topic, parties],
        outputs=[result],
        api_visibility="private",
        concurrency_limit=8,
        show_progress="hidden",
    )
    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    chosen_table.input(lambda key: _number_table(engine.library, key), inputs=[chosen_table], outputs=[result], **quiet)
    tab.select(lambda: _lists(engine.library), outputs=[parties, chosen_table], **quiet)


def _lists(library: Library) -> tuple[gr.Dropdown, gr.Dropdown]:
    """What can be chosen now: parties, and tables of numbers."""
    library.refresh()
    return gr.Dropdown(_parties(library)), gr.Dropdown([(one.name, one.key) for one in number_tables(library)])


def _number_table(library: Library, key: str | None) -> str:
    return next((number_table_html(one) for one in number_tables(library) if one.key == key), "")


def _parties(library: Library) -> list[str]:
    """Municipalities, then every corporation and tenant organisation that signs, each once."""
    agreements = library.agreements()
    towns = [one.municipality for one in agreements if one.municipality]
    others = [
        party.name
        for role in (Role.CORPORATION, Role.TENANT_ORGANISATION)
        for one in agreements
        for party in one.parties
        if party.role is role and party.signs
    ]
    return list(dict.fromkeys([*towns, *others]))
