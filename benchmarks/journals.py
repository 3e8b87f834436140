"""What lies beside a log: journals left over, of another log, cut short, missing or garbage, and write-ahead logs."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.bit_flips import HARMLESS, TOLD, Whole, met, restored, whole_log
from benchmarks.cornering import badly_told, command
from drill.clock import now
from drill.logfile import devices
from drill.reviews import DAILY, Review
from drill.store import open_log

MINE, OTHER = 3, 4
COMMANDS = (("due", "--json"), ("doctor",), ("stats", "--json"), ("export", "--log", "-"), ("undo", "--help"))


class Torn(NamedTuple):
    """A log whose writer was killed amid a transaction that had reached the file, and its journal."""

    log: bytes
    journal: bytes


def torn(whole: Whole, seed: int) -> Torn:
    """Kill a writer amid a large transaction on a copy of the log."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "log.sqlite")
        Path(path).write_bytes(whole.log)
        child = os.fork()
        if child == 0:
            try:
                _write_and_die(path, random.Random(seed))
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        found = Torn(Path(path).read_bytes(), Path(f"{path}-journal").read_bytes())
    if found.log == whole.log or not found.journal:
        raise RuntimeError("the writer was killed before anything reached the file")
    return found


def _write_and_die(path: str, chance: random.Random) -> None:
    with open_log(path) as log:
        log._connection.execute("pragma cache_size = 2")  # so that pages reach the file before the commit
        log._connection.execute("begin immediate")
        moment = now()
        for number in range(chance.randrange(8, 60)):
            answer = f"never committed {number}" + "." * chance.randrange(3000)
            event = Review(
                "",
                "",
                f"topic-{number % 4}/card-{number}",
                739_000,
                moment.at,
                "UTC",
                DAILY,
                3,
                answer=answer,
            )
            devices.append(log._connection, moment.milliseconds, event)
        log._connection.execute("update schedules set due = due + 1")
        os.kill(os.getpid(), signal.SIGKILL)


@cache
def _whole(seed: int) -> Whole:
    return whole_log(seed)


@cache
def _foreign_wal(seed: int) -> bytes:
    """Return the write-ahead log of another database."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.sqlite")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("pragma journal_mode = wal")
            connection.execute("create table t (x)")
            connection.executemany("insert into t values (?)", [(bytes(400),)] * (seed % 7 + 40))
            connection.commit()
            return Path(f"{path}-wal").read_bytes()


class Beside(NamedTuple):
    """A log, and what lies beside it by the ends of the names.

    Either nothing at all may come of it, or drill may refuse it and leave the log as it is, or damage must be found.
    """

    what: str
    log: bytes
    others: Mapping[str, bytes]
    harmless: bool
    refused: bool = False


def kinds(seed: int) -> list[Beside]:
    """Return one of each kind."""
    chance, whole = random.Random(seed), _whole(MINE)
    mine, foreign = torn(whole, seed), torn(_whole(OTHER), seed)
    noise = chance.randbytes(chance.randrange(1, 9000))
    cut = mine.journal[: chance.randrange(len(mine.journal))]
    wal = _foreign_wal(seed)
    return [
        Beside("a journal left over by a kill", mine.log, {"-journal": mine.journal}, harmless=True),
        Beside("a log copied amid a write, without its journal", mine.log, {}, harmless=False),
        Beside("a journal cut short", mine.log, {"-journal": cut}, harmless=False),
        Beside("garbage in the journal's place", mine.log, {"-journal": noise}, harmless=False),
        Beside("garbage for a journal", whole.log, {"-journal": noise}, harmless=True),
        Beside("an empty journal", whole.log, {"-journal": b""}, harmless=True),
        Beside("the journal of another log", whole.log, {"-journal": foreign.journal}, harmless=False),
        Beside("the write-ahead log of another database", whole.log, {"-wal": wal}, True, refused=True),
        Beside(
            "garbage for a write-ahead log", whole.log, {"-wal": noise, "-shm": noise}, True, refused=True
        ),
    ]


def meet(beside: Beside, environ: Mapping[str, str], chance: random.Random) -> tuple[str, list[str]]:
    """Open the log with a command, as sessions do, and examine it; return what became of it and what was wrong."""
    whole = _whole(MINE)
    with tempfile.TemporaryDirectory() as home:
        path, folder = os.path.join(home, "log.sqlite"), os.path.join(home, "backups")
        os.mkdir(folder)
        backup = os.path.join(folder, "log-2026-01-01T12-00-00-daily.sqlite")
        Path(backup).write_bytes(whole.backup)
        Path(path).write_bytes(beside.log)
        for end, content in beside.others.items():
            Path(path + end).write_bytes(content)
        given = chance.choice(COMMANDS)
        faults = badly_told(command({**environ, "DRILL_HOME": home}, *given))
        try:
            fate, wrong = met(path, whole)
            if beside.refused and fate == TOLD:
                for end in beside.others:
                    os.remove(path + end)
                return TOLD, _as_it_was(path, whole) + faults
            if fate != HARMLESS:
                wrong += restored(home, backup, whole)
                wrong += [f"it should be harmless, and was {fate}"] if beside.harmless else []
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the driver looks for
            fate, wrong = type(error).__name__, [f"{type(error).__name__}: {error}".replace("\n", " ")]
        return fate, [f"{beside.what}: {fault}" for fault in (*faults, *wrong)]


def _as_it_was(path: str, whole: Whole) -> list[str]:
    fate, wrong = met(path, whole)
    return wrong if fate == HARMLESS else [f"the log was changed by what lay beside it: {fate}"]
