"""The clock of a mock: an absolute deadline, kept by two clocks, so that nothing stops or stretches it.

The wall clock can be set, and is all that is left after a restart of the computer. The clock since boot can't be
set and counts suspended time, but means nothing after a restart. So within one boot the latter decides, and the
deadline by the wall clock is moved along when that clock jumps; after a restart the deadline by the wall clock
holds. Seconds throughout.
"""

from __future__ import annotations

from typing import NamedTuple

JUMP_SECONDS = 5.0
"""Clocks that are kept by the network drift and are corrected by less than this in an hour."""
WARNING_MINUTES = (5, 1)
WARNING_LASTS = 15.0
"""For how long a warning stands beside the countdown."""


class Reading(NamedTuple):
    """One look at both clocks: `wall` since 1970, `boot` since the computer started, and which start that was."""

    wall: float
    boot: float
    session: str


class Clock(NamedTuple):
    """A running mock's time: `allowed` seconds in all, when they `end` by both clocks, and the latest look."""

    allowed: float
    ends: Reading
    seen: Reading


class Look(NamedTuple):
    """The clock after a look: what is `left`, and by how much the wall clock was found to have been set."""

    clock: Clock
    left: float
    jump: float

    @property
    def elapsed(self) -> float:
        """Return the seconds since the mock began."""
        return self.clock.allowed - self.left


def start(now: Reading, seconds: float) -> Clock:
    """Return the clock of a mock that begins now."""
    return Clock(seconds, Reading(now.wall + seconds, now.boot + seconds, now.session), now)


def look(clock: Clock, now: Reading) -> Look:
    """Return what is left now; below zero where the time is over."""
    allowed, ends, seen = clock
    if now.session == seen.session and now.boot >= seen.boot:
        left = ends.boot - now.boot
        jump = now.wall + left - ends.wall
        if abs(jump) < JUMP_SECONDS:
            return Look(Clock(allowed, ends, now), left, 0.0)
        return Look(Clock(allowed, ends._replace(wall=now.wall + left), now), left, jump)
    # The computer was started anew. Time can't have run backwards: what was seen before is the least.
    back = min(0.0, now.wall - seen.wall)
    left = ends.wall - max(now.wall, seen.wall)
    moved = Reading(now.wall + left, now.boot + left, now.session)
    return Look(Clock(allowed, moved, now), left, back if back <= -JUMP_SECONDS else 0.0)


def shown(seconds: float) -> str:
    """Return seconds as people read a countdown: `4:09`, or `1:04:09` from an hour on."""
    whole = max(0, int(seconds + 0.999))
    hours, rest = divmod(whole, 3600)
    minutes, last = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{last:02}" if hours else f"{minutes}:{last:02}"


def warning(left: float, allowed: float) -> int | None:
    """Return the 5 or 1 minutes that have just become what is left, for as long as that is to be shown.

    There is none at the beginning of a time that is hardly longer than that.
    """
    for minutes in WARNING_MINUTES:
        mark = 60.0 * minutes
        if mark - WARNING_LASTS < left <= mark and allowed >= mark + 60:
            return minutes
    return None


def share(minutes: float, later: float, left: float) -> float:
    """Return the seconds of a part of so many minutes, where `later` parts follow and `left` seconds remain.

    What an earlier part saved, or lost, is divided among the parts that are left.
    """
    return max(0.0, left) * minutes / (minutes + later)
