from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import reviews, sm2
from drill.errors import LogError
from drill.reviews import CLOCK, DAILY, MOCK, TRY, UNDO, Review
from drill.sm2 import NEW
from drill.store import Log, open_log, open_to_look
from tests.log_world import START_DAY, HandClock, kinds, qualities

CARD, OTHER = "attention/softmax", "attention/masks"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def log(tmp_path, clock):
    with open_log(str(tmp_path / "log.sqlite"), read_clock=clock) as opened:
        yield opened
        assert opened.verify() == []


def test_a_review_is_in_the_file_when_record_returns(log, tmp_path, clock):
    schedule = log.record(
        CARD, 5, kind=TRY, seconds=61.25, answer="exp(x) / sum ∑", verdict={"outcome": "passed"}
    )
    with open_log(log.path, read_clock=clock) as again:
        (event,) = again.history(CARD)
        assert again.schedule(CARD) == schedule == sm2.step(NEW, 5, START_DAY)
    assert event == Review(
        id=event.id,
        device=event.device,
        card=CARD,
        day=START_DAY,
        at="2026-03-02T12:00:00.000Z",
        zone="UTC",
        kind="try",
        quality=5,
        seconds=61.25,
        answer="exp(x) / sum ∑",
        verdict='{"outcome":"passed"}',
    )


def test_what_utf_8_can_not_hold_is_kept_written_out(log):
    log.record(CARD, 4, answer="half a pair: \ud83d and a \0")
    assert log.history(CARD)[0].answer == "half a pair: \\ud83d and a \0"


def test_a_quality_that_does_not_exist_is_a_bug_of_the_caller(log):
    with pytest.raises(ValueError, match="quality 6"):
        log.record(CARD, 6)
    assert list(log.events()) == []


def test_undo_takes_back_the_last_and_then_the_one_before(log, clock):
    first = log.record(CARD, 5)
    log.record(OTHER, 1)
    clock.forward(days=1)
    log.record(CARD, 0)
    assert log.undo().card == CARD
    assert log.schedule(CARD) == first
    assert log.undo().card == OTHER
    assert log.schedule(OTHER) == NEW
    assert OTHER not in log.schedules()
    assert log.undo().quality == 5
    assert log.undo() is None
    assert log.schedules() == {}
    assert [event.kind for event in log.events()] == [DAILY] * 3 + [UNDO] * 3


def test_undo_takes_back_a_suspension_and_a_reset(log):
    known = log.record(CARD, 5)
    log.reset(CARD)
    log.suspend(CARD)
    assert log.schedule(CARD) == NEW._replace(suspended=True)
    assert log.undo().kind == "suspend"
    assert log.undo().kind == "reset"
    assert log.schedule(CARD) == known


def test_history_and_reviews_leave_out_what_was_taken_back(log, clock):
    log.record(CARD, 5)
    log.record(CARD, 2, kind=MOCK)
    log.undo()
    clock.forward(days=3)
    log.record(OTHER, 4)
    log.suspend(OTHER)
    assert [event.quality for event in log.history(CARD)] == [5]
    assert [event.card for event in log.reviews()] == [CARD, OTHER]
    assert [event.card for event in log.reviews(since=START_DAY + 1)] == [OTHER]


def test_done_counts_cards_and_minutes_of_the_day_alone(log, clock):
    log.record(CARD, 5, seconds=60)
    clock.forward(days=1)
    log.record(CARD, 2, seconds=90)
    log.record(CARD, 4, seconds=30)
    log.record(OTHER, 5, kind=MOCK, seconds=600)
    log.undo()
    log.suspend("attention/rope")
    done = log.done(log.today())
    assert done.cards == {CARD}
    assert done.minutes == 2


def test_the_next_day_with_cards_due(log):
    assert log.next_due(START_DAY) is None
    log.record(CARD, 5)
    log.record(OTHER, 5)
    log.record("attention/rope", 5)
    log.suspend("attention/rope")
    assert log.next_due(START_DAY) == (START_DAY + 1, 2)
    assert log.next_due(START_DAY + 1) is None


# -- what a plan reads


def test_facts_are_what_stands_in_order_with_resets_and_present_names(tmp_path, clock):
    path = str(tmp_path / "log.sqlite")
    with open_log(path, read_clock=clock) as log:
        log.record(OTHER, 2, kind=MOCK, seconds=9.5)
        log.record(CARD, 4, seconds=61.25)
        log.suspend(CARD)
        log.reset(CARD)
        log.record(CARD, 5)
        log.undo()
        expected = [
            (OTHER, 2, START_DAY, 9.5, False),
            (CARD, 4, START_DAY, 61.25, True),
            (CARD, None, START_DAY, 0.0, False),
        ]
        assert list(log.facts()) == expected
    with open_to_look(path, read_clock=clock, renamed={OTHER: CARD}) as renamed:
        assert {fact[0] for fact in renamed.facts()} == {CARD}


def test_reviews_with_a_verdict_come_under_present_names(tmp_path, clock):
    path = str(tmp_path / "log.sqlite")
    with open_log(path, read_clock=clock) as log:
        log.record(OTHER, 2, verdict={"mistakes": ["off_by_one"]})
        log.record(CARD, 4)
    with open_to_look(path, read_clock=clock, renamed={OTHER: "topic/present"}) as renamed:
        assert [(review.card, review.quality) for review in renamed.judged()] == [("topic/present", 2)]
        assert list(renamed.judged(START_DAY + 1)) == []


# -- renamed cards


def test_a_renamed_card_keeps_its_schedule_and_history(tmp_path, clock):
    path = str(tmp_path / "log.sqlite")
    with open_log(path, read_clock=clock) as log:
        known = log.record(OTHER, 5)
    clock.forward(days=1)
    with open_log(path, read_clock=clock, renamed={OTHER: CARD}) as renamed:
        assert renamed.schedules() == {CARD: known}
        assert renamed.record(CARD, 5) == sm2.step(known, 5, START_DAY + 1)
        assert [event.card for event in renamed.history(CARD)] == [OTHER, CARD]
        assert renamed.verify() == []
        renamed.undo()
        renamed.undo()
        assert renamed.schedules() == {}


@pytest.mark.parametrize(("former", "present"), [(CARD, OTHER), (OTHER, CARD)])
def test_reviews_under_two_names_are_replayed_in_their_order(tmp_path, clock, former, present):
    with open_log(str(tmp_path / "log.sqlite"), read_clock=clock) as log:
        expected = NEW
        for name, quality in ((former, 5), (present, 2), (former, 4), (present, 5)):
            log.record(name, quality)
            expected = sm2.step(expected, quality, log.today())
            clock.forward(days=2)
    with open_log(str(tmp_path / "log.sqlite"), read_clock=clock, renamed={former: present}) as renamed:
        renamed.rebuild()
        assert renamed.schedules() == {present: expected}
        assert renamed.verify() == []


def test_a_look_at_a_log_changes_nothing_and_knows_new_names(tmp_path, clock):
    path = tmp_path / "home" / "log.sqlite"
    with open_to_look(str(path), read_clock=clock) as log:
        assert (log.schedules(), list(log.reviews()), log.verify()) == ({}, [], [])
        assert log.today() == START_DAY
        with pytest.raises(LogError, match="can't be written"):
            log.record(CARD, 4)
    assert not path.parent.exists()
    with open_log(str(path), read_clock=clock) as log:
        known = log.record(OTHER, 5)
    before = path.read_bytes()
    with open_to_look(str(path), read_clock=clock, renamed={OTHER: CARD}) as log:
        assert log.schedules() == {CARD: known}
        assert log.schedule(CARD) == known
        assert log.verify() == []
        assert [event.card for event in log.history(CARD)] == [OTHER]
        with pytest.raises(LogError, match="can't be written"):
            log.undo()
    assert path.read_bytes() == before


# -- the learner's day


def test_the_day_never_runs_backwards_when_the_clock_does(log, clock):
    failed = log.record(CARD, 2)
    clock.forward(hours=-25)
    assert log.today() == START_DAY
    assert log.record(CARD, 5) == failed._replace(again=False), (
        "the same day's repeat, whatever the clock says"
    )
    events = list(log.events())
    assert [event.quality for event in events] == [2, 5]
    assert events[0].at <= events[1].at
    assert events[0].id < events[1].id


@pytest.mark.parametrize("away", [timedelta(days=-3), timedelta(days=401)])
def test_a_clock_that_can_not_be_right_stops_recording_until_it_is_vouched_for(log, clock, away):
    log.record(CARD, 4)
    clock.forward(days=away.days)
    for refused in (log.today, lambda: log.record(CARD, 4), lambda: log.suspend(CARD)):
        with pytest.raises(LogError, match="the clock says"):
            refused()
    assert len(list(log.events())) == 1
    log.trust_clock()
    assert log.today() == START_DAY + away.days
    log.record(OTHER, 4)
    assert log.schedule(OTHER).last == START_DAY + away.days
    assert log.undo().card == OTHER
    assert log.undo().card == CARD, "undo does not take back that the clock was vouched for"
    assert [event.kind for event in log.events()].count(CLOCK) == 1


def test_answers_of_a_wrong_date_can_be_undone_after_the_clock_is_right_again(log, clock):
    log.record(CARD, 4)
    clock.forward(days=365)
    log.record(CARD, 4)
    clock.forward(days=-364)
    with pytest.raises(LogError, match="drill undo"):
        log.today()
    assert log.undo().day == START_DAY + 365
    assert log.today() == START_DAY + 1
    assert log.record(CARD, 4).due == START_DAY + 7


@pytest.mark.parametrize(
    ("zone", "evening"),
    [
        ("Europe/Berlin", "2026-03-28T23"),
        ("Europe/Berlin", "2026-10-24T23"),
        ("Asia/Beirut", "2026-10-24T23"),
        ("America/Sao_Paulo", "2017-10-14T23"),
    ],
)
@pytest.mark.parametrize("rollover", [0, 4, 23])
def test_over_a_change_of_summer_time_a_card_is_due_once_each_day(log, clock, zone, evening, rollover):
    first = datetime.fromisoformat(evening).replace(tzinfo=ZoneInfo(zone))
    log = open_log(log.path, read_clock=clock, rollover_hour=rollover)
    reviewed = []
    for quarter in range(4 * 40):
        clock.instant = datetime.fromtimestamp(first.timestamp() + 900 * quarter, ZoneInfo(zone))
        if log.schedule(CARD).due <= log.today():
            log.record(CARD, 1)
            reviewed.append(log.schedule(CARD).last)
    log.close()
    assert reviewed == list(range(reviewed[0], reviewed[-1] + 1))
    assert reviewed[-1] > first.toordinal()


def test_travel_over_the_date_line_and_back_asks_for_nothing_twice(log, clock):
    auckland, honolulu = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")
    clock.instant = datetime(2026, 3, 2, 8, tzinfo=auckland)
    log.record(CARD, 0)
    clock.instant = datetime(2026, 3, 2, 8, tzinfo=auckland).astimezone(honolulu) + timedelta(hours=9)
    assert clock.instant.day == 1
    assert log.today() == date(2026, 3, 2).toordinal()
    assert log.schedule(CARD).due == date(2026, 3, 3).toordinal()


# -- the whole against a plain model


@dataclass
class Model:
    """A list of events, folded from the start each time."""

    clock: HandClock
    events: list[Review] = field(default_factory=list)

    def add(self, card: str, kind: str, quality: int | None) -> None:
        day = self.clock.instant.toordinal()
        self.events.append(Review(str(len(self.events)), "", card, day, "", "", kind, quality))

    def undo(self) -> None:
        if self.events:
            self.events.pop()

    def schedules(self) -> dict[str, sm2.Schedule]:
        cards = {event.card for event in self.events}
        folded = {card: reviews.fold(event for event in self.events if event.card == card) for card in cards}
        return {card: schedule for card, schedule in folded.items() if schedule != NEW}


cards = st.sampled_from([CARD, OTHER, "attention/softmax~no_max"])
doings = st.one_of(
    st.tuples(st.just("record"), cards, kinds, qualities),
    st.tuples(st.sampled_from(["suspend", "resume", "reset"]), cards),
    st.tuples(st.just("undo")),
    st.tuples(st.just("wait"), st.integers(1, 9)),
    st.tuples(st.just("reopen")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(doings, max_size=25))
def test_any_sequence_leaves_what_a_plain_list_of_events_says(sequence):
    clock = HandClock()
    model = Model(clock)
    with TemporaryDirectory() as home:
        path = f"{home}/log.sqlite"
        log = open_log(path, read_clock=clock)
        for doing, *what in sequence:
            if doing == "reopen":
                log.close()
                log = open_log(path, read_clock=clock)
            else:
                _do(log, model, doing, *what)
            assert log.schedules() == model.schedules()
        assert log.verify() == []
        log.close()


def _do(log: Log, model: Model, doing: str, *what) -> None:
    if doing == "record":
        card, kind, quality = what
        model.add(card, kind, quality)
        assert log.record(card, quality, kind=kind) == model.schedules().get(card, NEW)
    elif doing == "undo":
        model.undo()
        log.undo()
    elif doing == "wait":
        model.clock.forward(days=what[0])
    else:
        model.add(what[0], doing, None)
        getattr(log, doing)(what[0])


# -- two at once

WRITER = """
import sys
from drill.store import open_log
with open_log(sys.argv[1]) as log:
    for number in range(30):
        log.record(f"shared/{number % 5}", number % 6)
        log.record(f"{sys.argv[2]}/{number}", 5)
"""


def test_two_programs_writing_at_once_lose_nothing_and_keep_one_chain(tmp_path):
    path = str(tmp_path / "home" / "log.sqlite")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, name], stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for writer in writers:
        _, told = writer.communicate(timeout=60)
        assert writer.returncode == 0, told.decode()
    with open_log(path) as log:
        assert len(list(log.events())) == 120
        assert log.verify() == []


# -- append-only


@pytest.mark.parametrize(
    "change",
    [
        "update reviews set quality = 5",
        "delete from reviews",
        "insert or replace into reviews select id, device, card, day, at, zone, kind, 5, seconds, answer,"
        " verdict, retracts, previous from reviews",
    ],
)
def test_any_other_program_is_refused_a_change_of_a_review(log, change):
    log.record(CARD, 2)
    with sqlite3.connect(log.path) as stranger, pytest.raises(sqlite3.IntegrityError, match="review"):
        stranger.execute(change)
    stranger.close()
    assert log.history(CARD)[0].quality == 2


def test_triggers_that_were_dropped_are_put_back_on_open(log, clock):
    log.record(CARD, 2)
    with sqlite3.connect(log.path) as stranger:
        stranger.execute("drop trigger reviews_stay")
    stranger.close()
    open_log(log.path, read_clock=clock).close()
    stranger = sqlite3.connect(log.path)
    with pytest.raises(sqlite3.IntegrityError, match="never removed"):
        stranger.execute("delete from reviews")
    stranger.close()


def test_a_failure_inside_a_transaction_leaves_nothing_behind(log, monkeypatch):
    known = log.record(CARD, 5)
    events = list(log.events())

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(log, "_refold", fails)
    with pytest.raises(KeyboardInterrupt):
        log.record(CARD, 0)
    monkeypatch.undo()
    assert list(log.events()) == events
    assert log.schedule(CARD) == known
    log.record(CARD, 0)


def test_commits_survive_a_power_cut_as_far_as_sqlite_can_promise(log):
    pragmas = [
        log._connection.execute(f"pragma {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    ]
    assert pragmas == ["delete", 3]


def test_the_home_and_the_file_are_the_learners_alone(tmp_path):
    path = tmp_path / "new" / "home" / "log.sqlite"
    open_log(str(path)).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    open_log(str(path)).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_path_with_marks_of_a_uri_is_a_path(tmp_path):
    path = tmp_path / "100% ours?mode=memory#x" / "log.sqlite"
    with open_log(str(path)) as log:
        log.record(CARD, 4)
    assert path.stat().st_size > 0


# -- bad input: one sentence, exit code 4, nothing changed


def refused(path: Path, sentence: str) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LogError, match=sentence) as refusal:
        open_log(str(path))
    assert refusal.value.exit_code == 4
    assert "\n" not in str(refusal.value)
    assert refusal.value.fix
    assert before is None or path.read_bytes() == before


def test_a_text_file_in_its_place(tmp_path):
    path = tmp_path / "log.sqlite"
    path.write_text("Dear diary, today I learned about softmax.\n" * 40)
    refused(path, "not a log of drill")


def test_a_folder_in_its_place(tmp_path):
    path = tmp_path / "log.sqlite"
    path.mkdir()
    refused(path, "is not a file")


def test_a_home_that_is_a_file(tmp_path):
    (tmp_path / "home").write_text("")
    refused(tmp_path / "home" / "log.sqlite", "can't be opened")


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "log.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("create table cookies (name text)")
    other.close()
    refused(path, "another program")


def test_a_log_of_a_newer_version(tmp_path):
    path = tmp_path / "log.sqlite"
    open_log(str(path)).close()
    with sqlite3.connect(path) as newer:
        newer.execute("pragma user_version = 999")
    newer.close()
    refused(path, "newer drill")


def test_a_damaged_log(tmp_path):
    path = tmp_path / "log.sqlite"
    open_log(str(path)).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)
    refused(path, "damaged")


def test_a_log_that_is_held_by_another_program(tmp_path, monkeypatch):
    path = tmp_path / "log.sqlite"
    log = open_log(str(path))
    monkeypatch.setattr("drill.logfile.database.SECONDS_TO_WAIT", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    refused(path, "held by another program")
    holder.execute("rollback")
    holder.close()
    log.record(CARD, 4)
    log.close()


def test_a_full_disk_keeps_what_was_recorded_before(log):
    known = log.record(CARD, 5)
    (pages,) = log._connection.execute("pragma page_count").fetchone()
    log._connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(LogError, match="no room on the disk"):
        log.record(CARD, 0, answer="x" * 100_000)
    log._connection.execute("pragma max_page_count = 4294967294")
    assert log.schedules() == {CARD: known}
    log.record(CARD, 4)


READ_ONLY = """
import os, sys
from drill.errors import LogError
from drill.store import open_log
if os.geteuid() == 0:  # root may write anything, so go on as nobody
    os.setgroups([]), os.setegid(65534), os.seteuid(65534)
try:
    open_log(sys.argv[1])
except LogError as error:
    print(error)
"""


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_read_only_file_or_folder_is_told_at_the_start(locked):
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        path = home / "log.sqlite"
        with open_log(str(path)) as log:
            log.record(CARD, 4)
        before = path.read_bytes()
        Path(folder).chmod(0o755)
        home.chmod(0o777 if locked == "file" else 0o555)
        path.chmod(0o444 if locked == "file" else 0o666)
        told = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(path)], capture_output=True, text=True, check=False
        )
        assert "can't be written" in told.stdout, told
        assert "(fix: " in told.stdout
        assert path.read_bytes() == before
        home.chmod(0o700)


def test_a_bare_review_needs_no_numpy(tmp_path):
    path = str(tmp_path / "log.sqlite")
    open_log(path).close()
    code = f"import sys; from drill.store import open_log; open_log({path!r}).record('a/b', 4);"
    code += "print('numpy' in sys.modules, 'sqlite_utils' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]
