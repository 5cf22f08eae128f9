"""The tab "Vergelijk": parties or municipalities side by side, every cell a link to its page."""

from __future__ import annotations

import gradio as gr

from assistant.model import Answer, AnswerCell
from corpus.errors import AfspraakwijzerError
from corpus.library import Library
from corpus.model import Role
from ui import texts
from ui.engine import Engine
from ui.links import citation_link
from ui.rendering import message_of
from ui.tables import Link, Value, bars_html, table_html


def build_comparison(engine: Engine) -> None:
    """Lay out the tab and connect it."""
    with gr.Row(equal_height=True):
        topic = gr.Textbox(
            label=texts.COMPARE_TOPIC, placeholder=texts.COMPARE_TOPIC_PLACEHOLDER, elem_id="topic", scale=3
        )
        parties = gr.Dropdown(
            _parties(engine.library), label=texts.COMPARE_PARTIES, multiselect=True, elem_id="parties", scale=4
        )
        button = gr.Button(texts.COMPARE, variant="primary", elem_id="compare", scale=1, min_width=110)
    result = gr.HTML("", elem_id="comparison", js_on_load=None)
    words = gr.Markdown("", elem_id="comparison-words", sanitize_html=True)

    def compare(about: str, chosen: list[str] | None) -> tuple[str, str]:
        if not about.strip():
            return f'<p role="alert">{texts.COMPARE_EMPTY}</p>', ""
        try:
            answer = engine.assistant().compare(about, tuple(chosen or ()))
        except AfspraakwijzerError as error:
            return f'<p role="alert">{error}</p>', ""
        return comparison_html(answer), "" if answer.table else message_of(answer)

    gr.on(
        [button.click, topic.submit],
        compare,
        inputs=[topic, parties],
        outputs=[result, words],
        api_visibility="private",
        concurrency_limit=8,
    )


def comparison_html(answer: Answer) -> str:
    """The table of an answer, with a chart when at least two of its cells are numbers; "" without a table."""
    table = answer.table
    if table is None:
        return ""
    rows: list[list[Value]] = [[head, *(_cell(cell, answer) for cell in cells)] for head, cells in table.rows]
    parts = [table_html(table.title, ["", *table.columns], rows)]
    counts = [
        (head if len(cells) == 1 else f"{head}, {column}", cell.value)
        for head, cells in table.rows
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.value is not None and cell.value >= 0
    ]
    if len(counts) > 1:
        parts.append(bars_html(texts.COMPARE_CHART, counts))
    return "\n".join(parts)


def _cell(cell: AnswerCell, answer: Answer) -> Value:
    if not cell.citations:
        return cell.text
    return Link(cell.text, citation_link(answer.citations[cell.citations[0]], answer.index_version))


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
