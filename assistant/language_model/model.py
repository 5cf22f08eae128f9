"""The language model itself: any server that speaks OpenAI's protocol, Ollama among them, through llama-index."""

from __future__ import annotations

import time
from typing import Protocol

from assistant.settings import Settings
from corpus.errors import ModelError

MOST_CHARACTERS = 6_000
"""A reply is read no further than this."""


class LanguageModel(Protocol):
    """Completes a prompt."""

    def complete(self, system: str, prompt: str) -> str:
        """The reply. Raises `ModelError` when the model is down, too slow, or replies with an error."""
        ...


class OpenAICompatible:
    """A model behind an OpenAI-compatible address (`http://127.0.0.1:11434/v1` for Ollama).

    The reply is streamed, and given up after `settings.llm_timeout` seconds in all.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def complete(self, system: str, prompt: str) -> str:
        """See `LanguageModel`."""
        from llama_index.core.llms import ChatMessage  # noqa: PLC0415 - seconds to import, and off by default
        from llama_index.llms.openai_like import OpenAILike  # noqa: PLC0415 - as above

        settings = self._settings
        deadline = time.monotonic() + settings.llm_timeout
        client = OpenAILike(
            model=settings.llm_model,
            api_base=settings.llm_url,
            api_key=settings.llm_key.get_secret_value() or "geen",
            is_chat_model=True,
            temperature=0.0,
            max_tokens=600,
            max_retries=0,
            timeout=settings.llm_timeout,
        )
        parts: list[str] = []
        try:
            messages = [ChatMessage(role="system", content=system), ChatMessage(role="user", content=prompt)]
            for chunk in client.stream_chat(messages):
                parts.append(chunk.delta or "")
                if time.monotonic() > deadline:
                    raise ModelError(f"Het taalmodel antwoordde niet binnen {settings.llm_timeout:g} seconden.")
                if sum(map(len, parts)) > MOST_CHARACTERS:
                    break
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(f"Het taalmodel op {settings.llm_url} is niet bereikbaar of gaf een fout.") from error
        return "".join(parts)


def language_model(settings: Settings) -> LanguageModel | None:
    """The model that is set, None when none is."""
    return OpenAICompatible(settings) if settings.llm_url else None
