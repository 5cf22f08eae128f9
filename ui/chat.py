"""The tab "Vraag": a conversation, and the page viewer beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

import gradio as gr

from assistant.model import Question
from corpus.errors import AfspraakwijzerError
from ui import texts
from ui.engine import Engine
from ui.examples import example_questions
from ui.rendering import escape, message_of


class Message(TypedDict):
    """One message of the conversation, as Gradio keeps it."""

    role: str
    content: Any


def build_chat(engine: Engine) -> None:
    """Lay out the tab and connect it. The conversation lives in the browser; the server keeps none of it."""
    conversation = _conversation(engine)
    with gr.Row(elem_id="asking", equal_height=True):
        box = gr.Textbox(
            label=texts.QUESTION_LABEL,
            placeholder=texts.QUESTION_PLACEHOLDER,
            elem_id="question",
            lines=1,
            max_lines=4,
            scale=6,
            min_width=200,
            autofocus=True,
        )
        ask = gr.Button(texts.ASK, variant="primary", elem_id="ask", scale=1, min_width=90)
    with gr.Row(elem_id="options", equal_height=True):
        within = gr.Dropdown(
            choices=[(entry.title, entry.id) for entry in engine.library.entries],
            label=texts.WITHIN_LABEL,
            multiselect=True,
            elem_id="within",
            scale=5,
        )
        fresh = gr.Button(texts.NEW_CONVERSATION, elem_id="fresh", scale=2, min_width=120)

    def answer(question: str, chosen: list[str] | None, messages: list[Message]) -> Iterator[tuple[str, list[Message]]]:
        yield from _converse(engine, question, tuple(chosen or ()), messages)

    def picked(event: gr.SelectData) -> str:
        return str(event.value["text"])

    asking = {
        "fn": answer,
        "inputs": [box, within, conversation],
        "outputs": [box, conversation],
        "api_visibility": "private",
        "concurrency_limit": 8,
        "show_progress": "minimal",
    }
    gr.on([ask.click, box.submit], **asking)
    conversation.example_select(picked, outputs=[box], api_visibility="private").then(**asking)
    fresh.click(lambda: [], outputs=[conversation], api_visibility="private")


def _conversation(engine: Engine) -> gr.Chatbot:
    return gr.Chatbot(
        label=texts.CONVERSATION_LABEL,
        show_label=False,
        elem_id="conversation",
        height="62vh",
        placeholder=f"### {texts.CONVERSATION_EMPTY}\n{texts.EXAMPLES_LABEL}",
        examples=[{"text": question} for question in example_questions(engine.library)],
        buttons=["copy"],
        feedback_options=None,
        sanitize_html=True,
        layout="bubble",
    )


def _converse(
    engine: Engine, question: str, chosen: tuple[str, ...], messages: list[Message]
) -> Iterator[tuple[str, list[Message]]]:
    """Show the question at once, say so when models still load, then the answer."""
    if not question.strip():
        yield question, messages
        return
    history = tuple(_plain(message) for message in messages if message["role"] == "user")
    shown: list[Message] = [*messages, {"role": "user", "content": escape(question)}]
    if not engine.ready:
        yield "", [*shown, {"role": "assistant", "content": texts.LOADING}]
    else:
        yield "", shown
    try:
        result = engine.assistant().ask(Question(question, history=history, agreements=chosen))
        reply = message_of(result, followed_up=bool(history) and result.completed_question != question)
    except AfspraakwijzerError as error:
        reply = escape(str(error))
    yield "", [*shown, {"role": "assistant", "content": reply}]


def _plain(message: Message) -> str:
    """The words of a message of the user, as typed."""
    content = message["content"]
    if isinstance(content, list):
        content = " ".join(part.get("text", "") for part in content if isinstance(part, dict))
    text = str(content)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return "".join(sign for at, sign in enumerate(text) if sign != "\\" or text[at - 1 : at] == "\\")
