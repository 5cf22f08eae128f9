"""The application: the chat with the page beside it, on one FastAPI server."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
from fastapi import FastAPI

from ui import texts
from ui.chat import build_chat
from ui.comparison import build_comparison
from ui.documents import build_documents
from ui.engine import Engine
from ui.register import build_register
from ui.routes import ASSETS, add_routes

_FONTS = ["system-ui", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif"]

_TABS = (
    (texts.TAB_ASK, build_chat),
    (texts.TAB_REGISTER, build_register),
    (texts.TAB_COMPARE, build_comparison),
    (texts.TAB_DOCUMENTS, build_documents),
)


def build_app(engine: Engine) -> FastAPI:
    """The whole application; `engine` must be started by the caller. Gradio is mounted at "/"."""
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as blocks:
        gr.HTML(f"<h1>{texts.TITLE}</h1><p>{texts.INTRO}</p>", elem_id="title")
        with gr.Row(elem_id="panes"):
            with gr.Column(scale=6, min_width=300), gr.Tabs():
                for name, build in _TABS:
                    with gr.Tab(name):
                        build(engine)
            with gr.Column(scale=5, min_width=300):
                gr.HTML(f'<div id="viewer-pane" aria-live="polite"><p>{texts.PAGE_EMPTY}</p></div>', js_on_load=None)
    app = FastAPI(title=texts.TITLE, docs_url=None, redoc_url=None)
    add_routes(app, engine)
    script = (ASSETS / "viewer.js").read_text(encoding="utf-8")
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=_theme(),
        css=(ASSETS / "style.css").read_text(encoding="utf-8"),
        head=f"<script>{script}</script>",
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        max_file_size=f"{engine.settings.max_upload_mb}mb",
    )
    return app


def _theme() -> gr.themes.Base:
    """Gradio's own look with fonts of the machine: nothing is fetched."""
    return gr.themes.Default(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=_FONTS,
        font_mono=["ui-monospace", "Liberation Mono", "monospace"],
    )
