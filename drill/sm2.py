"""SM-2 as Piotr Woźniak's article of 1990 states it: one pure step from schedule to schedule.

Source: P. A. Woźniak, "Optimization of repetition spacing in the practice of learning" (1990), section 3.2,
https://super-memory.com/english/ol/sm2.htm. The article leaves three things open, and they are settled so:
intervals are rounded up, the interval uses the ease after this review's change, and a failure leaves the ease
as it was. Days are ordinals (int, as `date.toordinal`), ease is kept exactly, in hundredths.
"""

from __future__ import annotations

from drill.light import NamedTuple

PASSING = 3
"""The lowest quality, of 0 to 5, that counts as recalled."""
GOOD_FOR_TODAY = 4
"""The quality that a card must reach before the day lets it go."""

FIRST_EASE = 250
LOWEST_EASE = 130
EASE_CHANGES = {3: -14, 4: 0, 5: 10}  # 100 · (0.1 − (5 − q)(0.08 + (5 − q) · 0.02))
FIRST_INTERVALS = {1: 1, 2: 6}
LONGEST_INTERVAL = 36_500
"""A hundred years: the article has no limit, but a date must remain one after any number of early visits."""


class Schedule(NamedTuple):
    """Where a card stands. Days are ordinals; 0 stands for a day that has not come.

    `repetitions`, `interval` (days) and `ease` (hundredths) are SM-2's state, and `due` follows from them.
    `last` is the day on which it last moved, `was_due` the day for which that review was due (0: the card was
    new). `lapses` counts failures of a card that had been seen; `again` says that the last grade of day
    `last` was below 4.
    """

    repetitions: int = 0
    interval: int = 0
    ease: int = FIRST_EASE
    due: int = 0
    last: int = 0
    was_due: int = 0
    lapses: int = 0
    again: bool = False
    suspended: bool = False

    @property
    def seen(self) -> bool:
        """Say whether the card has been reviewed since it was new."""
        return self.last > 0


NEW = Schedule()
"""A card that was never reviewed."""

# A replay makes millions of schedules: the record's own constructor would take half of that, and `max` a tenth.
_new = tuple.__new__


def step(schedule: Schedule, quality: int, day: int) -> Schedule:
    """Return the schedule after a review of `quality` 0 to 5 on `day`, not before `schedule.last`."""
    repetitions, interval, ease, due, last, was_due, lapses, _, suspended = schedule
    if last != day:
        was_due = due
    if quality < PASSING:
        lapses += last > 0
        return _new(Schedule, (0, 1, ease, day + 1, day, was_due, lapses, True, suspended))
    repetitions += 1
    ease += EASE_CHANGES[quality]
    ease = ease if ease > LOWEST_EASE else LOWEST_EASE
    if repetitions in FIRST_INTERVALS:
        interval = FIRST_INTERVALS[repetitions]
    else:
        interval = -(-interval * ease // 100)
        interval = interval if interval < LONGEST_INTERVAL else LONGEST_INTERVAL
    again = quality < GOOD_FOR_TODAY
    return _new(
        Schedule, (repetitions, interval, ease, day + interval, day, was_due, lapses, again, suspended)
    )
