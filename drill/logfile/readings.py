"""What can be read off the log without writing to it: schedules, what was practised, and the last event.

It stays cheap to import, since `drill due` reads the log in shell prompts.
"""

from __future__ import annotations

import sqlite3

from drill.days import Moment, instant_of, learner_day, require_plausible
from drill.due import Done
from drill.light import NamedTuple
from drill.reviews import Review
from drill.sm2 import Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drill.reviews import Fact

SELECT_REVIEW = "select " + ", ".join(Review._fields)
SELECT_FACTS = (
    "select card, quality, day, seconds, kind = 'daily' from standing"
    " where quality is not null or kind = 'reset' order by "
)
SELECT_SCHEDULE = "select " + ", ".join(Schedule._fields) + ", card"


class Latest(NamedTuple):
    """The last event of this device that stands."""

    id: str
    kind: str
    card: str
    day: int
    at: str


def schedules(connection: sqlite3.Connection) -> dict[str, Schedule]:
    """Return the schedule of every card that has one, by card id."""
    rows = connection.execute(f"{SELECT_SCHEDULE} from schedules")
    return {row[-1]: _schedule(row) for row in rows}


def schedule(connection: sqlite3.Connection, card: str) -> Schedule | None:
    """Return the schedule of one card; None where it has none."""
    row = connection.execute(f"{SELECT_SCHEDULE} from schedules where card = ?", (card,)).fetchone()
    return row and _schedule(row)


def _schedule(row: tuple[int, ...]) -> Schedule:
    *numbers, again, suspended, _ = row
    return Schedule._make((*numbers, bool(again), bool(suspended)))


def reviews(connection: sqlite3.Connection, source: str, values: Sequence[object] = ()) -> Iterator[Review]:
    """Yield the events that `select … from source` gives, in the order that it asks for."""
    return (Review(*row) for row in connection.execute(f"{SELECT_REVIEW} from {source}", values))


def done(connection: sqlite3.Connection, day: int) -> Done:
    """Return the cards that were practised on `day`, in whatever way, and the minutes that it took."""
    rows = connection.execute(
        "select card, sum(seconds) from standing where day = ? and quality is not null group by card", (day,)
    ).fetchall()
    return Done(frozenset(card for card, _ in rows), sum(seconds for _, seconds in rows) / 60)


def facts(connection: sqlite3.Connection, *, by_card: bool) -> Iterator[Fact]:
    """Yield all standing reviews and resets in order; `by_card` those of each card in order, as an index has them."""
    order = "card, at, id" if by_card else "at, id"
    return connection.execute(SELECT_FACTS + order)


def latest(connection: sqlite3.Connection, *, but: str = "") -> Latest | None:
    """Return the last standing event of this device, leaving out the kind `but`; None where there is none."""
    row = connection.execute(
        "select id, kind, card, day, at from standing"
        " where device = (select device from devices where own) and kind <> ? order by id desc limit 1",
        (but,),
    ).fetchone()
    return row and Latest(*row)


def today(moment: Moment, rollover_hour: int, last: Latest | None) -> int:
    """Return the learner's day, never before the last one. Raises LogError where the clock can't be right."""
    day = learner_day(moment.instant, rollover_hour)
    if last is None:
        require_plausible(moment.instant, None)
        return day
    require_plausible(moment.instant, instant_of(last.at))
    return max(day, last.day)


def next_due(connection: sqlite3.Connection, after: int) -> tuple[int, int] | None:
    """Return the next day after `after` for which cards are due, and how many; None if there is none."""
    row: tuple[int, int] | None = connection.execute(
        "select due, count(*) from schedules where due > ? and not suspended"
        " group by due order by due limit 1",
        (after,),
    ).fetchone()
    return row
