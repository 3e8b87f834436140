"""Schedules by FSRS instead of SM-2: the same log, replayed through the package `fsrs`. It alone imports it here.

The package decides when a card is due. What counts as a review, a lapse or a card for today stays as SM-2 has
it in `reviews.advance`, so that the two differ in intervals and in nothing else. The published parameters are
used, and nine in ten recalled is aimed at. Each day counts as its noon in UTC: intervals are whole days, and
chance is left out.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from importlib.util import find_spec

from drill.errors import UsageError
from drill.reviews import DAILY, advance
from drill.sm2 import NEW, PASSING, Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from fsrs import Card, Scheduler


def require_installed() -> None:
    """Raise UsageError with the line that installs the package, where it is missing."""
    if find_spec("fsrs") is None:
        raise UsageError("the package `fsrs` is not installed", "`pip install 'drill[fsrs]'`")


def replay(facts: Iterable[tuple[str, int | None, int]]) -> Schedule:
    """Return the schedule that follows from one card's standing facts: kind, quality and day, in order."""
    schedule, memory = NEW, None
    for kind, quality, day in facts:
        before, schedule = schedule, advance(schedule, kind, quality, day)
        if quality is None:
            memory = memory if schedule.seen else None
        elif _counts(before, schedule, kind):
            memory = _reviewed(memory, quality, schedule.last)
            schedule = schedule._replace(interval=_interval(memory), due=schedule.last + _interval(memory))
        else:
            schedule = schedule._replace(interval=before.interval, due=before.due)
    return schedule


def _counts(before: Schedule, after: Schedule, kind: str) -> bool:
    """Say whether a review tells about memory: the repeats of a day do, an early success in a mock does not."""
    moved = (after.last, after.lapses, after.repetitions) != (before.last, before.lapses, before.repetitions)
    return moved or kind == DAILY


def _reviewed(memory: Card | None, quality: int, day: int) -> Card:
    require_installed()
    from fsrs import Card, Rating

    rating = Rating.Again if quality < PASSING else Rating(quality - 1)
    noon = datetime.combine(datetime.fromordinal(day), time(12), UTC)
    reviewed, _ = _scheduler().review_card(memory or Card(card_id=0, due=noon), rating, noon)
    return reviewed


def _interval(memory: Card) -> int:
    return (memory.due - memory.last_review).days if memory.last_review else 1


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
