"""All statistics as one value, in whatever form they are shown."""

from __future__ import annotations

from typing import NamedTuple

from drill.standing.calendar import Practised
from drill.standing.load import DueDay
from drill.standing.retention import Share
from drill.standing.times import Took
from drill.standing.topics import Standing
from drill.standing.weak import Made, Missed


class Stats(NamedTuple):
    """Where the learner stands on a day. `ready` is the recall expected by topic, "" over all, if asked today."""

    today: int
    reviews: int
    streak: int
    longest: int
    days: dict[int, Practised]
    topics: list[Standing]
    ready: dict[str, float]
    by_age: dict[str, Share]
    load: list[DueDay]
    times: list[Took]
    points: list[Missed]
    mistakes: list[Made]
