"""What of the program is measured over a whole log: counts per topic and statistics."""

from __future__ import annotations

from drill.commands.stats import gather
from drill.doors import Doors
from drill.standing.topics import Standing, standings


def counts_per_topic(doors: Doors) -> list[Standing]:
    """Return how many cards of each topic there are, were met, are due and are well known, as `drill stats` does."""
    return standings(doors.library.cards, doors.log.schedules(), {}, doors.log.today())


def stats_over_all(doors: Doors) -> object:
    """Return all that `drill stats` works out."""
    return gather(doors, doors.log)
