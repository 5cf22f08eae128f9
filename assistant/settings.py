"""All settings in one class: from flags, from the environment (AFSPRAAKWIJZER_…) or from a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from corpus.errors import UsageError

SETTINGS_FILE = Path("afspraakwijzer.toml")
_PREFIX = "AFSPRAAKWIJZER_"


class Settings(BaseSettings):
    """What can be set. Flags win over the environment, the environment over `afspraakwijzer.toml`."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True, toml_file=SETTINGS_FILE)

    store: Path = Field(Path(".afspraakwijzer"), description="Map met de index en de ingelezen afspraken.")
    workers: int = Field(2, ge=1, le=64, description="Aantal processen dat bladzijden leest.")
    encoder: str = Field(
        "", description="Naam of map van een sentence-transformers-model; leeg is het eigen Nederlandse model."
    )
    chroma_host: str = Field("", description="Adres van een Chroma-server; leeg is Chroma op deze machine.")
    chroma_port: int = Field(8000, ge=1, le=65535, description="Poort van de Chroma-server.")
    host: str = Field("127.0.0.1", description="Adres waarop het scherm luistert.")
    port: int = Field(7860, ge=0, le=65535, description="Poort van het scherm; 0 kiest een vrije poort.")
    accounts: Path = Field(
        Path("afspraakwijzer-accounts.json"),
        description="Bestand met de accounts; als het er is, moet iedereen inloggen.",
    )
    llm_url: str = Field(
        "", description="Adres van een taalmodel (OpenAI-vorm, ook Ollama: `http://127.0.0.1:11434/v1`); leeg is geen."
    )
    llm_model: str = Field("", description="Naam van het taalmodel op dat adres.")
    llm_key: SecretStr = Field(SecretStr(""), description="Sleutel voor het taalmodel, als het er een vraagt.")
    llm_timeout: float = Field(20.0, gt=0, le=300, description="Hoe lang op het taalmodel wordt gewacht, in seconden.")
    max_question_length: int = Field(
        2000, ge=50, le=10_000, description="Langste vraag die wordt beantwoord, in tekens."
    )
    shared: Path = Field(Path("../shared"), description="Map met de echte afspraken voor de evaluatiesets.")
    max_upload_mb: int = Field(50, ge=1, le=1000, description="Grootste bestand dat mag worden ingelezen, in MB.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, environment, file: in that order; no dotenv and no secrets folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**flags: Any) -> Settings:
    """The settings with `flags` on top; flags that are None are left out.

    Raises `UsageError` naming the first setting that is unknown or out of bounds.
    """
    _refuse_unknown_environment()
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"Instelling '{name}' klopt niet ({first['input']!r}): kijk in de README welke waarden mogen."
        ) from error


def _refuse_unknown_environment() -> None:
    for name in os.environ:
        if name.startswith(_PREFIX) and name.removeprefix(_PREFIX).lower() not in Settings.model_fields:
            raise UsageError(f"Omgevingsvariabele {name} is geen instelling: haal hem weg of verbeter de naam.")
