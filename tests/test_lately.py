"""`drill due` repeats itself only while nothing has changed that its answer follows from."""

from __future__ import annotations

import os
from datetime import datetime

import pytest
import time_machine

from drill import lately, sealed
from drill.places import find_places

NOON = datetime.fromisoformat("2026-03-10T12:00:00+00:00")


@pytest.fixture
def places(tmp_path):
    found = find_places({"DRILL_HOME": str(tmp_path)})
    for path in (found.log, found.config):
        with open(path, "w") as file:
            file.write("here\n")
        os.utime(path, (1, 1))
    return found


def kept(places, monkeypatch, said="3 due today"):
    # Change times can't be set by hand; the stamps count as settled, and what changes later changes the stamp.
    monkeypatch.setattr(sealed, "is_settled", lambda stamps, now: True)
    lately.keep(places, 4, [], said)


@time_machine.travel(NOON, tick=False)
def test_what_was_said_is_repeated_while_nothing_changes(places, monkeypatch):
    assert lately.recalled(places) is None
    kept(places, monkeypatch)
    assert lately.recalled(places) == "3 due today"


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("changed", ["log", "config"])
def test_a_changed_file_is_noticed(places, monkeypatch, changed):
    kept(places, monkeypatch)
    os.utime(getattr(places, changed), (2, 2))
    assert lately.recalled(places) is None


@time_machine.travel(NOON, tick=False)
def test_a_journal_left_by_a_crash_is_noticed(places, monkeypatch):
    kept(places, monkeypatch)
    with open(places.log + "-journal", "w") as file:
        file.write("hot")
    assert lately.recalled(places) is None


@time_machine.travel(NOON, tick=False)
def test_a_changed_source_or_library_is_noticed(places, monkeypatch, tmp_path):
    monkeypatch.setattr(sealed, "is_settled", lambda stamps, now: True)
    deck = tmp_path / "deck.yaml"
    lately.keep(places, 4, [(str(deck), sealed.stamp(str(deck)))], "3 due today")
    assert lately.recalled(places) == "3 due today"
    deck.write_text("title: new")
    assert lately.recalled(places) is None
    kept(places, monkeypatch)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert lately.recalled(places) is None


def test_the_answer_holds_for_one_learners_day(places, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    with time_machine.travel(datetime.fromisoformat("2026-03-10T04:00:00+00:00"), tick=False):
        kept(places, monkeypatch)
    for instant, same in (("10T23:59", True), ("11T03:59", False), ("11T04:00", False), ("10T03:59", False)):
        with time_machine.travel(datetime.fromisoformat(f"2026-03-{instant}:00+00:00"), tick=False):
            assert (lately.recalled(places) is not None) is same


def test_nothing_is_kept_while_a_file_may_still_be_changing(places):
    lately.keep(places, 4, [], "3 due today")
    assert lately.recalled(places) is None
