"""`drill due`: what today holds, fast enough for a shell prompt and without writing anything.

Everything on the way here stays cheap to import; a test keeps the heavy libraries out.
"""

from __future__ import annotations

import os
from contextlib import closing

from drill import catalogue, clock, days, due, lately, settings
from drill.due import NOTHING, Done, Limits, Queue
from drill.installed import missing
from drill.light import NamedTuple
from drill.logfile import database, readings
from drill.places import find_places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from drill.days import Moment
    from drill.places import Places
    from drill.settings import Settings
    from drill.sm2 import Schedule

TOPICS_NAMED = 3


class Look(NamedTuple):
    """Today's queue, its cards per topic, and the next day with cards due, with their number."""

    day: int
    queue: Queue
    topics: dict[str, int]
    next_due: tuple[int, int] | None


class _Read(NamedTuple):
    """What the log says, or would say if there were one."""

    day: int
    schedules: dict[str, Schedule]
    done: Done
    next_due: tuple[int, int] | None


def main(argv: Sequence[str]) -> int:
    """Print one line about today, for the topics in `argv` or for all. Raises DrillError."""
    places = find_places(os.environ)
    chosen = settings.read(places.config)
    said = in_words(look(places, chosen, clock.now(), argv))
    print(said)
    if not argv:
        lately.keep(places, chosen.rollover_hour, catalogue.sources(places), said)
    return 0


def look(places: Places, chosen: Settings, moment: Moment, topics: Collection[str] = ()) -> Look:
    """Return what today holds; where there is no log yet, a first day. Raises ContentError and LogError."""
    entries = catalogue.entries(places)
    log = _read(places.log, moment, chosen.rollover_hour)
    queue = due.queue(
        entries,
        log.schedules,
        log.day,
        Limits(new=chosen.new_per_day, reviews=chosen.reviews_per_day, minutes=float(chosen.minutes)),
        done=log.done,
        topics=topics,
        missing=missing({name for entry in entries for name in entry.requires}),
    )
    return Look(log.day, queue, _by_topic(queue), log.next_due)


def _read(path: str, moment: Moment, rollover_hour: int) -> _Read:
    connection = database.open_to_read(path)
    if connection is None:
        return _Read(readings.today(moment, rollover_hour, None), {}, NOTHING, None)
    with database.explained(path), closing(connection):
        day = readings.today(moment, rollover_hour, readings.latest(connection))
        done, next_due = readings.done(connection, day), readings.next_due(connection, day)
        return _Read(day, readings.schedules(connection), done, next_due)


def in_words(seen: Look) -> str:
    """Return one line of plain text."""
    queue = seen.queue
    parts = [f"{len(queue.due)} due", f"{len(queue.again)} to repeat", f"{len(queue.new)} new"]
    said = ", ".join(part for part in parts if not part.startswith("0 "))
    if said:
        return f"{said} today ({_topics_in_words(seen.topics)})"
    if seen.next_due is None:
        return "nothing due today"
    day, count = seen.next_due
    return f"nothing due today; {count} on {days.in_words(day)}"


def _by_topic(queue: Queue) -> dict[str, int]:
    counts: dict[str, int] = {}
    for card in queue.cards:
        topic = card.partition("/")[0]
        counts[topic] = counts.get(topic, 0) + 1
    return counts


def _topics_in_words(topics: Mapping[str, int]) -> str:
    """Name the topics with the most cards."""
    most = sorted(topics.items(), key=lambda topic: (-topic[1], topic[0]))
    named = [f"{topic} {count}" for topic, count in most[:TOPICS_NAMED]]
    return ", ".join([*named, "…"] if len(most) > TOPICS_NAMED else named)
