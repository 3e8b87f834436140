"""In which order new cards are met.

A topic opens once five cards, or all, of each of its installed prerequisites have been met. Three topics at a
time are in progress and take turns, those already begun first. Within a topic two questions come before each
piece of code, and a bug hunt whenever more katas than bug hunts have been met; it needs its kata passed.
"""

from __future__ import annotations

from itertools import islice

from drill.light import NamedTuple
from drill.sm2 import NEW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    from drill.sm2 import Schedule

    class Entry(Protocol):
        """A card as its order needs it: `kind` is question, kata or hunt, `prerequisites` are its topic's."""

        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def kind(self) -> str: ...  # noqa: D102
        @property
        def topic(self) -> str: ...  # noqa: D102
        @property
        def minutes(self) -> float: ...  # noqa: D102
        @property
        def requires(self) -> tuple[str, ...]: ...  # noqa: D102
        @property
        def prerequisites(self) -> tuple[str, ...]: ...  # noqa: D102


QUESTION, KATA, HUNT = "question", "kata", "hunt"
BUG_HUNT_MARK = "~"

PREREQUISITE_CARDS = 5
TOPICS_AT_A_TIME = 3
QUESTIONS_BEFORE_CODE = 2


class Order(NamedTuple):
    """New cards in the order in which they are to be met, and those that must wait, with what for."""

    ready: list[Entry]
    locked: list[Entry]
    unprepared: list[Entry]


class Met(NamedTuple):
    """How many questions and katas a topic has and how many were met, and apart from them the bug hunts."""

    cards: int = 0
    met: int = 0
    katas_met: int = 0
    hunts_met: int = 0

    @property
    def begun(self) -> bool:
        """Say whether any card was met."""
        return self.met > 0

    @property
    def prepares(self) -> bool:
        """Say whether enough was met for topics that build on this one."""
        return self.met >= min(PREREQUISITE_CARDS, self.cards)


def family_of(card: str) -> str:
    """Return what siblings share: a kata and its bug hunts are one family."""
    return card.partition(BUG_HUNT_MARK)[0]


def in_order(
    new: Iterable[Entry], entries: Iterable[Entry], schedules: Mapping[str, Schedule], *, all_topics: bool
) -> Order:
    """Return the order of the `new` cards among all `entries`, which come in the order of the library.

    With `all_topics` every topic is open, because the learner asked for it.
    """
    locked, by_topic = _unlocked(new, schedules)
    met = _met(entries, schedules)
    closed = [] if all_topics else [topic for topic, cards in by_topic.items() if not _is_open(cards, met)]
    if len(closed) == len(by_topic):
        closed = closed[1:]  # prerequisites that go round in a ring must not end practice
    unprepared = [card for topic in closed for card in by_topic.pop(topic)]
    rows = [_woven(cards, met[topic]) for topic, cards in by_topic.items()]
    rows.sort(key=lambda row: not met[row[0].topic].begun)
    batches = (rows[at : at + TOPICS_AT_A_TIME] for at in range(0, len(rows), TOPICS_AT_A_TIME))
    return Order([card for batch in batches for card in in_turns(batch)], locked, unprepared)


def in_turns(rows: Sequence[Sequence[Entry]]) -> Iterator[Entry]:
    """Yield the first of each row, then the second of each row, until all rows are at their end."""
    for place in range(max(map(len, rows), default=0)):
        for row in rows:
            if place < len(row):
                yield row[place]


def by_topic(cards: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the cards by topic, in the order in which they come."""
    topics: dict[str, list[Entry]] = {}
    for card in cards:
        topics.setdefault(card.topic, []).append(card)
    return topics


def _unlocked(
    new: Iterable[Entry], schedules: Mapping[str, Schedule]
) -> tuple[list[Entry], dict[str, list[Entry]]]:
    """Return the bug hunts whose kata is not passed, and all other cards by topic."""
    locked: list[Entry] = []
    free: list[Entry] = []
    for card in new:
        passed = card.kind != HUNT or schedules.get(family_of(card.id), NEW).repetitions > 0
        (free if passed else locked).append(card)
    return locked, by_topic(free)


def _met(entries: Iterable[Entry], schedules: Mapping[str, Schedule]) -> dict[str, Met]:
    return {topic: _met_of(cards, schedules) for topic, cards in by_topic(entries).items()}


def _met_of(cards: list[Entry], schedules: Mapping[str, Schedule]) -> Met:
    kinds = [card.kind for card in cards if card.id in schedules]
    hunts, katas = kinds.count(HUNT), kinds.count(KATA)
    size = sum(card.kind != HUNT for card in cards)
    return Met(size, len(kinds) - hunts, katas, hunts)


def _is_open(cards: list[Entry], met: Mapping[str, Met]) -> bool:
    return all(met.get(topic, Met()).prepares for topic in cards[0].prerequisites)


def _woven(cards: list[Entry], met: Met) -> list[Entry]:
    """Return a topic's cards with code after every two questions."""
    questions = [card for card in cards if card.kind == QUESTION]
    katas = [card for card in cards if card.kind == KATA]
    hunts = [card for card in cards if card.kind == HUNT]
    code = in_turns([hunts, katas] if met.hunts_met < met.katas_met else [katas, hunts])
    woven: list[Entry] = []
    for place, question in enumerate(questions, 1):
        woven.append(question)
        if place % QUESTIONS_BEFORE_CODE == 0:
            woven.extend(islice(code, 1))
    return [*woven, *code]
