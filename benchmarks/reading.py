"""What of the program is measured over a whole log: counts per topic and statistics."""

from __future__ import annotations

from drill import due
from drill.cards import topic_of
from drill.commands.stats import gather
from drill.doors import Doors
from drill.store import Log


def counts_per_topic(log: Log) -> dict[str, int]:
    """Return how many cards are due today per topic."""
    today, counts = log.today(), dict[str, int]()
    for card, schedule in log.schedules().items():
        if schedule.due <= today and not schedule.suspended and schedule.lapses < due.LEECH_LAPSES:
            topic = topic_of(card)
            counts[topic] = counts.get(topic, 0) + 1
    return counts


def stats_over_all(doors: Doors) -> object:
    """Return all that `drill stats` works out."""
    return gather(doors, doors.log)
