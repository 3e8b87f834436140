"""Formats and roles of mock interviews: what a mock asks, in how much time, and which topics weigh how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from drill.errors import UsageError

QUESTIONS, KATAS, HUNTS = "questions", "katas", "bug-hunts"
FOLLOW_UP_MINUTES = 1.0
USUAL_MINUTES = {QUESTIONS: 4.0, KATAS: 20.0, HUNTS: 10.0}
"""What a custom mock counts per card when it divides its time among its parts."""
_LEVELS = re.compile(r"([1-5])(?:\s*(?:-|–|\.\.)\s*([1-5]))?")


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One part of a format: `count` cards of one kind in `minutes`.

    `asks` is questions, katas or bug-hunts. `forms` admits questions of these forms alone. After each card at
    most `follow_ups` follow-ups are asked. A part that digs `deeper` asks the easier cards first.
    """

    title: str
    asks: str
    count: int
    minutes: float
    forms: tuple[str, ...] = ()
    follow_ups: int = 0
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """What a mock consists of; `levels` are the lowest and the highest, `one_topic` demands that one is named."""

    id: str
    title: str
    about: str
    levels: tuple[int, int]
    parts: tuple[PartPlan, ...]
    one_topic: bool = False

    @property
    def minutes(self) -> float:
        """Return how long the mock takes: the sum of its parts."""
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Role:
    """How much each topic weighs; `others` is the weight of a topic that is not named, 0 leaves it out."""

    id: str
    title: str
    weights: Mapping[str, float] = field(default_factory=dict)
    others: float = 1.0

    def weight(self, topic: str) -> float:
        """Return the weight of the topic."""
        return self.weights.get(topic, self.others)


ANYBODY = Role("", "no role")


@dataclass(frozen=True, slots=True)
class Menu:
    """The formats and roles that can be asked for, by id."""

    formats: Mapping[str, Format]
    roles: Mapping[str, Role]


def menu(formats: Iterable[Format], roles: Iterable[Role]) -> Menu:
    """Return the menu; of two with the same id the later one holds, so that own files can change what is shipped."""
    return Menu({each.id: each for each in formats}, {each.id: each for each in roles})


def levels(text: str) -> tuple[int, int] | None:
    """Return the lowest and the highest level that `2-4` or `3` names; None where it names none."""
    found = _LEVELS.fullmatch(text.strip())
    if not found:
        return None
    low, high = int(found[1]), int(found[2] or found[1])
    return (low, high) if low <= high else None


def custom(minutes: float, questions: int, katas: int, hunts: int = 0) -> Format:
    """Return a format of the learner's own: the minutes are divided by what cards of each kind usually take.

    Raises UsageError where nothing is asked.
    """
    counts = {QUESTIONS: questions, KATAS: katas, HUNTS: hunts}
    needs = {kind: USUAL_MINUTES[kind] * count for kind, count in counts.items() if count}
    if not needs:
        raise UsageError("a mock without questions and katas", "add --questions 6 or --katas 1")
    titles = {QUESTIONS: "Questions", KATAS: "Coding", HUNTS: "Bug hunt"}
    parts = tuple(
        PartPlan(titles[kind], kind, counts[kind], minutes * need / sum(needs.values()), follow_ups=2)
        for kind, need in needs.items()
    )
    parts = tuple(replace(part, follow_ups=2 if part.asks == QUESTIONS else 1) for part in parts)
    return Format("custom", "Custom mock", "What you asked for.", (1, 5), parts)
