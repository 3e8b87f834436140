"""A package of Anki opened: its collection copied out of the archive, and read as a database that is not believed.

The file may come from anybody. Sizes are limited while they are unpacked, whatever the archive says of them;
in the database only real tables are read, with a limit on the steps that a query may take.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import IO, Any

from drill.carrying.text_files import require_file
from drill.errors import ContentError, UsageError
from drill.places import shown_path

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: a new package holds an old collection, too, which only says that Anki is to be updated."""
MOST_BYTES = 400_000_000
MOST_RATIO = 500
MOST_FILES = 100_000
STEPS = 200_000
"""After how many steps of SQLite it is asked whether to go on."""
MOST_STEPS = 5_000
_CHUNK = 1 << 20


@contextmanager
def opened(path: str, *, most: int = MOST_BYTES) -> Iterator[sqlite3.Connection]:
    """Open the collection in the package for reading. Raises DrillError; nothing is left behind."""
    require_file(path, most)
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        copy = os.path.join(folder, "collection.sqlite")
        with _explained(path):
            _unpack(path, copy, most)
            with closing(_connect(copy)) as connection:
                _require_tables(connection, path)
                yield connection


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Turn what the archive, the compression and the database say into one error."""
    name, fix = shown_path(path), "export it from Anki anew"
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ContentError(f"{name} is no package of Anki: {_said(error)}", fix) from None
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise ContentError(f"{name} holds a collection that can't be read: {_said(error)}", fix) from None
    except OSError as error:
        raise ContentError(f"{name} can't be read: {error.strerror or error}", fix) from None


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _unpack(path: str, copy: str, most: int) -> None:
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if len(names) > MOST_FILES:
            raise ContentError(f"{shown_path(path)} holds more than {MOST_FILES} files", "import it in parts")
        name = next((name for name in COLLECTIONS if name in names), None)
        if name is None:
            raise ContentError(f"{shown_path(path)} holds no collection of Anki", "export it from Anki anew")
        packed = max(archive.getinfo(name).compress_size, 1)
        with archive.open(name) as member, open(copy, "wb") as target:
            source = _decompressed(member) if name.endswith("b") else member
            limit = min(most, max(packed * MOST_RATIO, 10_000_000))
            _copy(source, target, limit, path)


def _copy(source: Any, target: IO[bytes], most: int, path: str) -> None:
    size = 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > most:
            what = f"{shown_path(path)} unpacks to more than {most // 1_000_000} MB"
            raise ContentError(what, "it is far larger than cards are; import it in parts")
        target.write(chunk)


def _decompressed(member: IO[bytes]) -> Any:
    try:
        import zstandard
    except ImportError:
        raise UsageError(
            "this package of Anki needs zstandard to be read",
            "pip install 'drill[anki]', or export with `Support older Anki versions`",
        ) from None
    return _Zstandard(zstandard, member)


class _Zstandard:
    """A stream of zstandard whose errors are ValueErrors, and which never takes more than 128 MB for itself."""

    def __init__(self, zstandard: Any, member: IO[bytes]) -> None:
        self._error = zstandard.ZstdError
        self._stream = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(member)

    def read(self, size: int) -> bytes:
        try:
            return bytes(self._stream.read(size))
        except self._error as error:
            raise ValueError(str(error)) from None


def _connect(copy: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True, isolation_level=None)
    left = MOST_STEPS

    def enough() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    connection.set_progress_handler(enough, STEPS)
    connection.create_collation("unicase", _unicase)
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma query_only = on")
    connection.execute("pragma cell_size_check = on")
    return connection


def _unicase(one: str, two: str) -> int:
    """Compare as Anki's own collation does, near enough for reading."""
    left, right = one.casefold(), two.casefold()
    return (left > right) - (left < right)


def _require_tables(connection: sqlite3.Connection, path: str) -> None:
    """Raise ContentError where what is read is no plain table: a view could run for ever."""
    found = {
        str(name): str(sql).lower()
        for name, sql in connection.execute("select name, sql from sqlite_master where type = 'table'")
    }
    for table in ("notes", "cards", "revlog", "col"):
        if not found.get(table, "").startswith("create table"):
            raise ContentError(f"{shown_path(path)} holds no table of {table}", "export it from Anki anew")


def tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the plain tables."""
    rows = connection.execute(
        "select name from sqlite_master where type = 'table' and lower(sql) like 'create table%'"
    )
    return {str(name) for (name,) in rows}
