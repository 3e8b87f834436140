"""Events that come from elsewhere: reviews that another program logged, and the log of another device.

Nothing that stands in the log is touched. What arrives is a chain of its own beside the one of this device:
reviews of another program become a device for each import, so that no import can break a chain that is there.
"""

from __future__ import annotations

import hashlib
import sqlite3

from drill.errors import LogError
from drill.light import NamedTuple
from drill.logfile import database, hashchain
from drill.logfile.ulids import RANDOM_BYTES, ulid
from drill.reviews import Review

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INSERT = "insert into reviews " + database.values(Review._fields)


class Arrived(NamedTuple):
    """What came of an arrival: how many events are new, and the cards that they are about."""

    new: int
    cards: tuple[str, ...]


def name_of(milliseconds: int, source: str) -> str:
    """Return the id of an event of another program: the same at every import, and in the order of time."""
    return ulid(milliseconds, hashlib.sha256(source.encode()).digest()[:RANDOM_BYTES])


def known(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of all events that are in the log."""
    return {name for (name,) in connection.execute("select id from reviews")}


def take_in(connection: sqlite3.Connection, source: str, events: Iterable[Review]) -> Arrived:
    """Add the events that are not there yet as a new device, inside the transaction that is open."""
    there = known(connection)
    unique = {event.id: event for event in events if event.id not in there}
    new = [unique[name] for name in sorted(unique)]
    if not new:
        return Arrived(0, ())
    digest = hashlib.sha256("".join(event.id for event in new).encode()).hexdigest()
    device, head, linked = f"{source}-{digest[:16]}", hashchain.START, []
    for event in new:
        linked.append(event._replace(device=device, previous=head))
        head = hashchain.digest(linked[-1])
    return _written(connection, linked)


def merge(connection: sqlite3.Connection, path: str, events: Iterable[Review]) -> Arrived:
    """Add the events of other devices as they are, inside the transaction that is open.

    Raises LogError where they do not follow from what is known of their device: then one of both files was
    changed, or they are of two lives of one device.
    """
    there = known(connection)
    heads = dict(connection.execute("select device, head from devices"))
    by_device: dict[str, list[Review]] = {}
    for event in sorted(events, key=lambda event: event.id):
        if event.id not in there:
            by_device.setdefault(event.device, []).append(event)
    new, cards = 0, dict[str, None]()
    for device, theirs in by_device.items():
        _require_chain(theirs, heads.get(device, hashchain.START), path)
        arrived = _written(connection, theirs)
        new, cards = new + arrived.new, cards | dict.fromkeys(arrived.cards)
    return Arrived(new, tuple(cards))


def _require_chain(events: Sequence[Review], head: str, path: str) -> None:
    for event in events:
        if event.previous != head:
            raise LogError(
                f"the log to be imported does not go on where {path} ends for the device {event.device}",
                "import into an empty DRILL_HOME, or export anew from the device that went on",
            )
        head = hashchain.digest(event)


def _written(connection: sqlite3.Connection, events: Sequence[Review]) -> Arrived:
    """Write the events of one device, which follow from each other, and where its chain ends now."""
    connection.executemany(INSERT, events)
    last = events[-1]
    connection.execute(
        "insert into devices values (?, null, ?, ?)"
        " on conflict (device) do update set latest = excluded.latest, head = excluded.head",
        (last.device, last.id, hashchain.digest(last)),
    )
    return Arrived(len(events), tuple(dict.fromkeys(event.card for event in events)))
