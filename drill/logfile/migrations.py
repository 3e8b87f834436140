"""The log's schema, step by step: each version is a small numbered function, recorded with its effect.

A migration that was released never changes. This module imports sqlite-utils, and with it numpy: import it
only where a log is made or brought up to date.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from drill.logfile.database import execute_file

LOG = Migrations("log")


def apply(connection: sqlite3.Connection) -> None:
    """Apply what is pending, inside the transaction that is open: all of it takes effect or nothing."""
    LOG.apply(Database(connection, execute_plugins=False))


@LOG()
def m001_reviews_and_schedules(db: Database) -> None:
    """Make the tables."""
    execute_file(db.conn, "schema.sql")
