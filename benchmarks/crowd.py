"""Many sessions write one log at once, and nothing is lost, refused or mixed up.

    python -m benchmarks.crowd [REVIEWS] [--sessions N] [--short]

Each session is a process of its own that records REVIEWS reviews, undoes some, and goes on at once, as no learner
could. Every one must be told as kept, none refused, all must be in the log, the chain whole and the schedules what the
reviews add up to. The same run shows that a log with a planted mistake is caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier

from benchmarks.planting import no_transaction, planted
from benchmarks.store_faults import wrong_after
from drill.errors import DrillError
from drill.logfile import database
from drill.store import open_log

FULL, SHORT, SESSIONS = 500, 40, 16
MOST_TRIES = 20
Told = tuple[list[str], list[str]]


def _session(path: str, number: int, reviews: int, start: Barrier) -> Told:
    """Practise; return what was acknowledged, and what was refused."""
    chance, kept, refused = random.Random(number), list[str](), list[str]()
    start.wait()
    try:
        with open_log(path) as log:
            for count in range(reviews):
                answer = f"session {number} answer {count}"
                try:
                    log.record(f"topic/card-{chance.randrange(30)}", chance.randrange(6), answer=answer)
                    kept.append(answer)
                except DrillError as error:
                    refused.append(str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what the driver looks for
        refused.append(f"{type(error).__name__}: {error}")
    return kept, refused


def crowd(sessions: int, reviews: int) -> tuple[int, list[str]]:
    """Let so many sessions write at once; return how many reviews were kept, and every fault."""
    fork = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "log.sqlite")
        open_log(path).close()
        start, results = fork.Barrier(sessions), fork.SimpleQueue()

        def play(number: int) -> None:
            results.put(_session(path, number, reviews, start))

        players = [fork.Process(target=play, args=(number,)) for number in range(sessions)]
        for player in players:
            player.start()
        told = [results.get() for _ in players]
        for player in players:
            player.join()
        kept = [answer for answers, _ in told for answer in answers]
        return len(kept), [fault for _, refused in told for fault in refused] + wrong_after(home, kept)


@contextmanager
def deferred_begin(connection: sqlite3.Connection) -> Iterator[None]:
    """Planted mistake: begin to read, and ask for the right to write later."""
    connection.execute("begin deferred")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


PLANTED = (deferred_begin, no_transaction)


def main() -> int:
    """Print what came of it, and one line per planted mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("reviews", type=int, nargs="?", default=FULL)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} reviews in each of 4 sessions")
    told = parser.parse_args()
    sessions, reviews = (4, SHORT) if told.short else (told.sessions, told.reviews)
    begun = time.monotonic()
    kept, faults = crowd(sessions, reviews)
    seconds = time.monotonic() - begun
    print(
        f"{sessions} sessions at once, {kept} of {sessions * reviews} reviews kept in {seconds:.0f} s, "
        f"{len(faults)} refused, lost or damaged",
        *faults[:20],
        sep="\n  ",
    )
    sound = not faults and kept == sessions * reviews
    for mistake in PLANTED:
        tries = _tries_until_caught(mistake)
        caught = f"caught after {tries} crowds" if tries else "not caught"
        print(f"{(mistake.__doc__ or '').removesuffix('.')}: {caught}")
        sound &= bool(tries)
    return 0 if sound else 1


def _tries_until_caught(mistake: Callable[..., object]) -> int:
    """Return after how many small crowds the mistake shows, since sessions may miss one another; 0 if it never does."""
    for tried in range(1, MOST_TRIES + 1):
        with planted(database, "transaction", mistake):
            if crowd(4, SHORT)[1]:
                return tried
    return 0


if __name__ == "__main__":
    sys.exit(main())
