"""Changes of the clock, a learner who lives through them with a log, and the mistakes that are planted into the day."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from benchmarks.learners import Learner
from drill import due as due_cards
from drill.days import ROLLOVER_HOUR, Moment
from drill.logfile import database, devices
from drill.sessions.turn import Answered
from drill.shelf import LogJournal
from drill.sm2 import Schedule
from drill.store import Log

FIRST, LAST = datetime(2005, 1, 1, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC)
ROLLOVERS = (0, 4, 23)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EVERY_DAY, BY_SM2 = "days/every-day", "days/by-sm2"
LONGEST_INTERVAL = 10
"""From here on the card is reset, so that it is due again and again."""


class Changes(NamedTuple):
    """The instants at which a zone changes its offset, and all zones that change at the same instants by the same."""

    zone: ZoneInfo
    instants: tuple[datetime, ...]
    names: tuple[str, ...]


def changes(names: Iterable[str] = ()) -> list[Changes]:
    """Return all zones of the IANA data, or these, with every change from 2005 to 2036; equal ones once."""
    found: dict[tuple[object, ...], list[str]] = {}
    for name in sorted(names or available_timezones() - {"localtime", "Factory"}):
        zone = ZoneInfo(name)
        instants = tuple(_changes(zone))
        offsets = tuple(instant.astimezone(zone).utcoffset() for instant in (FIRST, *instants))
        found.setdefault((instants, offsets), []).append(name)
    return [
        Changes(ZoneInfo(same[0]), tuple(_changes(ZoneInfo(same[0]))), tuple(same)) for same in found.values()
    ]


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the first second of each offset: no zone changes back within a day."""
    begin, end = int(FIRST.timestamp()), int(LAST.timestamp())
    for early in range(begin, end, 86_400):
        low, high = early, early + 86_400
        if _offset(zone, low) != _offset(zone, high):
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, low) else (low, middle)
            yield datetime.fromtimestamp(high, UTC)


def _offset(zone: ZoneInfo, second: int) -> timedelta | None:
    return datetime.fromtimestamp(second, zone).utcoffset()


def calendar_day(instant: datetime, zone: tzinfo, rollover_hour: int) -> int:
    """Return the day by its definition, apart from the program: the date on the wall, before the rollover the last."""
    wall = instant.astimezone(zone)
    today = date(wall.year, wall.month, wall.day)
    return today.toordinal() - (wall.hour < rollover_hour)


class Entry(NamedTuple):
    """A card as the queue needs it."""

    id: str
    kind: str = "question"
    topic: str = "days"
    minutes: float = 1.0
    requires: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()


ENTRIES = (Entry(EVERY_DAY), Entry(BY_SM2))


@dataclass
class Clock:
    """Shows what it is set to."""

    moment: Moment

    def __call__(self) -> Moment:
        """Return the moment."""
        return self.moment


def log_in_memory(clock: Clock, rollover_hour: int) -> Log:
    """Return a log as any other, which no disk slows down."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database.execute_file(connection, "schema.sql")
    database.execute_file(connection, "triggers.sql")
    devices.require(connection)
    return Log(connection, ":memory:", clock, rollover_hour, {})


@dataclass
class Life:
    """A learner who looks in at many moments and answers what is asked, beside a model of what must be asked.

    One card is made new every day, so it is due on each; the other follows SM-2 until its interval is long.
    """

    rollover_hour: int = ROLLOVER_HOUR
    clock: Clock = field(default_factory=lambda: Clock(Moment(FIRST, "UTC")))
    faults: list[str] = field(default_factory=list)
    visits: int = 0
    due: dict[str, int] = field(default_factory=lambda: {EVERY_DAY: 0, BY_SM2: 0})
    answered: dict[str, datetime] = field(default_factory=dict)
    today: int = 0

    def __post_init__(self) -> None:
        """Open the log."""
        self.log = log_in_memory(self.clock, self.rollover_hour)
        LIVING[:] = [self]

    def visit(self, instant: datetime, zone: tzinfo) -> None:
        """Look at the queue at that moment of that zone, compare it with what must be there, and answer it."""
        self.clock.moment = Moment(instant.astimezone(zone), str(zone))
        self.visits += 1
        expected = max(self.today, calendar_day(instant, zone, self.rollover_hour))
        today = self.log.today()
        if today < self.today:
            self._fault("the day runs backwards")
        elif today != expected:
            self._fault(f"it is day {today}, not {expected}")
        self.today = expected
        queue = due_cards.queue(ENTRIES, self.log.schedules(), today, done=self.log.done(today))
        asked = set(queue.cards)
        wanted = {card for card, day in self.due.items() if day <= expected}
        for card in asked - wanted:
            self._fault(f"{card} is due twice")
        for card in wanted - asked:
            self._fault(f"{card} is lost")
        for card in wanted:
            self._answer(card)

    def _answer(self, card: str) -> None:
        self.answered[card] = self.clock.moment.instant.replace(tzinfo=None)
        if card == EVERY_DAY:
            self.log.reset(card)
        schedule = self.log.record(card, 4)
        if schedule.interval >= LONGEST_INTERVAL:
            self.log.reset(card)
            schedule = self.log.record(card, 4)
        self.due[card] = self.today + schedule.interval

    def _fault(self, what: str) -> None:
        self.faults.append(
            f"{self.clock.moment.instant:%Y-%m-%d %H:%M %Z}, rollover {self.rollover_hour}: {what}"
        )

    def close(self, *, in_order: bool = True) -> list[str]:
        """Return all faults: those met, those of the log, and an order that is not that of the answers.

        Once a clock that is years back was vouched for, later answers come before earlier ones: not `in_order`.
        """
        rows = self.log._connection.execute("select id from reviews order by rowid").fetchall()
        if in_order and [name for (name,) in rows] != [event.id for event in self.log.events()]:
            self._fault("the order of the answers is lost")
        for fault in self.log.verify():
            self._fault(fault.what)
        self.log.close()
        return self.faults


class Sleeper(Learner):
    """Somebody who closes the lid in the middle of a card, and opens it again some hours or days later."""

    def __init__(self, chance: random.Random, shown: Clock, zone: ZoneInfo, asleep: timedelta) -> None:
        """Sleep that long before the third answer."""
        super().__init__(chance, lambda _: None)
        self.clock, self._zone, self._asleep, self._count = shown, zone, asleep, 0
        SLEEPING[:] = [self]
        self.begun: list[Moment] = []
        self.answered: list[Moment] = []

    def line(self, prompt: str) -> str:
        """Tick all points."""
        return "a"

    def text(self, prompt: str, initial: str = "") -> str:
        """Think for a minute, or sleep; then answer."""
        self.begun.append(self.clock.moment)
        self._count += 1
        passed = self._asleep if self._count == 3 else timedelta(minutes=1)
        instant = (self.clock.moment.instant.astimezone(UTC) + passed).astimezone(self._zone)
        self.clock.moment = Moment(instant, str(self._zone))
        self.answered.append(self.clock.moment)
        return super().text(prompt, initial)


SLEEPING: list[Sleeper] = []
"""Who sleeps now, for the mistake that looks at when his card was shown."""


def around(instant: datetime, zone: tzinfo, rollover_hour: int) -> Iterator[datetime]:
    """Yield moments of two days before and after, close together near the change and at every rollover."""
    seconds = {-1, 0, 1, *range(-50 * 3600, 50 * 3600, 6 * 3600), *range(-12_600, 12_601, 1800)}
    for hours in (-48, -24, 0, 24, 48):
        wall = (instant + timedelta(hours=hours)).astimezone(zone)
        edge = wall.replace(hour=rollover_hour, minute=0, second=0, microsecond=0).astimezone(UTC)
        away = int((edge - instant).total_seconds())
        seconds |= {away - 1, away, away + 3600}
    return (instant + timedelta(seconds=second) for second in sorted(seconds))


# Planted mistakes: each takes the place of a function of the program.


def day_of_utc(instant: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """Planted mistake: the day is that of UTC."""
    return calendar_day(instant, UTC, rollover_hour)


def day_by_midnight(instant: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """Planted mistake: the day begins at midnight."""
    return instant.toordinal()


def hours_taken_away(instant: datetime, rollover_hour: int = ROLLOVER_HOUR) -> int:
    """Planted mistake: the hours of the rollover are taken away as time that passed, not on the wall."""
    earlier = instant.astimezone(UTC) - timedelta(hours=rollover_hour)
    return earlier.astimezone(instant.tzinfo).toordinal()


def without_guard(moment: Moment, rollover_hour: int, last: object) -> int:
    """Planted mistake: the day is what the clock says, whatever was answered before."""
    wall = moment.instant.replace(tzinfo=None) - timedelta(hours=rollover_hour)
    return wall.toordinal()


def never_refused(now: datetime, last: datetime | None) -> None:
    """Planted mistake: every clock is believed."""


def due_by_hours(
    entries: Iterable[Entry], schedules: Mapping[str, Schedule], today: int, **_: Any
) -> due_cards.Queue:
    """Planted mistake: a card is due after so many times 24 hours, by subtracting what the wall showed."""
    (life,) = LIVING
    wall = life.clock.moment.instant.replace(tzinfo=None)
    ready = (
        entry.id
        for entry in entries
        if entry.id not in schedules
        or wall - life.answered[entry.id] >= timedelta(hours=24 * schedules[entry.id].interval)
    )
    return due_cards.Queue(tuple(ready), (), (), {})


def of_the_card_shown(journal: LogJournal, card: str, answered: Answered) -> int:
    """Planted mistake: the review is of the moment at which its card was shown."""
    (sleeper,) = SLEEPING
    now, sleeper.clock.moment = sleeper.clock.moment, sleeper.begun[-1]
    try:
        return RIGHT_RECORD(journal, card, answered)
    finally:
        sleeper.clock.moment = now


RIGHT_RECORD = LogJournal.record
LIVING: list[Life] = []
"""Who lives now, for mistakes that look at his wall."""


def system_zones() -> Callable[[str], None]:
    """Return what sets the zone of this process, as the system would, and with an empty name puts the former back."""
    import time

    former = os.environ.get("TZ")

    def choose(name: str) -> None:
        if name:
            os.environ["TZ"] = name
        elif former is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = former
        time.tzset()

    return choose
