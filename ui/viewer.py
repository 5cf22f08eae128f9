"""The page viewer: a page's image with the quote marked, as an HTML fragment or as a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from assistant.places import place_of
from corpus.locate import boxes_of, find_quote
from corpus.model import Agreement, Box, Page
from ui import texts
from ui.links import image_link, page_link, pdf_link

IMAGE_SCALE = 2.0
"""Pixels per point of the page image: 144 dots per inch, sharp enough to read."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words to mark: they stand at character `start` of the page's text, else at their first place. `is_old` when
    the link was made from an earlier version of the index."""

    text: str = ""
    start: int = 0
    is_old: bool = False


def viewer_html(agreement: Agreement, page: Page, quoted: Quoted, *, in_pane: bool) -> str:
    """The viewer for one page with the quote marked; when it stands nowhere, that is said. `in_pane` adds the button
    that closes the pane."""
    span = _find(page, quoted)
    boxes = boxes_of(page, *span) if span else ()
    where = place_of(page.number, page.label)
    parts = [
        f'<section class="viewer" aria-label="{escape(texts.PAGE_HEADING)}">',
        f'<h2 tabindex="-1">{escape(agreement.title)}, {escape(where)}</h2>',
        _controls(agreement, page, in_pane=in_pane),
        f'<p class="notice" role="status">{texts.READ_ANEW_PAGE}</p>' if quoted.is_old else "",
        _note(quoted, found=span is not None),
        _picture(agreement, page, boxes) if page.width else _plain(page, span),
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def standalone_html(fragment: str) -> str:
    """The viewer as a page of its own, for a shared link or a browser without scripts."""
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(texts.TITLE)}</title><link rel="stylesheet" href="/stijl.css"></head>'
        f'<body class="standalone"><main>{fragment}</main></body></html>'
    )


def _find(page: Page, quoted: Quoted) -> tuple[int, int] | None:
    if quoted.text and page.text[quoted.start : quoted.start + len(quoted.text)] == quoted.text:
        return quoted.start, quoted.start + len(quoted.text)
    return find_quote(page, quoted.text)


def _note(quoted: Quoted, *, found: bool) -> str:
    if not quoted.text:
        return ""
    if not found:
        return f'<p role="alert">{escape(texts.QUOTE_GONE)}</p>'
    return f'<p class="quote"><strong>{escape(texts.MARKED)}:</strong> “{escape(quoted.text)}”</p>'


def _controls(agreement: Agreement, page: Page, *, in_pane: bool) -> str:
    def step(number: int, label: str, sign: str) -> str:
        if not 1 <= number <= len(agreement.pages):
            return f'<span class="step off" aria-hidden="true">{sign}</span>'
        link = escape(page_link(agreement.id, number))
        return f'<a class="step" href="{link}" aria-label="{label}" title="{label}">{sign}</a>'

    return (
        f'<nav class="controls" aria-label="{texts.PAGE_CONTROLS}">'
        + step(page.number - 1, texts.PREVIOUS_PAGE, "‹")
        + f"<span>pdf {page.number} / {len(agreement.pages)}</span>"
        + step(page.number + 1, texts.NEXT_PAGE, "›")
        + f'<button type="button" data-zoom="out" aria-label="{texts.ZOOM_OUT}" title="{texts.ZOOM_OUT}">−</button>'
        + f'<button type="button" data-zoom="in" aria-label="{texts.ZOOM_IN}" title="{texts.ZOOM_IN}">+</button>'
        + f'<a class="pdf" href="{escape(pdf_link(agreement.id, page.number))}" target="_blank" rel="noopener">'
        + f"{escape(texts.OPEN_PDF)}</a>"
        + (f'<button type="button" data-close>{texts.CLOSE_PAGE}</button>' if in_pane else "")
        + "</nav>"
    )


def _picture(agreement: Agreement, page: Page, boxes: tuple[Box, ...]) -> str:
    alt = texts.PAGE_ALT.format(page=page.number, title=agreement.title)
    marks = "".join(
        f'<div class="mark" style="left:{100 * box.x0 / page.width:.3f}%;top:{100 * box.y0 / page.height:.3f}%;'
        f"width:{100 * (box.x1 - box.x0) / page.width:.3f}%;"
        f'height:{100 * (box.y1 - box.y0) / page.height:.3f}%"></div>'
        for box in boxes
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(alt)}"><div class="paper">'
        f'<img src="{escape(image_link(agreement.id, page.number, IMAGE_SCALE))}" alt="{escape(alt)}" '
        f'width="{round(page.width * IMAGE_SCALE)}" height="{round(page.height * IMAGE_SCALE)}">{marks}</div></div>'
    )


def _plain(page: Page, span: tuple[int, int] | None) -> str:
    """A page without paper: its text, with the quote marked."""
    return f'<pre class="plain" tabindex="0">{_marked_text(page, span)}</pre>'


def _marked_text(page: Page, span: tuple[int, int] | None) -> str:
    if span is None:
        return escape(page.text)
    start, end = span
    before, inside, after = page.text[:start], page.text[start:end], page.text[end:]
    return f'{escape(before)}<mark class="mark">{escape(inside)}</mark>{escape(after)}'
