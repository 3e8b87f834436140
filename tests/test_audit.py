from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from drill.errors import LogError
from drill.store import open_log

TRIGGERS = ("reviews_stay", "reviews_stay_unchanged", "reviews_come_once")


@pytest.fixture
def path(tmp_path) -> str:
    path = str(tmp_path / "log.sqlite")
    with open_log(path) as log:
        for number in range(40):
            log.record(f"topic/card-{number % 7}", number % 6, seconds=number, answer="w = 1\n" * number)
        log.undo()
        log.suspend("topic/card-1")
    return path


def meddle(path: str, statement: str) -> None:
    """Change the file as another program could, its triggers out of the way."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for trigger in TRIGGERS:
            connection.execute(f"drop trigger {trigger}")
        connection.execute(statement)


def faults(path: str) -> set[str]:
    with open_log(path) as log:
        return {fault.part for fault in log.verify()}


def test_a_log_that_only_we_wrote_is_sound(path):
    assert faults(path) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "update reviews set quality = 5 where rowid = 7",
        "update reviews set answer = answer || ' ' where rowid = 7",
        "update reviews set at = '2026-01-01T00:00:00.000Z' where rowid = 3",
        "update reviews set previous = '' where rowid = 9",
        "delete from reviews where rowid = 9",
        "delete from reviews where rowid = 1",
        "delete from reviews where rowid = (select max(rowid) from reviews)",
        "update reviews set seconds = 1.5 where rowid = (select max(rowid) from reviews)",
        "delete from devices",
        "insert into reviews select 'ZZZZ', device, card, day, at, zone, kind, quality, seconds, answer,"
        " verdict, retracts, previous from reviews where rowid = 5",
    ],
)
def test_a_changed_lost_or_smuggled_review_breaks_the_chain(path, statement):
    meddle(path, statement)
    assert "chain" in faults(path)


@pytest.mark.parametrize(
    "statement",
    [
        "update schedules set due = due + 100 where card = 'topic/card-2'",
        "update schedules set suspended = 0",
        "delete from schedules where card = 'topic/card-2'",
        "insert into schedules select 'topic/ghost', repetitions, interval, ease, due, last, was_due, lapses,"
        " again, suspended from schedules limit 1",
    ],
)
def test_a_schedule_that_no_review_backs_is_found_and_rebuilt(path, statement):
    with open_log(path) as log:
        before = log.schedules()
    meddle(path, statement)
    assert faults(path) == {"schedules"}
    with open_log(path) as log:
        log.rebuild()
        assert log.schedules() == before
        assert log.verify() == []


def test_a_flipped_bit_is_found_or_harmless(path):
    sound = Path(path).read_bytes()
    with open_log(path) as log:
        events, schedules = list(log.events()), log.schedules()
    harmless = 0
    for seed in range(150):
        flipped = bytearray(sound)
        chance = random.Random(seed)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        Path(path).write_bytes(flipped)
        harmless += _unharmed(path, lambda log: (list(log.events()), log.schedules()) == (events, schedules))
    assert 0 < harmless < 150, "the flips must hit both free space and what counts"


def _unharmed(path: str, same: Callable[[object], bool]) -> bool:
    """Return False where the damage was found; fail where it went by in silence."""
    try:
        with open_log(path) as log:
            if log.verify():
                return False
            assert same(log)
            return True
    except LogError:
        return False
