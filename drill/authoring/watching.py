"""Files watched for changes, by looking at their sizes and times a few times a second."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

POLL_SECONDS = 0.3
Stamps = dict[str, tuple[int, int]]


def stamps(paths: Iterable[str]) -> Stamps:
    """Return size and time of every file at or below the paths; caches and records of checks left out."""
    return {file: stamp for path in paths for file in _files(path) if (stamp := _stamp(file))}


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in names if _is_written_by_people(name))


def _is_written_by_people(name: str) -> bool:
    return name != "checked.json" and not name.startswith(".") and not name.endswith(("~", ".swp", ".new"))


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def until_changed(paths: Iterable[str], before: Stamps, waited: Callable[[float], bool]) -> bool:
    """Wait until a file is changed, added or removed; return False where `waited` says that it was ended."""
    watched = list(paths)
    while stamps(watched) == before:
        if not waited(POLL_SECONDS):
            return False
    return True
