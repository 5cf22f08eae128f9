"""The tab "Documenten": what is indexed, adding and removing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import gradio as gr

from assistant.opening import index_options
from corpus.errors import AfspraakwijzerError
from corpus.library import Library
from corpus.model import Agreement
from index.build import remove, update
from ui import texts
from ui.access import Access
from ui.engine import Engine
from ui.links import page_link
from ui.tables import Link, Value, table_html

Told = tuple[str, str, gr.Dropdown, None]
"""The table, what was done, the choice of documents, and an empty place for files."""


def build_documents(engine: Engine, access: Access, tab: gr.Tab) -> None:
    """Lay out the tab. Adding and removing is for maintainers: others do not see it, and are refused when they try."""
    table = gr.HTML("", elem_id="documents", js_on_load=None, apply_default_css=False)
    said = gr.HTML("", elem_id="documents-said", js_on_load=None, apply_default_css=False)
    with gr.Group(visible=False) as tools:
        files = gr.File(label=texts.UPLOAD, file_count="multiple", file_types=[".pdf", ".txt"], elem_id="upload")
        with gr.Row(equal_height=True):
            chosen = gr.Dropdown([], label=texts.REMOVE_LABEL, elem_id="removing", scale=4, min_width=180)
            button = gr.Button(texts.REMOVE, elem_id="remove", scale=1, min_width=110)

    def opened(request: gr.Request) -> tuple[str, gr.Dropdown, gr.Group]:
        engine.library.refresh()
        may = access.may_maintain(request.username)
        return documents_html(engine.library), gr.Dropdown(_choices(engine.library)), gr.Group(visible=may)

    def add(
        paths: list[str] | None,
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - Gradio reads it from the default
    ) -> Told:
        if not access.may_maintain(request.username):
            return _told(engine, [texts.MAINTAINERS_ONLY])
        return _told(engine, _add(engine, paths or [], progress))

    def drop(agreement_id: str | None, request: gr.Request) -> Told:
        if not access.may_maintain(request.username):
            return _told(engine, [texts.MAINTAINERS_ONLY])
        return _told(engine, list(_remove(engine, agreement_id)) if agreement_id else [texts.CHOOSE_DOCUMENT])

    quiet = {"api_visibility": "private", "concurrency_limit": 1}
    outputs = [table, said, chosen, files]
    files.upload(add, inputs=[files], outputs=outputs, show_progress_on=[said], **quiet)
    button.click(drop, inputs=[chosen], outputs=outputs, show_progress_on=[said], **quiet)
    tab.select(opened, outputs=[table, chosen, tools], api_visibility="private", show_progress="hidden")


def _told(engine: Engine, lines: list[str]) -> Told:
    library = engine.library
    return documents_html(library), _said(lines), gr.Dropdown(_choices(library), value=None), None


def documents_html(library: Library) -> str:
    """A row per document, each leading to its first page; then the files that could not be read."""
    columns = (
        texts.COLUMN_AGREEMENT,
        texts.COLUMN_FILE,
        texts.COLUMN_MUNICIPALITY,
        texts.COLUMN_PARTIES,
        texts.COLUMN_PERIOD,
        texts.COLUMN_PAGES,
        texts.COLUMN_ITEMS,
        texts.COLUMN_WARNINGS,
    )
    table = table_html(texts.DOCUMENTS_CAPTION, columns, [_cells(one) for one in library.agreements()])
    return table + _said([failure.error for failure in library.failures])


def _cells(agreement: Agreement) -> list[Value]:
    period = "-".join(str(year) for year in dict.fromkeys(agreement.years or ()))
    parties = ", ".join(party.name for party in agreement.parties if party.signs)
    return [
        Link(agreement.title, page_link(agreement.id, 1)),
        agreement.source.name,
        agreement.municipality,
        parties,
        period,
        len(agreement.pages),
        len(agreement.commitments),
        " ".join(agreement.warnings),
    ]


def _add(engine: Engine, paths: list[str], progress: gr.Progress) -> list[str]:
    def tell(what: str, done: int, total: int) -> None:
        progress((done, total), desc=texts.READING.format(what=what, done=done, total=total))

    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(shutil.copy(path, Path(folder) / Path(path).name)) for path in paths]
        try:
            report = update(engine.settings.store, copies, index_options(engine.settings), tell)
        except AfspraakwijzerError as error:
            return [str(error)]
    engine.library.refresh()
    return [f"{row.name}: {row.error or row.state.value}" for row in report.rows]


def _remove(engine: Engine, agreement_id: str) -> Iterator[str]:
    try:
        name = engine.library.entry(agreement_id).name
        remove(engine.settings.store, [agreement_id], index_options(engine.settings))
        engine.library.refresh()
        yield texts.REMOVED.format(name=name)
    except AfspraakwijzerError as error:
        yield str(error)


def _said(lines: list[str]) -> str:
    return "".join(f'<p role="status">{escape(line)}</p>' for line in lines)


def _choices(library: Library) -> list[tuple[str, str]]:
    return [(entry.name, entry.id) for entry in library.entries]
