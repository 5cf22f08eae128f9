"""What stands before every request: who asks, from where, for what; and what the browser may do with the reply."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import texts
from ui.access import Access, is_loopback

USER = "afspraakwijzer.user"
"""Under this name the scope of a request holds the user's name, when there is one."""

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
# Gradio's route /call runs handlers that it calls "private" by name too: only the named endpoints may be called.
_GRADIO = re.compile(
    r"/gradio_api/(?:info|openapi\.json|startup-events|queue/(?:join|data)|call/(?:ask|search|register|compare|page_image)(?:/\w+)?|heartbeat/\w+|cancel|reset|app_id|user|"
    r"upload|upload_progress|theme\.css|login_check)/?"
)
_OPEN = ("/inloggen", "/stijl.css")
_UPLOAD = "/gradio_api/upload"
_MOST_BYTES = 8 * 1024 * 1024


class Guard:
    """ASGI middleware; streams pass through it untouched."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not be; else pass the request on with its user, and put headers on the reply."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._access.needs_login:
            scope[USER] = self._access.name_of(scope)
        if (refusal := self._refusal(scope)) is not None:
            await refusal(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path = scope["path"]
        if self._access.loopback and not is_loopback(_name_of(headers.get("host", ""))):
            return PlainTextResponse(texts.HOST_REFUSED, status_code=403)
        if not is_ours(path):
            return PlainTextResponse(texts.FETCH_REFUSED, status_code=403)
        if scope["method"] not in ("GET", "HEAD") and (refusal := _of_post(headers, path)) is not None:
            return refusal
        if not self._access.needs_login or path in _OPEN:
            return None
        if scope[USER] is None:
            return _to_login(scope, headers)
        if path.startswith(_UPLOAD) and not self._access.may_maintain(scope[USER]):
            return PlainTextResponse(texts.MAINTAINERS_ONLY, status_code=403)
        return None


def is_ours(path: str) -> bool:
    """Whether a path is one that the screens or programs need: Gradio's file, proxy and editing routes are not."""
    path = unquote(unquote(path))
    if "/proxy=" in path or "/file=" in path or "/file/" in path:
        return False
    return not path.startswith("/gradio_api") or _GRADIO.fullmatch(path) is not None


def _of_post(headers: Headers, path: str) -> Response | None:
    """Why a request that changes something is refused: it comes from another site, or is too large."""
    origin = headers.get("origin")
    if origin and urlsplit(origin).netloc != headers.get("host"):
        return PlainTextResponse(texts.ORIGIN_REFUSED, status_code=403)
    size = headers.get("content-length", "0")
    if not path.startswith(_UPLOAD) and (not size.isdigit() or int(size) > _MOST_BYTES):
        return PlainTextResponse(texts.TOO_LARGE, status_code=413)
    return None


def _to_login(scope: Scope, headers: Headers) -> Response:
    if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
        query = scope["query_string"].decode("latin-1")
        target = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/inloggen?naar={quote(target, safe='')}", status_code=303)
    return PlainTextResponse(texts.LOG_IN_FIRST, status_code=401, headers={"WWW-Authenticate": "Basic"})


def _name_of(host: str) -> str:
    return urlsplit(f"//{host}").hostname or ""
