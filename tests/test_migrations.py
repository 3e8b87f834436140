from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from drill.logfile import database, migrations
from drill.store import open_log
from tests.log_world import HandClock

CARD = "attention/softmax"


@pytest.fixture
def path(tmp_path) -> str:
    path = str(tmp_path / "log.sqlite")
    with open_log(path) as log:
        log.record(CARD, 4)
    return path


@pytest.fixture
def next_version(monkeypatch):
    """Pretend that the program has one more migration, which may fail half-way."""
    added = sqlite_utils_migrations()
    monkeypatch.setattr(migrations, "LOG", added)
    monkeypatch.setattr(database, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1)
    return added


def sqlite_utils_migrations():
    from sqlite_utils import Migrations

    copied = Migrations("log")
    for migration in migrations.LOG._migrations:
        copied(name=migration.name)(migration.fn)
    return copied


def test_the_version_in_the_header_is_the_number_of_migrations():
    assert len(migrations.LOG._migrations) == database.SCHEMA_VERSION
    names = [migration.name for migration in migrations.LOG._migrations]
    assert [int(name[1:4]) for name in names] == list(range(1, len(names) + 1))


def test_each_migration_is_recorded_with_its_effect(path):
    with closing(sqlite3.connect(path)) as connection:
        applied = migrations.LOG.applied(Database(connection))
        assert [migration.name for migration in applied] == ["m001_reviews_and_schedules"]


def test_an_older_log_is_brought_up_to_date_after_a_backup(path, next_version):
    @next_version()
    def m002_moods(db: Database) -> None:
        db["moods"].create({"card": str, "mood": str}, pk="card")

    with open_log(path, read_clock=HandClock()) as log:
        assert log.schedule(CARD).repetitions == 1
        assert log.verify() == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from moods").fetchone() == (0,)
        assert connection.execute("pragma user_version").fetchone() == (database.SCHEMA_VERSION,)
    (backup,) = (Path(path).parent / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (database.SCHEMA_VERSION - 1,)
        assert connection.execute("select card from schedules").fetchall() == [(CARD,)]


def test_a_migration_that_fails_changes_nothing(path, next_version):
    before = Path(path).read_bytes()

    @next_version()
    def m002_fails_half_way(db: Database) -> None:
        db["moods"].create({"card": str}, pk="card")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_log(path, read_clock=HandClock())
    assert Path(path).read_bytes() == before
