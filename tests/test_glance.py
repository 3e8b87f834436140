from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from drill import catalogue, glance
from drill.days import Moment
from drill.errors import LogError
from drill.glance import Look, in_words, look
from drill.places import find_places
from drill.settings import Settings
from drill.store import open_log
from tests.log_world import START, START_DAY, HandClock
from tests.test_due import deck

MOMENT = Moment(START, "UTC")
CARDS = [*deck("linear-regression"), *deck("cross-validation"), *deck("attention")]


@pytest.fixture
def places(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "entries", lambda _: CARDS)
    return find_places({"DRILL_HOME": str(tmp_path / "home")})


def test_an_empty_home_is_a_first_day_and_stays_empty(places, tmp_path):
    seen = look(places, Settings(), MOMENT)
    assert seen.queue.due == ()
    assert len(seen.queue.new) == 10
    assert in_words(seen) == "10 new today (cross-validation 4, linear-regression 4, attention 2)"
    assert not (tmp_path / "home").exists()


def test_it_says_what_a_session_would_ask(places):
    clock = HandClock(START - timedelta(days=1))
    with open_log(places.log, read_clock=clock) as log:
        for number in range(12):
            log.record(f"attention/q{number:02}", 4)
        clock.forward(days=1)
        log.record("attention/q00", 2)
        log.record("attention/q01", 4)
    seen = look(places, Settings(), MOMENT)
    assert (
        in_words(seen)
        == "10 due, 1 to repeat, 10 new today (attention 15, linear-regression 4, cross-validation 2)"
    )
    assert in_words(look(places, Settings(new_per_day=0, reviews_per_day=5), MOMENT)).startswith(
        "3 due, 1 to repeat"
    )


def test_when_nothing_is_left_it_says_when_cards_come_back(places):
    with open_log(places.log, read_clock=HandClock()) as log:
        log.record("attention/q00", 5)
        log.record("attention/q01", 5)
    seen = look(places, Settings(new_per_day=0), MOMENT)
    assert in_words(seen) == "nothing due today; 2 on 2026-03-03"
    assert seen.next_due == (START_DAY + 1, 2)


def test_with_no_cards_at_all_nothing_is_due(places, monkeypatch):
    monkeypatch.setattr(catalogue, "entries", lambda _: [])
    assert in_words(look(places, Settings(), MOMENT)) == "nothing due today"


def test_one_topic_alone(places):
    seen = look(places, Settings(), MOMENT, ["attention"])
    assert seen.topics == {"attention": 10}


def test_many_topics_are_cut_short():
    seen = Look(START_DAY, glance.due.Queue(("a/1",) * 9, (), (), {}), {"a": 4, "b": 3, "c": 1, "d": 1}, None)
    assert in_words(seen) == "9 due today (a 4, b 3, c 1, …)"


def test_a_wrong_clock_or_a_strange_file_is_told_and_not_guessed_round(places, tmp_path):
    with open_log(places.log, read_clock=HandClock()) as log:
        log.record("attention/q00", 5)
    with pytest.raises(LogError, match="the clock says"):
        look(places, Settings(), Moment(START - timedelta(days=30), "UTC"))
    with sqlite3.connect(places.log) as connection:
        connection.execute("pragma application_id = 1")
    connection.close()
    with pytest.raises(LogError, match="another program"):
        look(places, Settings(), MOMENT)


def test_main_prints_one_line(places, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    assert glance.main([]) == 0
    assert capsys.readouterr().out.startswith("10 new today (")
