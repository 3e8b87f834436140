"""A world to sit mocks in: two clocks set by hand, a few cards, a scripted desk, and the real folder on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from drill.cards import (
    BugHunt,
    Choice,
    Choices,
    Example,
    FollowUp,
    Kata,
    Numeric,
    Points,
    Question,
    Tolerance,
)
from drill.cards_text import filled
from drill.errors import UsageError
from drill.judge.work import Work
from drill.mock_folder import MockFolder
from drill.mocks import clocks
from drill.mocks.clocks import Reading
from drill.mocks.formats import HUNTS, KATAS, QUESTIONS
from drill.mocks.record import DEBRIEF, SITTING, Mock, Part, Slot
from drill.problems import Place
from drill.sessions.debrief import debrief
from drill.sessions.desk import Desk
from drill.sessions.kata_turn import Task
from drill.sessions.mock import end, sit
from drill.sessions.mock_sitting import Sitting
from drill.sessions.mock_timer import MockTimer
from tests.scripted import Killed, ScriptedEditor, ScriptedJudge, ScriptedScreen, ticking

HERE = Place("decks/topic.yaml", 7, 3)
ENTER, SPACE = "\r", " "
NOON = 1_800_000_000.0
PASS_ALL = [ENTER] * 40


@dataclass
class HandClocks:
    """A wall clock that can be set and a boot clock that can't; `passes` moves both."""

    wall: float = NOON
    boot: float = 5000.0
    session: str = "boot-1"

    def __call__(self) -> Reading:
        return Reading(self.wall, self.boot, self.session)

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.boot += seconds

    def set(self, seconds: float) -> None:
        self.wall += seconds

    def restart(self, seconds: float = 60.0) -> None:
        self.wall += seconds
        self.boot, self.session = 12.0, self.session + "+"


def worded(name, level=1, follow_ups=2, **fields):
    values = {
        "points": ("the gradient is zero", "columns are independent", "penalty helps inverse"),
        "follow_ups": (
            FollowUp("And the cost?", "Cubic."),
            FollowUp("What of equal columns?", "Then the columns are not independent."),
            FollowUp("What would a penalty do?", "The penalty helps the inverse to exist."),
        )[:follow_ups],
    } | fields
    return Question(
        f"topic/{name}",
        "derive",
        level,
        f"Ask {name}?",
        f"Model answer of {name}.",
        grading=Points(),
        place=HERE,
        **values,
    )


def numeric(name):
    grading = Numeric({"n": "5..60"}, "n * 2", Tolerance("absolute", 0.5))
    return Question(
        f"topic/{name}",
        "numeric",
        2,
        "Twice {{n}}?",
        "It is {{result}}.",
        ("double it", "say {{result}}"),
        grading,
        HERE,
        follow_ups=(FollowUp("Why {{n}}?", "Because."),),
    )


def choices(name):
    grading = Choices((Choice("good", True), Choice("bad", False), Choice("worse", False)))
    return Question(
        f"other/{name}", "recall", 1, "Which?", "The good one.", ("good", "not bad"), grading, HERE
    )


def kata(name="kata", minutes=10.0):
    hints, examples = ("look", "look closer"), (Example("f(1)", "2"),)
    follow_ups = (FollowUp("How costly?", "Linear."),)
    return Kata(
        f"topic/{name}", 2, minutes, "Do it.", ("f",), hints, examples, ("numpy",), HERE,
        title="The kata", follow_ups=follow_ups,
    )  # fmt: skip


def hunt(name="kata"):
    return BugHunt(kata(name), "mistake")


STUB = "def f():\n    raise NotImplementedError\n"
CARDS = (
    worded("a"), worded("b"), worded("c"), worded("deep", 4, 3), numeric("n"), choices("o"), kata(), kata("second"),
    hunt("kata"), hunt("second"), hunt("third"), kata("third"),
)  # fmt: skip


@dataclass
class Cards:
    """The decks: a dictionary that a test may change while a mock runs."""

    cards: dict = field(default_factory=lambda: {card.id: card for card in CARDS})

    def card(self, name):
        if name not in self.cards:
            raise UsageError(f"there is no card {name!r} any longer")
        return self.cards[name]

    def filled(self, question, seed):
        return filled(question, seed)

    def task(self, card):
        base = card.kata if isinstance(card, BugHunt) else card
        return Task(card, Work(base.id, "folder", ("f",)), STUB, "def f(): return 'reference'\n", "Do it.")


@dataclass
class ListLog:
    """The log as a list of card, quality and facts."""

    rows: list = field(default_factory=list)

    def record(self, card, answered):
        self.rows.append((card, answered.quality, dict(answered.facts), answered.answer))
        return 1 if answered.quality < 3 else 6

    def recorded(self, card, mock):
        return next((1 for row in self.rows if row[0] == card and row[2]["mock"] == mock), None)


KINDS = {Question: QUESTIONS, Kata: KATAS, BugHunt: HUNTS}


def slot(name, cards):
    card = cards[name]
    return Slot(name, KINDS[type(card)], card.topic, card.level, card.minutes)


@dataclass
class World:
    """A mock with everything around it. `play` sits it by a script; after a kill `play` again resumes it."""

    folder: Path
    parts: list[tuple[float, int, list[str]]]
    aloud: bool = False
    clocks: HandClocks = field(default_factory=HandClocks)
    shelf: Cards = field(default_factory=Cards)
    log: ListLog = field(default_factory=ListLog)
    screen: ScriptedScreen | None = None
    judge: ScriptedJudge = field(default_factory=ScriptedJudge)
    editor: ScriptedEditor = field(default_factory=lambda: ScriptedEditor([]))
    name: str = ""

    @property
    def keeper(self) -> MockFolder:
        return MockFolder(self.folder)

    @property
    def mock(self) -> Mock:
        """Return the mock as it is on disk."""
        return self.keeper.read(self.name)

    def answer(self, name):
        return self.mock.answers[name]

    def begin(self) -> None:
        parts = tuple(
            Part(f"Part {number}", minutes, follow_ups, tuple(slot(name, self.shelf.cards) for name in names))
            for number, (minutes, follow_ups, names) in enumerate(self.parts, 1)
        )
        seconds = 60 * sum(part.minutes for part in parts)
        self.name = self.keeper.name("2027-01-15", "test")
        mock = Mock(
            self.name, "test", "Test mock", "7", "2027-01-15", f"2027-01-15T08:00:{len(self.keeper.names()):02}.000Z",
            "UTC", parts, clocks.start(self.clocks(), seconds), aloud=self.aloud,
        )  # fmt: skip
        self.keeper.write(mock)

    def sitting(self, script, *, keeper=None) -> Sitting:
        if not self.name:
            self.begin()
        self.screen = ScriptedScreen(list(script), passes=self.clocks.passes)
        mock = self.mock
        keeper = keeper or self.keeper
        desk = Desk(self.screen, self.editor, self.keeper.programs(self.name), ticking())
        return Sitting(mock, desk, self.judge, self.shelf, keeper, MockTimer(mock, keeper, self.clocks))

    def play(self, script, programs=None, **options) -> None:
        """Sit the mock until the script's end of the sitting; a Kill in the script ends it there."""
        if programs is not None:
            self.editor.programs = list(programs)
        sitting = self.sitting(script, **options)
        try:
            sit(sitting)
        except Killed:
            return
        assert not self.screen.script, f"left over: {self.screen.script}"

    def stop(self) -> None:
        """End the sitting as `drill mock end` does."""
        end(self.sitting([]))

    def debrief(self, script) -> None:
        sitting = self.sitting(script)
        try:
            debrief(sitting, self.log)
        except Killed:
            return
        assert not self.screen.script, f"left over: {self.screen.script}"

    def is_over(self) -> bool:
        return self.mock.phase == DEBRIEF

    def is_sat(self) -> bool:
        return self.mock.phase == SITTING
