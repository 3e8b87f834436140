"""One sync: what others wrote is taken in, then what the files lack is added to the file of this device.

The order is what makes it safe to be killed anywhere: the log takes in all or nothing, and whatever did not get into
the file is lacking there at the next sync.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from drill.errors import LogError
from drill.logfile.hashchain import digest
from drill.problems import Problem
from drill.reviews import Review
from drill.syncing import folder, lines, union
from drill.syncing.lines import Contents, Held


class Log(Protocol):
    """The log of this device, as far as a sync needs it."""

    def device(self) -> str:
        """Return the name under which this device writes."""

    def renew_device(self) -> None:
        """Write under another name from now on."""

    def events(self) -> Iterable[Review]:
        """Return every event."""

    def merge(self, events: Sequence[Review], *, why: str, folder: str) -> int:
        """Add events after a backup."""


class Arrival(NamedTuple):
    """What came of some files: how many reviews are new here, which ones wait, what the files lack, what is wrong."""

    taken: int
    waiting: tuple[Held, ...]
    lacking: tuple[Review, ...]
    problems: list[Problem]


class Exchange(NamedTuple):
    """What a sync did: what arrived, how many reviews it gave, whether this device got another name, and what kept it
    from giving."""

    arrival: Arrival
    given: int
    renewed: bool
    failure: LogError | None


def exchange(log: Log, path: str, machine: str, backups: str) -> Exchange:
    """Sync the log with the folder at `path`; `machine` tells this home from a copy of it. Raises DrillError."""
    files, unreadable = folder.read(path)
    renewed = _renew_if_copied(log, files, machine)
    arrival = arrive(log, files, why="before-sync", backups=backups)
    arrival = arrival._replace(problems=unreadable + arrival.problems)
    name = folder.own_name(log.device(), machine)
    try:
        _give(os.path.join(path, name), files, arrival.lacking)
    except LogError as failure:
        return Exchange(arrival, 0, renewed, failure)
    return Exchange(arrival, len(arrival.lacking), renewed, None)


def arrive(log: Log, files: Sequence[Contents], *, why: str, backups: str, dry: bool = False) -> Arrival:
    """Take in what is new in the files, after a backup, unless this is a rehearsal."""
    events = list(log.events())
    held = union.united(files)
    found = union.compared(held, events)
    ready = union.settled(found, held, lambda: {digest(event) for event in events})
    known = {event.id for event in events} | {each.event.id for each in held.values()}
    problems = union.problems(files, found, known)
    if ready.taken and not dry:
        log.merge(ready.taken, why=why, folder=backups)
    return Arrival(len(ready.taken), ready.waiting, found.lacking, problems)


def _renew_if_copied(log: Log, files: Sequence[Contents], machine: str) -> bool:
    """Take another name where somebody else writes under that of this device; say whether that was so."""
    device = log.device()
    known = {event.id for event in log.events() if event.device == device}
    copied = union.is_copied(device, folder.own_name(device, machine), files, known)
    if copied:
        log.renew_device()
    return copied


def _give(path: str, files: Sequence[Contents], lacking: Sequence[Review]) -> None:
    """Add the events to the file of this device, beneath a header unless there is one."""
    if lacking:
        name = os.path.basename(path)
        own = next((file for file in files if os.path.basename(file.file) == name), None)
        header = own is None or own.version != lines.VERSION
        folder.append(path, lines.text_of(lacking, header=header))
