"""Reads the pages of a PDF in separate processes, so that a bad page can be stopped and two cores used."""

from __future__ import annotations

import os
import pickle
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from corpus.errors import LimitExceededError, UnreadableFileError
from corpus.limits import MAX_OCR_SECONDS, MAX_PAGE_SECONDS
from corpus.reading.ink import PageInk, Refusal

_ROOT = Path(__file__).resolve().parents[2]


def read_pages(path: Path, pages: Sequence[int], workers: int, progress: Callable[[int], None]) -> dict[int, PageInk]:
    """The ink of these pages. `progress` is called with the number of pages done.

    Raises UnreadableFileError for the first page that cannot be read, LimitExceededError for one that
    takes longer than `MAX_PAGE_SECONDS`.
    """
    shares = [list(pages[k::workers]) for k in range(workers)]
    processes = [_start(path, share) for share in shares if share]
    try:
        return _collect(path, processes, progress)
    finally:
        for process in processes:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def _start(path: Path, pages: Sequence[int]) -> subprocess.Popen[bytes]:
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join([str(_ROOT), *filter(None, [environment.get("PYTHONPATH")])])
    numbers = ",".join(map(str, pages))
    command = [sys.executable, "-m", "corpus.reading.worker", str(path), path.name, numbers]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment
    )


def _collect(
    path: Path, processes: Sequence[subprocess.Popen[bytes]], progress: Callable[[int], None]
) -> dict[int, PageInk]:
    inks: dict[int, PageInk] = {}
    with selectors.DefaultSelector() as selector:
        for process in processes:
            selector.register(_pipe(process), selectors.EVENT_READ)
        deadline = time.monotonic() + MAX_PAGE_SECONDS
        while selector.get_map():
            for key, _ in selector.select(timeout=1.0):
                deadline = max(deadline, time.monotonic() + MAX_PAGE_SECONDS)
                received = _receive(key.fileobj)  # type: ignore[arg-type]
                if received is None:
                    selector.unregister(key.fileobj)
                    continue
                number, ink = received
                if ink is None:
                    deadline = time.monotonic() + MAX_OCR_SECONDS + MAX_PAGE_SECONDS
                    continue
                inks[number] = ink
                progress(len(inks))
            if time.monotonic() > deadline:
                raise LimitExceededError(
                    f"{path.name}: een pagina vraagt meer dan {MAX_PAGE_SECONDS:.0f} seconden om te lezen. "
                    "Sla de pdf opnieuw op (bijvoorbeeld met 'Afdrukken naar pdf') en probeer het nog eens."
                )
    return inks


def _pipe(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise ValueError("a worker writes to a pipe")
    return process.stdout


def _receive(pipe: IO[bytes]) -> tuple[int, PageInk | None] | None:
    """The next page from a worker (None for a page being recognised), None when it is done."""
    try:
        number, result = pickle.load(pipe)
    except EOFError:
        return None
    except (pickle.UnpicklingError, ValueError) as error:
        raise UnreadableFileError("Het lezen is halverwege gestopt. Probeer het bestand opnieuw.") from error
    if isinstance(result, Refusal):
        raise (LimitExceededError if result.over_limit else UnreadableFileError)(result.message)
    return number, result
