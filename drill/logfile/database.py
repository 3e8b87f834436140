"""The one way to the log's file: opened with the pragmas that lose nothing, every failure told in one
sentence.

The journal mode is DELETE with synchronous EXTRA: write-ahead logging has a bug in SQLite before 3.51.3 that
can corrupt a file, and with less than EXTRA a power cut can take back a commit.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress

from drill.errors import LogError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

APPLICATION_ID = 0x6472_696C
"""`dril` in ASCII, in the header of the file: `file` and SQLite tell a log by it."""
SCHEMA_VERSION = 1
"""The number of migrations, kept in the header as the user version."""
SECONDS_TO_WAIT = 10.0
_MODE_AT, _WRITE_AHEAD = 18, b"\2\2"
"""In the header of a file that another program has switched to write-ahead logging."""
SMALLEST = 512
"""Bytes: a page of SQLite has no fewer."""
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

PRAGMAS = """
    pragma journal_mode = delete;
    pragma synchronous = extra;
    pragma fullfsync = on;
    pragma recursive_triggers = on;
    pragma trusted_schema = off;
    pragma cell_size_check = on;
"""


def connect(path: str) -> sqlite3.Connection:
    """Return a connection to the log at `path` that commits durably; an empty file is made where there is
    none."""
    _require_sqlite()
    _make_file(path)
    connection = _connect(path)
    try:
        connection.executescript(PRAGMAS)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: str) -> sqlite3.Connection | None:
    """Return a connection that can't change the log at `path`; None where there is no log yet.

    Nothing is created. Raises LogError, also for a log that has yet to be brought up to date.
    """
    with explained(path):
        if not _is_there(path):
            return None
        _require_file(path)
        connection = _connect(path)
        try:
            connection.execute("pragma query_only = on")
            version = version_of(connection, path)
        except BaseException:
            connection.close()
            raise
    if version == SCHEMA_VERSION:
        return connection
    connection.close()
    if version == 0:
        return None
    raise LogError(f"{path} is from an older drill", "start `drill` once, which brings it up to date")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; the right to write is taken at the start, so that what is read inside still
    holds."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        # A failed rollback would hide the reason; closing the file rolls back as well.
        with suppress(sqlite3.Error):
            connection.execute("rollback")
        raise


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what SQLite and the system say about the file at `path` into a LogError of one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise LogError(*_sentence(path, error)) from error
    except UnicodeDecodeError as error:  # from a damaged schema, quoted in SQLite's message
        raise damaged(path) from error
    except OSError as error:
        raise LogError(
            f"{path} can't be opened: {error.strerror}", "it must lie in a folder that you may write"
        ) from error


def damaged(path: str) -> LogError:
    """Return the error that says so."""
    return LogError(*_told(path, sqlite3.SQLITE_CORRUPT))


def execute_file(connection: sqlite3.Connection, name: str) -> None:
    """Execute the statements of a file of this package one by one, inside the transaction that is open."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        statement = ""
        for line in file:
            statement += line
            if sqlite3.complete_statement(statement):
                connection.execute(statement)
                statement = ""


def values(columns: Sequence[str]) -> str:
    """Return the columns and a mark for the value of each, as an insert has them."""
    return f"({', '.join(columns)}) values ({', '.join('?' * len(columns))})"


def _connect(path: str) -> sqlite3.Connection:
    _require_own(path)
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{escaped}?mode=rw", uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None)


def _make_file(path: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    _require_file(path)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if os.stat(path).st_mode & 0o077:
        with suppress(PermissionError):
            os.chmod(path, 0o600)


def _is_there(path: str) -> bool:
    """Say whether anything stands there; raises OSError where that can't be known, in a folder that is closed."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def _require_file(path: str) -> None:
    if os.path.exists(path) and not os.path.isfile(path):
        raise LogError(f"{path} is not a file", "move it away; the log of your reviews must stand there")
    if os.path.exists(path) and 0 < os.path.getsize(path) < SMALLEST:
        raise LogError(*_told(path, sqlite3.SQLITE_NOTADB))  # SQLite would take it for an empty one


def _require_own(path: str) -> None:
    """Raise LogError where a write-ahead log lies beside a log that has none: SQLite would play it into the file."""
    beside = f"{path}-wal"
    if not os.path.exists(beside) or not os.path.getsize(beside):
        return
    with open(path, "rb") as file:
        header = file.read(len(_WRITE_AHEAD) + _MODE_AT)
    if header[_MODE_AT:] != _WRITE_AHEAD:
        raise LogError(f"{beside} does not belong to this log", "move it away; the log is as it was")


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LogError(
            f"this Python has SQLite {sqlite3.sqlite_version}, which is too old",
            "use a Python with SQLite 3.37 or newer",
        )


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """Return the schema's version, 0 for an empty file. Raises LogError where the file is not for this
    program."""
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
    if (application, version, tables) == (0, 0, 0):
        return 0
    if application != APPLICATION_ID:
        raise LogError(
            f"{path} is a database of another program", "move it away, or set DRILL_HOME to another folder"
        )
    if version > SCHEMA_VERSION:
        raise LogError(f"{path} was written by a newer drill", "update drill: `pip install --upgrade drill`")
    return int(version)


def _sentence(path: str, error: sqlite3.Error) -> tuple[str, str]:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _SENTENCES:
        return _told(path, code)
    return f"{path} can't be used: {error}", "`drill doctor` looks closer"


def _told(path: str, code: int) -> tuple[str, str]:
    what, fix = _SENTENCES[code]
    return what.format(path=path), fix


_SENTENCES = {
    sqlite3.SQLITE_BUSY: ("{path} is held by another program", "end that program, or wait, and try again"),
    sqlite3.SQLITE_LOCKED: ("{path} is held by another program", "end that program, or wait, and try again"),
    sqlite3.SQLITE_READONLY: (
        "{path} can't be written: the file or its folder is read-only",
        "give yourself the right to write both, or set DRILL_HOME to another folder",
    ),
    sqlite3.SQLITE_PERM: ("{path} can't be opened: no permission", "look at the file's owner and rights"),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} can't be opened or its folder can't be written",
        "look at the owner and rights of the file and its folder",
    ),
    sqlite3.SQLITE_FULL: (
        "there is no room on the disk of {path}; what was recorded before is safe",
        "free some space and try again",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk reports an error at {path}; what was recorded before is safe",
        "look at the disk's free space, quota and health, then try again",
    ),
    sqlite3.SQLITE_CORRUPT: ("{path} is damaged", "`drill doctor` says what can be saved"),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a log of drill, or its beginning is damaged",
        "move it away, or put a backup in its place",
    ),
}
