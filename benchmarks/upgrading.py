"""A program that is a version ahead of this one, and logs that it must bring up to date: for drivers of upgrades."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database, Migrations

from benchmarks.planting import planted
from drill.logfile import database, migrations
from drill.store import open_log

ANSWERS = tuple(f"before the upgrade {number}" for number in range(30))


@contextmanager
def next_version() -> Iterator[None]:
    """Let this program have one migration more, of several statements that write every review anew."""
    ahead = Migrations("log")
    for each in migrations.LOG._migrations:
        ahead(name=each.name)(each.fn)
    ahead(name=f"m{database.SCHEMA_VERSION + 1:03}_moods")(_moods)
    with (
        planted(migrations, "LOG", ahead),
        planted(database, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1),
    ):
        yield


def _moods(db: Database) -> None:
    db.conn.execute("create table moods (id text primary key, mood text not null) strict")
    db.conn.execute("insert into moods select id, substr(answer, 1, 10) || hex(randomblob(400)) from reviews")
    db.conn.execute("create index moods_by_mood on moods (mood)")
    db.conn.execute("alter table schedules add column mood text not null default 'calm'")


@cache
def older_log() -> bytes:
    """Return a log of this version with the reviews of ANSWERS, before which `next_version` is ahead."""
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "log.sqlite")
        with open_log(path) as log:
            for number, answer in enumerate(ANSWERS):
                log.record(f"a/card-{number % 7}", number % 6, answer=answer)
        return Path(path).read_bytes()
    finally:
        shutil.rmtree(folder)


def half_upgraded(path: str, answers: Sequence[str]) -> list[str]:
    """Return what is wrong with a log at rest: it must be wholly of the one version or of the other.

    `answers` were in it before."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("pragma user_version").fetchone()
        tables = {name for (name,) in connection.execute("select name from sqlite_master")}
        columns = {row[1] for row in connection.execute("pragma table_info(schedules)")}
        found = ("moods" in tables, "moods_by_mood" in tables, "mood" in columns)
        if set(found) != {version == database.SCHEMA_VERSION}:
            return [f"half upgraded: version {version}, {found}"]
        if not found[0]:
            return []
        (moods,) = connection.execute("select count(*) from moods").fetchone()
        return [] if moods >= len(answers) else [f"half upgraded: {moods} moods"]
