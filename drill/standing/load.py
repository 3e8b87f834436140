"""The load that is coming: which cards fall due on which of the next days, and about how long they will take."""

from __future__ import annotations

from typing import NamedTuple

from drill.due import LEECH_LAPSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drill.sm2 import Schedule

DAYS = 14


class DueDay(NamedTuple):
    """A day with the cards that fall due on it, and their minutes; today holds what is overdue as well."""

    day: int
    cards: int
    minutes: float


def ahead(
    cards: Iterable[str],
    schedules: Mapping[str, Schedule],
    seconds: Mapping[str, float],
    today: int,
    days: int = DAYS,
) -> list[DueDay]:
    """Return the days from today on, by the schedules as they stand: new cards and repeats to come are not in it."""
    counts, times = [0] * days, [0.0] * days
    for card in cards:
        schedule = schedules.get(card)
        if schedule is None or not comes(schedule):
            continue
        place = max(0, schedule.due - today)
        if place < days:
            counts[place] += 1
            times[place] += seconds.get(card, 0.0)
    return [DueDay(today + n, counts[n], times[n] / 60) for n in range(days)]


def comes(schedule: Schedule) -> bool:
    """Say whether a card will be asked when it is due: met, neither suspended nor a leech."""
    return schedule.seen and not schedule.suspended and schedule.lapses < LEECH_LAPSES
