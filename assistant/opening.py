"""From settings to things that work: the library, the index, the assistant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.settings import Settings
from corpus.library import Library
from index.options import IndexOptions

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def index_options(settings: Settings) -> IndexOptions:
    """The part of the settings that decides how an index is made and read."""
    return IndexOptions(
        encoder=settings.encoder,
        chroma_host=settings.chroma_host,
        chroma_port=settings.chroma_port,
        workers=settings.workers,
    )


def open_library(settings: Settings, agreements: Sequence[str] = ()) -> Library:
    """The library of the store. Raises `StoreError`, and `UnknownAgreementError` for an id it lacks."""
    library = Library(settings.store)
    for agreement in agreements:
        library.entry(agreement)
    return library


def open_assistant(settings: Settings, agreements: Sequence[str] = ()) -> Assistant:
    """An assistant over the store, its models not yet loaded. Raises as `open_library`."""
    from assistant.assistant import Assistant  # noqa: PLC0415 - Chroma and the models take seconds to import
    from index.reader import IndexReader  # noqa: PLC0415 - as above

    open_library(settings, agreements)
    return Assistant(IndexReader.open(settings.store, index_options(settings)), settings)
