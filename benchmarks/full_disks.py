"""Disks that are full: sessions, mocks, imports, backups and syncs go on until they are refused, and after it."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple

from benchmarks.cornering import (
    Corner,
    badly_told,
    command,
    mount_small,
    nothing,
    session,
    small_files,
    unmount,
)
from benchmarks.kill_kinds import BACKUPS, IMPORTS, backed_up, imported
from benchmarks.kill_mocks import SITTINGS, mocked
from benchmarks.kill_sessions import LOGS, answers, honest, practised
from benchmarks.killing import Acknowledge, Kind, check_log, log_of
from drill.errors import DrillError
from drill.logfile import backups
from drill.sessions.desk import Wish, Wished
from drill.store import open_log, open_to_look
from drill.syncing import folder
from drill.syncing.exchange import exchange

COMMANDS = (
    ("due",), ("due", "--json"), ("undo",), ("backup",), ("config", "minutes", "20"), ("doctor",), ("stats", "--json"),
    ("plan", "--date", "2096-12-01", "--minutes", "30"), ("export", "--log", "{disk}/log.jsonl"),
    ("report", "--html", "{disk}/report.html"), ("sync", "{disk}/carried"), ("restore", "--list"), ("mock", "list"),
    ("new", "deck", "mine"),
)  # fmt: skip
CHANGES = ("undo",)
"""Commands that take something back where they are not refused."""
FILLER = "filler"
MOST = 1000


def synced(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Reviews, and syncs through a folder on the same disk."""
    carried = os.path.join(os.path.dirname(home), "carried")
    os.makedirs(carried, exist_ok=True)
    with open_log(log_of(home)) as log:
        for number, (card, quality, answer) in enumerate(answers(chance)):
            log.record(card, quality, answer=answer)
            acknowledge(answer)
            if not number % 5:
                done = exchange(log, carried, folder.mark(log.path), backups.folder_for(log.path))
                if done.failure:
                    raise done.failure


def check_synced(home: str, told: set[str]) -> tuple[int, list[str]]:
    """Sync once more, with a second device too: both must have everything."""
    missing, faults = check_log(home, told)
    other, carried = os.path.join(home, "other"), os.path.join(os.path.dirname(home), "carried")
    os.makedirs(carried, exist_ok=True)
    for each in (home, other):
        with open_log(log_of(each)) as log:
            done = exchange(log, carried, folder.mark(log.path), backups.folder_for(log.path))
            faults += [
                str(problem) for problem in done.arrival.problems if "within a line" not in str(problem)
            ]
    return missing + check_log(other, told)[0], faults


KINDS = (
    Kind(honest, **LOGS), Kind(practised, **LOGS), Kind(mocked, **SITTINGS), Kind(imported, **IMPORTS),
    Kind(backed_up, **BACKUPS), Kind(synced, check_synced, LOGS["prepare"]),
)  # fmt: skip


class Filled(NamedTuple):
    """What came of filling a disk: how much was acknowledged, the commands that were run, and what was wrong."""

    acknowledged: int
    commands: int
    faults: list[str]


class Disk(NamedTuple):
    """A disk that will be full: its folder, what corners whoever writes there, and how room is made."""

    folder: str
    corner: Corner
    make_room: Callable[[], None]


@contextmanager
def small_disk(chance: random.Random) -> Iterator[Disk]:
    """Mount a small disk, a part of it filled by something that can be removed."""
    with tempfile.TemporaryDirectory() as path:
        mount_small(path, 2000)
        try:
            filler = os.path.join(path, FILLER)
            with open(filler, "wb") as file:
                file.write(bytes(chance.randrange(1500, 1880) * 1024))
            yield Disk(path, nothing, lambda: os.remove(filler))
        finally:
            unmount(path)


@contextmanager
def limited_files(chance: random.Random) -> Iterator[Disk]:
    """Let files grow to a limit only."""
    with tempfile.TemporaryDirectory() as path:
        yield Disk(path, small_files(chance.randrange(57, 160) * 1024 + chance.randrange(2048)), lambda: None)


def fill(kind: Kind, how: Callable[[random.Random], object], environ: Mapping[str, str], seed: int) -> Filled:
    """Let sessions of a kind go on until the disk is full; then commands; then make room and go on."""
    chance = random.Random(seed)
    with how(chance) as disk:  # type: ignore[attr-defined]
        home = os.path.join(disk.folder, "home")
        os.mkdir(home)
        kind.prepare(home)
        told, faults = _until_full(kind, home, disk, seed)
        environ = {**environ, "DRILL_HOME": home}
        given = [tuple(word.format(disk=disk.folder) for word in each) for each in chance.sample(COMMANDS, 4)]
        if kind.check is not check_log:
            given = [arguments for arguments in given if arguments[0] not in CHANGES]
        for arguments in given:
            ran = command(environ, *arguments, corner=disk.corner)
            faults += [f"`drill {' '.join(arguments)}`: {fault}" for fault in badly_told(ran)]
            if arguments[0] in CHANGES and ran.code == 0:
                told = set(_kept(home)) & told
        disk.make_room()
        faults += _after(kind, home, told, seed)
        return Filled(len(told), len(given), [f"{kind.told}, seed {seed}: {fault}" for fault in faults])


def _until_full(kind: Kind, home: str, disk: Disk, seed: int) -> tuple[set[str], list[str]]:
    told: set[str] = set()
    for again in range(2):  # who is refused tries once more
        chance = random.Random(2 * seed + again)
        played = session(lambda tell: kind.live(home, chance, _at_most(MOST, tell)), disk.corner)  # noqa: B023
        told |= {line.rstrip() for line in played.told}
        if played.faults:
            return told, played.faults
    try:
        with open_to_look(log_of(home)) as log:
            return told, [f"on the full disk: {fault.what}" for fault in log.verify()]
    except DrillError as error:
        return told, [f"on the full disk the log can't be read: {error}"]


def _at_most(count: int, tell: Acknowledge) -> Acknowledge:
    """Return what ends the session after so many acknowledgements: mocks are small, and take long to fill a disk."""
    left = iter(range(count))

    def told(what: str) -> None:
        tell(what)
        if next(left, None) is None:
            raise Wished(Wish.QUIT)

    return told


def _after(kind: Kind, home: str, told: set[str], seed: int) -> list[str]:
    """Return what is wrong once there is room: what is lost, and what does not go on."""
    try:
        lost, faults = kind.check(home, told)
        with open_log(log_of(home)) as log:
            log.record("topic/card-1", 4, answer="there is room")
            log.backup()
            faults += [fault.what for fault in log.verify()]
    except DrillError as error:
        return [f"though there is room: {error}"]
    return [*([f"{lost} lost"] if lost else []), *faults]


def _kept(home: str) -> Iterator[str]:
    with suppress(DrillError), open_to_look(log_of(home)) as log:
        yield from (review.answer.rstrip() for review in log.reviews())
