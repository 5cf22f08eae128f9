"""Says in Dutch what is wrong with a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from rapidfuzz import process

_REASONS = {
    "missing": "'{field}' ontbreekt",
    "string_type": "'{field}' moet tekst zijn",
    "string_too_short": "'{field}' is leeg",
    "int_type": "'{field}' moet een geheel getal zijn, niet '{value}'",
    "int_parsing": "'{field}' moet een geheel getal zijn, niet '{value}'",
    "greater_than_equal": "'{field}' moet 1 of meer zijn, niet {value}",
    "bool_parsing": "'{field}' moet true of false zijn, niet '{value}'",
    "tuple_type": "'{field}' moet een lijst zijn",
    "dict_type": "'{field}' moet een lijstje velden zijn",
    "model_type": "'{field}' moet een lijstje velden zijn",
    "too_short": "'{field}' is leeg",
}


def explain(error: Mapping[str, Any], model: type[BaseModel]) -> str:
    """One Dutch phrase for one error of pydantic's `ValidationError.errors()`."""
    location = [str(part) for part in error["loc"] if isinstance(part, str) and "[" not in part]
    field = location[-1] if location else ""
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_field(location, model)
    if kind in ("enum", "literal_error"):
        choices = error["ctx"]["expected"].replace(" or ", " of ")
        return f"'{field}' kan niet '{error['input']}' zijn; kies uit {choices}"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    reason = _REASONS.get(kind, "'{field}' heeft een waarde die niet kan: '{value}'")
    return reason.format(field=field, value=str(error["input"])[:40])


def _unknown_field(location: list[str], model: type[BaseModel]) -> str:
    name = location[-1]
    if len(location) > 1:
        return f"het veld '{name}' bestaat niet in '{location[0]}'"
    known = [field for field in model.model_fields if field not in ("file", "line")]
    near = process.extractOne(name, known, score_cutoff=70)
    hint = f"bedoelt u '{near[0]}'?" if near else f"de velden zijn {', '.join(known)}"
    return f"het veld '{name}' bestaat niet; {hint}"
