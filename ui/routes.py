"""The addresses beside Gradio's own: pages with marks, page images, PDFs; and what is refused."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Body, Depends, FastAPI, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse

from corpus.errors import AfspraakwijzerError, PageNotFoundError
from corpus.images import render_page
from corpus.model import Agreement, Page
from corpus.register import write_register
from ui import texts
from ui.conversation import turns_from
from ui.engine import Engine
from ui.export import docx_of, markdown_of
from ui.feedback import Opinion, keep_opinion
from ui.register import Choice
from ui.viewer import IMAGE_SCALE, Quoted, standalone_html, viewer_html

ASSETS = Path(__file__).parent / "assets"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_SCALE = 4.0
_LONGEST_QUOTE = 4000
_MOST_IMAGES = 48


def add_routes(app: FastAPI, engine: Engine) -> None:
    """Put the routes on `app`; call it before Gradio is mounted at "/"."""
    app.exception_handler(AfspraakwijzerError)(_explain)
    _add_pages(app, engine)
    _add_files(app, engine)

    @app.post("/waardering")
    def opinion(given: Opinion) -> Response:
        keep_opinion(engine.settings.store, given)
        return Response(status_code=204)

    @app.get("/stijl.css")
    def style() -> FileResponse:
        return FileResponse(ASSETS / "style.css", media_type="text/css")

    @app.get("/scherm.js")
    def script() -> FileResponse:
        return FileResponse(ASSETS / "screen.js", media_type="text/javascript")


def _add_pages(app: FastAPI, engine: Engine) -> None:
    @app.get("/bron/{agreement}/{page}")
    def source(
        agreement: str,
        page: int,
        citaat: str = Query("", max_length=_LONGEST_QUOTE),
        vanaf: int = Query(0, ge=0),
        versie: str = Query("", max_length=100),
        deel: bool = False,
    ) -> HTMLResponse:
        shown = _page(engine, agreement, page)
        is_old = versie not in ("", engine.version)
        fragment = viewer_html(*shown, Quoted(citaat, vanaf, is_old), in_pane=deel)
        return HTMLResponse(fragment if deel else standalone_html(fragment))

    @app.get("/bladzijde/{agreement}/{page}.png")
    def image(agreement: str, page: int, schaal: float = Query(IMAGE_SCALE, gt=0, le=_MOST_SCALE)) -> Response:
        found, _ = _page(engine, agreement, page)
        png = _image(engine.library.file(found.id), page, schaal)
        return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=300"})

    @app.get("/pdf/{agreement}")
    def pdf(agreement: str) -> FileResponse:
        file = engine.library.file(engine.library.agreement(agreement).id)
        kind = "application/pdf" if file.suffix.lower() == ".pdf" else "text/plain; charset=utf-8"
        return FileResponse(file, media_type=kind, content_disposition_type="inline", filename=file.name)


def _add_files(app: FastAPI, engine: Engine) -> None:
    @app.get("/register.{kind}")
    def register(kind: Literal["csv", "xlsx"], choice: Annotated[Choice, Depends()]) -> Response:
        stream = io.BytesIO() if kind == "xlsx" else io.StringIO()
        write_register(choice.rows(engine.library), kind, stream)
        media = "text/csv; charset=utf-8" if kind == "csv" else _XLSX
        headers = {"Content-Disposition": f'attachment; filename="afspraken.{kind}"'}
        return Response(stream.getvalue(), media_type=media, headers=headers)

    @app.post("/gesprek.{kind}")
    def conversation(kind: Literal["md", "docx"], memory: Annotated[list[dict[str, Any]], Body()]) -> Response:
        turns = turns_from(memory)
        if not turns:
            return PlainTextResponse(texts.NOTHING_TO_EXPORT, status_code=422)
        content = docx_of(turns) if kind == "docx" else markdown_of(turns).encode()
        media = _DOCX if kind == "docx" else "text/markdown; charset=utf-8"
        return Response(content, media_type=media)


@lru_cache(maxsize=_MOST_IMAGES)
def _image(path: Path, page: int, scale: float) -> bytes:
    """The image of a page, kept for who asks again: the name of the file in the store changes with its content."""
    return render_page(path, page, scale=scale)


def _page(engine: Engine, agreement_id: str, number: int) -> tuple[Agreement, Page]:
    engine.library.refresh()
    agreement = engine.library.agreement(agreement_id)
    if not 1 <= number <= len(agreement.pages):
        raise PageNotFoundError(
            f"Bladzijde {number} gevraagd, '{agreement_id}' telt {len(agreement.pages)} bladzijden: kies een andere."
        )
    return agreement, agreement.pages[number - 1]


async def _explain(_request: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), status_code=404)
