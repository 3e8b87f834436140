"""Backups as commands make them: once a day after practice, before whatever rewrites much, and back again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple

from drill import clock
from drill.doors import Doors, replay_of
from drill.errors import DrillError, LogError, UsageError
from drill.logfile import backups, database
from drill.logfile.backups import Backup
from drill.store import Log, open_log, open_to_look


class Restored(NamedTuple):
    """What a restore did: from which backup, how many reviews there are now, and where the log before it is."""

    source: str
    reviews: int
    before: str
    missing: int


def folder(doors: Doors) -> str:
    """Return the folder of backups: the learner's choice, or `backups/` beside the log."""
    chosen = doors.settings.backups
    return os.path.expanduser(chosen) if chosen else backups.folder_for(doors.places.log)


def daily(doors: Doors) -> None:
    """Back the log up unless that was done on this day of the learner's, and thin old backups.

    Practice never fails for want of a backup: what stands in the way is told by `drill doctor`.
    """
    day, where = doors.log.today(), folder(doors)
    if any(backup.why == backups.DAILY and backup.day >= day for backup in backups.listed(where)):
        return
    try:
        doors.log.backup(why=backups.DAILY, folder=where)
    except LogError:
        return
    backups.thin(where, day)


def before(doors: Doors, what: str) -> str:
    """Back the log up before `what`, which will rewrite much; return where the copy is. Raises LogError."""
    return doors.log.backup(why=f"before-{what}", folder=folder(doors))


def find(doors: Doors, name: str) -> Backup:
    """Return the backup that is meant: the newest, the one with this number in the list, or a file.

    Raises UsageError where there is none.
    """
    known = backups.listed(folder(doors))
    if not name and known:
        return known[0]
    if name.isdigit() and 1 <= int(name) <= len(known):
        return known[int(name) - 1]
    if os.path.isfile(name):
        return Backup(os.path.abspath(name), "", 0, "")
    what = f"there is no backup {name!r}" if name else "there are no backups yet"
    raise UsageError(what, "`drill restore --list` lists them; a path to a file works too")


def restore(doors: Doors, backup: Backup) -> Restored:
    """Put the backup in the log's place, after examining it and backing up what stands there.

    Another program that has the log open goes on with the restored one. Raises LogError.
    """
    with open_to_look(backup.path, read_clock=clock.now) as source:
        # Its schedules may be those of former names or of another scheduler: they are derived anew.
        if not os.path.getsize(backup.path):
            raise LogError(f"{backup.path} is empty", "choose another backup")
        if faults := [fault for fault in source.verify() if fault.part != "schedules"]:
            raise LogError(f"{backup.path} is damaged: {faults[0].what}", "choose another backup")
        kept = {event.id for event in source.events()}
    path, there = doors.places.log, _ids(doors)
    aside = _save_present(doors, readable=there is not None)
    with (
        database.explained(path),
        closing(sqlite3.connect(backup.path)) as copy,
        closing(database.connect(path)) as into,
    ):
        copy.backup(into)
    with _opened(doors) as log:
        log.rebuild()
        reviews = sum(1 for _ in log.reviews())
    return Restored(backup.path, reviews, aside, len((there or set()) - kept))


def _ids(doors: Doors) -> set[str] | None:
    """Return the ids of the log's events; None where it can't be read."""
    try:
        return {event.id for event in doors.log_to_look.events()}
    except DrillError:
        return None


def _save_present(doors: Doors, *, readable: bool) -> str:
    """Back up the log that stands there, or move it aside where it is too damaged for that.

    A sound one stays where it is: what can't be written then is the disk, and the restore would fail as well.
    """
    path = doors.places.log
    if not os.path.exists(path):
        return ""
    if readable:
        try:
            return before(doors, "restore")
        except DrillError:
            if not doors.log_to_look.verify():
                raise
    return backups.set_aside(path, clock.now())


def _opened(doors: Doors) -> Log:
    return open_log(
        doors.places.log,
        read_clock=clock.now,
        rollover_hour=doors.settings.rollover_hour,
        renamed=doors.library.renamed,
        how=replay_of(doors.settings.scheduler),
    )


def repair(doors: Doors) -> list[str]:
    """Mend what can be derived, and return what was done in sentences; damage of facts needs a restore."""
    faults = doors.log.verify()
    done = []
    if any(fault.part == "schedules" for fault in faults):
        before(doors, "repair")
        doors.log.rebuild()
        done.append("the schedules were derived anew from the reviews")
    if any(fault.part != "schedules" for fault in faults):
        done.append("the reviews themselves are damaged: `drill restore --list` shows what can be put back")
    return done or ["there was nothing to repair"]
