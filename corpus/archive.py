"""Agreements on disk: one gzip file of JSON each.

A page's fragments, tens of thousands in a bundle, are packed: starts and ends as 32-bit integers, boxes as
64-bit floats, both in base64. So they come back exactly and fast.
"""

from __future__ import annotations

import base64
import gc
import gzip
import json
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from corpus.codec import decoder, encode
from corpus.errors import StoreError
from corpus.model import Agreement, Box, Fragment
from corpus.writing import write_bytes

FORMAT = 1
"""Number of the file format; a file with another number is read again from its PDF."""


def save_agreement(agreement: Agreement, path: Path) -> None:
    """Write `agreement` to `path` in one step: a reader sees the old file or the new one."""
    bare = replace(agreement, pages=tuple(replace(page, fragments=()) for page in agreement.pages))
    body = {
        "format": FORMAT,
        "agreement": encode(bare),
        "fragments": [_pack(page.fragments) for page in agreement.pages],
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    write_bytes(path, gzip.compress(text.encode(), compresslevel=5, mtime=0))


def load_agreement(path: Path, *, parser_version: str | None = None) -> Agreement:
    """The agreement saved at `path`, equal to the one that was saved.

    Raises `StoreError` when the file is missing, broken, of another format, or, with `parser_version` given,
    read by another version of the reader.
    """
    try:
        body = json.loads(gzip.decompress(path.read_bytes()))
        if body["format"] != FORMAT:
            raise StoreError(f"{path.name} is van opslagversie {body['format']}, nodig is {FORMAT}: indexeer opnieuw.")
        with _no_collection():
            agreement: Agreement = decoder(Agreement)(body["agreement"])
            pages = tuple(
                replace(page, fragments=_unpack(packed))
                for page, packed in zip(agreement.pages, body["fragments"], strict=True)
            )
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"De opslag is beschadigd ({path.name}): indexeer de bestanden opnieuw.") from error
    if parser_version is not None and agreement.parser_version != parser_version:
        raise StoreError(
            f"{path.name} is gelezen door lezer {agreement.parser_version}, nu is {parser_version}: indexeer opnieuw."
        )
    return replace(agreement, pages=pages)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Make many small objects without the garbage collector looking at each of them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _pack(fragments: tuple[Fragment, ...]) -> list[str]:
    places = array("i", chain.from_iterable((part.start, part.end) for part in fragments))
    boxes = array("d", chain.from_iterable(part.box for part in fragments))
    return [_to_text(places), _to_text(boxes)]


def _unpack(packed: list[str]) -> tuple[Fragment, ...]:
    places, boxes = _from_text("i", packed[0]), _from_text("d", packed[1])
    box = map(Box, boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4])
    return tuple(map(Fragment, places[0::2], places[1::2], box))


def _to_text(numbers: array[Any]) -> str:
    if sys.byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def _from_text(kind: str, text: str) -> array[Any]:
    numbers: array[Any] = array(kind)
    numbers.frombytes(base64.b64decode(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
