"""Where a learner stands, topic by topic: counts from schedules, and how much was recalled, from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drill.cards import BugHunt, Card, topic_of
from drill.reviews import DAILY, Review
from drill.sm2 import NEW, PASSING, Schedule

WELL_KNOWN_DAYS = 21
"""From this interval on a card counts as well known, as Anki's mature cards do."""


@dataclass(frozen=True, slots=True)
class Standing:
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
    cards: Iterable[Card], schedules: Mapping[str, Schedule], reviews: Iterable[Review], today: int
) -> list[Standing]:
    """Return one standing per topic in the order of the library, bug hunts left out until they were met."""
    counted = [card for card in cards if not isinstance(card, BugHunt) or card.id in schedules]
    recalls = _recalls(reviews)
    topics = list(dict.fromkeys(card.topic for card in counted))
    return [
        _standing(topic, [c for c in counted if c.topic == topic], schedules, recalls, today)
        for topic in topics
    ]


def _standing(
    topic: str,
    cards: Sequence[Card],
    schedules: Mapping[str, Schedule],
    recalls: Mapping[str, tuple[int, int]],
    today: int,
) -> Standing:
    known = [schedules.get(card.id, NEW) for card in cards]
    asked, recalled = recalls.get(topic, (0, 0))
    return Standing(
        topic=topic,
        cards=len(cards),
        met=sum(schedule.seen for schedule in known),
        due=sum(schedule.seen and schedule.due <= today and not schedule.suspended for schedule in known),
        well_known=sum(schedule.interval >= WELL_KNOWN_DAYS for schedule in known),
        asked=asked,
        recalled=recalled,
    )


def _recalls(reviews: Iterable[Review]) -> dict[str, tuple[int, int]]:
    """Return per topic how many daily reviews asked for something met on an earlier day, and how many recalled it."""
    counts: dict[str, tuple[int, int]] = {}
    last_day: dict[str, int] = {}
    for review in reviews:
        before = last_day.get(review.card)
        last_day[review.card] = review.day
        if review.kind == DAILY and review.quality is not None and before is not None and before < review.day:
            asked, recalled = counts.get(topic_of(review.card), (0, 0))
            counts[topic_of(review.card)] = (asked + 1, recalled + (review.quality >= PASSING))
    return counts


def streak(days: Iterable[int], today: int) -> int:
    """Return on how many days in a row there was practice, up to today or, if not yet today, to yesterday."""
    practised = set(days)
    day = today if today in practised else today - 1
    length = 0
    while day - length in practised:
        length += 1
    return length
