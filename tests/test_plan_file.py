"""What is typed and kept of a plan: read back as it was written, and every mistake told in one line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill import plan_file
from drill.errors import ContentError, UsageError
from drill.places import find_places
from drill.plan_file import Kept, Told
from drill.plans import wishes
from drill.plans.forecast import Day, Forecast, Interval
from drill.plans.goal import Goal
from tests.log_world import START_DAY as D


@pytest.fixture
def places(tmp_path):
    return find_places({"DRILL_HOME": str(tmp_path / "home")})


goals = st.builds(
    Goal,
    st.integers(D, D + 900),
    st.integers(D - 50, D),
    st.integers(1, 1440).map(float),
    st.sampled_from([(), ("attention",), ("attention", "cnn")]),
    st.dictionaries(st.sampled_from(["attention", "cnn"]), st.floats(0, 100)),
    st.sampled_from([(), (5, 6)]),
    st.lists(st.integers(D, D + 100), unique=True).map(tuple),
    st.floats(0, 1),
)


@given(goals, st.lists(st.floats(0, 100).map(lambda m: round(m, 1)), max_size=5).map(tuple))
def test_a_plan_is_read_as_it_was_written(tmp_path_factory, goal, minutes):
    places = find_places({"DRILL_HOME": str(tmp_path_factory.mktemp("home"))})
    kept = Kept(goal, (Told(D, minutes, Interval(0.25, 0.5, 0.75)),))
    plan_file.write(places, kept)
    assert plan_file.read(places) == kept


def test_no_plan_is_none_and_clearing_says_whether_there_was_one(places):
    assert plan_file.read(places) is None
    assert not plan_file.clear(places)
    plan_file.write(places, Kept(Goal(D, D)))
    assert plan_file.clear(places)
    assert plan_file.read(places) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', '{"version": 1, "date": "soon"}', "\x00"])
def test_a_damaged_plan_is_told_with_what_to_do(places, text):
    plan_file.write(places, Kept(Goal(D, D)))
    with open(plan_file.path_of(places), "w", encoding="utf-8") as file:
        file.write(text)
    with pytest.raises(ContentError, match="drill plan clear"):
        plan_file.read(places)


def test_a_plan_is_written_whole_or_not_at_all(places, monkeypatch):
    plan_file.write(places, Kept(Goal(D, D)))
    file = Path(plan_file.path_of(places))
    before = file.read_text()

    def broken(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json, "dump", broken)
    with pytest.raises(Exception, match="No space left"):
        plan_file.write(places, Kept(Goal(D + 9, D)))
    assert file.read_text() == before
    assert list(file.parent.iterdir()) == [file]


def test_what_is_typed_is_understood():
    assert wishes.weekdays("sat, Sun") == (5, 6)
    assert wishes.weekdays("saturday") == (5,)
    assert wishes.weekdays("none") == ()
    assert wishes.weights("attention=2,cnn=0.5") == {"attention": 2.0, "cnn": 0.5}
    assert wishes.topics("attention, cnn,attention") == ("attention", "cnn")
    assert wishes.topics("all") == ()
    assert wishes.share("30%") == wishes.share("0.3") == 0.3
    first = date(2026, 12, 24).toordinal()
    assert wishes.days_off("2026-12-24..2026-12-26,2026-12-05") == (first - 19, first, first + 1, first + 2)
    today = date(2026, 12, 1).toordinal()
    assert wishes.interview("2026-12-01", today) == today


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (wishes.weekdays, "someday"),
        (wishes.weekdays, "mon,tue,wed,thu,fri,sat,sun"),
        (wishes.days_off, "2026-12-26..2026-12-24"),
        (wishes.days_off, "2026-13-01"),
        (wishes.weights, "attention"),
        (wishes.weights, "attention=-1"),
        (wishes.weights, "attention=nan"),
        (wishes.share, "130%"),
        (wishes.share, "half"),
        (lambda text: wishes.interview(text, D), "2001-01-01"),
        (lambda text: wishes.interview(text, D), "2099-01-01"),
        (lambda text: wishes.interview(text, D), "tomorrow"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_write(read, text):
    with pytest.raises(UsageError) as refused:
        read(text)
    assert refused.value.fix


def seen(*minutes: float, low: float = 0.1) -> Forecast:
    days = tuple(Day(D + n, each, 0.0, 1.0, 1.0) for n, each in enumerate(minutes))
    return Forecast(days, Interval(low, 0.2, 0.3), {}, 0.0, 0.2, ())


def test_what_is_told_on_a_day_replaces_what_was_told_earlier_on_it():
    kept = plan_file.with_told(plan_file.with_told(Kept(Goal(D, D)), D, seen(9.0)), D, seen(9.0, low=0.0))
    assert [(told.day, told.recall.low) for told in kept.told] == [(D, 0.0)]
    assert [told.day for told in plan_file.with_told(kept, D + 1, seen(9.0)).told] == [D, D + 1]


def test_what_was_planned_for_today_stays_what_it_was_in_the_morning():
    morning = plan_file.with_told(Kept(Goal(D + 2, D)), D, seen(41.0, 40.0))
    evening = plan_file.with_told(morning, D, seen(0.0, 44.0), done=38.0)
    assert evening.told[-1].minutes == (41.0, 44.0)
    first_look = plan_file.with_told(Kept(Goal(D + 2, D)), D, seen(25.0, 44.0), done=15.0)
    assert first_look.told[-1].minutes == (40.0, 44.0)
    assert plan_file.with_told(Kept(Goal(D, D)), D, seen()).told[-1].minutes == ()
