"""The name under which this device writes, and the end of its chain; a copy of the log gets a name of its own.

A row of `devices` is the end of one chain. Where a log was copied and both copies went on, the device has two ends: the
second row is named after the event at which it parts, `DEVICE~EVENT`.
"""

from __future__ import annotations

import os
import sqlite3

from drill.logfile import database, hashchain
from drill.logfile.ulids import RANDOM_BYTES, ulid
from drill.reviews import Review

INSERT_REVIEW = "insert into reviews " + database.values(Review._fields)
FORK = "~"


def own(connection: sqlite3.Connection) -> str:
    """Return the name of this device; empty where it has none."""
    row = connection.execute("select device from devices where own").fetchone()
    return row[0] if row else ""


def require(connection: sqlite3.Connection) -> None:
    """Give this device a name in the log, unless it has one, inside the transaction that is open."""
    if not own(connection):
        name = ulid(0, os.urandom(RANDOM_BYTES))[-16:]
        connection.execute("insert into devices values (?, 1, '', ?)", (name, hashchain.START))


def renew(connection: sqlite3.Connection) -> None:
    """Give this device another name, since somebody else has the present one, inside the transaction that is open."""
    connection.execute("delete from devices where own and latest = ''")
    connection.execute("update devices set own = null where own")
    require(connection)


def append(connection: sqlite3.Connection, milliseconds: int, event: Review) -> None:
    """Write the event as the next of this device, with an id and a link of the chain."""
    device, latest, head = connection.execute("select device, latest, head from devices where own").fetchone()
    name = ulid(milliseconds, os.urandom(RANDOM_BYTES), latest)
    event = event._replace(id=name, device=device, previous=head)
    connection.execute(INSERT_REVIEW, event)
    connection.execute("update devices set latest = ?, head = ? where own", (name, hashchain.digest(event)))
