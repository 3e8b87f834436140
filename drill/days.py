"""The learner's day: the local date, which begins at the rollover hour, as an ordinal (`date.toordinal`).

Schedules count days and never hours, so that summer time and travel can't lose a card or ask for it twice.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from drill.errors import LogError
from drill.light import NamedTuple

ROLLOVER_HOUR = 4
YEARS = range(2001, 2100)
"""Outside of these a clock was never set: dead ones show 1970, 1980 or 2000."""
BACKWARDS = timedelta(days=2)
"""How far a clock may be behind the last answer: the date line is 26 hours wide, and clocks get set."""
FORWARDS = timedelta(days=400)
"""How long a break may be before the date must be vouched for: a year typed wrong makes everything due."""


class Moment(NamedTuple):
    """An instant as the learner's clock shows it: aware, with the offset of his zone, and the zone's name."""

    instant: datetime
    zone: str

    @property
    def at(self) -> str:
        """Return the instant in UTC as ISO 8601 with milliseconds; such texts sort as the instants do."""
        return self.instant.astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"

    @property
    def milliseconds(self) -> int:
        """Return the instant in milliseconds since 1970."""
        return (self.instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def learner_day(instant: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """Return the day, as an ordinal, to which an aware instant belongs by its own offset."""
    return (instant.replace(tzinfo=None) - timedelta(hours=rollover_hour)).toordinal()


def instant_of(at: str) -> datetime:
    """Return the instant that `Moment.at` wrote."""
    return datetime.fromisoformat(at)


def in_words(day: int) -> str:
    """Return the day as an ISO date."""
    return date.fromordinal(day).isoformat()


def require_plausible(now: datetime, last: datetime | None) -> None:
    """Raise LogError where the clock can't be right, given the instant of the last answer, if any."""
    if now.year not in YEARS:
        raise LogError(f"the clock says {now:%Y-%m-%d}", "set this computer's clock")
    if last is None:
        return
    if now < last - BACKWARDS:
        raise LogError(
            f"the clock says {now:%Y-%m-%d}, but the last answer was given on {last:%Y-%m-%d}",
            "set this computer's clock; if it is right now, take back the answers of the wrong date with "
            "`drill undo`, or go on with `drill doctor --trust-clock`",
        )
    if now > last + FORWARDS:
        raise LogError(
            f"the clock says {now:%Y-%m-%d}, {(now - last).days} days after the last answer",
            "set this computer's clock; if it is right, go on with `drill doctor --trust-clock`",
        )
