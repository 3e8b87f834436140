"""Reviews from elsewhere in the log: once each, chained, folded in the order of time, and never undone here."""

from __future__ import annotations

import pytest

from drill import sm2
from drill.errors import LogError
from drill.logfile.arrivals import name_of
from drill.reviews import DAILY, Review
from drill.store import open_log
from tests.log_world import START, START_DAY, HandClock

DAY_MS = 86_400_000
NOW = int(START.timestamp() * 1000)


@pytest.fixture
def log(tmp_path):
    with open_log(str(tmp_path / "log.sqlite"), read_clock=HandClock()) as opened:
        yield opened


def past(days: int, quality: int, card: str = "a/b") -> Review:
    day = START_DAY - days
    at = f"{START.fromordinal(day):%Y-%m-%d}T12:00:00.000Z"
    return Review(
        name_of(NOW - days * DAY_MS, f"{card}{days}"), "", card, day, at, "UTC", DAILY, quality, 1.5
    )


def test_reviews_of_another_program_make_a_schedule(log):
    assert log.take_in("anki", [past(1, 4), past(8, 4), past(7, 4)]) == 3
    expected = sm2.NEW
    for days in (8, 7, 1):
        expected = sm2.step(expected, 4, START_DAY - days)
    assert log.schedule("a/b") == expected
    assert log.verify() == []


def test_they_come_in_once_and_later_ones_find_their_place(log):
    log.take_in("anki", [past(8, 4), past(1, 4)])
    assert log.take_in("anki", [past(8, 4), past(1, 4)]) == 0
    assert log.take_in("anki", [past(8, 4), past(7, 2), past(1, 4), past(3, 5, "c/d")]) == 2
    assert [event.quality for event in log.history("a/b")] == [4, 2, 4]
    assert log.verify() == []


def test_reviews_of_before_and_of_here_are_one_history(log):
    log.record("a/b", 4)
    log.take_in("anki", [past(7, 4), past(1, 4)])
    assert log.schedule("a/b").repetitions == 3
    undone = log.undo()
    assert (undone.card, undone.day) == ("a/b", START_DAY)
    assert log.undo() is None
    assert log.schedule("a/b").repetitions == 2
    assert log.verify() == []


def test_a_backup_is_made_before_and_none_for_nothing(log, tmp_path):
    log.take_in("anki", [past(1, 4)])
    assert len(list((tmp_path / "backups").iterdir())) == 1
    for backup in (tmp_path / "backups").iterdir():
        backup.unlink()
    log.take_in("anki", [past(1, 4)])
    assert list((tmp_path / "backups").iterdir()) == []


def test_another_log_comes_as_it_was_and_goes_on(tmp_path, log):
    clock = HandClock()
    with open_log(str(tmp_path / "other" / "log.sqlite"), read_clock=clock) as other:
        other.record("a/b", 4)
        other.suspend("c/d")
        first = list(other.events())
        clock.forward(days=1)
        other.record("a/b", 5)
        every = list(other.events())
        assert log.merge(first) == 2
        assert log.merge(every) == 1
        assert list(log.events()) == every
        assert log.schedules() == other.schedules()
    assert log.verify() == []


def test_a_log_that_contradicts_is_refused_whole(log):
    good = Review(
        name_of(NOW, "x"), "laptop", "a/b", START_DAY, "2026-03-02T12:00:00.000Z", "UTC", DAILY, 4, 1.0
    )
    log.merge([good])
    other = good._replace(id=name_of(NOW + 5, "y"), card="c/d")
    orphan = other._replace(id=name_of(NOW + 6, "z"), previous="f" * 64)
    with pytest.raises(LogError, match="does not go on"):
        log.merge([good, other, orphan])
    assert [event.card for event in log.events()] == ["a/b"]
    assert log.verify() == []
