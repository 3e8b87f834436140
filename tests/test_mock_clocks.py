"""The clock of a mock: what is set, suspended, restarted or crosses summer time neither stops nor stretches it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.mocks.clocks import Reading, look, share, shown, start, warning

BEGIN = Reading(1_800_000_000.0, 5000.0, "boot-1")
HOUR = 3600.0
CLOCK = start(BEGIN, HOUR)


def later(seconds, *, wall=0.0, session="boot-1", boot=None):
    return Reading(BEGIN.wall + seconds + wall, BEGIN.boot + seconds if boot is None else boot, session)


def test_time_passes_by_both_clocks():
    seen = look(CLOCK, later(600))
    assert (seen.left, seen.elapsed, seen.jump) == (3000, 600, 0)


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_is_set_by_an_hour_moves_nothing_and_is_told_once(hours):
    first = look(CLOCK, later(600, wall=hours * HOUR))
    assert (first.left, first.jump) == (3000, hours * HOUR)
    second = look(first.clock, later(700, wall=hours * HOUR))
    assert (second.left, second.jump) == (2900, 0)
    third = look(second.clock, later(800))
    assert (third.left, third.jump) == (2800, -hours * HOUR)


@pytest.mark.parametrize("hours", [1, -1])
def test_after_a_clock_was_set_the_deadline_on_disk_still_names_the_right_instant(hours):
    moved = look(CLOCK, later(600, wall=hours * HOUR)).clock
    restarted = look(moved, later(900, wall=hours * HOUR, session="boot-2", boot=30.0))
    assert (restarted.left, restarted.jump) == (2700, 0)
    assert look(restarted.clock, later(960, wall=hours * HOUR, session="boot-2", boot=90.0)).left == 2640


def test_a_suspended_computer_does_not_stop_the_clock():
    assert look(CLOCK, later(50 * 60)).left == 600
    assert look(CLOCK, later(2 * HOUR)).left == -HOUR


def test_a_restart_with_a_clock_set_back_gives_no_time_that_was_spent():
    seen = look(CLOCK, later(1800)).clock
    restarted = look(seen, later(2000, wall=-HOUR, session="boot-2", boot=10.0))
    assert restarted.left == 1800
    assert restarted.jump == 200 - HOUR
    assert look(restarted.clock, later(2100, wall=-HOUR, session="boot-2", boot=110.0)).left == 1700


def test_a_clock_since_boot_that_runs_backwards_means_a_restart():
    seen = look(CLOCK, later(100)).clock
    assert look(seen, later(200, session="boot-1", boot=3.0)).left == 3400


def test_small_corrections_of_the_clock_are_no_jump():
    assert look(CLOCK, later(1800, wall=2.0)).jump == 0
    assert look(CLOCK, later(1800, wall=-4.9)).jump == 0


@pytest.mark.parametrize(
    ("begun", "moves"), [("2027-03-28T01:30+01:00", 60), ("2026-10-25T02:30+02:00", -60)]
)
def test_summer_time_begins_or_ends_during_a_mock(begun, moves):
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime.fromisoformat(begun).astimezone(berlin)
    clock = start(Reading(before.timestamp(), 10.0, "b"), HOUR)
    after = datetime.fromtimestamp(before.timestamp() + 2700, berlin)
    assert (after.hour - before.hour) * 60 + after.minute - before.minute == 45 + moves
    assert look(clock, Reading(after.timestamp(), 2710.0, "b"))[1:] == (900, 0)
    assert look(clock, Reading(after.timestamp(), 5.0, "c")).left == 900


@given(
    st.lists(
        st.tuples(
            st.floats(0, 900), st.sampled_from([-HOUR, -60.0, 0.0, 0.0, 0.0, 60.0, HOUR]), st.booleans()
        ),
        max_size=12,
    )
)
def test_whatever_happens_time_is_only_ever_lost_by_setting_a_clock_across_a_restart(events):
    """Within a boot the time left is exact; across a restart it is never more than it was before."""
    clock, real, wall_off, boot_off, boot = CLOCK, 0.0, 0.0, 0.0, 1
    exact = True
    for passed, jump, restart in events:
        before = look(clock, reading(real, wall_off, boot_off, boot))
        real, wall_off = real + passed, wall_off + jump
        if restart:
            boot, boot_off = boot + 1, -real - BEGIN.boot
            exact = exact and jump == 0
        seen = look(before.clock, reading(real, wall_off, boot_off, boot))
        assert seen.left <= before.left + 1e-6
        if exact:
            assert seen.left == pytest.approx(HOUR - real, abs=1e-4)
        clock = seen.clock


def reading(real, wall_off, boot_off, boot):
    return Reading(BEGIN.wall + real + wall_off, BEGIN.boot + real + boot_off, f"boot-{boot}")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (-3, "0:00"), (0.2, "0:01"), (59.5, "1:00"), (249, "4:09"), (3849, "1:04:09")],
)
def test_a_countdown_never_shows_less_than_is_left(seconds, text):
    assert shown(seconds) == text


def test_warnings_come_at_five_and_at_one_minute_and_go_again():
    told = [warning(left, 1800) for left in (301, 300, 290, 285, 200, 60, 50, 45, 0)]
    assert told == [None, 5, 5, None, None, 1, 1, None, None]


def test_a_part_of_five_minutes_does_not_begin_with_a_warning():
    assert warning(299, 300) is None
    assert warning(60, 300) == 1
    assert warning(59, 60) is None


def test_a_part_gets_its_share_of_what_is_left():
    assert share(10, 30, 2400) == 600
    assert share(10, 30, 2000) == 500
    assert share(30, 0, 1700) == 1700
    assert share(30, 0, -5) == 0


def test_the_deadline_is_the_instant_that_people_would_name():
    began = datetime.fromtimestamp(BEGIN.wall, ZoneInfo("UTC"))
    assert datetime.fromtimestamp(CLOCK.ends.wall, ZoneInfo("UTC")) == began + timedelta(hours=1)
