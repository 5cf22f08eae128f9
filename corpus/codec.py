"""Frozen dataclasses to plain JSON values and back, by their annotations.

Dataclasses become objects without the fields that have their default value, named tuples and tuples become
lists, string enums their value. Types understood: those, str, int, float, bool, None and unions with None.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any

Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Plain JSON values for a dataclass, tuple, enum or plain value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: encode(getattr(value, name))
            for name, default in _defaults(type(value))
            if getattr(value, name) != default
        }
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: encode(part) for key, part in value.items()}
    return value


@cache
def decoder(kind: Any) -> Decoder:
    """A function from JSON values to `kind`. It raises TypeError, KeyError or ValueError on other values."""
    if kind in {str, int, float, bool, Any, object, types.NoneType}:
        return _same
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _named_tuple_decoder(kind)
    return _generic_decoder(kind)


def _same(value: Any) -> Any:
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    pairs = []
    for field in dataclasses.fields(kind):
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        pairs.append((field.name, default))
    return tuple(pairs)


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = typing.get_type_hints(kind)
    parts = {field.name: decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decode(value: dict[str, Any]) -> Any:
        return kind(**{name: parts[name](part) for name, part in value.items()})

    return decode


def _named_tuple_decoder(kind: Any) -> Decoder:
    parts = [decoder(hint) for hint in typing.get_type_hints(kind).values()]
    if all(part is _same for part in parts):
        return lambda value: kind(*value)
    return lambda value: kind(*(part(item) for part, item in zip(parts, value, strict=True)))


def _generic_decoder(kind: Any) -> Decoder:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        (inner,) = (decoder(part) for part in arguments if part is not types.NoneType)
        return lambda value: None if value is None else inner(value)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = decoder(arguments[0])
        if inner is _same:
            return tuple
        return lambda value: tuple(map(inner, value))
    if origin is tuple:
        parts = [decoder(part) for part in arguments]
        return lambda value: tuple(part(item) for part, item in zip(parts, value, strict=True))
    if origin is dict:
        inner = decoder(arguments[1])
        return lambda value: {key: inner(part) for key, part in value.items()}
    raise TypeError(f"no JSON form for {kind}")
