"""Log and queue: what happens between two cards, on 100,000 cards and a million reviews, beside Anki's library."""

from __future__ import annotations

import itertools
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import worlds
from benchmarks.measuring import Aim, Contest, Measure, Side, processor_of, user_environment, wall_of
from benchmarks.peers import Peers
from drill.doors import Doors
from drill.logfile import database
from drill.logfile.devices import INSERT_REVIEW
from drill.reviews import DAILY
from drill.shelf import LibraryShelf, LogJournal
from drill.store import Log

THEME = "Log and queue"
CARDS, DECKS, REVIEWS = 100_000, 125, 1_000_000

PEAK = """
from drill.commands.practice import todays_queue
from drill.doors import Doors
doors = Doors()
todays_queue(doors, (), None, None)
doors.library
# What getrusage calls the peak is also that of the process that this one was forked from.
with open("/proc/self/status") as status:
    print(next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")))
"""


def contests(scratch: Path, peers: Peers | None) -> Iterator[Contest]:
    """Yield the contests."""
    home = scratch / "log"
    cards = worlds.write_decks(home, cards=CARDS, decks=DECKS)
    worlds.write_log(home, cards, reviews=REVIEWS)
    doors = Doors({"DRILL_HOME": str(home)})
    doors.library  # noqa: B018 - parsed and cached before anything is measured
    anki = peers.anki(scratch / "peer.anki2", CARDS, REVIEWS) if peers else None
    named = (lambda what: (anki.side("Anki's library", what),)) if anki else (lambda what: ())
    log = doors.log
    bare = Side("bare SQLite, same pragmas", _bare_commit(scratch / "bare.sqlite", log))
    yield Contest(
        THEME,
        "from one card to the next, ready to be drawn",
        _next_card(doors, cards),
        named("next"),
        Aim(1e-3),
        rounds=101,
    )
    answers = itertools.cycle(cards)
    yield Contest(
        THEME,
        "from a grade to its commit",
        wall_of(lambda: log.record(next(answers), 4, seconds=20.0)),
        (bare, *named("answer")),
        Aim(2.0, bare.name),
        rounds=101,
    )
    yield Contest(
        THEME,
        "undo, committed",
        _undo(log, cards),
        (bare, *named("undo")),
        Aim(5e-3),
        rounds=31,
        note="Anki writes ahead and does not wait for the disk",
    )
    yield from _over_all(doors, named)
    yield from _replays(log, peers, scratch)
    if anki:
        anki.close()
    yield Contest(
        THEME,
        "memory at its peak with 100,000 cards loaded",
        lambda: _peak(str(home)),
        aim=Aim(120.0),
        unit="MB",
        rounds=3,
        note="More than twice the aim: the library is read whole, and the texts of the cards alone are 73 MB. Decks"
        " read only where a card is asked would have to be known not to clash, and to have kept their cards' names",
    )


def _next_card(doors: Doors, cards: list[str]) -> Measure:
    shelf, journal, coming = LibraryShelf(doors), LogJournal(doors.log, DAILY), itertools.cycle(cards)

    def prepare() -> None:
        card = shelf.card(next(coming))
        shelf.filled(card, f"{card.id}:{journal.count(card.id)}")  # type: ignore[arg-type]

    return wall_of(prepare)


def _bare_commit(path: Path, log: Log) -> Measure:
    """Return the wall time of one row of a review written and committed by SQLite alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(database.PRAGMAS)
    connection.execute("create table reviews (id text not null primary key, device, card, day, at, zone, kind,"
                       " quality, seconds, answer, verdict, retracts, previous)")  # fmt: skip
    row = next(iter(log.reviews()))
    numbers = itertools.count()

    def commit() -> None:
        connection.execute("begin immediate")
        connection.execute(INSERT_REVIEW, row._replace(id=f"{next(numbers):026}"))
        connection.execute("commit")

    return wall_of(commit)


def _undo(log: Log, cards: list[str]) -> Measure:
    undo, coming = wall_of(log.undo), itertools.cycle(cards)

    def measure() -> float:
        log.record(next(coming), 4, seconds=20.0)
        return undo()

    return measure


def _over_all(doors: Doors, named: object) -> Iterator[Contest]:
    from benchmarks.reading import counts_per_topic, stats_over_all

    yield Contest(
        THEME,
        "counts per topic: cards, met, due, well known",
        processor_of(lambda: counts_per_topic(doors)),
        named("counts"),  # type: ignore[operator]
        Aim(5e-3),
        rounds=31,
        note="Seventy times the aim: half of it is SQLite, handing over 100,000 schedules. It counts them in 30 ms, but"
        " the log alone does not know which cards still have a deck, and under what name",
    )
    yield Contest(
        THEME,
        "statistics over all reviews",
        processor_of(lambda: stats_over_all(doors)),
        named("stats"),  # type: ignore[operator]
        Aim(0.3),
        rounds=3,
        note="Some 25 times the aim: SQLite takes 1.5 s to hand over a million rows, one pass of Python over them"
        " 0.6 s, the recall expected of each card 1.2 s, and the pace of its visits 1 s; Anki counts in SQL and Rust",
    )


def _replays(log: Log, peers: Peers | None, scratch: Path) -> Iterator[Contest]:
    from drill.logfile.audit import replayed

    once = processor_of(lambda: replayed(log._connection, {}))
    server = peers.schedulers(scratch) if peers else None
    sides = tuple(
        Side(f"{name}, one review after the other, nothing read", lambda name=name: 1 / server.ask(name))
        for name in (("supermemo2", "fsrs") if server else ())
    )
    yield Contest(
        THEME,
        "reviews a second in a full replay of the log, read and folded",
        lambda: REVIEWS / once(),
        sides,
        Aim(least=400_000),
        unit="/s",
        rounds=5,
        note="SQLite takes three fifths of it to hand the rows over",
    )
    if server:
        server.close()


def _peak(home: str) -> float:
    """Return the peak of resident memory, in MB, of a process that makes today's queue and loads the library."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK], env=user_environment(home), check=True, capture_output=True, text=True
    )
    return float(done.stdout)
