"""A mock as it is kept on disk: what was asked, every answer and submission, the clock, and the marks afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from drill.mocks.clocks import Clock

SITTING, DEBRIEF, DONE, ABANDONED = "sitting", "debrief", "done", "abandoned"
BY_CLOCK, BY_LEARNER, COMPLETE = "by its clock", "by you", "with its last card"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """A card's place in a mock: what is needed of the card even if it is gone later. `minutes` is its par time."""

    card: str
    kind: str
    topic: str
    level: int
    minutes: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its cards, its planned minutes, and how many follow-ups come after a card at most."""

    title: str
    minutes: float
    follow_ups: int
    slots: tuple[Slot, ...]


@dataclass(slots=True)
class Followed:
    """A follow-up that was asked: its number on the card and its text, and what was answered."""

    number: int
    ask: str
    typed: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """A program that was judged: `at` seconds into the mock, handed in by the learner or, at the end, by the clock."""

    at: float
    program: str
    outcome: str
    passed: int
    total: int
    by_clock: bool = False


@dataclass(slots=True)
class Answer:
    """What happened on one card. Times are seconds into the mock.

    A question has the text that was `asked`, what was `typed`, also told `in_words`, and `right` where the
    program graded it. Code has submissions, the last program that was `saved` in time, and the last `verdict`,
    kept for the debrief. `gone` says why a card could not be asked.
    """

    begun: float | None = None
    closed: float | None = None
    asked: str = ""
    typed: str = ""
    in_words: str = ""
    given: bool = False
    right: bool | None = None
    followed: list[Followed] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    saved: str = ""
    hints: int = 0
    example_runs: int = 0
    verdict: dict[str, Any] | None = None
    gone: str = ""

    @property
    def seconds(self) -> float:
        """Return the time that the card took."""
        return 0.0 if self.begun is None or self.closed is None else max(0.0, self.closed - self.begun)


@dataclass(frozen=True, slots=True)
class Told:
    """A follow-up in the debrief: asked, answered, what the card answers, and whether that was said."""

    ask: str
    answer: str
    typed: str
    said: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A card after its debrief, with all that a scorecard shows, whatever becomes of the card.

    `correct` is a share where the program graded, `points` with the numbers of those `ticked` where the learner
    did. `behaviours` are the hidden tests that failed. `quality` and `due_in` days are what went into the log;
    None where nothing did, since the card was not reached or could not be judged.
    """

    ask: str = ""
    answer: str = ""
    correct: float | None = None
    points: tuple[str, ...] = ()
    ticked: tuple[int, ...] = ()
    follow_ups: tuple[Told, ...] = ()
    behaviours: tuple[str, ...] = ()
    mistake: str = ""
    reference: str = ""
    reached: bool = True
    counts: bool = True
    quality: int | None = None
    due_in: int | None = None


@dataclass(frozen=True, slots=True)
class Jump:
    """The wall clock was set by so many seconds, found `at` seconds into the mock."""

    at: float
    seconds: float


@dataclass(slots=True)
class Mock:
    """One mock, begun on the learner's `day`, an ISO date; `started` is UTC as ISO 8601.

    `part_allowed` is what the part was given when it began, and `part_ends` counts seconds into the mock.
    """

    id: str
    format: str
    title: str
    seed: str
    day: str
    started: str
    zone: str
    parts: tuple[Part, ...]
    clock: Clock
    role: str = ""
    aloud: bool = False
    countdown: bool = True
    phase: str = SITTING
    part: int = -1
    part_ends: float = 0.0
    part_allowed: float = 0.0
    answers: dict[str, Answer] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    jumps: list[Jump] = field(default_factory=list)
    resumed: list[float] = field(default_factory=list)
    ended: str = ""
    version: int = VERSION

    @property
    def minutes(self) -> float:
        """Return how long the mock may take."""
        return self.clock.allowed / 60

    def slots(self) -> Iterator[Slot]:
        """Yield all places in order."""
        for part in self.parts:
            yield from part.slots

    def answer(self, slot: Slot) -> Answer:
        """Return what happened on the card, which is nothing at first."""
        return self.answers.setdefault(slot.card, Answer())
