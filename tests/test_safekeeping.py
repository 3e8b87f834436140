"""Backups made and thinned by themselves, and put back: nothing that was acknowledged is lost on the way."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from drill import safekeeping, settings
from drill.doors import Doors
from drill.errors import LogError, UsageError
from drill.examination import _log
from drill.logfile import backups
from drill.logfile.backups import BY_HAND, DAILY, Backup, superfluous
from drill.store import open_log

CARD = "linear-regression/linear-in-parameters"
TODAY = date(2026, 6, 1).toordinal()


@pytest.fixture
def doors(tmp_path) -> Doors:
    return Doors({"DRILL_HOME": str(tmp_path / "home")})


def made(age: int, why: str = DAILY, hour: int = 12) -> Backup:
    day = date.fromordinal(TODAY - age)
    return Backup(f"/b/{age}-{hour}-{why}", f"{day}T{hour:02}-00-00", day.toordinal(), why)


def test_all_are_kept_for_two_days_then_one_a_day_a_week_a_month():
    some = [made(age, hour=hour) for age in (0, 1, 5, 6, 30, 31, 200, 201) for hour in (9, 18)]
    gone = {backup.path for backup in superfluous(some, TODAY)}
    assert not gone & {made(age, hour=hour).path for age in (0, 1) for hour in (9, 18)}
    assert {made(5, hour=9).path, made(6, hour=9).path} <= gone
    assert not gone & {made(5, hour=18).path, made(6, hour=18).path}


def test_what_was_made_by_hand_stays():
    assert superfluous([made(400, BY_HAND), made(400, BY_HAND, 13)], TODAY) == []


@given(st.lists(st.tuples(st.integers(0, 800), st.integers(0, 23)), max_size=60))
def test_thinning_twice_is_thinning_once_and_the_newest_always_stays(ages):
    some = list({made(age, hour=hour) for age, hour in ages})
    gone = superfluous(some, TODAY)
    kept = [backup for backup in some if backup not in gone]
    assert superfluous(kept, TODAY) == []
    if some:
        assert max(some, key=lambda backup: backup.stamp) in kept


@settings_of(deadline=None, max_examples=20)
@given(st.integers(1, 400))
def test_daily_backups_thinned_every_day_never_grow_without_end(days):
    kept: list[Backup] = []
    for age in range(days, -1, -1):
        kept.append(made(age))
        today = TODAY - age
        kept = [backup for backup in kept if backup not in superfluous(kept, today)]
    assert len(kept) <= 14 + 13 + 3 + days // 30


def test_the_first_session_of_a_day_makes_one_backup(doors):
    doors.log.record(CARD, 4)
    for _ in range(3):
        safekeeping.daily(doors)
    (only,) = backups.listed(safekeeping.folder(doors))
    assert only.why == DAILY
    with open_log(only.path) as copy:
        assert [event.card for event in copy.events()] == [CARD]


def test_a_backup_that_can_not_be_made_does_not_end_practice(doors, tmp_path):
    doors.log.record(CARD, 4)
    (tmp_path / "home" / "backups").write_text("a file in its place")
    safekeeping.daily(doors)
    assert [event.card for event in doors.log.events()] == [CARD]


def test_backups_go_where_the_settings_say(doors, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    settings.write_value(doors.places.config, "backups", str(elsewhere))
    doors.log.record(CARD, 4)
    safekeeping.daily(doors)
    assert len(list(elsewhere.iterdir())) == 1


def test_a_relative_folder_is_refused(doors):
    with pytest.raises(UsageError, match="whole path"):
        settings.write_value(doors.places.config, "backups", "some/where")


def test_a_restore_brings_back_the_backup_and_keeps_what_stood_there(doors):
    doors.log.record(CARD, 4)
    doors.log.backup(folder=safekeeping.folder(doors))
    doors.log.record(CARD, 1)
    doors.log.close()
    again = Doors(doors.environ)
    done = safekeeping.restore(again, safekeeping.find(again, ""))
    assert (done.reviews, done.missing) == (1, 1)
    with open_log(again.places.log) as log:
        assert [event.quality for event in log.events()] == [4]
        assert log.verify() == []
        log.record(CARD, 5)
    with open_log(done.before) as before:
        assert [event.quality for event in before.events()] == [4, 1]


def test_what_is_left_of_killed_backups_goes_after_a_day(tmp_path):
    names = [
        "log-2026-05-30T12-00-00-daily.sqlite.part",
        "log-2026-05-30T12-00-00-daily.sqlite.part-journal",
        "log-2026-06-01T12-00-00-daily.sqlite.part",
        "log-2026-05-30T12-00-00-daily.sqlite",
        "notes.sqlite.part",
    ]
    for name in names:
        (tmp_path / name).touch()
    backups.thin(str(tmp_path), TODAY)
    assert {path.name for path in tmp_path.iterdir()} == set(names[2:])


@pytest.mark.parametrize("how", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_log_that_is_gone_while_there_are_backups_is_found(doors, how):
    doors.log.record(CARD, 4)
    safekeeping.daily(doors)
    doors.log.close()
    how(Path(doors.places.log))
    found = [each.told for each in _log(Doors(doors.environ)) if each.well is False]
    assert found == ["it is empty or gone, and its backups are not (1): `drill restore --list`"]


def test_an_empty_file_is_no_backup(doors, tmp_path):
    doors.log.record(CARD, 4)
    empty = tmp_path / "copy.sqlite"
    empty.touch()
    with pytest.raises(LogError, match="is empty"):
        safekeeping.restore(doors, safekeeping.find(doors, str(empty)))
    assert [event.quality for event in doors.log.events()] == [4]


@pytest.mark.parametrize("harm", ["nothing", "beginning", "middle"])
def test_a_damaged_log_is_moved_aside_and_replaced(doors, harm):
    for _ in range(40):
        doors.log.record(CARD, 4, answer="x" * 900)
    doors.log.backup(folder=safekeeping.folder(doors))
    doors.log.close()
    path = Path(doors.places.log)
    content = bytearray(path.read_bytes())
    if harm == "beginning":
        content[:100] = b"\x55" * 100
    if harm == "middle":
        for page in range(3 * 4096, len(content), 4096):
            content[page : page + 64] = b"\x55" * 64
    path.write_bytes(content)
    again = Doors(doors.environ)
    done = safekeeping.restore(again, safekeeping.find(again, "1"))
    assert done.reviews == 40
    assert os.path.exists(done.before)
    with open_log(again.places.log) as log:
        assert log.verify() == []


def test_a_damaged_backup_replaces_nothing(doors, tmp_path):
    doors.log.record(CARD, 4)
    copy = Path(doors.log.backup(str(tmp_path / "copy.sqlite")))
    doors.log.record(CARD, 5)
    content = bytearray(copy.read_bytes())
    place = content.rfind(b"daily")
    content[place : place + 5] = b"mocks"
    copy.write_bytes(content)
    with pytest.raises(LogError, match="damaged"):
        safekeeping.restore(doors, safekeeping.find(doors, str(copy)))
    assert [event.quality for event in doors.log.events()] == [4, 5]


def test_a_sound_log_stays_where_it_is_when_it_can_not_be_backed_up_before_a_restore(doors, tmp_path):
    doors.log.record(CARD, 4)
    copy = doors.log.backup(str(tmp_path / "copy.sqlite"))
    (tmp_path / "home" / "backups").write_text("in the way of the folder")
    with pytest.raises(LogError):
        safekeeping.restore(doors, safekeeping.find(doors, copy))
    assert [
        review.card for review in Doors({"DRILL_HOME": str(tmp_path / "home")}).log_to_look.reviews()
    ] == [CARD]
    assert not list((tmp_path / "home").glob("*.damaged-*"))


def test_a_backup_from_before_a_card_was_renamed_is_put_back(doors, tmp_path):
    doors.log.record("topic/former", 4)
    copy = doors.log.backup(str(tmp_path / "copy.sqlite"))
    doors.log.close()
    later = Doors({"DRILL_HOME": str(tmp_path / "home")})
    vars(later)["library"] = SimpleNamespace(renamed={"topic/former": "topic/present"})
    safekeeping.restore(later, safekeeping.find(later, copy))
    assert list(later.log_to_look.schedules()) == ["topic/present"]
    assert later.log_to_look.verify() == []


def test_another_program_that_has_the_log_open_loses_nothing_it_records_after_a_restore(doors):
    doors.log.record(CARD, 4)
    doors.log.backup(folder=safekeeping.folder(doors))
    with open_log(doors.places.log) as other:
        other.record(CARD, 1)
        safekeeping.restore(Doors(doors.environ), safekeeping.find(doors, "1"))
        other.record(CARD, 5)
    with open_log(doors.places.log) as log:
        assert [event.quality for event in log.events()] == [4, 5]
        assert log.verify() == []


@pytest.mark.parametrize("name", ["7", "no/such/file"])
def test_a_backup_that_is_not_there_is_told(doors, name):
    with pytest.raises(UsageError, match="no backup"):
        safekeeping.find(doors, name)


def test_repair_derives_schedules_anew(doors):
    doors.log.record(CARD, 4)
    doors.log._connection.execute("update schedules set due = due + 9")
    assert [fault.part for fault in doors.log.verify()] == ["schedules"]
    assert "derived anew" in safekeeping.repair(doors)[0]
    assert doors.log.verify() == []
    assert any(backup.why == "before-repair" for backup in backups.listed(safekeeping.folder(doors)))


def test_files_of_other_names_are_no_backups(tmp_path):
    for name in (
        "log.sqlite",
        "log-2026-02-30T00-00-00-daily.sqlite",
        "log-2026-01-02T00-00-00-daily.sqlite.part",
    ):
        (tmp_path / name).touch()
    assert backups.listed(str(tmp_path)) == []
    assert backups.listed(str(tmp_path / "missing")) == []


def test_ages_are_counted_in_days(tmp_path):
    stamp = date.fromordinal(TODAY) - timedelta(days=3)
    (tmp_path / f"log-{stamp}T10-00-00-daily.sqlite").touch()
    assert backups.listed(str(tmp_path))[0].day == TODAY - 3
