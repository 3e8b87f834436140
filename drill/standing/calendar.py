"""Practice over days: streaks, the year as a map of weeks, and months in numbers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from drill.plans.past import Visits

WEEKS = 53
LEVELS = 4


class Practised(NamedTuple):
    """What was practised on a day: reviews and minutes."""

    reviews: int
    minutes: float


class Month(NamedTuple):
    """A month as `2026-11`: the days practised of those that it had until today, reviews and minutes."""

    name: str
    practised: int
    days: int
    reviews: int
    minutes: float


def by_day(visits: Visits, since: int = 0) -> dict[int, Practised]:
    """Return what was practised on each day from `since` on, in order of days."""
    counts: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for visited in visits.values():
        for day, quality, spent, reviews, _ in visited:
            if day >= since and quality is not None:
                counts[day] = counts.get(day, 0) + reviews
                seconds[day] = seconds.get(day, 0.0) + spent
    return {day: Practised(count, seconds[day] / 60) for day, count in sorted(counts.items())}


def streak(days: Iterable[int], today: int) -> int:
    """Return on how many days in a row there was practice, up to today or, if not yet today, to yesterday."""
    practised = set(days)
    day = today if today in practised else today - 1
    length = 0
    while day - length in practised:
        length += 1
    return length


def longest_streak(days: Iterable[int]) -> int:
    """Return the most days in a row on which there ever was practice."""
    longest = length = 0
    before: int | None = None
    for day in sorted(set(days)):
        length = length + 1 if before is not None and day == before + 1 else 1
        longest, before = max(longest, length), day
    return longest


def year(days: Mapping[int, Practised], today: int) -> list[list[int | None]]:
    """Return seven rows, Monday first, of a level 0 to 4 per week; None is a day still to come.

    A level is how the day's reviews compare with the busiest day of the year, in quarters of it.
    """
    monday = today - date.fromordinal(today).weekday()
    first = monday - 7 * (WEEKS - 1)
    most = max((done.reviews for day, done in days.items() if first <= day <= today), default=0)
    return [
        [
            None if day > today else level(days[day].reviews if day in days else 0, most)
            for day in range(first + weekday, first + weekday + 7 * WEEKS, 7)
        ]
        for weekday in range(7)
    ]


def level(count: int, most: int) -> int:
    """Return 0 for nothing, else 1 to 4 by the quarter of the most in which the count lies."""
    return -(-LEVELS * count // most) if count else 0


def month_marks(today: int) -> list[tuple[int, int]]:
    """Return week and month wherever the Monday of a week of the map is the first one of its month."""
    monday = today - date.fromordinal(today).weekday()
    mondays = [date.fromordinal(monday - 7 * back) for back in range(WEEKS - 1, -1, -1)]
    return [(week, day.month) for week, day in enumerate(mondays) if day.day <= 7]


def months(days: Mapping[int, Practised], today: int) -> list[Month]:
    """Return the months since the first practice, the oldest first."""
    groups: dict[str, list[Practised]] = {}
    for day, done in days.items():
        groups.setdefault(f"{date.fromordinal(day):%Y-%m}", []).append(done)
    return [_month(name, done, today) for name, done in sorted(groups.items())]


def _month(name: str, done: Sequence[Practised], today: int) -> Month:
    first = date.fromisoformat(f"{name}-01")
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    days = min(after.toordinal(), today + 1) - first.toordinal()
    return Month(
        name, len(done), days, sum(each.reviews for each in done), sum(each.minutes for each in done)
    )
