"""The same on several machines: Dask hands submissions to its workers, and to others where one is lost.

Every worker needs drill with the same decks: it judges by its own suites, and refuses where they differ from ours.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterable, Iterator
from functools import cache

from drill import solutions
from drill.doors import Doors
from drill.errors import JudgeError, UsageError
from drill.grading.grader import Bench, Due, Trouble
from drill.grading.ledger import Graded
from drill.grading.suites import suite_digest
from drill.judge import Work

INSTALL = "pip install 'drill[dask]'"
CONNECT_SECONDS = 20
_local = threading.local()


def grade_there(due: Iterable[Due], scheduler: str) -> Iterator[Graded | Trouble]:
    """Judge on the workers of the Dask scheduler at this address, and yield each verdict as it arrives.

    Raises UsageError where Dask is not installed, and JudgeError where the scheduler does not answer.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise UsageError("--scheduler needs Dask, which is not installed", f"`{INSTALL}`") from None
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise JudgeError(
            f"no Dask scheduler answers at {scheduler}: {error}",
            "start one with `dask scheduler`, and workers",
        ) from None
    with client:
        paths = {}
        futures = []
        for each in due:
            future = client.submit(judged_there, each, pure=False)
            paths[future.key] = each.submission.path
            futures.append(future)
        for future in as_completed(futures):  # type: ignore[no-untyped-call]
            raised = future.exception()
            path = paths[future.key]
            yield future.result() if raised is None else Trouble(path, f"{type(raised).__name__}: {raised}")
            future.release()


def judged_there(due: Due) -> Graded | Trouble:
    """Judge one submission; runs on a worker, whose threads have a judge each for as long as they live."""
    work, digest = _work(due.submission.kata)
    if digest != due.suite:
        return Trouble(due.submission.path, f"the worker has another suite of {due.submission.kata}")
    if not hasattr(_local, "bench"):
        _local.bench = Bench()
        atexit.register(_local.bench.close)
    return _local.bench.judged(due, work)  # type: ignore[no-any-return] # thread locals have no types


@cache
def _work(kata: str) -> tuple[Work, str]:
    doors = _doors()
    card = doors.library.cards[kata]
    folder = solutions.folder_of(doors.places, card)  # type: ignore[arg-type] # only katas are handed in
    return solutions.open_work(doors.places, card), suite_digest(folder)  # type: ignore[arg-type]


@cache
def _doors() -> Doors:
    return Doors()
