"""What would change if another scheduler decided when cards are due."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from drill.sm2 import NEW
from drill.standing.load import comes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from drill.sm2 import Schedule

AHEAD = (0, 7, 30)
MOST = 5


class Load(NamedTuple):
    """Cards that are due until today, within a week and within a month, and the median interval in days."""

    today: int
    week: int
    month: int
    interval: float


class Moved(NamedTuple):
    """A card with the days until it is due, now and then."""

    card: str
    now: int
    then: int


class Switch(NamedTuple):
    """The load now and then, how many cards would come sooner, later and on the same day, and those that move most."""

    now: Load
    then: Load
    sooner: int
    later: int
    same: int
    most: tuple[Moved, ...]


def switch(now: Mapping[str, Schedule], then: Mapping[str, Schedule], today: int) -> Switch:
    """Compare the schedules as they are with those that another scheduler makes of the same log."""
    rows = [
        Moved(card, schedule.due - today, then.get(card, NEW).due - today)
        for card, schedule in sorted(now.items())
        if comes(schedule)
    ]
    moved = sorted(rows, key=lambda row: (-abs(row.then - row.now), row.card))
    return Switch(
        _load([row.now for row in rows], [now[row.card].interval for row in rows]),
        _load([row.then for row in rows], [then.get(row.card, NEW).interval for row in rows]),
        sum(row.then < row.now for row in rows),
        sum(row.then > row.now for row in rows),
        sum(row.then == row.now for row in rows),
        tuple(row for row in moved[:MOST] if row.now != row.then),
    )


def _load(due: list[int], intervals: list[int]) -> Load:
    today, week, month = (sum(days <= ahead for days in due) for ahead in AHEAD)
    return Load(today, week, month, float(median(intervals)) if intervals else 0.0)
