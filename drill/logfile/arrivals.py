"""Events that come from elsewhere: reviews that another program logged, and the log of another device.

Nothing that stands in the log is touched. What arrives is a chain of its own beside the one of this device:
reviews of another program become a device for each import, so that no import can break a chain that is there.
"""

from __future__ import annotations

import hashlib
import sqlite3

from drill.errors import LogError
from drill.light import NamedTuple
from drill.logfile import devices, hashchain, readings
from drill.logfile.devices import FORK
from drill.logfile.ulids import RANDOM_BYTES, ulid
from drill.reviews import Review, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
    return _written(connection, linked, {device: (new[-1].id, head)})


def merge(connection: sqlite3.Connection, path: str, events: Iterable[Review]) -> Arrived:
    """Add the events of other devices as they are, inside the transaction that is open.

    Each must follow from one that is there. Two may follow from the same: then a log was copied, and both copies
    went on. Reviews that another device took in from another program are taken in here, too. Raises LogError where an
    event follows from nothing that is known: then one of both files was changed, or does not hold all.
    """
    there = known(connection)
    by_device: dict[str, list[Review]] = {}
    for event in sorted(events, key=lambda event: event.id):
        if event.id not in there:
            by_device.setdefault(event.device, []).append(event)
    new, cards = 0, dict[str, None]()
    for device, theirs in by_device.items():
        source = source_of(device)
        arrived = take_in(connection, source, theirs) if source else _follow(connection, path, device, theirs)
        new, cards = new + arrived.new, cards | dict.fromkeys(arrived.cards)
    return Arrived(new, tuple(cards))


def digests(connection: sqlite3.Connection) -> set[str]:
    """Return the digests of all events that are in the log."""
    return {hashchain.digest(event) for event in readings.reviews(connection, "reviews")}


def _follow(connection: sqlite3.Connection, path: str, device: str, events: Sequence[Review]) -> Arrived:
    """Write the events of one device, in the order of their ids, and where its chains end now."""
    rows = connection.execute("select device, head from devices").fetchall()
    ends = {head: row for row, head in rows if row.partition(FORK)[0] == device and head != hashchain.START}
    ends = ends or {hashchain.START: device}
    earlier: set[str] = set()
    written: set[str] = set()
    new_ends: dict[str, tuple[str, str]] = {}
    for event in events:
        row, digest = ends.pop(event.previous, ""), hashchain.digest(event)
        if not row:
            earlier = earlier or {hashchain.START, *digests(connection)}
            if event.previous not in earlier and event.previous not in written:
                raise LogError(
                    f"the log to be imported does not go on where {path} ends for the device {device}",
                    "import into an empty DRILL_HOME, or export anew from the device that went on",
                )
            row = f"{device}{FORK}{event.id}"
        ends[digest], new_ends[row] = row, (event.id, digest)
        written.add(digest)
    return _written(connection, events, new_ends)


def _written(
    connection: sqlite3.Connection, events: Sequence[Review], ends: Mapping[str, tuple[str, str]]
) -> Arrived:
    """Write the events, and where the chains that they belong to end now."""
    connection.executemany(devices.INSERT_REVIEW, events)
    connection.executemany(
        "insert into devices values (?, null, ?, ?)"
        " on conflict (device) do update set latest = excluded.latest, head = excluded.head",
        [(row, *end) for row, end in ends.items()],
    )
    return Arrived(len(events), tuple(dict.fromkeys(event.card for event in events)))
