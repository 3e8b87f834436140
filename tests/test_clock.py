from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from drill import clock
from drill.days import learner_day


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "UTC"])
def test_now_is_the_systems_instant_in_the_systems_zone(zone):
    told = datetime(2026, 7, 4, 3, 30, tzinfo=ZoneInfo(zone))
    with time_machine.travel(told, tick=False):
        moment = clock.now()
    assert moment.instant == told
    assert moment.instant.utcoffset() == told.utcoffset()
    assert moment.zone == zone


def test_summer_time_is_that_of_the_day():
    with time_machine.travel(datetime(2026, 1, 4, tzinfo=ZoneInfo("Europe/Berlin")), tick=False):
        assert clock.now().instant.utcoffset() == timedelta(hours=1)
    with time_machine.travel(datetime(2026, 7, 4, tzinfo=ZoneInfo("Europe/Berlin")), tick=False):
        assert clock.now().instant.utcoffset() == timedelta(hours=2)


def test_over_the_date_line_the_day_is_that_of_the_place():
    instant = datetime(2026, 3, 2, 12, tzinfo=UTC)
    days = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        with time_machine.travel(instant.astimezone(ZoneInfo(zone)), tick=False):
            days.append(learner_day(clock.now().instant))
    assert days == [instant.toordinal(), instant.toordinal() - 1]


def test_the_name_of_the_zone(tmp_path):
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Asia/Kolkata")
    plain = tmp_path / "plain"
    plain.write_bytes(b"TZif2")
    assert clock.zone_name({"TZ": ":Europe/Berlin"}, str(plain)) == "Europe/Berlin"
    assert clock.zone_name({"TZ": f":{link}"}, str(plain)) == "Asia/Kolkata"
    assert clock.zone_name({"TZ": ""}, str(link)) == "UTC"
    assert clock.zone_name({}, str(link)) == "Asia/Kolkata"
    assert clock.zone_name({}, str(plain)) == "", "a copy of the zone's rules does not say its name"
