"""The options that every training command shares."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import torch


@dataclass(frozen=True, slots=True)
class WorkOptions:
    """`data`: the training folder; `work`: where steps leave what later steps read; `minutes`: when to stop;
    `threads`: how many may work at once."""

    data: Path
    work: Path
    minutes: float
    threads: int


def work_options(description: str, *, minutes: float = 60.0) -> WorkOptions:
    """Read the command line, make the work folder and set the number of threads."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--work", type=Path, default=Path("scratch/training"))
    parser.add_argument("--minutes", type=float, default=minutes, help="stop training after this long")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    return WorkOptions(given.data, given.work, given.minutes, given.threads)
