"""Events as lines: what is written is read, and what can't be believed is told by line and column."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.problems import Place
from drill.reviews import Review
from drill.syncing import lines
from drill.syncing.lines import HEADER, Held, Unread, line_of
from tests.sync_world import chain

EVENTS = chain("DEVICE", 12, 1)
LINE = line_of(EVENTS[0])
PLACE = Place("x.jsonl", 7, 1)


def read(text: str | bytes):
    return lines.read_line(text if isinstance(text, bytes) else text.encode(), PLACE)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(0, 1e9), st.text(max_size=40))
def test_an_event_is_one_line_and_comes_back_as_it_was(answer, seconds, zone):
    zone = zone.encode("utf-8", "replace").decode()
    event = EVENTS[0]._replace(answer=answer, seconds=seconds, zone=zone)
    assert "\n" not in line_of(event)
    assert read(line_of(event)).event == event


@given(st.integers(0, len(LINE.encode()) * 8 - 1))
def test_no_flipped_bit_goes_by_in_silence(bit):
    raw = bytearray(LINE.encode())
    raw[bit // 8] ^= 1 << bit % 8
    said = read(bytes(raw))
    assert not isinstance(said, Held) or said.event == EVENTS[0]


@pytest.mark.parametrize(
    ("line", "column", "what"),
    [
        ("{", 2, "not an event"),
        ('{"id": nonsense}', 8, "Expecting value"),
        ("[" * 100_000, 1, "not an event"),
        ("7", 1, "not an event"),
        ("{}", 1, "not an event"),
        ('{"day":' + "9" * 5000 + "}", 1, "not an event"),
        (b'{"id":"\xff"}', 8, "not UTF-8"),
        (LINE.replace('"kind":"daily"', '"kind":"dream"'), LINE.index('"kind"') + 1, "newer drill"),
        (LINE.replace('"card"', '"mood":"low","card"'), LINE.index('"card"') + 1, "newer drill"),
        (LINE.replace('"quality":', '"quality":7'), LINE.index('"quality"') + 1, "`quality` can't be that"),
        (LINE.replace('"card":"a', '"card":"b'), LINE.index('"digest"') + 1, "was changed"),
        (LINE.replace('"card":"a', '"card":"\\ud800'), LINE.index('"card"') + 1, "`card` can't be that"),
    ],
)
def test_a_line_that_says_nothing_is_told_by_its_column(line, column, what):
    said = read(line)
    assert isinstance(said, Unread)
    assert what in said.what
    assert said.place == Place("x.jsonl", 7, column)
    assert said.fix


def test_a_line_that_is_no_event_of_ours_is_not_called_newer():
    assert "newer" not in read(json.dumps({"level": "info", "message": "started"})).what


@given(st.integers(0, 4000))
def test_of_a_file_that_is_cut_anywhere_all_whole_lines_are_read(size):
    text = lines.text_of(EVENTS).encode()[:size]
    file = lines.contents("x", text)
    assert len(file.events) == max(0, text.count(b"\n") - 1)
    assert file.torn == (not text.endswith(b"\n") and text != b"")
    assert file.unread == ()


@given(st.integers(1, 4000))
def test_after_a_torn_line_that_was_ended_the_next_line_counts(size):
    whole = lines.text_of(EVENTS).encode()
    cut = whole[:size]
    held = {each.event.id for each in lines.contents("x", cut).events}
    rest = lines.text_of([event for event in EVENTS if event.id not in held], header=size < len(HEADER) + 1)
    file = lines.contents("x", cut + b"\n" + rest.encode())
    assert [each.event for each in file.events] == EVENTS


def test_lines_of_a_newer_drill_are_told_once_and_those_before_and_after_are_read():
    newer = HEADER.replace('"version":1', '"version":2')
    text = "\n".join([HEADER, LINE, newer, '{"new":1}', '{"new":2}', HEADER, line_of(EVENTS[1]), ""])
    file = lines.contents("x", text.encode())
    assert [each.event for each in file.events] == EVENTS[:2]
    assert [(each.place.line, each.what) for each in file.unread] == [(3, "written by a newer drill")]


def test_a_file_of_another_program_is_told_once():
    file = lines.contents("x", b'{"level":"info"}\n{"level":"info"}\n')
    assert [(each.place, each.what) for each in file.unread] == [(Place("x", 1, 1), "is not a log of drill")]


def test_line_ends_of_another_system_do_no_harm():
    file = lines.contents("x", lines.text_of(EVENTS).replace("\n", "\r\n").encode())
    assert [each.event for each in file.events] == EVENTS
    assert file.unread == ()


def test_a_line_that_was_ever_written_stays_readable():
    # Lines lie in people's folders: this one may never change.
    event = Review("01", "laptop", "a/b", 739677, "2026-03-02T12:00:00.000Z", "UTC", "daily", 4)
    assert line_of(event) == (
        '{"id":"01","device":"laptop","card":"a/b","day":739677,"at":"2026-03-02T12:00:00.000Z","zone":"UTC",'
        '"kind":"daily","quality":4,"digest":"' + line_of(event)[-66:-2] + '"}'
    )
