"""Copies of the log, made by SQLite's own backup, which copes with writers, and checked before they count."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress

from drill.days import Moment
from drill.errors import LogError


def path_for(log_path: str, moment: Moment, why: str) -> str:
    """Return where a backup of this moment goes: `backups/` beside the log."""
    stamp = moment.at[:19].replace(":", "-")
    return os.path.join(os.path.dirname(log_path), "backups", f"log-{stamp}-{why}.sqlite")


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
