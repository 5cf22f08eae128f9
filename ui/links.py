"""Addresses of pages, so that every citation is an ordinary link that can be shared."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from assistant.model import Citation, Suggestion


def page_link(agreement: str, page: int, **query: object) -> str:
    """The address of a page. `query` may hold the words to mark (`citaat`), where in the page's text they begin
    (`vanaf`) and the index version that they were cited from (`versie`)."""
    return f"/bron/{quote(agreement, safe='')}/{page}" + (f"?{urlencode(query)}" if query else "")


def image_link(agreement: str, page: int, scale: float) -> str:
    """The address of a page's image."""
    return f"/bladzijde/{quote(agreement, safe='')}/{page}.png?schaal={scale:g}"


def pdf_link(agreement: str, page: int) -> str:
    """The address of the PDF, opened at `page` (1-based)."""
    return f"/pdf/{quote(agreement, safe='')}#page={page}"


def citation_link(citation: Citation, version: str) -> str:
    """The address of a citation's page with its quote marked."""
    return page_link(citation.agreement, citation.page, citaat=citation.quote, vanaf=citation.start, versie=version)


def suggestion_link(suggestion: Suggestion, version: str) -> str:
    """The address of the page of a suggestion."""
    return page_link(suggestion.agreement, suggestion.page, versie=version)


def question_link(question: str, version: str) -> str:
    """The address that asks `question` at once; `version` is the index that answered it for who shares it."""
    return f"/?{urlencode({'vraag': question, 'versie': version})}"
