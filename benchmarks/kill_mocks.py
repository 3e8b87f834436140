"""Mocks that are killed: sat from where the last life left them, and debriefed."""

from __future__ import annotations

import os
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from glob import glob
from pathlib import Path
from typing import Any

from benchmarks.killing import Acknowledge, Kind, check_log, log_of, with_a_log
from benchmarks.learners import Learner, Shelf
from drill import mock_clock
from drill.cards import Card, FollowUp, Kata, Place, Points, Question
from drill.clock import now
from drill.commands.mocking import MockLog
from drill.errors import DrillError
from drill.judge import Work
from drill.mock_folder import MockFolder
from drill.mocks import clocks
from drill.mocks.formats import KATAS, QUESTIONS
from drill.mocks.record import DONE, SITTING, Mock, Part, Slot
from drill.reviews import MOCK
from drill.sessions.blocks import Beside, Block, Heading, Judged, Prose
from drill.sessions.debrief import debrief
from drill.sessions.desk import Countdown, Desk
from drill.sessions.kata_turn import Task
from drill.sessions.mock import sit
from drill.sessions.mock_sitting import Sitting
from drill.sessions.mock_timer import MockTimer
from drill.store import open_log
from drill.verdicts import ExampleResult, Outcome, Verdict

TOKEN = re.compile(r"[0-9a-f]{16}")
HALF = 8
OF_A_MOCK = ("question-1", "kata-1", "question-2")


class Candidate(Learner):
    """Sits mocks: types a token into every answer and program, and believes what is on the screen to be kept.

    An answer counts as kept once something is shown after it, a verdict once it is shown, what is being typed once
    the prompt has it, and a review of the debrief once the next card shows.
    """

    def __init__(self, chance: random.Random, acknowledge: Acknowledge) -> None:
        """Answer by `chance`, and acknowledge what can be taken for kept."""
        super().__init__(chance, acknowledge)
        self._countdown: Countdown | None = None
        self._given = self._under = self.program = ""

    def timed(self, countdown: Countdown | None) -> None:
        """Sit under the countdown."""
        self._countdown = countdown

    def ring(self) -> None:
        """Hear the bell."""

    def show(self, *shown: Block) -> None:
        """Take what is shown for an acknowledgement of what came before."""
        self._kept("given", self._given)
        self._given = ""
        for block in shown:
            if isinstance(block, Judged) and self._countdown:
                self._kept("given", self.program)
                self.program = ""
            elif isinstance(block, Heading) and block.text.startswith("Debrief"):
                self.reviewed()
            elif isinstance(block, Prose) and block.title == "You said":
                self._under = self._under or _token(block.text)
            elif isinstance(block, Beside):
                self._under = _token(repr(block))

    def reviewed(self) -> None:
        """Take the review of the card under debrief for kept."""
        self._kept("logged", self._under)
        self._under = ""

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        """Write a program and hand it in; say yes, and go on; leave where nothing can be kept."""
        if prompt == "Nothing is lost yet":
            return "q"
        if "j" in keys:
            return "j" if self.program else "\r"
        return "y" if "y" in keys else "\r"

    def text(self, prompt: str, initial: str = "") -> str:
        """Type an answer, going on from what was typed before the program was killed."""
        half = initial[:HALF] or f"{self._chance.getrandbits(32):08x}"
        if self._countdown:
            self._countdown.typed(half)
            if "can't be kept" not in self._countdown.warning():
                self._kept("typing", half)
        self._given = f"{half}{self._chance.getrandbits(32):08x}"
        return self._given

    def line(self, prompt: str, initial: str = "") -> str:
        """Tick the first point."""
        return "1"

    def open(self, path: str, line: int = 1, *, meanwhile: Callable[[], None] | None = None) -> None:
        """Write a program, as an editor does."""
        self.program = f"{self._chance.getrandbits(64):016x}"
        Path(path).write_text(f"def f():\n    return '{self.program}'\n", encoding="utf-8")

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        """Judge nothing."""
        return ()

    def judge(self, work: Work, submission: str) -> Verdict:
        """Pass every program."""
        return Verdict(Outcome.PASSED, 4, 4, 0.1)

    def _kept(self, how: str, what: str) -> None:
        if what:
            self._acknowledge(f"{how} {what}")


def _token(text: str) -> str:
    found = TOKEN.search(text)
    return found[0] if found else ""


class MockShelf(Shelf):
    """Questions with a follow-up, and katas."""

    def card(self, card: str) -> Card:
        """Return the card."""
        place, follow_ups = Place("decks/topic.yaml", 1, 1), (FollowUp("And then?", "Nothing."),)
        if "kata" in card:
            return Kata(card, 1, 5.0, "Do it.", ("f",), (), (), (), place, follow_ups=follow_ups)
        return Question(
            card, "recall", 1, "Why?", "Because.", ("one", "two"), Points(), place, follow_ups=follow_ups
        )

    def task(self, card: Card) -> Task:
        """Return what the kata is about."""
        assert isinstance(card, Kata)
        return Task(card, Work(card.id, "folder", ("f",)), "def f():\n    ...\n", "def f(): ...\n", "Do it.")


def mocked(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Mocks, resumed and debriefed."""
    _sit_mocks(home, chance, acknowledge, MockFolder(_mocks(home)))


def mock_saved_at_the_end(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: keep a mock when its sitting ends."""
    _sit_mocks(home, chance, acknowledge, _LateKeeper(_mocks(home)))


class _LateKeeper(MockFolder):
    def write(self, mock: Mock) -> None:
        if mock.phase != SITTING or not mock.answers:
            super().write(mock)


def _mocks(home: str) -> str:
    return os.path.join(home, "mocks")


def _sit_mocks(home: str, chance: random.Random, acknowledge: Acknowledge, keeper: MockFolder) -> None:
    with keeper.held(), open_log(log_of(home)) as log:
        while True:
            mock = keeper.under_way() or _new_mock(keeper)
            candidate = Candidate(chance, acknowledge)
            desk = Desk(candidate, candidate, keeper.programs(mock.id), time.monotonic)
            timer = MockTimer(mock, keeper, mock_clock.read)
            sitting = Sitting(mock, desk, candidate, MockShelf(), keeper, timer)
            if mock.phase == SITTING:
                sit(sitting)
            debrief(sitting, MockLog(log, MOCK))
            candidate.reviewed()


def _new_mock(keeper: MockFolder) -> Mock:
    slots = tuple(
        Slot(f"topic/{name}", KATAS if "kata" in name else QUESTIONS, "topic", 1, 5.0) for name in OF_A_MOCK
    )
    moment, parts = now(), (Part("First", 300.0, 1, slots[:2]), Part("Second", 300.0, 1, slots[2:]))
    clock = clocks.start(mock_clock.read(), 36_000.0)
    mock = Mock(
        keeper.name("2026-01-01", "kill"), "kill", "Kill", "1", "2026-01-01", moment.at, "UTC", parts, clock
    )
    keeper.write(mock)
    return mock


def check_mocks(home: str, told: set[str]) -> tuple[int, list[str]]:
    """Return how much of what was given, typed and reviewed in mocks is gone, and what is wrong with them."""
    keeper = MockFolder(_mocks(home))
    _, faults = check_log(home, set())
    try:
        unfinished = [name for name in keeper.names() if keeper.read(name).phase != DONE]
    except DrillError as error:
        return 0, [*faults, str(error)]
    if len(unfinished) > 1:
        faults.append(f"{len(unfinished)} mocks are under way")
    records = "".join(Path(path).read_text() for path in glob(f"{_mocks(home)}/*/mock.json"))
    typing = "".join(Path(path).read_text() for path in glob(f"{_mocks(home)}/*/typing.json"))
    with open_log(log_of(home)) as log:
        logged = Counter(_token(event.answer) for event in log.events())
    faults += [f"reviewed {count} times: {token}" for token, count in logged.items() if count > 1]
    kept = {"given": records, "typing": records + typing, "logged": " ".join(logged)}
    lost = [each for each in told if each.partition(" ")[2] not in kept[each.partition(" ")[0]]]
    return len(lost), [*faults, *(f"lost: {each}" for each in lost)]


SITTINGS: dict[str, Any] = {"check": check_mocks, "prepare": with_a_log}
KINDS = (Kind(mocked, **SITTINGS),)
PLANTED = (Kind(mock_saved_at_the_end, **SITTINGS),)
