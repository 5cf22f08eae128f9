"""What stands before every request: no outside address is fetched, and the browser stays on this machine."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import texts

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; "
        "frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Guard:
    """ASGI middleware; streams pass through it untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 403 what would make Gradio fetch an address; else add the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if asks_for_an_address(scope["path"]):
            await PlainTextResponse(texts.FETCH_REFUSED, status_code=403)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers)


def asks_for_an_address(path: str) -> bool:
    """Whether the path asks Gradio's proxy, or its file route for an address instead of a file."""
    path = unquote(unquote(path)).lower()
    return "/proxy=" in path or ("/file=" in path and "http" in path.split("/file=", 1)[1].split("/", 1)[0])
