"""The tab "Vraag": a conversation that lives in the browser; the server keeps none of it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from corpus.errors import AfspraakwijzerError
from ui import texts
from ui.conversation import Turn, answered, question_of, turns_from, turns_json
from ui.engine import Engine
from ui.examples import example_questions
from ui.rendering import conversation_html

Shown = tuple[str, list[dict[str, object]], str]
"""What the question box, the browser's memory and the screen hold after a step."""

_RESTORE = "() => window.afspraakwijzer.restore()"
_SAVE = "(turns) => { window.afspraakwijzer.save(turns); }"
_FRESH = "() => { window.afspraakwijzer.fresh(); }"
_ON_LOAD = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-ask], [data-drop], [data-restore]');
  if (button) trigger('select', { ...button.dataset });
});
"""


def build_chat(engine: Engine, blocks: gr.Blocks) -> None:
    """Lay out the tab and connect it."""
    turns = gr.JSON(value=[], visible=False)
    conversation = gr.HTML("", elem_id="conversation", js_on_load=_ON_LOAD, apply_default_css=False)
    with gr.Row(elem_id="asking", equal_height=True):
        box = gr.Textbox(
            label=texts.QUESTION_LABEL,
            placeholder=texts.QUESTION_PLACEHOLDER,
            elem_id="question",
            lines=1,
            max_lines=4,
            scale=6,
            min_width=180,
        )
        ask = gr.Button(texts.ASK, variant="primary", elem_id="ask", scale=1, min_width=80)
    with gr.Row(elem_id="options"):
        fresh = gr.Button(texts.NEW_CONVERSATION, elem_id="fresh", size="sm", scale=0, min_width=130)
        with gr.Accordion(texts.WITHIN_LABEL, open=False, elem_id="narrowing"):
            within = gr.Dropdown([], label=texts.WITHIN, multiselect=True, elem_id="within", container=False)
    gr.HTML(_KEEPING, elem_id="keeping", js_on_load=None, apply_default_css=False)
    shown = [box, turns, conversation]
    common = {"outputs": shown, "api_visibility": "private", "concurrency_limit": 8, "show_progress": "hidden"}

    def answer(question: str, chosen: list[str] | None, memory: Any) -> Iterator[Shown]:
        yield from ask_next(engine, question, tuple(chosen or ()), memory)

    def act(chosen: list[str] | None, memory: Any, event: gr.EventData) -> Iterator[Shown]:
        yield from act_on(engine, dict(event._data), tuple(chosen or ()), memory)

    def load(memory: Any, linked: str) -> Iterator[tuple[list[dict[str, object]], str]]:
        # The box is no output here: what somebody types while the conversation comes back stays.
        for _, kept, html in restore(engine, memory, linked):
            yield kept, html

    linked = gr.Textbox(visible=False)
    asked = gr.on([ask.click, box.submit], answer, inputs=[box, within, turns], **common)
    acted = conversation.select(act, inputs=[within, turns], **common)
    loaded = blocks.load(load, inputs=[turns, linked], js=_RESTORE, **{**common, "outputs": [turns, conversation]})
    for event in (asked, acted, loaded):
        event.then(None, inputs=[turns], js=_SAVE, api_visibility="private")
    fresh.click(lambda: restored(engine, ()), js=_FRESH, **common)
    blocks.load(lambda: _documents(engine), outputs=[within], api_visibility="private", show_progress="hidden")


_KEEPING = (
    f'<div class="actions keeping"><button type="button" data-export="md">{texts.EXPORT_MD}</button>'
    f'<button type="button" data-export="docx">{texts.EXPORT_DOCX}</button>'
    f'<details class="past"><summary>{texts.PAST}</summary><p>{texts.PAST_WHERE}</p><ul></ul>'
    f'<button type="button" data-forget>{texts.FORGET}</button></details></div>'
)


def ask_next(engine: Engine, question: str, within: tuple[str, ...], memory: Any) -> Iterator[Shown]:
    """Show the question at once, then its answer under the turns so far; nothing for an empty question."""
    turns = turns_from(memory)
    if not question.strip():
        yield question, turns_json(turns), _html(engine, turns)
        return
    yield from _answer(engine, turns, Turn(uuid.uuid4().hex, question.strip(), within))


def act_on(engine: Engine, data: dict[str, Any], within: tuple[str, ...], memory: Any) -> Iterator[Shown]:
    """Ask an example (`ask`), or the last question anew without a part of its scope (`drop`) or with it again
    (`restore`)."""
    turns = turns_from(memory)
    if data.get("ask"):
        yield from ask_next(engine, str(data["ask"]), within, memory)
    elif turns:
        *earlier, last = turns
        without = [*last.without, str(data["drop"])] if data.get("drop") else list(last.without)
        left = tuple(dict.fromkeys(name for name in without if name != data.get("restore")))
        again = Turn(uuid.uuid4().hex, last.question, last.within, left)
        yield from _answer(engine, tuple(earlier), again)
    else:
        yield restored(engine, turns)


def restore(engine: Engine, memory: Any, linked: str) -> Iterator[Shown]:
    """What is shown when the screen opens: the conversation so far, or the question of a shared link, asked."""
    turns = turns_from(memory)
    question, version = link_from(linked)
    if question:
        yield from _answer(engine, (), Turn(uuid.uuid4().hex, question, linked_version=version))
    else:
        yield restored(engine, turns)


def link_from(linked: Any) -> tuple[str, str]:
    """The question and the index version of the address that was opened; both "" when there is none."""
    try:
        question, version = json.loads(linked)
    except (TypeError, ValueError):
        return "", ""
    return str(question).strip(), str(version)


def restored(engine: Engine, turns: tuple[Turn, ...]) -> Shown:
    """The conversation as it is, with an empty question box."""
    return "", turns_json(turns), _html(engine, turns)


def _answer(engine: Engine, earlier: tuple[Turn, ...], turn: Turn) -> Iterator[Shown]:
    waiting = turn if engine.ready else replace(turn, error=texts.LOADING)
    yield "", turns_json(earlier), _html(engine, (*earlier, waiting))
    try:
        done = answered(turn, engine.assistant().ask(question_of(turn, earlier)))
    except AfspraakwijzerError as error:
        done = replace(turn, error=str(error))
    yield "", turns_json((*earlier, done)), _html(engine, (*earlier, done))


def _html(engine: Engine, turns: tuple[Turn, ...]) -> str:
    return conversation_html(turns, engine.version, () if turns else example_questions(engine.library))


def _documents(engine: Engine) -> gr.Dropdown:
    return gr.Dropdown([(entry.title, entry.id) for entry in engine.library.entries])
