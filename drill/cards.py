"""What can be practised: questions, katas and bug hunts, as plain values.

A deck file holds questions and katas; a bug hunt is not written anywhere, it is a kata's wrong answer seen
from the other side: a program that runs and is wrong, to be found and mended. One name runs through
everything: `attention/softmax` is the card's id, its place in `decks/attention.yaml` and its folder
`solutions/attention/softmax/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from drill.light import NamedTuple
from drill.problems import Place

FORMS = (
    "recall",
    "numeric",
    "estimate",
    "derive",
    "compare",
    "diagnose",
    "bug",
    "true-if",
    "counterexample",
    "order",
    "predict",
)
TRAP_FORMS = frozenset({"bug", "true-if", "counterexample"})
BUG_HUNT_MARK = "~"
IMPORTED = "imported"
"""The tag of cards that came from another program: what a good card needs beyond its form is advice to them."""
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ID = re.compile(ID_PATTERN.strip("^$"))


class FollowUp(NamedTuple):
    """What the interviewer asks next, with its short answer."""

    ask: str
    answer: str


class Points(NamedTuple):
    """Answered in words, graded by the learner: each of the card's points is ticked as said or not said."""


class Tolerance(NamedTuple):
    """How far a number may be from the computed one: `absolute`, `relative` (0.02 is 2 %) or a `factor`."""

    kind: str
    value: float


class Numeric(NamedTuple):
    """Answered by a number that `compute` derives from `given`; text such as `5..60` is drawn per review."""

    given: Mapping[str, object]
    compute: str
    tolerance: Tolerance
    unit: str = ""
    result: float | None = None


class Choice(NamedTuple):
    """One of several answers to pick from, with the reason why it is right or wrong where there is one."""

    text: str
    right: bool
    why: str = ""


class Choices(NamedTuple):
    """Answered by picking all right choices and no wrong one; their order on the screen is shuffled."""

    choices: tuple[Choice, ...]


class Steps(NamedTuple):
    """Answered by ordering steps; each group holds the steps whose order among themselves does not matter."""

    groups: tuple[tuple[str, ...], ...]


class Output(NamedTuple):
    """Answered by the text that the card's code prints."""

    text: str


Grading = Points | Numeric | Choices | Steps | Output


class Question(NamedTuple):
    """A card answered in words, by a value, or by a choice."""

    id: str
    form: str
    level: int
    ask: str
    answer: str
    points: tuple[str, ...]
    grading: Grading
    place: Place
    code: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    why_wrong: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    checked: date | None = None
    formerly: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """Return the topic, which is the part of the id before the slash."""
        return topic_of(self.id)

    @property
    def minutes(self) -> float:
        """Return the par time in minutes: one for a level-1 card, three for a level-5 card."""
        return 1.0 + 0.5 * (self.level - 1)


class Example(NamedTuple):
    """A visible example of a kata: an expression that calls the entry point, and one of what it gives."""

    call: str
    gives: str
    tolerance: float = 1e-6


class Kata(NamedTuple):
    """A card answered in code, judged by a hidden suite; its programs live in `solutions/<id>/`."""

    id: str
    level: int
    minutes: float
    prompt: str
    entry: tuple[str, ...]
    hints: tuple[str, ...]
    examples: tuple[Example, ...]
    requires: tuple[str, ...]
    place: Place
    title: str = ""
    complexity: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    checked: date | None = None
    formerly: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """Return the topic, which is the part of the id before the slash."""
        return topic_of(self.id)


class BugHunt(NamedTuple):
    """A wrong answer of a kata, shown as a colleague's code that runs and is wrong, to be mended."""

    kata: Kata
    name: str

    @property
    def id(self) -> str:
        """Return the kata's id, the mark `~` and the name of the wrong answer."""
        return f"{self.kata.id}{BUG_HUNT_MARK}{self.name}"

    @property
    def topic(self) -> str:
        """Return the kata's topic."""
        return self.kata.topic

    @property
    def level(self) -> int:
        """Return the kata's level."""
        return self.kata.level

    @property
    def minutes(self) -> float:
        """Return the par time in minutes: reading and mending takes about half of writing."""
        return max(3.0, self.kata.minutes / 2)


Card = Question | Kata | BugHunt


class Deck(NamedTuple):
    """One topic: its questions and katas in the order of the file, and the topics that come before it."""

    topic: str
    title: str
    summary: str
    prerequisites: tuple[str, ...]
    questions: tuple[Question, ...]
    katas: tuple[Kata, ...]
    place: Place


class Track(NamedTuple):
    """A named order of topics."""

    id: str
    title: str
    topics: tuple[str, ...]


class Library(NamedTuple):
    """All decks that are installed, with every card by its id; `renamed` maps former ids to present ones."""

    decks: tuple[Deck, ...]
    tracks: tuple[Track, ...]
    cards: Mapping[str, Card]
    renamed: Mapping[str, str] = {}

    def of_topic(self, topic: str) -> Iterator[Card]:
        """Yield the topic's cards in the order of the library."""
        return (card for card in self.cards.values() if card.topic == topic)


def is_id(name: str) -> bool:
    """Return whether the name can be that of a topic or of a card within one: kebab-case."""
    return _ID.fullmatch(name) is not None


def topic_of(card_id: str) -> str:
    """Return the topic of a card id."""
    return card_id.partition("/")[0]


def family_of(card_id: str) -> str:
    """Return what siblings share: a kata and its bug hunts are one family and never meet on one day."""
    return card_id.partition(BUG_HUNT_MARK)[0]
