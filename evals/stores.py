"""The index a set needs: made once, kept in the store's own folder, refreshed when a document changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assistant.opening import index_options
from assistant.settings import Settings
from corpus.errors import StoreError
from evals.examiner import Examiner
from evals.metrics.registry import all_metrics
from index.model import Filter, Retriever

_FOLDER = "evals"
_PROBE = "wie is trekker van de sociale huurwoningen"


def settings_for(settings: Settings, documents: Sequence[Path]) -> Settings:
    """Settings whose store holds just these documents; without documents the user's own store.

    The store is made or refreshed when it must be. Raises `StoreError` naming a document that cannot be read.
    """
    if not documents:
        return settings
    paths = sorted({path.resolve() for path in documents})
    key = hashlib.sha256("\n".join(map(str, paths)).encode()).hexdigest()[:12]
    own = settings.model_copy(update={"store": settings.store / _FOLDER / key})
    _refresh(own, paths)
    return own


@lru_cache(maxsize=4)
def open_examiner(settings: Settings) -> Examiner:
    """An examiner over the store of `settings`, its models loaded; the same one when asked again."""
    from assistant.assistant import Assistant  # noqa: PLC0415 - Chroma and the models take seconds to import
    from index.reader import IndexReader  # noqa: PLC0415 - as above

    reader = IndexReader.open(settings.store, index_options(settings))
    assistant = Assistant(reader, settings)
    assistant.warm_up()
    return Examiner(assistant, reader.library, all_metrics(legs_of(reader)))


def legs_of(retriever: Retriever) -> list[str]:
    """The names of the legs a retriever fuses, by what a search returns."""
    return sorted({leg for hit in retriever.retrieve(_PROBE, 20, Filter()) for leg in hit.legs})


def _refresh(settings: Settings, paths: Sequence[Path]) -> None:
    from index.build import update  # noqa: PLC0415 - parsers are loaded only where a store is made

    report = update(settings.store, paths, index_options(settings), lambda what, done, total: None)
    broken = [row for row in report.rows if row.error]
    if broken:
        raise StoreError(f"{broken[0].name} kan niet worden ingelezen: {broken[0].error}")
