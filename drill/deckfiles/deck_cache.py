"""Decks that were parsed before, kept by size and time of change, and by their hash where in doubt.

Each is kept as bytes: so one after the other is plain for a moment, and not all at once.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable
from typing import Any

from drill import sealed

Plain = dict[str, Any]
_Stamp = tuple[int, int, int]
_Entry = tuple[_Stamp, bool, str, bytes]


class DeckCache:
    """All parsed decks of one cache home; `save` writes them back if anything changed."""

    def __init__(self, folder: str, now_ns: Callable[[], int] = time.time_ns) -> None:
        """Read what is there; nothing is, if it can't be trusted."""
        self._path = os.path.join(folder, "decks")
        self._now_ns = now_ns
        stored = sealed.read(self._path)
        self._stored: dict[str, _Entry] = stored if isinstance(stored, dict) else {}
        self._kept: dict[str, _Entry] = {}

    def unchanged(self, path: str) -> Plain | None:
        """Return the deck if size and time say that the file is the one that was parsed."""
        if (entry := self._stored.get(path)) and entry[1] and entry[0] == sealed.stamp(path):
            self._kept[path] = entry
            return _plain(entry)
        return None

    def same(self, path: str, digest: str) -> Plain | None:
        """Return the deck if the file has the content that was parsed."""
        entry = self._stored.get(path)
        return _plain(entry) if entry and entry[2] == digest else None

    def keep(self, path: str, stamp: _Stamp, digest: str, plain: Plain) -> None:
        """Remember a parsed deck; `stamp` was taken before its file was read."""
        settled = sealed.is_settled([stamp], self._now_ns())
        self._kept[path] = (stamp, settled, digest, marshal.dumps(plain))

    def save(self) -> None:
        """Write the decks that were asked for, if they differ from what is stored; the others are gone."""
        if self._kept != self._stored:
            sealed.write(self._path, self._kept)


def _plain(entry: _Entry) -> Plain:
    plain: Plain = marshal.loads(entry[3])  # noqa: S302 - within a sealed file, behind its checksum
    return plain
