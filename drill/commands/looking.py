"""`drill due` where it is more than one line: of some topics, or as JSON. Nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from drill import clock, glance
from drill.doors import Doors
from drill.errors import EXIT_DONE
from drill.printing import print_json


def due(*, as_json: bool, topics: Sequence[str]) -> int:
    """Say what is due, as one line or as JSON."""
    doors = Doors()
    seen = glance.look(doors.places, doors.settings, clock.now(), topics)
    if not as_json:
        print(glance.in_words(seen))
        return EXIT_DONE
    queue = seen.queue
    content: dict[str, Any] = {
        "day": date.fromordinal(seen.day).isoformat(),
        "due": queue.due,
        "again": queue.again,
        "new": queue.new,
        "topics": seen.topics,
        "left_out": queue.left_out,
        "next_due": seen.next_due
        and {"day": date.fromordinal(seen.next_due[0]).isoformat(), "cards": seen.next_due[1]},
    }
    print_json("due", content)
    return EXIT_DONE
