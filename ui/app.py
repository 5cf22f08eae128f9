"""The application: the tabs with the page viewer beside them, on one FastAPI server."""

from __future__ import annotations

import json
import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from html import escape

import gradio as gr
from fastapi import FastAPI, Request

from ui import texts
from ui.access import Access
from ui.api import add_api
from ui.chat import build_chat
from ui.comparison import build_comparison
from ui.documents import build_documents
from ui.engine import Engine
from ui.guard import USER, Guard
from ui.login import add_login
from ui.register import build_register
from ui.routes import ASSETS, add_routes

_FONTS = ["system-ui", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif"]


def build_app(engine: Engine, access: Access) -> FastAPI:
    """The whole application; `engine` must be started by the caller. Gradio is mounted at "/"."""
    blocks = _blocks(engine, access)
    app = FastAPI(title=texts.TITLE, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, access=access)
    add_routes(app, engine)
    add_login(app, access)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=_theme(),
        css=(ASSETS / "style.css").read_text(encoding="utf-8"),
        head=_head(),
        footer_links=[],
        run_history=False,
        show_error=True,
        ssr_mode=False,
        auth_dependency=_user if access.needs_login else None,
        max_file_size=f"{engine.settings.max_upload_mb}mb",
    )
    return app


def _user(request: Request) -> str | None:
    """Who the guard found at the other side."""
    name: str | None = request.scope.get(USER)
    return name


def _blocks(engine: Engine, access: Access) -> gr.Blocks:
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as blocks:
        heading = gr.HTML(_heading(None), elem_id="title", js_on_load=None, apply_default_css=False)
        with gr.Row(elem_id="panes"):
            with gr.Column(scale=6, min_width=280, elem_id="main"), gr.Tabs():
                with gr.Tab(texts.TAB_ASK, id="vraag"):
                    build_chat(engine, blocks)
                with gr.Tab(texts.TAB_REGISTER, id="trekkers") as tab:
                    build_register(engine, tab)
                with gr.Tab(texts.TAB_COMPARE, id="vergelijk") as tab:
                    build_comparison(engine, tab)
                with gr.Tab(texts.TAB_DOCUMENTS, id="documenten") as tab:
                    build_documents(engine, access, tab)
            with gr.Column(scale=5, min_width=280, elem_id="side"):
                gr.HTML(
                    f'<div id="viewer-pane"><p>{texts.PAGE_EMPTY}</p></div>', js_on_load=None, apply_default_css=False
                )
        add_api(engine)
        if access.needs_login:
            blocks.load(_greet, outputs=[heading], api_visibility="private", show_progress="hidden")
    return blocks


def _greet(request: gr.Request) -> str:
    return _heading(request.username)


def _heading(name: str | None) -> str:
    words = f"<h1>{texts.TITLE}</h1><p>{texts.INTRO}</p>"
    if name is None:
        return words
    who = escape(texts.LOGGED_IN_AS.format(name=name))
    return f'{words}<form method="post" action="/uitloggen"><span>{who}</span> <button>{texts.LOG_OUT}</button></form>'


def _head() -> str:
    """The script of the screen, after the words that it shows."""
    said = {
        "failed": texts.FAILED,
        "empty": texts.PAGE_EMPTY,
        "close": texts.CLOSE_PAGE,
        "copied": texts.COPIED,
        "thanks": texts.THANKS,
        "openPast": texts.OPEN_PAST,
    }
    return f'<script>window.afspraakwijzerTexts = {json.dumps(said)};</script><script src="/scherm.js"></script>'


def _theme() -> gr.themes.Base:
    """Gradio's own look with fonts of the machine: nothing is fetched."""
    return gr.themes.Default(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=_FONTS,
        font_mono=["ui-monospace", "Liberation Mono", "monospace"],
    )
