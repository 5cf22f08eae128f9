"""A conversation as HTML; every text of a document or a person is escaped here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from assistant.model import Answer, Citation, Scope, Suggestion
from assistant.places import place_of
from ui import texts
from ui.answer_table import answer_table_html
from ui.conversation import Turn
from ui.links import citation_link, question_link, suggestion_link

_NUMBER = re.compile(r"\[(\d+)\]")


def conversation_html(turns: Sequence[Turn], current_version: str, examples: Sequence[str]) -> str:
    """All turns, the scope of the last one as chips that can be taken away; `examples` when there are none yet."""
    if not turns:
        return _empty(examples)
    last = len(turns) - 1
    articles = [_turn_html(turn, current_version, is_last=at == last) for at, turn in enumerate(turns)]
    label = f'role="log" aria-live="off" aria-label="{texts.CONVERSATION_LABEL}"'
    return f'<div class="turns" tabindex="0" {label}>{"".join(articles)}</div>'


def _empty(examples: Sequence[str]) -> str:
    if not examples:
        return f'<div class="turns empty"><p>{escape(texts.NOTHING_INDEXED)}</p></div>'
    buttons = "".join(
        f'<li><button type="button" data-ask="{escape(question)}">{escape(question)}</button></li>'
        for question in examples
    )
    return (
        f'<div class="turns empty"><h2>{texts.CONVERSATION_EMPTY}</h2><p>{texts.EXAMPLES_LABEL}</p>'
        f'<ul class="examples">{buttons}</ul></div>'
    )


def _turn_html(turn: Turn, current_version: str, *, is_last: bool) -> str:
    return (
        f'<article class="turn" data-turn="{escape(turn.id)}">'
        f'<h2 class="asked"><span class="hidden">{texts.YOU_ASKED}: </span>{escape(turn.question)}</h2>'
        f'<div class="reply">{_reply(turn, current_version, is_last=is_last)}</div></article>'
    )


def _reply(turn: Turn, current_version: str, *, is_last: bool) -> str:
    if turn.error:
        return f'<p class="said">{escape(turn.error)}</p>'
    if turn.answer is None:
        return f'<p class="said waiting">{texts.SEARCHING}</p>'
    answer = turn.answer
    understood = answer.completed_question
    parts = [
        f'<p class="understood">{texts.UNDERSTOOD}: {escape(understood)}</p>' if understood != turn.question else "",
        answer_html(answer),
        f'<p class="notice">{texts.LINK_OLD}</p>' if turn.linked_version not in ("", answer.index_version) else "",
        f'<p class="notice">{texts.READ_ANEW}</p>' if current_version not in ("", answer.index_version) else "",
        _chips(turn, answer.scope) if is_last else "",
        _actions(turn, answer),
    ]
    return "".join(parts)


def answer_html(answer: Answer) -> str:
    """The answer's words with linked numbers, its table, its sources, or where to look when it says nothing."""
    parts = [
        f'<div class="said">{_body(answer)}</div>',
        answer_table_html(answer),
        _sources(answer),
        _suggestions(answer),
        "".join(f'<p class="notice">{escape(notice)}</p>' for notice in answer.notices),
    ]
    return "".join(parts)


def _body(answer: Answer) -> str:
    """The paragraphs and lists of the answer's text with each [n] a link to its citation; a list is left out when a
    table says the same."""
    blocks: list[str] = []
    items: list[str] = []
    for line in [*answer.text.split("\n"), ""]:
        is_item = line.lstrip().startswith(("- ", "• "))
        if not is_item and items:
            blocks.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if is_item and answer.table is None:
            items.append(f"<li>{_linked(line.lstrip()[2:], answer)}</li>")
        elif line.strip() and not is_item:
            blocks.append(f"<p>{_linked(line, answer)}</p>")
    return "".join(blocks) or f"<p>{texts.SIDE_BY_SIDE}</p>"


def _linked(text: str, answer: Answer) -> str:
    pieces: list[str] = []
    last = 0
    for match in _NUMBER.finditer(text):
        number = int(match.group(1))
        if 1 <= number <= len(answer.citations):
            pieces += [escape(text[last : match.start()]), cite_html(number, answer)]
            last = match.end()
    return "".join([*pieces, escape(text[last:])])


def cite_html(number: int, answer: Answer) -> str:
    """The number of a citation as a link to its page, told in words to who does not see it."""
    citation = answer.citations[number - 1]
    label = f"{texts.SOURCE} {number}: {citation.title}, {place_of(citation.page, citation.page_label)}"
    link = escape(citation_link(citation, answer.index_version))
    return f'<a class="cite" href="{link}" aria-label="{escape(label)}" title="{escape(label)}">[{number}]</a>'


def _sources(answer: Answer) -> str:
    if not answer.citations:
        return ""
    cards = "".join(_card(number, citation, answer) for number, citation in enumerate(answer.citations, start=1))
    return f'<h3>{texts.SOURCES}</h3><ol class="cards">{cards}</ol>'


def _card(number: int, citation: Citation, answer: Answer) -> str:
    item = f", {citation.item}" if citation.item else ""
    head = f"{number}. {citation.title}, {place_of(citation.page, citation.page_label)}{item}"
    remarks = []
    if citation.also_pages:
        remarks.append(f"{texts.COPY_ALSO} {', '.join(f'pdf {page}' for page in citation.also_pages)}")
    if citation.ocr_confidence is not None:
        remarks.append(texts.SCANNED.format(confidence=citation.ocr_confidence))
    note = f'<p class="remark">{escape("; ".join(remarks))}</p>' if remarks else ""
    link = escape(citation_link(citation, answer.index_version))
    return f'<li><a href="{link}">{escape(head)}</a><blockquote>{escape(citation.quote)}</blockquote>{note}</li>'


def _suggestions(answer: Answer) -> str:
    if not answer.suggestions:
        return ""
    lines = "".join(_suggestion(suggestion, answer) for suggestion in answer.suggestions)
    return f'<h3>{texts.SUGGESTIONS}</h3><ul class="cards">{lines}</ul>'


def _suggestion(suggestion: Suggestion, answer: Answer) -> str:
    item = f", {suggestion.item}" if suggestion.item else ""
    head = f"{suggestion.title}, {place_of(suggestion.page, suggestion.page_label)}{item}"
    link = escape(suggestion_link(suggestion, answer.index_version))
    return f'<li><a href="{link}">{escape(head)}</a><p>{escape(suggestion.text)}</p></li>'


def _chips(turn: Turn, scope: Scope) -> str:
    """What the answer was limited to; taking a part away that was recognised asks again. The documents that the user
    chose are told too: they are changed where they were chosen."""
    named = (
        (texts.CHIP_MUNICIPALITY, scope.municipalities),
        (texts.CHIP_PARTY, scope.parties),
        (texts.CHIP_YEAR, tuple(str(year) for year in scope.years)),
        (texts.CHIP_THEME, scope.themes),
        (texts.CHIP_ITEM, scope.items),
        (texts.CHIP_UNKNOWN, scope.unknown_names),
    )
    chips = "".join(
        f'<li><button type="button" class="chip" data-drop="{escape(value)}" '
        f'title="{escape(texts.DROP_CHIP.format(name=value))}">{label}: {escape(value)}'
        f'<span aria-hidden="true"> ×</span><span class="hidden">, {texts.DROP}</span></button></li>'
        for label, values in named
        for value in values
    )
    away = "".join(
        f'<li><button type="button" class="chip away" data-restore="{escape(value)}">'
        f'{texts.LEFT_OUT}: {escape(value)}<span class="hidden">, {texts.RESTORE}</span></button></li>'
        for value in turn.without
    )
    chosen = "".join(
        f'<li><span class="chip fixed">{texts.CHIP_DOCUMENT}: {escape(agreement)}</span></li>'
        for agreement in turn.within
    )
    if not chips + away + chosen:
        return ""
    return f'<div class="scope"><span>{texts.SCOPE}</span><ul class="chips">{chosen}{chips}{away}</ul></div>'


def _actions(turn: Turn, answer: Answer) -> str:
    link = escape(question_link(answer.completed_question, answer.index_version))
    return (
        f'<div class="actions" role="group" aria-label="{texts.ACTIONS}">'
        f'<button type="button" data-copy>{texts.COPY}</button>'
        f'<a href="{link}" data-share>{texts.SHARE}</a>'
        f'<button type="button" data-verdict="goed" aria-pressed="false">{texts.GOOD}</button>'
        f'<button type="button" data-verdict="fout" aria-pressed="false">{texts.WRONG}</button>'
        f'<form class="reason" hidden><label for="reason-{escape(turn.id)}">{texts.REASON}</label>'
        f'<input id="reason-{escape(turn.id)}" name="reason" maxlength="1000" autocomplete="off">'
        f"<button>{texts.SEND}</button></form>"
        '<span class="thanks" role="status"></span></div>'
    )
