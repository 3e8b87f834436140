"""Copies of the log, made by SQLite's own backup, which copes with writers, and checked before they count.

A backup's name says when it was made and why: `log-2026-03-02T12-00-00-daily.sqlite`. Those that the program made
by itself are thinned with age; those made by hand stay.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress

from drill.days import Moment
from drill.errors import LogError
from drill.light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BY_HAND, DAILY = "by-hand", "daily"
ALL_FOR_DAYS, ONE_A_DAY_FOR_DAYS, ONE_A_WEEK_FOR_DAYS = 2, 14, 90
_NAME = re.compile(r"log-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)-([a-z0-9-]+)\.sqlite")
_PART = re.compile(f"({_NAME.pattern})\\.part(-journal)?")


class Backup(NamedTuple):
    """A copy of the log: its path, when it was made (UTC), on which day since year 1, and why."""

    path: str
    stamp: str
    day: int
    why: str


def folder_for(log_path: str) -> str:
    """Return where backups go unless the learner says otherwise: `backups/` beside the log."""
    return os.path.join(os.path.dirname(log_path), "backups")


def path_for(log_path: str, moment: Moment, why: str, folder: str = "") -> str:
    """Return where a backup of this moment goes."""
    stamp = moment.at[:19].replace(":", "-")
    return os.path.join(folder or folder_for(log_path), f"log-{stamp}-{why}.sqlite")


def listed(folder: str) -> list[Backup]:
    """Return the backups in the folder, the newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(_backups(folder, names), key=lambda backup: backup.stamp, reverse=True)


def _backups(folder: str, names: Iterable[str]) -> Iterator[Backup]:
    from datetime import date

    for name in names:
        if found := _NAME.fullmatch(name):
            with suppress(ValueError):  # the thirtieth of February: somebody else's file
                day = date.fromisoformat(found[1][:10]).toordinal()
                yield Backup(os.path.join(folder, name), found[1], day, found[2])


def superfluous(backups: Iterable[Backup], today: int) -> list[Backup]:
    """Return the backups that may go: all are kept for two days, then one a day, after two weeks one a week, after
    three months one a month. The newest of each day, week or month stays, and whatever was made by hand."""
    kept: set[tuple[str, int]] = set()
    gone = []
    for backup in sorted(backups, key=lambda backup: backup.stamp, reverse=True):
        span = _span(backup.day, today - backup.day)
        if backup.why == BY_HAND or span is None:
            continue
        if span in kept:
            gone.append(backup)
        kept.add(span)
    return gone


def _span(day: int, age: int) -> tuple[str, int] | None:
    """Return the day, week or month of which one backup is kept; None while all are."""
    if age < ALL_FOR_DAYS:
        return None
    if age < ONE_A_DAY_FOR_DAYS:
        return "day", day
    return ("week", day // 7) if age < ONE_A_WEEK_FOR_DAYS else ("month", day // 30)


def thin(folder: str, today: int) -> None:
    """Remove the backups that may go, and what is left of those that were killed before yesterday."""
    for path in [*(backup.path for backup in superfluous(listed(folder), today)), *_left_over(folder, today)]:
        with suppress(OSError):
            os.remove(path)


def _left_over(folder: str, today: int) -> Iterator[str]:
    with suppress(OSError):
        for name in os.listdir(folder):
            if found := _PART.fullmatch(name):
                for backup in _backups(folder, [found[1]]):
                    if backup.day < today - 1:
                        yield os.path.join(folder, name)


def copy(connection: sqlite3.Connection, target: str) -> None:
    """Copy the log to the file `target`, which appears only when it is whole. Raises LogError and OSError."""
    os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
    part = f"{target}.part"
    with suppress(FileNotFoundError):
        os.remove(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as into:
            into.execute("pragma synchronous = extra")
            connection.backup(into)
            _require_sound(into, target)
        os.replace(part, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.remove(part)
        raise


def _require_sound(copied: sqlite3.Connection, target: str) -> None:
    (answer,) = copied.execute("pragma integrity_check(1)").fetchone()
    if answer != "ok":
        raise LogError(f"the log is damaged, so {target} was not made: {answer}", "run `drill doctor`")


def set_aside(log_path: str, moment: Moment) -> str:
    """Move a log that can't be read out of the way, with its journal, and return where it is now."""
    stamp = moment.at[:19].replace(":", "-")
    aside = f"{log_path}.damaged-{stamp}"
    os.replace(log_path, aside)
    with suppress(FileNotFoundError):  # else SQLite would play it into the log that comes in its place
        os.replace(f"{log_path}-journal", f"{aside}-journal")
    return aside
