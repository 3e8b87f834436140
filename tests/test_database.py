from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from drill.errors import LogError
from drill.logfile import database
from drill.store import open_log, open_to_look

CARD = "attention/softmax"


@pytest.fixture
def path(tmp_path) -> str:
    path = str(tmp_path / "log.sqlite")
    with open_log(path) as log:
        log.record(CARD, 4)
    return path


def test_reading_creates_nothing(tmp_path):
    assert database.open_to_read(str(tmp_path / "home" / "log.sqlite")) is None
    assert not (tmp_path / "home").exists()


def test_reading_an_empty_file_is_as_no_log(tmp_path):
    (tmp_path / "log.sqlite").touch()
    assert database.open_to_read(str(tmp_path / "log.sqlite")) is None


def test_reading_can_not_change_anything(path):
    connection = database.open_to_read(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from schedules")
    connection.close()


def test_reading_rolls_back_what_a_killed_program_left_half_done(path, tmp_path):
    """A journal that is still there must not keep `drill due` from answering."""
    script = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('pragma cache_spill = 1'); db.execute('pragma cache_size = 1')\n"
        "db.execute('begin immediate')\n"
        "db.execute('delete from schedules')\n"
        "db.executemany('insert into devices values (?, null, ?, ?)', "
        "((str(n), 'x' * 900, '') for n in range(200)))\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, path], check=False).returncode == 9
    assert os.path.exists(f"{path}-journal"), "the test is about a journal that was left behind"
    with closing(database.open_to_read(path)) as connection:
        assert connection.execute("select card from schedules").fetchall() == [(CARD,)]
        assert connection.execute("select count(*) from devices").fetchone() == (1,)


def test_an_older_log_is_not_read_but_told(path, monkeypatch):
    monkeypatch.setattr(database, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1)
    with pytest.raises(LogError, match="older drill"):
        database.open_to_read(path)


@pytest.mark.parametrize("what", ["folder", "text", "foreign"])
def test_reading_what_is_not_a_log_is_told(tmp_path, what):
    path = tmp_path / "log.sqlite"
    if what == "folder":
        path.mkdir()
    elif what == "text":
        path.write_text("not a database, but long enough to be looked at" * 30)
    else:
        with closing(sqlite3.connect(path)) as other:
            other.execute("create table cookies (name text)")
    told = {"folder": "is not a file", "text": "not a log of drill", "foreign": "another program"}
    with pytest.raises(LogError, match=told[what]):
        database.open_to_read(str(path))


def test_a_transaction_that_fails_is_taken_back_whatever_the_failure(path):
    with closing(database.connect(path)) as connection:
        with pytest.raises(SystemExit):
            _delete_and_exit(connection)
        assert connection.execute("select count(*) from schedules").fetchone() == (1,)
        assert not connection.in_transaction


def _delete_and_exit(connection: sqlite3.Connection) -> None:
    with database.transaction(connection):
        connection.execute("delete from schedules")
        raise SystemExit


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_BUSY, "held by another program"),
        (sqlite3.SQLITE_FULL, "no room"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk reports an error"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged"),
        (sqlite3.SQLITE_CANTOPEN, "can't be opened"),
        (sqlite3.SQLITE_MISUSE, "can't be used: told by SQLite"),
    ],
)
def test_every_failure_is_one_sentence_with_a_way_out(code, sentence):
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    with pytest.raises(LogError, match=sentence) as told, database.explained("/home/log.sqlite"):
        raise error
    assert told.value.fix


def test_an_old_sqlite_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(LogError, match="too old"):
        open_log(str(tmp_path / "log.sqlite"))


def test_the_write_ahead_log_of_another_database_is_not_played_into_the_log(path, tmp_path):
    other = str(tmp_path / "other.sqlite")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table t (x)")
        connection.commit()
        os.link(f"{other}-wal", f"{path}-wal")
    before = Path(path).read_bytes()
    for look in (open_log, open_to_look):
        with pytest.raises(LogError, match="does not belong to this log"):
            look(path)
    assert Path(path).read_bytes() == before
    os.remove(f"{path}-wal")
    with open_log(path) as log:
        assert [review.card for review in log.reviews()] == [CARD]


def test_a_log_that_another_program_switched_to_write_ahead_logging_goes_on(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma user_version = 1")
        connection.commit()
        assert os.path.getsize(f"{path}-wal")
        with open_to_look(path) as log:
            assert [review.card for review in log.reviews()] == [CARD]
    with open_log(path) as log:
        log.record(CARD, 5)
        assert log.verify() == []
    assert not os.path.exists(f"{path}-wal")


@pytest.mark.parametrize("size", [1, 100, 511])
def test_a_file_too_small_for_a_log_is_not_taken_for_an_empty_one(tmp_path, size):
    path = tmp_path / "log.sqlite"
    path.write_bytes(b"S" * size)
    for look in (open_log, open_to_look):
        with pytest.raises(LogError, match="not a log of drill"):
            look(str(path))
    assert path.stat().st_size == size


def test_where_nobody_can_know_whether_there_is_a_log_none_is_made_up(tmp_path):
    with pytest.raises(LogError, match="can't be opened"):
        database.open_to_read(str(tmp_path / ("x" * 300) / "log.sqlite"))
    (tmp_path / "file").touch()
    with pytest.raises(LogError, match="can't be opened"):
        database.open_to_read(str(tmp_path / "file" / "log.sqlite"))
