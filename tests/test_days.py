from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.days import Moment, in_words, instant_of, learner_day, require_plausible
from drill.errors import LogError

BERLIN, NEW_YORK, TROLL = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Antarctica/Troll"),
)
FIRST, LAST = datetime.fromisoformat("2005-01-01"), datetime.fromisoformat("2036-01-01")
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)


def day(year: int, month: int, of_month: int) -> int:
    return date(year, month, of_month).toordinal()


def test_the_day_begins_at_the_rollover_hour():
    late = datetime(2026, 3, 2, 3, 59, tzinfo=BERLIN)
    assert learner_day(late, 4) == day(2026, 3, 1)
    assert learner_day(late + timedelta(minutes=1), 4) == day(2026, 3, 2)
    assert learner_day(late, 0) == day(2026, 3, 2)
    assert learner_day(late.replace(hour=22), 23) == day(2026, 3, 1)


def test_it_is_the_learners_own_day_and_not_that_of_utc():
    evening = datetime(2026, 3, 2, 23, 30, tzinfo=NEW_YORK)
    assert learner_day(evening) == day(2026, 3, 2)
    assert learner_day(evening.astimezone(UTC)) == day(2026, 3, 3)


@pytest.mark.parametrize(
    "change", [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
)
@pytest.mark.parametrize("zone", [BERLIN, TROLL])
@pytest.mark.parametrize("rollover", [0, 4, 23])
def test_a_change_of_summer_time_neither_skips_nor_repeats_a_day(change, zone, rollover):
    steps = [change + timedelta(minutes=5 * n) for n in range(-864, 864)]
    days = [learner_day(instant.astimezone(zone), rollover) for instant in steps]
    assert days == sorted(days)
    assert set(days) == set(range(days[0], days[-1] + 1))


@given(instants, zones, st.sampled_from([0, 4, 23]))
def test_a_day_later_by_the_wall_is_one_day_later(instant, zone, rollover):
    wall = instant.astimezone(zone)
    assert learner_day(wall + timedelta(days=1), rollover) == learner_day(wall, rollover) + 1


@given(instants, zones)
def test_the_written_instant_is_read_back_and_sorts(instant, zone):
    moment = Moment(instant.astimezone(zone), zone.key)
    assert instant_of(moment.at) == instant.replace(microsecond=instant.microsecond // 1000 * 1000)
    later = Moment(instant + timedelta(milliseconds=1), "UTC")
    assert moment.at < later.at
    assert later.milliseconds == moment.milliseconds + 1


def test_the_written_instant_looks_so():
    moment = Moment(datetime(2026, 3, 2, 1, 2, 3, 456_789, tzinfo=timezone(timedelta(hours=1))), "")
    assert moment.at == "2026-03-02T00:02:03.456Z"
    assert in_words(day(2026, 3, 2)) == "2026-03-02"


NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "away", [timedelta(0), timedelta(days=-2), timedelta(days=400), timedelta(hours=-26)]
)
def test_a_plausible_clock_is_accepted(away):
    require_plausible(NOW + away, NOW)


@pytest.mark.parametrize("away", [timedelta(days=-3), timedelta(days=401), timedelta(days=3650)])
def test_a_clock_far_from_the_last_answer_is_refused_with_both_dates(away):
    with pytest.raises(LogError, match=rf"^the clock says {NOW + away:%Y-%m-%d}, .*trust-clock"):
        require_plausible(NOW + away, NOW)


@pytest.mark.parametrize("year", [1970, 1980, 2000, 2100])
def test_a_clock_that_was_never_set_is_refused_even_without_a_log(year):
    with pytest.raises(LogError, match="set this computer's clock"):
        require_plausible(NOW.replace(year=year), None)
