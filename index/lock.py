"""One writer at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import StoreError

_NAME = "lock"


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Hold the store's lock; raises `StoreError` when another program holds it.

    The lock is the system's (flock): that of a program that was killed is free at once, whatever its file says.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        handle = os.open(store / _NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"In {store} kan niet worden geschreven: kies met '--store' een andere map.") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "onbekend"
            raise StoreError(
                f"Een ander programma (proces {holder}) werkt de index in {store} bij: wacht tot dat klaar is."
            ) from error
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)
