"""Several sources at once, in processes: imported only when asked for, it costs 16 ms."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import active_children

from limpide import api
from limpide.cli.jobs import UNEXPECTED, one_by_one
from limpide.config import Config
from limpide.errors import LimpideError
from limpide.model import Failure, Report
from limpide.sources import Access, Found

BATCHES_PER_JOB = 4


def at_once(session: api.Session, found: Sequence[Found], *, verbose: bool, jobs: int) -> Iterator[Report | Failure]:
    """As `one_by_one`, over `jobs` processes. A process that is killed has its sources tried again alone."""
    batches_per_job = BATCHES_PER_JOB if session.drawing is None else 1  # one browser a job
    size = max(1, -(-len(found) // (jobs * batches_per_job)))
    batches = [found[start : start + size] for start in range(0, len(found), size)]
    settings = (session.shared(), session.today, session.drawing, session.with_axe, verbose)
    with _pool(min(jobs, len(batches))) as pool:
        try:
            futures = [pool.submit(_batch, batch, *settings) for batch in batches]
            for batch, future in zip(batches, futures, strict=True):
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    for each in batch:
                        yield _alone(each, *settings)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that leave an interruption to the one that started them."""
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))


def _batch(
    found: Sequence[Found], config: Config, today: date | None, drawing: Access | None, with_axe: bool, verbose: bool
) -> list[Report | Failure]:
    with api.Session(config, today=today, drawing=drawing, with_axe=with_axe, on_problem=_said_already) as session:
        return list(one_by_one(session, found, verbose=verbose))


def _said_already(problem: LimpideError) -> None:
    """Nothing: the first process has met and told every problem of the settings."""


def _alone(
    found: Found, config: Config, today: date | None, drawing: Access | None, with_axe: bool, verbose: bool
) -> Report | Failure:
    with _pool(1) as pool:
        try:
            return pool.submit(_batch, [found], config, today, drawing, with_axe, verbose).result()[0]
        except BrokenProcessPool:
            fr, en = "l’audit s’est arrêté net (mémoire pleine ?).", "the audit stopped dead (out of memory?)."
            return Failure(found.name, {"fr": fr, "en": en}, UNEXPECTED)
