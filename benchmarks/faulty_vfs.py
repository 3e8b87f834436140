"""SQLite's own file layer with something between: counts, records, or fails what is written, synced and deleted.

A VFS of ours is registered in the very library that this Python's `sqlite3` uses. It copies the default one and puts
functions of ours in the place of those that change files, so what is tested is SQLite as it is. Needs a `_sqlite3`
that is linked to a shared libsqlite3.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sqlite3
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_int64, c_void_p
from typing import NamedTuple

OK, IO_ERROR, FULL = sqlite3.SQLITE_OK, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL
_CREATE = 0x4  # SQLITE_OPEN_CREATE
_LATEST_WITHOUT_MEMORY_MAPS = 1


class Change(NamedTuple):
    """What is about to happen to a file: open, write, truncate, sync or delete.

    `at` is the offset of a write, the size after a truncation, and for a deletion 1 if the folder is synced after it.
    """

    kind: str
    path: str
    at: int = 0
    content: bytes = b""


Watch = Callable[[Change], int]
"""Is asked before each change; what it returns, unless OK, is the error that SQLite gets in place of the change."""


def _methods(*names: str) -> list[tuple[str, type]]:
    return [(name, c_void_p) for name in names]


class _File(ctypes.Structure):
    _fields_ = [("methods", c_void_p)]


class _IoMethods(ctypes.Structure):
    _fields_ = [
        ("version", c_int),
        *_methods(
            "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved", "control", "sector",
            "traits",
        ),
    ]  # fmt: skip


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        *_methods("open", "delete", "access", "full_path", "dl_open", "dl_error", "dl_sym", "dl_close", "random",
                  "sleep", "time", "last_error", "time_64", "set_call", "get_call", "next_call"),
    ]  # fmt: skip


# Names are passed on as addresses: SQLite keeps the parameters of an address behind the name's end.
_Open = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, c_void_p)
_Delete = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_Write = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)


class FaultyVfs:
    """The layer; it becomes the default of this process, and stays until the process ends."""

    def __init__(self) -> None:
        """Register it. Raises RuntimeError where this Python's SQLite can't be reached."""
        library = _library()
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        self.watch: Watch = lambda change: OK
        self._usual: _Vfs = library.sqlite3_vfs_find(None).contents
        self._paths: dict[int, str] = {}
        self._wrapped: dict[int, _IoMethods] = {}
        self._kept: list[object] = []  # ctypes forgets functions that nobody holds
        self._own = _Vfs()
        ctypes.memmove(ctypes.byref(self._own), ctypes.byref(self._usual), ctypes.sizeof(_Vfs))
        self._own.name = b"faulty"
        self._own.open = self._hold(_Open(self._open))
        self._own.delete = self._hold(_Delete(self._delete))
        library.sqlite3_vfs_register(ctypes.byref(self._own), 1)

    def _hold(self, function: object) -> c_void_p:
        self._kept.append(function)
        return ctypes.cast(function, c_void_p)  # type: ignore[arg-type]

    def _open(self, _: int, name: int | None, file: object, flags: int, out: int | None) -> int:
        path = _path(name)
        if (
            flags & _CREATE
            and path
            and not os.path.exists(path)
            and (answer := self.watch(Change("open", path)))
        ):
            return answer
        answer = _Open(self._usual.open)(ctypes.addressof(self._usual), name, file, flags, out)
        if answer == OK:
            self._paths[ctypes.addressof(file.contents)] = path  # type: ignore[attr-defined]
            file.contents.methods = self._with_ours(file.contents.methods)  # type: ignore[attr-defined]
        return int(answer)

    def _with_ours(self, usual: int) -> int:
        """Return the address of the file's functions with ours in the place of those that change it."""
        if usual not in self._wrapped:
            theirs = _IoMethods.from_address(usual)
            ours = _IoMethods()
            ctypes.memmove(ctypes.byref(ours), usual, ctypes.sizeof(_IoMethods))
            ours.version = _LATEST_WITHOUT_MEMORY_MAPS
            write, truncate, sync = _Write(theirs.write), _Truncate(theirs.truncate), _Sync(theirs.sync)

            def written(file: int, content: int, size: int, at: int) -> int:
                change = Change("write", self._paths[file], at, ctypes.string_at(content, size))
                return self.watch(change) or write(file, content, size, at)

            def truncated(file: int, size: int) -> int:
                return self.watch(Change("truncate", self._paths[file], size)) or truncate(file, size)

            def synced(file: int, flags: int) -> int:
                return self.watch(Change("sync", self._paths[file])) or sync(file, flags)

            ours.write = self._hold(_Write(written))
            ours.truncate = self._hold(_Truncate(truncated))
            ours.sync = self._hold(_Sync(synced))
            self._wrapped[usual] = ours
        return ctypes.addressof(self._wrapped[usual])

    def _delete(self, _: int, name: int, sync_folder: int) -> int:
        change = Change("delete", _path(name), sync_folder)
        return self.watch(change) or _Delete(self._usual.delete)(
            ctypes.addressof(self._usual), name, sync_folder
        )


def _path(name: int | None) -> str:
    return os.fsdecode(ctypes.string_at(name)) if name else ""


def _library() -> ctypes.CDLL:
    """Return the library that `_sqlite3` uses, which is loaded already."""
    import _sqlite3

    try:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_libversion.restype = c_char_p
        library.sqlite3_vfs_register  # noqa: B018 - raises where it is not there
    except (AttributeError, OSError) as error:
        raise RuntimeError(
            "this Python's SQLite can't be reached, so its files can't be made to fail"
        ) from error
    return library
