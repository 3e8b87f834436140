"""Where a learner stands, topic by topic: counts from schedules, and how much was recalled, from the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drill.cards import BugHunt, Card, topic_of
from drill.light import NamedTuple
from drill.sm2 import NEW, Schedule
from drill.standing import retention
from drill.standing.retention import Repeat, Share

WELL_KNOWN_DAYS = 21
"""From this interval on a card counts as well known, as Anki's mature cards do."""


class Standing(NamedTuple):
    """One topic, or all: cards in the decks, those met, due today, well known, and daily reviews recalled."""

    topic: str
    cards: int
    met: int
    due: int
    well_known: int
    asked: int
    recalled: int

    @property
    def retention(self) -> float | None:
        """Return the share recalled of what was asked again on a later day; None where nothing was."""
        return self.recalled / self.asked if self.asked else None


def standings(
    cards: Mapping[str, Card], schedules: Mapping[str, Schedule], repeats: Mapping[Repeat, int], today: int
) -> list[Standing]:
    """Return one standing per topic in the order of the library, bug hunts left out until they were met."""
    recalls = retention.by_topic(repeats)
    topics: dict[str, list[str]] = {}
    for name, card in cards.items():
        if not isinstance(card, BugHunt) or name in schedules:
            topics.setdefault(topic_of(name), []).append(name)
    return [_standing(topic, each, schedules, recalls, today) for topic, each in topics.items()]


def _standing(
    topic: str,
    cards: Sequence[str],
    schedules: Mapping[str, Schedule],
    recalls: Mapping[str, Share],
    today: int,
) -> Standing:
    known = [schedules.get(card, NEW) for card in cards]
    asked, recalled = recalls.get(topic, Share(0, 0))
    return Standing(
        topic=topic,
        cards=len(cards),
        met=sum(schedule.seen for schedule in known),
        due=sum(schedule.seen and schedule.due <= today and not schedule.suspended for schedule in known),
        well_known=sum(schedule.interval >= WELL_KNOWN_DAYS for schedule in known),
        asked=asked,
        recalled=recalled,
    )
