"""`drill mock` from the command line on the shipped decks: every format, refusals, resume, and what looks at mocks."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest

from drill import cli
from drill.commands import mock_looking, mocking
from drill.mock_folder import MockFolder
from drill.mocks.record import DEBRIEF, DONE, SITTING
from drill.reviews import MOCK
from drill.sessions.blocks import Heading, Items, Note, Table
from drill.sessions.desk import TimeUp
from drill.store import open_log
from tests.mock_world import HandClocks
from tests.scripted import ScriptedJudge, ScriptedScreen

KEYS = {
    "Ready": "\r",
    "Say your answer aloud": " ",
    "Kata": "n",
    "Debrief": "\r",
    "Next": "\r",
    "Did you say that?": "y",
    "Was that your answer?": "y",
    "Nothing is typed": "\r",
}


class AnsweringScreen(ScriptedScreen):
    """Answers every prompt by its kind, each after half a minute; leaves at prompt number `leaves_at`."""

    leaves_at = 10**9
    console = type("Console", (), {"width": 80})()

    def _next(self, prompt, initial=None):
        self.asked.append(prompt)
        if len(self.asked) >= self.leaves_at:
            raise KeyboardInterrupt
        self._end_in_time(initial)
        self.passes(30)
        self._end_in_time(initial)
        if initial is None:
            return KEYS[prompt]
        return "1" if "points did you say" in prompt else "12 or some words"

    def line(self, prompt, initial=""):
        self._next(prompt, initial)
        if not prompt.startswith("The order"):
            return "1"
        (*_, steps) = [block for block in self.shown if isinstance(block, Items)]
        return " ".join(label for label, _ in steps.items)

    def _end_in_time(self, initial):
        if self.countdown and self.countdown.left() <= 0:
            raise TimeUp(initial or "")


class Face:
    """What replaces the terminal, the judge and the clocks."""

    def __init__(self):
        self.clocks = HandClocks()
        self.judge = ScriptedJudge()
        self.screens = []
        self.leaves_at = 10**9

    def screen(self, *, accessible):
        screen = AnsweringScreen([], passes=self.clocks.passes)
        screen.leaves_at = self.leaves_at
        self.screens.append(screen)
        return screen

    @property
    def shown(self):
        return self.screens[-1].shown

    def words(self):
        return self.screens[-1].words()


@pytest.fixture
def face(tmp_path, monkeypatch):
    found = Face()
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    for module in (mocking, mock_looking):
        monkeypatch.setattr(module, "TerminalScreen", found.screen)
    monkeypatch.setattr(mocking, "require_terminal", lambda instead: None)
    monkeypatch.setattr(mocking, "Judge", lambda torch: nullcontext(found.judge))
    monkeypatch.setattr(mocking.mock_clock, "read", found.clocks)
    return found


def mocks(tmp_path):
    folder = MockFolder(tmp_path / "mocks")
    return [folder.read(name) for name in folder.names()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["screen"],
        ["coding"],
        ["onsite", "--role", "data-scientist"],
        ["ml-breadth", "--level", "1-3"],
        ["ml-depth", "--topic", "linear-regression"],
        ["debug"],
        ["screen", "--aloud", "--no-clock"],
        ["custom", "--minutes", "40", "--questions", "3", "--katas", "1", "--hunts", "1", "--topics",
         "linear-regression,cross-validation"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_format_is_sat_debriefed_and_scored(tmp_path, face, arguments):
    assert cli.main(["mock", *arguments, "--seed", "3"]) == 0
    (mock,) = mocks(tmp_path)
    assert mock.phase == DONE
    assert set(mock.marks) == {slot.card for slot in mock.slots()}
    assert [block.text for block in face.shown if isinstance(block, Heading)][
        -1
    ] == f"Scorecard: {mock.title}"
    log = open_log(str(tmp_path / "log.sqlite"))
    logged = {review.card for review in log.reviews() if review.kind == MOCK}
    assert logged == {card for card, mark in mock.marks.items() if mark.quality is not None}
    assert logged
    for options in (["--json"], ["--markdown"], ["--html", str(tmp_path / "card.html")], []):
        assert cli.main(["mock", "show", *options]) == 0
    assert (tmp_path / "card.html").read_text().startswith("<!doctype html>")


def test_the_same_seed_gives_the_same_mock(tmp_path, face):
    for _ in range(2):
        cli.main(["mock", "screen", "--seed", "12"])
        (tmp_path / "log.sqlite").unlink()
    first, second = mocks(tmp_path)
    assert [slot.card for slot in first.slots()] == [slot.card for slot in second.slots()]


def test_a_mock_that_is_left_is_resumed_and_none_is_started_beside_it(tmp_path, face, capsys):
    face.leaves_at = 5
    assert cli.main(["mock", "screen"]) == 130
    assert "drill mock resume" in face.words()
    assert cli.main(["mock", "coding"]) == 2
    error = capsys.readouterr().err
    assert "-screen is under way, 28:30 left" in error
    assert error.count("\n", error.index("drill: error")) == 1
    face.leaves_at = 10**9
    assert cli.main(["mock", "resume"]) == 0
    (mock,) = mocks(tmp_path)
    assert (mock.phase, mock.resumed) == (DONE, [90.0])


def test_two_mocks_at_once_are_one_clear_refusal(tmp_path, face, capsys):
    with MockFolder(tmp_path / "mocks").held():
        for command in (["screen"], ["resume"], ["end"], ["abandon"]):
            assert cli.main(["mock", *command]) == 2
            error = capsys.readouterr().err
            assert error.startswith("drill: error: a mock is being sat in another window (fix: ")
            assert error.count("\n") == 1
    assert mocks(tmp_path) == []


def test_leaving_before_the_clock_starts_makes_no_mock(tmp_path, face, monkeypatch):
    monkeypatch.setitem(KEYS, "Ready", "q")
    assert cli.main(["mock", "screen"]) == 0
    assert mocks(tmp_path) == []


def test_a_debrief_that_is_left_is_resumed(tmp_path, face, monkeypatch):
    monkeypatch.setitem(KEYS, "Debrief", "q")
    assert cli.main(["mock", "screen"]) == 0
    assert mocks(tmp_path)[0].phase == DEBRIEF
    assert "the rest of the debrief" in face.words().lower()
    assert cli.main(["mock", "show", mocks(tmp_path)[0].id]) == 2
    monkeypatch.setitem(KEYS, "Debrief", "\r")
    assert cli.main(["mock", "resume"]) == 0
    assert mocks(tmp_path)[0].phase == DONE


def test_ending_goes_to_the_debrief_and_the_rest_is_not_reached(tmp_path, face):
    face.leaves_at = 5
    cli.main(["mock", "screen"])
    face.leaves_at = 10**9
    assert cli.main(["mock", "end"]) == 0
    (mock,) = mocks(tmp_path)
    assert (mock.phase, mock.ended) == (DONE, "by you")
    assert not all(mark.reached for mark in mock.marks.values())


def test_an_abandoned_mock_is_not_scored_and_makes_room(tmp_path, face, capsys):
    face.leaves_at = 5
    cli.main(["mock", "screen"])
    assert cli.main(["mock", "abandon"]) == 0
    assert cli.main(["mock", "abandon"]) == 2
    assert cli.main(["mock", "show"]) == 2
    assert cli.main(["mock", "history"]) == 1
    face.leaves_at = 10**9
    assert cli.main(["mock", "coding"]) == 0
    capsys.readouterr()
    assert cli.main(["mock", "list", "--plain"]) == 0
    states = [line.split("\t")[3] for line in capsys.readouterr().out.splitlines()]
    assert states == ["abandoned", "done"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["scren"], "did you mean screen?"),
        (["ml-depth"], "about one topic"),
        (["screen", "--katas", "2"], "belong to a custom mock"),
        (["custom"], "without questions and katas"),
        (["screen", "--level", "7"], "no range of levels"),
        (["screen", "--topic", "astrology"], "there is no topic"),
        (["screen", "--role", "data-scientis"], "did you mean data-scientist?"),
        (["resume"], "no mock is under way"),
        (["show", "yesterday"], "there is no mock 'yesterday'"),
    ],
)
def test_what_can_not_be_is_told_in_one_line(tmp_path, face, capsys, arguments, told):
    code = cli.main(["mock", *arguments])
    error = capsys.readouterr().err
    assert (code, error.count("\n")) == (2, 1)
    assert told in error


def test_without_a_terminal_nothing_starts(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    with open("/dev/null") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        assert cli.main(["mock", "screen"]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_alone_it_says_what_there_is_and_what_is_under_way(tmp_path, face, capsys):
    assert cli.main(["mock"]) == 0
    rows = [row[0] for block in face.shown if isinstance(block, Table) for row in block.rows]
    assert {"screen", "custom", "ml-engineer"} <= set(rows)
    face.leaves_at = 5
    cli.main(["mock", "screen"])
    cli.main(["mock"])
    assert any("resume" in block.text for block in face.shown if isinstance(block, Note))
    capsys.readouterr()
    cli.main(["mock", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert data["formats"]["coding"]["minutes"] == 45
    assert data["under_way"] == mocks(tmp_path)[0].id


def test_history_and_list_are_data_for_scripts(tmp_path, face, capsys):
    for seed in "12":
        cli.main(["mock", "coding", "--seed", seed])
    capsys.readouterr()
    assert cli.main(["mock", "history", "--json"]) == 0
    assert [
        set(row) >= {"overall", "speed", "topics"} for row in json.loads(capsys.readouterr().out)["mocks"]
    ] == [True] * 2
    assert cli.main(["mock", "list", "--json"]) == 0
    assert [row["phase"] for row in json.loads(capsys.readouterr().out)["mocks"]] == [DONE, DONE]
    assert cli.main(["mock", "history", "--html", str(tmp_path / "h.html")]) == 0
    assert cli.main(["mock", "history", "--html", str(tmp_path / "no/h.html")]) == 2
    assert cli.main(["mock", "history"]) == 0
    assert cli.main(["mock", "list"]) == 0


def test_a_damaged_mock_hides_no_other(tmp_path, face, capsys):
    cli.main(["mock", "coding"])
    (tmp_path / "mocks/broken").mkdir()
    (tmp_path / "mocks/broken/mock.json").write_text("{")
    assert cli.main(["mock", "history"]) == 0
    assert "is damaged" in capsys.readouterr().err


def test_a_mock_whose_cards_were_failed_brings_them_back_and_moves_nothing_else(tmp_path, face):
    cli.main(["mock", "coding", "--seed", "5"])
    (mock,) = mocks(tmp_path)
    log = open_log(str(tmp_path / "log.sqlite"))
    for slot in mock.slots():
        assert log.schedule(slot.card).due == log.today() + 1
        assert mock.marks[slot.card].due_in == 1
    assert mock.phase != SITTING
