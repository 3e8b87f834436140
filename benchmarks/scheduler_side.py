"""fsrs and supermemo2, each replaying reviews of one card after the other; a program by itself in the peers' Python.

It says `ready`, then answers `fsrs` and `supermemo2` with the seconds that one review takes in the mean.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

import supermemo2
from fsrs import Card, Rating, Scheduler

CARDS, TIMES = 200, 10
START = datetime(2026, 1, 1, tzinfo=UTC)
QUALITIES = (4, 5, 3, 4, 1, 4, 5, 4, 4, 5)


def with_fsrs() -> None:
    """Review every card ten times with fsrs."""
    scheduler = Scheduler(enable_fuzzing=False)
    ratings = [Rating.Again if quality < 3 else Rating(min(quality - 1, 4)) for quality in QUALITIES]
    for _ in range(CARDS):
        card, at = Card(), START
        for rating in ratings:
            card, _ = scheduler.review_card(card, rating, at)
            at += timedelta(days=3)


def with_supermemo2() -> None:
    """Review every card ten times with supermemo2."""
    for _ in range(CARDS):
        state = supermemo2.first_review(QUALITIES[0], START)
        for quality in QUALITIES[1:]:
            state = supermemo2.review(
                quality, state["easiness"], state["interval"], state["repetitions"], START
            )


def main() -> None:
    """Serve until stdin ends."""
    print("ready", flush=True)
    for line in sys.stdin:
        started = time.process_time()
        {"fsrs": with_fsrs, "supermemo2": with_supermemo2}[line.strip()]()
        print((time.process_time() - started) / (CARDS * TIMES), flush=True)


if __name__ == "__main__":
    main()
