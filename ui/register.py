"""The tab "Trekkers": the register as a table that filters while you type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

import gradio as gr

from assistant.places import place_of
from corpus.library import Library
from corpus.register import RegisterRow, register_rows
from ui import texts
from ui.charts import bars_html
from ui.engine import Engine
from ui.links import page_link
from ui.tables import Link, Value, table_html

MOST_SHOWN = 300
_MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in the tab; an empty string is no restriction. `words` must all occur in the item; `party`,
    `deadline` and `progress` must be what the item says."""

    agreement: str = ""
    trekker: str = ""
    theme: str = ""
    party: str = ""
    deadline: str = ""
    progress: str = ""
    words: str = ""

    def rows(self, library: Library) -> list[RegisterRow]:
        """The rows of the register that fit, in the order of the documents."""
        found = register_rows(
            library.agreements(),
            agreement_ids=(self.agreement,) if self.agreement else (),
            trekker=self.trekker,
            theme=self.theme,
        )
        return [row for row in found if self._fits(row)]

    def query(self) -> str:
        """The choice as the query of an address."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    def _fits(self, row: RegisterRow) -> bool:
        return (
            (not self.party or self.party in row.parties.split("; "))
            and (not self.deadline or self.deadline == row.deadline)
            and (not self.progress or self.progress == row.progress)
            and _has_words(row, self.words)
        )


def build_register(engine: Engine, tab: gr.Tab) -> None:
    """Lay out the tab and connect its filters; lists and table are made anew when the tab is opened."""
    library = engine.library
    with gr.Row(elem_classes="filters"):
        agreement = _filter(texts.FILTER_AGREEMENT, "by-agreement")
        trekker = _filter(texts.FILTER_TREKKER, "by-trekker")
        theme = _filter(texts.FILTER_THEME, "by-theme")
        words = gr.Textbox(label=texts.FILTER_WORDS, elem_id="by-words", min_width=150)
    with gr.Accordion(texts.MORE_FILTERS, open=False), gr.Row(elem_classes="filters"):
        party = _filter(texts.FILTER_PARTY, "by-party")
        deadline = _filter(texts.FILTER_DEADLINE, "by-deadline")
        progress = _filter(texts.FILTER_PROGRESS, "by-progress")
    table = gr.HTML("", elem_id="register", js_on_load=None, apply_default_css=False)
    lists = [agreement, trekker, theme, party, deadline, progress]

    def show(*chosen: str | None) -> str:
        return register_html(library, Choice(*(value or "" for value in chosen)))

    def lists_now() -> list[gr.Dropdown]:
        library.refresh()
        return [gr.Dropdown(choices) for choices in _choices(library)]

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    filters = [*lists, words]
    gr.on([one.change for one in filters], show, inputs=filters, outputs=[table], trigger_mode="always_last", **quiet)
    tab.select(lists_now, outputs=lists, **quiet).then(show, inputs=filters, outputs=[table], **quiet)


def register_html(library: Library, choice: Choice) -> str:
    """What the tab shows for a choice: count, downloads, chart and table."""
    rows = choice.rows(library)
    if not rows:
        return f'<p role="status">{texts.NO_ITEMS}</p>'
    count = texts.ONE_ITEM if len(rows) == 1 else texts.N_ITEMS.format(n=len(rows))
    parts = [f'<p role="status" class="count"><strong>{count}</strong> {_downloads(choice)}</p>', _chart(rows)]
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


def _filter(label: str, elem_id: str) -> gr.Dropdown:
    return gr.Dropdown([(texts.ALL, "")], value="", label=label, elem_id=elem_id, min_width=150)


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


def _choices(library: Library) -> list[list[tuple[str, str]]]:
    """What can be chosen for agreement, trekker, theme, party, deadline and progress, in that order."""
    rows = register_rows(library.agreements())
    agreements = [(f"{one.municipality or one.id}: {one.title}", one.id) for one in library.agreements()]
    named = (
        [name for name, _ in _counted(rows)],
        (row.theme for row in rows),
        (party for row in rows for party in row.parties.split("; ")),
        (row.deadline for row in rows),
        (row.progress for row in rows),
    )
    return [[(texts.ALL, ""), *agreements], *(_listed(names) for names in named)]


def _listed(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(texts.ALL, ""), *((name, name) for name in sorted({n for n in names if n}, key=str.casefold))]
