"""Sealed files: plain values kept in the cache home, trusted only if whole and written by this very program.

The seal is a checksum over the content and a key of program and Python. A file that is damaged, cut short
or foreign reads as nothing, and is made anew. `marshal` holds the values: it loads as fast as pickle, can't
run anything, and needs no import, where that of `json` takes half as long as Python's own start.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Stamp = tuple[int, int, int]

_MAGIC = b"drill cache\n"
_SETTLED_AFTER_NS = 2_000_000_000


def read(path: str) -> Any:
    """Return the value in the file, or None if there is none that can be trusted."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return None
    # marshal may crash on bytes that are not its own, so nothing reaches it before the checksum agrees.
    head = _MAGIC + _key()
    body = memoryview(content)[len(head) + 4 :]  # without a copy: all decks together are large
    if not content.startswith(head) or content[len(head) : len(head) + 4] != _checksum(body):
        return None
    try:
        return marshal.loads(body)  # noqa: S302 - only behind our own checksum
    except (ValueError, EOFError, TypeError):
        return None


def write(path: str, value: Any) -> None:
    """Keep the value for the next time, all or nothing; where nothing can be written there is no cache."""
    body = marshal.dumps(value)
    draft = f"{path}.{os.getpid()}"  # two programs may write at once; the last one wins, whole
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(_MAGIC + _key() + _checksum(body) + body)
        os.replace(draft, path)
    except OSError:
        _remove(draft)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _checksum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(4, "big")


def _key() -> bytes:
    """Return what names this Python and this program: its version is the sizes and times of its modules."""
    package = os.path.dirname(os.path.abspath(__file__))
    stats = []
    for folder in (package, os.path.join(package, "deckfiles"), os.path.join(package, "numbers")):
        with os.scandir(folder) as entries:
            modules = sorted(entry.path for entry in entries if entry.name.endswith(".py"))
        stats += [(path, os.stat(path)) for path in modules]
    version = repr((sys.version, [(path, stat.st_size, stat.st_mtime_ns) for path, stat in stats]))
    return _checksum(version.encode())


def stamp(path: str) -> Stamp:
    """Return the size of a file or folder and when its content and its entry changed; (-1, 0, 0) without."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return -1, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_settled(stamps: Iterable[Stamp], now_ns: int) -> bool:
    """Return whether every change is so long ago that a later one can't have the same time.

    File systems keep time in coarse steps: within two seconds a file can change twice and look the same.
    """
    return all(max(changed) + _SETTLED_AFTER_NS <= now_ns for _, *changed in stamps)
