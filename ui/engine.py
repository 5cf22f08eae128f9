"""The assistant behind the screen: opened and warmed up in the background, so that the screen comes first."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from assistant.opening import open_assistant
from assistant.settings import Settings
from corpus.errors import AfspraakwijzerError, StoreError
from corpus.library import Library

if TYPE_CHECKING:
    from assistant.assistant import Assistant


class Engine:
    """Opens the assistant once, in a thread of its own; questions wait for it.

    `library` is there at once, so that pages and lists can be shown while models load.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.library = Library(settings.store)
        self._loaded = threading.Event()
        self._assistant: Assistant | None = None
        self._error: AfspraakwijzerError | None = None

    def start(self) -> None:
        """Begin loading; returns at once."""
        threading.Thread(target=self._load, name="afspraakwijzer-load", daemon=True).start()

    @property
    def ready(self) -> bool:
        """Whether a question would be answered without waiting for models."""
        return self._loaded.is_set()

    @property
    def version(self) -> str:
        """The version of the index that is in force, "" without one."""
        self.library.refresh()
        state = self.library.manifest.index
        return state.version if state else ""

    def assistant(self) -> Assistant:
        """The assistant, once it is loaded. Raises the error that kept it from loading."""
        self._loaded.wait()
        if self._assistant is None:
            raise self._error or StoreError("De afspraken zijn niet te openen: start Afspraakwijzer opnieuw.")
        return self._assistant

    def _load(self) -> None:
        try:
            assistant = open_assistant(self.settings)
            assistant.warm_up()
            self._assistant = assistant
        except AfspraakwijzerError as error:
            self._error = error
        finally:
            self._loaded.set()
