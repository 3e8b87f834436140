"""Typing under a countdown: what was typed is handed over when it ends, and warnings take nothing away."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from io import StringIO

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from drill import keyboard, prompting
from drill.sessions.desk import TimeUp


@dataclass
class Counting:
    """A countdown of so many looks, with a warning from the second on."""

    looks: int
    keeps: list[str] = field(default_factory=list)
    shows: bool = True

    def left(self):
        self.looks -= 1
        return max(0.0, self.looks / 100)

    def told(self):
        return f"{self.looks} looks left" if self.shows else ""

    def warning(self):
        return "Hurry." if self.looks < 4 else ""

    def typed(self, text):
        self.keeps.append(text)


def typed(text, countdown, *, multiline=True, initial=""):
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(text)
        return prompting.typed("Say", initial, multiline=multiline, countdown=countdown)


def test_text_that_is_finished_in_time_is_returned_and_kept_key_by_key():
    countdown = Counting(10_000)
    assert typed("ab\rc\x04", countdown) == "ab\nc"
    assert countdown.keeps[:2] == ["a", "ab"]
    assert countdown.keeps[-1] == "ab\nc"


def test_the_end_of_the_time_hands_over_what_was_typed():
    countdown = Counting(8)
    with pytest.raises(TimeUp) as up:
        typed("half an ans", countdown)
    assert up.value.typed == "half an ans"


def test_what_was_typed_before_stands_there_again():
    assert typed("!\r", Counting(10_000), multiline=False, initial="before") == "before!"


def test_without_a_countdown_nothing_ends_the_prompt():
    assert typed("line\r", None, multiline=False) == "line"


@pytest.fixture
def terminal(monkeypatch):
    controller, terminal = os.openpty()
    with open(terminal, closefd=True) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield controller
    os.close(controller)


def test_a_plain_line_is_read_as_the_terminal_edits_it(terminal):
    os.write(terminal, b"helxo\x7f\x7flo\n")
    assert prompting.plain_line(Counting(1000), print) == "hello"


def test_a_plain_line_that_was_not_finished_counts_at_the_end(terminal):
    os.write(terminal, "näher".encode())
    said = []
    with pytest.raises(TimeUp) as up:
        prompting.plain_line(Counting(8), said.append)
    assert up.value.typed == "näher"
    assert said == ["Hurry."]
    assert keyboard.read_key(0) is None


def test_plain_text_hands_over_all_its_lines_and_keeps_each(terminal):
    os.write(terminal, b"two\nthree\nfou")
    countdown = Counting(12)
    with pytest.raises(TimeUp) as up:
        prompting.plain_text("one", lambda: prompting.plain_line(countdown, print), countdown.typed)
    assert up.value.typed == "one\ntwo\nthree\nfou"
    assert countdown.keeps == ["one\ntwo", "one\ntwo\nthree"]


def test_plain_text_ends_at_a_single_dot(terminal):
    os.write(terminal, b"one\n\ntwo\n.\n")
    assert prompting.plain_text("", lambda: prompting.plain_line(Counting(1000), print), str) == "one\n\ntwo"


def test_the_end_of_the_terminal_is_no_answer(terminal):
    os.write(terminal, b"\x04")
    with pytest.raises(EOFError):
        prompting.plain_line(Counting(1000), print)


def ticker(countdown, *, still):
    output = StringIO()
    return prompting.Ticker(Console(file=output, width=60), countdown, still=still), output


def keys_of(drawn):
    while True:
        drawn.next_key(0)


def test_the_countdown_below_a_key_is_redrawn_in_place_and_goes_with_the_prompt(terminal):
    drawn, output = ticker(Counting(100), still=False)
    with drawn:
        assert drawn.next_key(0) is None
        os.write(terminal, b"x\n")
        assert drawn.next_key() == "x"
    assert output.getvalue() == "\n\r\x1b[K100 looks left\r\x1b[K99 looks left\r\x1b[K"


def test_where_nothing_may_move_each_warning_is_said_once(terminal):
    drawn, output = ticker(Counting(6), still=True)
    with drawn, pytest.raises(TimeUp):
        keys_of(drawn)
    assert output.getvalue().split("\n") == ["", "6 looks left", "Hurry.", ""]


def test_a_countdown_that_is_turned_off_shows_its_warnings_only(terminal):
    drawn, output = ticker(Counting(6, shows=False), still=False)
    with drawn, pytest.raises(TimeUp):
        keys_of(drawn)
    assert output.getvalue() == "\n\r\x1b[KHurry.\r\x1b[K"
