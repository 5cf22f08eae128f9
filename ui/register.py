"""The tab "Trekkers": the register as a table that filters while you type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import gradio as gr

from assistant.places import place_of
from corpus.library import Library
from corpus.register import RegisterRow, register_rows
from ui import texts
from ui.engine import Engine
from ui.links import page_link
from ui.tables import Link, Value, bars_html, table_html

MOST_SHOWN = 300
_MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in the tab; an empty string is no restriction. `words` must all occur in the item."""

    agreement: str = ""
    trekker: str = ""
    theme: str = ""
    words: str = ""

    def rows(self, library: Library) -> list[RegisterRow]:
        """The rows of the register that fit, in the order of the documents."""
        found = register_rows(
            library.agreements(),
            agreement_ids=(self.agreement,) if self.agreement else (),
            trekker=self.trekker,
            theme=self.theme,
        )
        return [row for row in found if _has_words(row, self.words)]

    def query(self) -> str:
        """The choice as the query of an address."""
        chosen = {"agreement": self.agreement, "trekker": self.trekker, "theme": self.theme, "words": self.words}
        return urlencode({name: value for name, value in chosen.items() if value})


def build_register(engine: Engine) -> None:
    """Lay out the tab and connect its filters."""
    library = engine.library
    with gr.Row():
        agreement = gr.Dropdown(_agreements(library), value="", label=texts.FILTER_AGREEMENT, elem_id="by-agreement")
        trekker = gr.Dropdown(_trekkers(library), value="", label=texts.FILTER_TREKKER, elem_id="by-trekker")
        theme = gr.Dropdown(_themes(library), value="", label=texts.FILTER_THEME, elem_id="by-theme")
        words = gr.Textbox(label=texts.FILTER_WORDS, elem_id="by-words")
    table = gr.HTML(lambda: register_html(library, Choice()), elem_id="register", js_on_load=None)

    def show(agreement_id: str, trekker_name: str, theme_name: str, typed: str) -> str:
        return register_html(library, Choice(agreement_id or "", trekker_name or "", theme_name or "", typed or ""))

    gr.on(
        [agreement.change, trekker.change, theme.change, words.change],
        show,
        inputs=[agreement, trekker, theme, words],
        outputs=[table],
        api_visibility="private",
        show_progress="hidden",
        trigger_mode="always_last",
    )


def register_html(library: Library, choice: Choice) -> str:
    """What the tab shows for a choice: count, downloads, chart and table."""
    rows = choice.rows(library)
    if not rows:
        return f'<p role="status">{texts.NO_ITEMS}</p>'
    count = texts.ONE_ITEM if len(rows) == 1 else texts.N_ITEMS.format(n=len(rows))
    parts = [f'<p role="status"><strong>{count}</strong> {_downloads(choice)}</p>', _chart(rows)]
    if len(rows) > MOST_SHOWN:
        parts.append(f"<p>{texts.MORE_ITEMS.format(shown=MOST_SHOWN, n=len(rows))}</p>")
    columns = (
        texts.COLUMN_PLACE,
        texts.COLUMN_ITEM,
        texts.COLUMN_TEXT,
        texts.COLUMN_TREKKER,
        texts.COLUMN_DEADLINE,
        texts.COLUMN_PROGRESS,
    )
    parts.append(table_html(texts.REGISTER_CAPTION, columns, [_cells(row) for row in rows[:MOST_SHOWN]]))
    return "\n".join(parts)


def _cells(row: RegisterRow) -> Sequence[Value]:
    text = f"{row.title}. {row.text}" if row.title else row.text
    trekker = row.trekker or texts.NO_TREKKER
    if row.trekker_source == "subject":
        trekker = f"{texts.NO_TREKKER} ({texts.BY_SUBJECT}: {row.trekker})"
    place = f"{row.agreement}, {place_of(row.page, row.page_label or None)}"
    where = Link(place, page_link(row.agreement, row.page, citaat=row.text))
    return (where, row.item, text, trekker, row.deadline, row.progress)


def _downloads(choice: Choice) -> str:
    query = choice.query().replace("&", "&amp;")
    return (
        f'<a href="/register.csv?{query}" download>{texts.DOWNLOAD_CSV}</a> '
        f'<a href="/register.xlsx?{query}" download>{texts.DOWNLOAD_XLSX}</a>'
    )


def _chart(rows: Sequence[RegisterRow]) -> str:
    named = _counted(rows)
    return bars_html(texts.PER_TREKKER, named[:_MOST_BARS]) if named else ""


def _counted(rows: Sequence[RegisterRow]) -> list[tuple[str, int]]:
    """Trekkers with their number of items, most first; spellings that differ in capitals are one."""
    names = [n for row in rows if row.trekker and row.trekker_source != "subject" for n in row.trekker.split("; ")]
    spelling = {name.casefold(): name for name in sorted(names, key=str.isupper, reverse=True)}
    return [(spelling[name], n) for name, n in Counter(name.casefold() for name in names).most_common()]


def _has_words(row: RegisterRow, words: str) -> bool:
    where = " ".join((row.item, row.title, row.text, row.theme, row.trekker, row.deadline, row.progress)).casefold()
    return all(word in where for word in words.casefold().split())


def _agreements(library: Library) -> list[tuple[str, str]]:
    named = [(f"{one.municipality or one.id}: {one.title}", one.id) for one in library.agreements()]
    return [(texts.ALL, ""), *named]


def _trekkers(library: Library) -> list[tuple[str, str]]:
    names = [name for name, _ in _counted(register_rows(library.agreements()))]
    return [(texts.ALL, ""), *((name, name) for name in sorted(names, key=str.casefold))]


def _themes(library: Library) -> list[tuple[str, str]]:
    themes = {row.theme for row in register_rows(library.agreements()) if row.theme}
    return [(texts.ALL, ""), *((theme, theme) for theme in sorted(themes, key=str.casefold))]
