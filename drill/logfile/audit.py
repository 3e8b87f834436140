"""Whether the log can be believed: the file is sound, no chain of digests is broken, schedules equal the
replay."""

from __future__ import annotations

import sqlite3

from drill.light import NamedTuple
from drill.logfile import hashchain, readings
from drill.logfile.devices import FORK
from drill.reviews import replay, replay_all, replay_each
from drill.sm2 import NEW, Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from drill.reviews import Replay, Review

# What stands, as in the view; over all reviews one list of what was taken back is quicker than asking for each.
SELECT_STANDING = (
    "select card, kind, quality, day from reviews where kind <> 'undo' and card <> ''"
    " and id not in (select retracts from reviews where retracts <> '') order by "
)


class Fault(NamedTuple):
    """Something wrong with the log: `part` is file, chain or schedules, `what` a sentence."""

    part: str
    what: str


def faults(connection: sqlite3.Connection, renamed: Mapping[str, str], how: Replay = replay) -> list[Fault]:
    """Return all that is wrong; a part that can't even be read or made sense of is a fault of the file."""

    def schedules(connection: sqlite3.Connection) -> Iterator[Fault]:
        return schedule_faults(connection, renamed, how)

    parts: tuple[Callable[[sqlite3.Connection], Iterator[Fault]], ...] = (
        file_faults,
        chain_faults,
        schedules,
    )
    found: list[Fault] = []
    for part in parts:
        try:
            found += part(connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError, KeyError, TypeError) as error:
            found.append(Fault("file", f"it can't be read: {error}"))
    return found


def file_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what SQLite itself finds wrong."""
    for (answer,) in connection.execute("pragma integrity_check(10)"):
        if answer != "ok":
            yield Fault("file", str(answer))


def chain_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield where an event does not follow from one before it on its device, and where a chain's end is lost.

    A device has more than one end where its log was copied and both copies went on.
    """
    ends: dict[tuple[str, str], str] = {}
    loose: list[Review] = []
    for event in readings.reviews(connection, "reviews order by id"):
        if ends.pop((event.device, event.previous), None) is None and event.previous != hashchain.START:
            loose.append(event)
        ends[event.device, hashchain.digest(event)] = event.id
    for event in _unlinked(connection, loose):
        yield Fault("chain", f"the review {event.id} of {event.card} does not follow from any that is there")
    rows = connection.execute("select device, latest, head from devices where latest <> ''")
    told = {(row.partition(FORK)[0], head): latest for row, latest, head in rows}
    for device, _ in told.items() - ends.items():
        yield Fault("chain", f"the last reviews of the device {device[0]} are missing or changed")
    for device, _ in ends.items() - told.items():
        yield Fault("chain", f"the end of the chain of the device {device[0]} is missing")


def _unlinked(connection: sqlite3.Connection, loose: list[Review]) -> list[Review]:
    """Return the events that follow from none of an earlier id; the log is read once more only where it was copied."""
    if not loose:
        return []
    wanted = {(event.device, event.previous) for event in loose}
    events = readings.reviews(connection, "reviews")
    found = {
        (event.device, digest): event.id
        for event in events
        if (event.device, digest := hashchain.digest(event)) in wanted
    }
    return [event for event in loose if not found.get((event.device, event.previous), "~") < event.id]


def schedule_faults(
    connection: sqlite3.Connection, renamed: Mapping[str, str], how: Replay = replay
) -> Iterator[Fault]:
    """Yield the cards whose schedule is not what their reviews add up to."""
    stored = {renamed.get(card, card): found for card, found in readings.schedules(connection).items()}
    due = replayed(connection, renamed, how)
    for card in sorted(stored.keys() | due.keys()):
        if stored.get(card, NEW) != due.get(card, NEW):
            yield Fault("schedules", f"the schedule of {card} is not what its reviews add up to")


def replayed(
    connection: sqlite3.Connection, renamed: Mapping[str, str], how: Replay = replay
) -> dict[str, Schedule]:
    """Return the schedules of all cards, by their present names, derived from the reviews alone."""
    # By card an index has the order, but a card that had another name has two places in it.
    rows = connection.execute(SELECT_STANDING + ("at, id" if renamed else "card, at, id"))
    facts = ((renamed.get(card, card), *fact) for card, *fact in rows) if renamed else rows
    return replay_all(facts) if how is replay else replay_each(facts, how)
