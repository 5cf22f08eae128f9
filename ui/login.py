"""The login page, and logging out."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ui import texts
from ui.access import COOKIE, Access
from ui.viewer import standalone_html


def add_login(app: FastAPI, access: Access) -> None:
    """Put the routes on `app`."""

    @app.get("/inloggen")
    def page(naar: str = "/") -> HTMLResponse:
        return HTMLResponse(_form(naar))

    @app.post("/inloggen")
    def log_in(
        request: Request, name: Annotated[str, Form()], password: Annotated[str, Form()], naar: Annotated[str, Form()]
    ) -> Response:
        token = access.log_in(name, password)
        if token is None:
            return HTMLResponse(_form(naar, texts.LOGIN_WRONG), status_code=401)
        response = RedirectResponse(_inside(naar), status_code=303)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
        return response

    @app.post("/uitloggen")
    def log_out(request: Request) -> Response:
        access.log_out(request.scope)
        response = RedirectResponse("/inloggen", status_code=303)
        response.delete_cookie(COOKIE)
        return response


def _inside(target: str) -> str:
    """`target` when it is a path of this site, else the first screen."""
    return target if target.startswith("/") and not target.startswith(("//", "/\\")) else "/"


def _form(target: str, error: str = "") -> str:
    said = f'<p role="alert">{escape(error)}</p>' if error else ""
    return standalone_html(
        f'<h1>{texts.TITLE}</h1>{said}<form class="login" method="post" action="/inloggen">'
        f'<input type="hidden" name="naar" value="{escape(target)}">'
        f'<label for="name">{texts.LOGIN_NAME}</label><input id="name" name="name" autocomplete="username" required>'
        f'<label for="password">{texts.LOGIN_PASSWORD}</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" required>'
        f"<button>{texts.LOG_IN}</button></form>"
    )
