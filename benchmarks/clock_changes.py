"""Whatever clocks do, the learner's day never runs backwards, and no card is due twice or lost.

    python -m benchmarks.clock_changes [--seed 0] [--short]

Learners live through every change of every zone of the IANA data from 2005 to 2036, with days that begin at 0, 4 and 23
o'clock; fly over the date line both ways; have their clock set back or forward by an hour, a day and ten years; live
through leap days; and have their computer suspended in the middle of a card. At each moment the queue is compared
with a model. The clock itself is read by the program's own door at the changes of some zones. Then mistakes are
planted, and each must be caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from benchmarks import clock_world
from benchmarks.clock_world import (
    DAY,
    HOUR,
    ROLLOVERS,
    Changes,
    Clock,
    Life,
    Sleeper,
    calendar_day,
    log_in_memory,
)
from benchmarks.learners import NoEditor, NoJudge, Shelf
from benchmarks.planting import planted
from drill import clock, due
from drill.days import Moment, learner_day
from drill.drafts import DraftFolder
from drill.errors import LogError
from drill.logfile import readings
from drill.reviews import DAILY
from drill.sessions.daily import Session, practise
from drill.sessions.desk import Desk
from drill.shelf import LogJournal

SOME_ZONES = (
    "Africa/Casablanca", "America/Asuncion", "America/New_York", "Antarctica/Casey", "Antarctica/Troll", "Asia/Beirut",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "Pacific/Apia",
)  # fmt: skip
"""Changes at midnight, by half an hour, by two or three hours, twice within a month, and a day that never was."""
FLIGHTS = (
    ("Pacific/Kiritimati", "Etc/GMT+12"), ("Pacific/Auckland", "America/Los_Angeles"),
    ("Asia/Tokyo", "Pacific/Honolulu"), ("Pacific/Apia", "Pacific/Pago_Pago"),
)  # fmt: skip
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEN_YEARS = 3652 * DAY
LONGEST_PAUSE = 300 * DAY
A_LIFE = 6
"""So many changes one learner lives through."""


class Outcome(NamedTuple):
    """What came of one kind of change: a sentence of counts, and what went wrong."""

    told: str
    faults: Sequence[str]


class Scope(NamedTuple):
    """Which zones, hours of the day and years, and the luck of those that have some."""

    zones: Sequence[Changes]
    hours: Sequence[int]
    years: Sequence[int]
    seed: int


def zone_changes(scope: Scope) -> Outcome:
    """Live through every change of every zone, once for each rollover."""
    faults: list[str] = []
    visits = 0
    parts = (
        (each.zone, part, hour)
        for each in scope.zones
        for part in _parts(each.instants)
        for hour in ROLLOVERS
    )
    for zone, instants, rollover in parts:
        life = Life(rollover)
        for moment in _moments(zone, instants, rollover):
            life.visit(moment, zone)
        visits += life.visits
        faults += life.close()
    count = sum(len(each.instants) for each in scope.zones)
    names = sum(len(each.names) for each in scope.zones)
    told = f"{count} changes of {names} zones ({len(scope.zones)} unlike) at three rollovers, {visits} visits"
    return Outcome(told, faults)


def _parts(instants: Sequence[datetime]) -> Iterator[Sequence[datetime]]:
    """Yield the changes of one life, a few, since with each answer a card's whole history is replayed."""
    return (instants[begin : begin + A_LIFE] for begin in range(0, len(instants), A_LIFE))


def _moments(zone: ZoneInfo, instants: Sequence[datetime], rollover_hour: int) -> Iterator[datetime]:
    """Yield moments around the changes, and some between, so that no pause is one after which a clock is doubted."""
    before = instants[0] - LONGEST_PAUSE
    for instant in instants:
        while instant - before > LONGEST_PAUSE:
            before += LONGEST_PAUSE
            yield before
        for moment in clock_world.around(instant, zone, rollover_hour):
            if moment > before:
                yield moment
                before = moment


def date_line(scope: Scope) -> Outcome:
    """Fly over the date line and back, at every hour of the day."""
    faults, lives = [], 0
    for home, abroad in (pair for one, other in FLIGHTS for pair in ((one, other), (other, one))):
        for hour in scope.hours:
            for rollover in ROLLOVERS:
                life, moment = Life(rollover), NOON + hour * HOUR
                for zone, hours in ((home, 30), (abroad, 50), (home, 50)):
                    for _ in range(hours):
                        life.visit(moment, ZoneInfo(zone))
                        moment += HOUR
                faults += life.close()
                lives += 1
    return Outcome(f"{lives} flights there and back", faults)


def clock_set(scope: Scope) -> Outcome:
    """Set the clock back and forward by an hour and by a day, and later right again."""
    faults, lives = [], 0
    zone = ZoneInfo("Europe/Berlin")
    for wrong in (-DAY, -HOUR, HOUR, DAY):
        for hour in scope.hours:
            for rollover in ROLLOVERS:
                life, moment = Life(rollover), NOON + hour * HOUR
                for off, hours in ((timedelta(0), 30), (wrong, 40), (timedelta(0), 80)):
                    for _ in range(hours):
                        life.visit(moment + off, zone)
                        moment += HOUR
                faults += life.close()
                lives += 1
    return Outcome(f"{lives} clocks set wrong and right again", faults)


def ten_years(scope: Scope) -> Outcome:
    """Set the clock ten years off: refused with the way out, nothing is written, and all goes on once it is right."""
    faults: list[str] = []
    for wrong in (-TEN_YEARS, TEN_YEARS):
        for rollover in ROLLOVERS:
            life, moment = Life(rollover), NOON
            for hour in range(200):
                if hour % 50 == 25:
                    faults += _refused(life, moment + wrong)
                life.visit(moment, UTC)
                moment += HOUR
            faults += [*_vouched_for(life, moment + wrong), *life.close(in_order=False)]
    return Outcome("twice ten years at three rollovers, refused, set right, and vouched for", faults)


def _refused(life: Life, moment: datetime) -> Iterator[str]:
    life.clock.moment = Moment(moment, "UTC")
    before = len(list(life.log.events()))
    for ask in (life.log.today, lambda: life.log.record(clock_world.EVERY_DAY, 4)):
        try:
            ask()
            yield f"the clock of {moment:%Y-%m-%d} is believed"
        except LogError as error:
            if "--trust-clock" not in error.fix:
                yield f"the way out is not told: {error}"
    if len(list(life.log.events())) != before:
        yield "something was written by a clock that can't be right"


def _vouched_for(life: Life, moment: datetime) -> Iterator[str]:
    """Vouch for the clock, as somebody whose clock is right now after it was wrong for long."""
    yield from _refused(life, moment)
    life.log.trust_clock()
    if life.log.today() != calendar_day(moment, UTC, life.rollover_hour):
        yield "a clock that was vouched for is not believed"


def leap_days(scope: Scope) -> Outcome:
    """Live through the end of every February."""
    faults: list[str] = []
    zones = [ZoneInfo(name) for name in ("UTC", "Pacific/Kiritimati", "America/New_York")]
    for zone in zones:
        for rollover in ROLLOVERS:
            life = Life(rollover)
            for year in scope.years:
                begin = datetime(year, 2, 26, tzinfo=UTC)
                for hours in (
                    *range(0, 150, 2),
                    180 * 24,
                ):  # and once in summer, or the pause would be too long
                    life.visit(begin + hours * HOUR, zone)
            faults += life.close()
    return Outcome(f"{len(scope.years)} Februaries in {len(zones)} zones at three rollovers", faults)


def suspended(scope: Scope) -> Outcome:
    """Suspend the computer in the middle of a card: the review is of the day on which it was answered."""
    faults: list[str] = []
    sleeps = 0
    chance = random.Random(scope.seed)
    zone = ZoneInfo("Europe/Berlin")
    for evening in (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 10, 24, 21, tzinfo=UTC), NOON):
        for asleep in (HOUR, 9 * HOUR, DAY, 3 * DAY, 40 * DAY):
            for rollover in ROLLOVERS:
                faults += _one_night(chance, evening, zone, asleep, rollover)
                sleeps += 1
    return Outcome(f"{sleeps} sleeps in the middle of a card", faults)


def _one_night(
    chance: random.Random, evening: datetime, zone: ZoneInfo, asleep: timedelta, rollover: int
) -> Iterator[str]:
    shown = Clock(Moment(evening.astimezone(zone), str(zone)))
    log, screen = log_in_memory(shown, rollover), Sleeper(chance, shown, zone, asleep)
    cards = [f"topic/card-{number}" for number in range(6)]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(screen, NoEditor(), DraftFolder(folder), time.monotonic)
        practise(Session(desk, NoJudge(), LogJournal(log, DAILY), Shelf(), deque(cards)))
    events = list(log.events())
    days = [calendar_day(moment.instant, zone, rollover) for moment in screen.answered]
    if [event.card for event in events] != cards:
        yield f"after {asleep}: not every card was answered once"
    if [event.day for event in events] != days:
        yield f"after {asleep}: a review is not of the day of its answer"
    schedules = log.schedules()
    if any(schedules[card].due != day + 1 for card, day in zip(cards, days, strict=True)):
        yield f"after {asleep}: a card is not due a day after its answer"
    yield from (fault.what for fault in log.verify())
    log.close()


def clock_door(scope: Scope) -> Outcome:
    """Read the system's clock in the system's zone, at the changes of some zones."""
    if not find_spec("time_machine"):
        return Outcome("the clock can't be moved here: time-machine is not installed", ())
    import time_machine

    faults, count = [], 0
    choose = clock_world.system_zones()
    try:
        for zone, instants, _ in clock_world.changes(SOME_ZONES):
            choose(zone.key)
            for instant in instants[:40]:
                for seconds in (-3601, -1, 0, 3599, 3601):
                    moment = instant + timedelta(seconds=seconds)
                    with time_machine.travel(moment.timestamp(), tick=False):
                        read = clock.now()
                    count += 1
                    told = [learner_day(read.instant, rollover) for rollover in ROLLOVERS]
                    if read.instant != moment or read.zone != zone.key:
                        faults.append(f"{moment} is read as {read}")
                    if told != [calendar_day(moment, zone, rollover) for rollover in ROLLOVERS]:
                        faults.append(f"{moment} in {zone} is another day by the system's clock")
    finally:
        choose("")
    return Outcome(f"{count} readings of the clock", faults)


Trial = Callable[[Scope], Outcome]
TRIALS: tuple[Trial, ...] = (zone_changes, date_line, clock_set, ten_years, leap_days, suspended, clock_door)
MISTAKES: tuple[tuple[str, Trial, Any, str, Callable[..., Any]], ...] = (
    ("the day is that of UTC", zone_changes, readings, "learner_day", clock_world.day_of_utc),
    ("the day begins at midnight", zone_changes, readings, "learner_day", clock_world.day_by_midnight),
    ("hours of time, not of the wall", zone_changes, readings, "learner_day", clock_world.hours_taken_away),
    ("due by hours of the wall", zone_changes, due, "queue", clock_world.due_by_hours),
    ("the day may run backwards, by a zone", zone_changes, readings, "today", clock_world.without_guard),
    ("the day may run backwards, by a flight", date_line, readings, "today", clock_world.without_guard),
    ("the day may run backwards, by hand", clock_set, readings, "today", clock_world.without_guard),
    ("any clock is believed", ten_years, readings, "require_plausible", clock_world.never_refused),
    ("leap days by UTC", leap_days, readings, "learner_day", clock_world.day_of_utc),
    ("the day of the card shown", suspended, LogJournal, "record", clock_world.of_the_card_shown),
)


def tried(trial: Trial, scope: Scope) -> Outcome:
    """Return what comes of the trial; an error of the program is a fault."""
    try:
        return trial(scope)
    except LogError as error:
        return Outcome("it stopped", (str(error),))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line for each kind of change and each mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help="for CI: some changes of some zones")
    told = parser.parse_args(arguments)
    some = [
        each._replace(instants=each.instants[:3] + each.instants[-2:])
        for each in clock_world.changes(SOME_ZONES)
    ]
    few = Scope(some, (5, 16), (2027, 2028), told.seed)
    scope = few if told.short else Scope(clock_world.changes(), range(24), range(2005, 2037), told.seed)
    broken = 0
    for trial in TRIALS:
        outcome = tried(trial, scope)
        broken += bool(outcome.faults)
        print(
            f"{'✗' if outcome.faults else '✓'} {trial.__name__.replace('_', ' ')}: {outcome.told}", flush=True
        )
        for fault in outcome.faults[:10]:
            print(f"    {fault}")
    for about, trial, place, name, mistake in MISTAKES:
        with planted(place, name, mistake):
            shown = tried(trial, few).faults
        broken += not shown
        print(f"{'✓' if shown else '✗'} planted, {about}: {shown[0] if shown else 'not caught'}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
