"""What the log holds, and what it adds up to: a schedule is a fold of one pure step over a card's events.

Events are facts and never change. An undone review is not removed: a later event retracts it, and the fold
leaves it out.
"""

from __future__ import annotations

from drill import sm2
from drill.light import NamedTuple
from drill.sm2 import NEW, Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Replay = Callable[[Iterable[tuple[str, int | None, int]]], Schedule]
    # What plans and statistics read: card, quality (a reset has none), day, seconds, and whether it is daily practice.
    Fact = tuple[str, int | None, int, float, bool]

DAILY, MOCK, TRY = "daily", "mock", "try"
SUSPEND, RESUME, RESET, UNDO, CLOCK = "suspend", "resume", "reset", "undo", "clock"
GRADED = (DAILY, MOCK, TRY)
KINDS = (*GRADED, SUSPEND, RESUME, RESET, UNDO, CLOCK)


class Review(NamedTuple):
    """One event of the log.

    `id` is a ULID, `at` the instant in UTC as ISO 8601 with milliseconds, `day` the learner's day as an
    ordinal and `zone` his time zone. Graded kinds have a `quality` of 0 to 5 and the `seconds` spent;
    `answer` is the typed text or the submitted code and `verdict` a JSON object or empty. `suspend`, `resume`
    and `reset` name a card alone; `undo` names in `retracts` the event that it takes back; `clock` says that
    the learner vouches for the clock. `previous` is the digest of the event before it on the same `device`.
    """

    id: str
    device: str
    card: str
    day: int
    at: str
    zone: str
    kind: str
    quality: int | None = None
    seconds: float = 0.0
    answer: str = ""
    verdict: str = ""
    retracts: str = ""
    previous: str = ""


def in_order(events: Iterable[Review]) -> list[Review]:
    """Return the events in the one order that every device agrees on."""
    return sorted(events, key=lambda event: (event.at, event.id))


def source_of(device: str) -> str:
    """Return the program that a chain holds the reviews of; empty where it is that of a device of ours."""
    source, dash, name = device.rpartition("-")
    return source if dash and len(name) == 16 and set(name) <= set("0123456789abcdef") else ""


def standing(events: Iterable[Review]) -> Iterator[Review]:
    """Yield the events that no other event of the given ones retracts, without the retracting ones."""
    events = list(events)
    undone = {event.retracts for event in events if event.kind == UNDO}
    return (event for event in events if event.kind != UNDO and event.id not in undone)


def fold(events: Iterable[Review]) -> Schedule:
    """Return the schedule of one card from all its events, given in order."""
    return replay((event.kind, event.quality, event.day) for event in standing(events))


def replay(facts: Iterable[tuple[str, int | None, int]]) -> Schedule:
    """Return the schedule that follows from one card's standing facts: kind, quality and day, in order."""
    schedule = NEW
    for kind, quality, day in facts:
        schedule = advance(schedule, kind, quality, day)
    return schedule


def replay_all(facts: Iterable[tuple[str, str, int | None, int]]) -> dict[str, Schedule]:
    """Return the schedules of all cards from standing facts of card, kind, quality and day, each card's in order.

    Facts that come card by card are replayed the fastest: a schedule is put away when another card comes.
    """
    schedules: dict[str, Schedule] = {}
    at, schedule = "", NEW
    for card, kind, quality, day in facts:
        if card != at:
            schedules[at] = schedule
            at, schedule = card, schedules.get(card, NEW)
        schedule = advance(schedule, kind, quality, day)
    schedules[at] = schedule
    return {card: schedule for card, schedule in schedules.items() if schedule != NEW}


def replay_each(facts: Iterable[tuple[str, str, int | None, int]], how: Replay) -> dict[str, Schedule]:
    """Return the schedules of all cards from the same facts, each card replayed by itself as `how` says."""
    by_card: dict[str, list[tuple[str, int | None, int]]] = {}
    for card, kind, quality, day in facts:
        by_card.setdefault(card, []).append((kind, quality, day))
    schedules = {card: how(each) for card, each in by_card.items()}
    return {card: schedule for card, schedule in schedules.items() if schedule != NEW}


def advance(schedule: Schedule, kind: str, quality: int | None, day: int) -> Schedule:
    """Return the schedule after one event.

    A day before the last one, as another device or a clock set back may send, counts as that last day. On the
    day on which a card has moved already, daily repeats and successes move nothing more, and a card lapses
    once. In a mock or in free practice a failure counts, and a success only from the due day on.
    """
    if quality is None:
        return _told(schedule, kind)
    last = schedule.last
    if day <= last:
        return _once_more(schedule, kind, quality, last)
    if kind != DAILY and quality >= sm2.PASSING and day < schedule.due:
        return schedule
    return sm2.step(schedule, quality, day)


def _once_more(schedule: Schedule, kind: str, quality: int, day: int) -> Schedule:
    if kind != DAILY and quality < sm2.PASSING and schedule.repetitions:
        return sm2.step(schedule, quality, day)
    again = quality < sm2.GOOD_FOR_TODAY and (kind == DAILY or quality < sm2.PASSING or schedule.again)
    return schedule if again == schedule.again else schedule._replace(again=again)


def _told(schedule: Schedule, kind: str) -> Schedule:
    """Return the schedule after an event without a grade; a resumed leech starts a new count of lapses."""
    match kind:
        case "suspend":
            return schedule._replace(suspended=True)
        case "resume":
            return schedule._replace(suspended=False, lapses=0)
        case "reset":
            return NEW._replace(suspended=schedule.suspended)
        case _:
            return schedule
