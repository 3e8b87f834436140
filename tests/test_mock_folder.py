"""Mocks on disk: what is kept, what a crash leaves, and one window at a time."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill import mock_clock
from drill.errors import LogError, UsageError
from drill.mock_folder import MockFolder
from drill.mocks.clocks import Clock, Reading
from drill.mocks.plain import from_plain, to_plain
from drill.mocks.record import (
    ABANDONED,
    DEBRIEF,
    DONE,
    Answer,
    Followed,
    Jump,
    Mark,
    Mock,
    Part,
    Slot,
    Submission,
    Told,
)
from drill.verdicts import Failure, Mistake, Outcome, Verdict

texts = st.text(max_size=20)
floats = st.floats(0, 1e6)
readings = st.builds(Reading, floats, floats, texts)
answers = st.builds(
    Answer,
    begun=st.none() | floats,
    closed=st.none() | floats,
    asked=texts,
    typed=texts,
    given=st.booleans(),
    right=st.none() | st.booleans(),
    followed=st.lists(st.builds(Followed, st.integers(0, 3), texts, texts, st.booleans()), max_size=2),
    submissions=st.lists(
        st.builds(Submission, floats, texts, texts, st.integers(0, 9), st.integers(0, 9), st.booleans()),
        max_size=2,
    ),
    verdict=st.none() | st.just({"outcome": "failed", "passed": 1}),
)
marks = st.builds(
    Mark,
    ask=texts,
    correct=st.none() | st.floats(0, 1),
    points=st.tuples(texts, texts),
    ticked=st.tuples(st.integers(0, 1)),
    follow_ups=st.tuples(st.builds(Told, texts, texts, texts, st.booleans())),
    quality=st.none() | st.integers(0, 5),
)
mocks = st.builds(
    Mock,
    id=st.just("2027-01-15-test"),
    format=texts,
    title=texts,
    seed=texts,
    day=texts,
    started=texts,
    zone=texts,
    parts=st.just((Part("One", 10.0, 1, (Slot("topic/a", "questions", "topic", 1, 1.5),)),)),
    clock=st.builds(Clock, floats, readings, readings),
    answers=st.dictionaries(texts, answers, max_size=2),
    marks=st.dictionaries(texts, marks, max_size=2),
    jumps=st.lists(st.builds(Jump, floats, floats), max_size=2),
    resumed=st.lists(floats, max_size=2),
)


def mock(name="2027-01-15-test", *, started="2027-01-15T08:00:00.000Z", **fields):
    reading = Reading(1.0, 1.0, "b")
    return Mock(
        name, "test", "Test", "7", "2027-01-15", started, "UTC", (), Clock(60.0, reading, reading), **fields
    )


@given(mocks)
def test_a_record_survives_the_way_to_disk_and_back(tmp_path_factory, record):
    folder = MockFolder(tmp_path_factory.mktemp("mocks"))
    folder.write(record)
    assert folder.read(record.id) == record


def test_a_verdict_survives_the_way_to_disk_and_back():
    verdict = Verdict(
        Outcome.FAILED,
        1,
        2,
        0.5,
        failures=(Failure("test_x", "It does.", line=3),),
        mistake=Mistake("m", "forgets"),
    )
    assert from_plain(Verdict, json.loads(json.dumps(to_plain(verdict)))) == verdict


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nonsense", '{"version": 1, "id": 3}', '{"parts": 1}', "\x00" * 100]
)
def test_a_damaged_record_is_one_clear_error(tmp_path, text):
    folder = MockFolder(tmp_path)
    folder.write(mock())
    (tmp_path / "2027-01-15-test/mock.json").write_text(text)
    with pytest.raises(LogError, match="is damaged"):
        folder.read("2027-01-15-test")


def test_a_record_of_a_newer_program_is_refused_and_what_it_does_not_know_is_passed_over(tmp_path):
    folder = MockFolder(tmp_path)
    plain = to_plain(mock())
    (tmp_path / "2027-01-15-test").mkdir()
    path = tmp_path / "2027-01-15-test/mock.json"
    path.write_text(json.dumps(plain | {"weather": "fine"}))
    assert folder.read("2027-01-15-test") == mock()
    path.write_text(json.dumps(plain | {"version": 99}))
    with pytest.raises(LogError, match="newer"):
        folder.read("2027-01-15-test")


def test_an_unknown_mock_is_named(tmp_path):
    with pytest.raises(UsageError, match="no mock 'yesterday'"):
        MockFolder(tmp_path).read("yesterday")


def test_names_are_given_once_and_listed_by_their_beginning(tmp_path):
    folder = MockFolder(tmp_path)
    assert folder.names() == []
    for minute in (3, 1, 2):
        name = folder.name("2027-01-15", "screen")
        folder.write(mock(name, started=f"2027-01-15T08:0{minute}:00.000Z"))
    assert folder.names() == ["2027-01-15-screen-2", "2027-01-15-screen-3", "2027-01-15-screen"]


def test_what_is_under_way_is_found_and_what_is_over_is_not(tmp_path):
    folder = MockFolder(tmp_path)
    for name, phase in (("a", DONE), ("b", DEBRIEF), ("c", ABANDONED)):
        folder.write(mock(name, phase=phase, started=f"2027-01-15T08:00:0{ord(name) - 96}.000Z"))
    found = folder.under_way()
    assert found is not None
    assert found.id == "b"
    folder.write(mock("b", phase=DONE))
    assert folder.under_way() is None


def test_what_was_being_typed_belongs_to_its_place(tmp_path):
    folder = MockFolder(tmp_path)
    assert folder.typed("m", "topic/a") == ""
    folder.type("m", "topic/a", "half ⏎ \ud800 an answer")
    assert folder.typed("m", "topic/a") == "half ⏎ \ud800 an answer"
    assert folder.typed("m", "topic/a#0") == ""
    (tmp_path / "m/typing.json").write_text("{")
    assert folder.typed("m", "topic/a") == ""


def test_a_write_that_is_cut_off_leaves_the_record_before_it(tmp_path, monkeypatch):
    folder = MockFolder(tmp_path)
    folder.write(mock())

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LogError, match=r"can't write .*mock.json: No space left on device"):
        folder.write(mock(role="after"))
    assert folder.read("2027-01-15-test").role == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_one_clear_error_also_while_typing(tmp_path):
    folder = MockFolder(tmp_path)
    (tmp_path / "m").mkdir()
    (tmp_path / "m/typing.json.new").symlink_to("/dev/full")
    with pytest.raises(LogError, match="No space left"):
        folder.type("m", "topic/a", "text")


def test_two_windows_can_not_sit_at_once_and_a_killed_one_lets_go(tmp_path):
    code = (
        "import sys; from drill.mock_folder import MockFolder\n"
        "with MockFolder(sys.argv[1]).held():\n    print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match="another window"), MockFolder(tmp_path).held():
            pass
        other.kill()
    with MockFolder(tmp_path).held():
        pass


def test_a_folder_that_can_not_be_made_is_one_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LogError, match="can't write"), MockFolder(tmp_path / "file/mocks").held():
        pass


def test_programs_know_when_they_were_saved(tmp_path):
    folder = MockFolder(tmp_path)
    assert folder.changed_at("m", "topic/kata") == 0
    path = folder.programs("m").program("topic/kata", "pass\n")
    os.utime(path, (1234.5, 1234.5))
    assert folder.changed_at("m", "topic/kata") == 1234.5


def test_both_clocks_of_this_computer_run_forward():
    first, second = mock_clock.read(), mock_clock.read()
    assert second.boot >= first.boot
    assert first.session == second.session


def test_a_folder_that_can_not_be_listed_is_told(tmp_path, monkeypatch):
    def closed(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.glob", closed)
    with pytest.raises(LogError, match=r"can't read .*: Permission denied"):
        MockFolder(tmp_path).names()
