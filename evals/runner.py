"""Runs sets of cases: the same index and the same cases give the same result, in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from assistant.settings import Settings
from evals.cases import Case, Half
from evals.examiner import Examiner
from evals.finding import documents_of
from evals.results import CaseResult, CaseSet, SetResult, Skipped
from evals.stores import open_examiner, settings_for

Progress = Callable[[str, int, int], None]
_PAYS_FROM = 60


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to run: `workers` processes, None to decide by the number of cases; `half` leaves the other half out."""

    workers: int | None = None
    half: Half | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One case, and the settings whose store answers it."""

    settings: Settings
    case: Case


def run_sets(sets: Sequence[CaseSet], settings: Settings, options: RunOptions, progress: Progress) -> list[SetResult]:
    """Every case of every set judged. Files whose documents are not here are skipped, and say so."""
    planned = [_plan(one, settings, options.half, progress) for one in sets]
    n_jobs = sum(len(jobs) for jobs, _ in planned)
    with _pool(_n_workers(options.workers, n_jobs)) as run:
        return [
            _collect(one, jobs, skipped, run(jobs), progress)
            for one, (jobs, skipped) in zip(sets, planned, strict=True)
        ]


def examine_all(examiner: Examiner, cases: Sequence[Case]) -> tuple[CaseResult, ...]:
    """The cases judged one after another by one examiner."""
    return tuple(examiner.examine(case) for case in cases)


def _plan(one: CaseSet, settings: Settings, half: Half | None, progress: Progress) -> tuple[list[Job], list[Skipped]]:
    jobs: list[Job] = []
    skipped: list[Skipped] = []
    for number, file in enumerate(one.files, start=1):
        cases = [case for case in file.cases if half in (None, case.half)]
        documents, reason = documents_of(file)
        if reason:
            skipped.append(Skipped(file.path.name, len(cases), reason))
            continue
        progress(f"{one.name}: index", number, len(one.files))
        own = settings_for(settings, documents)
        jobs += [Job(own, case) for case in cases]
    return jobs, skipped


def _collect(
    one: CaseSet, jobs: list[Job], skipped: list[Skipped], results: Iterator[CaseResult], progress: Progress
) -> SetResult:
    judged: list[CaseResult] = []
    for result in results:
        judged.append(result)
        progress(one.name, len(judged), len(jobs))
    stores = list(dict.fromkeys(str(job.settings.store) for job in jobs))
    return SetResult(one.name, one.title, tuple(judged), tuple(skipped), tuple(stores))


def _n_workers(asked: int | None, n_jobs: int) -> int:
    """A process needs some ten seconds to load the models: worth it from a good number of cases on."""
    if asked is not None:
        return asked
    return min(4, os.cpu_count() or 1) if n_jobs >= _PAYS_FROM else 1


@contextmanager
def _pool(n_workers: int) -> Iterator[Callable[[list[Job]], Iterator[CaseResult]]]:
    """Something that runs jobs, in order, here or in `n_workers` processes."""
    if n_workers == 1:
        yield lambda jobs: map(_run_job, jobs)
        return
    # Chroma and torch hold threads, which a forked process would not have.
    with ProcessPoolExecutor(n_workers, mp_context=get_context("spawn")) as pool:
        yield lambda jobs: pool.map(_run_job, jobs)


def _run_job(job: Job) -> CaseResult:
    return open_examiner(job.settings).examine(job.case)
