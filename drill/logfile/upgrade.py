"""Bringing a log up to date: backed up first where it holds anything, then migrated whole or not at all."""

from __future__ import annotations

from drill.logfile import backups, database

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from drill.clock import Clock


def bring_up_to_date(connection: sqlite3.Connection, path: str, read_clock: Clock) -> None:
    """Apply the migrations that are pending, in one transaction."""
    from drill.logfile import migrations

    before = database.version_of(connection, path)
    if before:
        why = f"before-version-{database.SCHEMA_VERSION}"
        backups.copy(connection, backups.path_for(path, read_clock(), why))
    with database.transaction(connection):
        if database.version_of(connection, path) < database.SCHEMA_VERSION:
            migrations.apply(connection)
            connection.execute(f"pragma user_version = {database.SCHEMA_VERSION}")
            connection.execute(f"pragma application_id = {database.APPLICATION_ID}")
