"""What is killed beside sessions and mocks: imports, upgrades of older logs, and backups."""

from __future__ import annotations

import os
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from glob import glob
from pathlib import Path
from typing import Any

from benchmarks.killing import Acknowledge, Kind, check_log, log_of, with_a_log
from benchmarks.planting import no_transaction, planted
from benchmarks.upgrading import ANSWERS, half_upgraded, next_version, older_log
from drill.clock import now
from drill.days import learner_day
from drill.errors import DrillError
from drill.logfile import arrivals, backups, database, hashchain
from drill.reviews import DAILY, Review
from drill.store import open_log, open_to_look


def imported(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Imports, each after its backup."""
    with open_log(log_of(home)) as log:
        while True:
            name, events = _arriving(chance)
            if chance.random() < 0.5:
                log.take_in("elsewhere", events)
            else:
                log.merge(list(_chained(f"device-{name}", events)))
            acknowledge(f"{name} {len(events)}")


def imported_in_steps(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: import without a transaction."""
    with planted(database, "transaction", no_transaction):
        imported(home, chance, acknowledge)


def _arriving(chance: random.Random) -> tuple[str, list[Review]]:
    """Return the name of an import, and its reviews: each tells in its answer how many they are."""
    name, size, moment = f"{chance.getrandbits(64):016x}", chance.randrange(2, 30), now()
    day = learner_day(moment.instant) - 40
    return name, [
        Review(arrivals.name_of(moment.milliseconds + number, name), "", f"c/{number % 5}", day, moment.at, "UTC",
               DAILY, 4, answer=f"{name} {size}")
        for number in range(size)
    ]  # fmt: skip


def _chained(device: str, events: list[Review]) -> Iterator[Review]:
    head = hashchain.START
    for event in events:
        linked = event._replace(device=device, previous=head)
        head = hashchain.digest(linked)
        yield linked


def check_imports(home: str, told: set[str]) -> tuple[int, list[str]]:
    """Return how many imports are gone, and those that are there in part."""
    _, faults = check_log(home, set())
    with open_log(log_of(home)) as log:
        there = Counter(event.answer for event in log.events())
    half = [f"{count} reviews of an import of {answer}" for answer, count in there.items()
            if count != int(answer.split()[1])]  # fmt: skip
    made, wrong = _sound_backups(backups.folder_for(log_of(home)))
    if there and not made:
        wrong.append("there is no backup from before the imports")
    return len(told - set(there)), [*faults, *half, *wrong]


def upgraded(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Older logs brought up to date, and new ones made."""
    with next_version():
        for number in range(1_000_000):
            folder = os.path.join(home, str(number))
            os.mkdir(folder)
            if number % 3:
                _put(os.path.join(folder, "old"), log_of(folder))
            open_log(log_of(folder)).close()
            acknowledge(str(number))


def upgraded_in_steps(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: upgrade without a transaction."""
    with planted(database, "transaction", no_transaction):
        upgraded(home, chance, acknowledge)


def _put(part: str, path: str) -> None:
    Path(part).write_bytes(older_log())
    os.replace(part, path)


def check_upgrades(home: str, told: set[str]) -> tuple[int, list[str]]:
    """Return how many upgrades that were told are gone, and the logs that are half of one version."""
    lost, faults = 0, list[str]()
    with next_version():
        for folder in glob(f"{home}/*/log.sqlite"):
            gone, wrong = _upgrade_of(os.path.dirname(folder), told)
            lost, faults = lost + gone, faults + wrong
    return lost, faults


def _upgrade_of(folder: str, told: set[str]) -> tuple[int, list[str]]:
    number, path = os.path.basename(folder), log_of(folder)
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("pragma user_version").fetchone()
    older = int(number) % 3 > 0
    made, faults = _sound_backups(backups.folder_for(path), version=database.SCHEMA_VERSION - 1)
    if older and version == database.SCHEMA_VERSION and not made:
        faults.append("upgraded, and there is no backup from before")
    try:
        faults += half_upgraded(path, ANSWERS if older else ())
        with open_log(path) as log:
            kept = {event.answer for event in log.events()}
            faults += [fault.what for fault in log.verify()]
    except (DrillError, sqlite3.Error) as error:
        faults.append(str(error))
        kept = set()
    lost = older and not kept.issuperset(ANSWERS)
    return int(lost or (number in told and version != database.SCHEMA_VERSION)), faults


def backed_up(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Reviews, and a backup now and then."""
    with open_log(log_of(home)) as log:
        while True:
            for _ in range(chance.randrange(1, 4)):
                answer = f"{chance.getrandbits(64):016x}" + " " * chance.randrange(3000)
                log.record(f"topic/card-{chance.randrange(50)}", chance.randrange(6), answer=answer)
            path = log.backup(why=chance.choice((backups.BY_HAND, backups.DAILY, "before-import")))
            acknowledge(f"{path} {answer}")


def copied_in_place(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: write a backup under its own name."""
    with planted(backups, "copy", _copied):
        backed_up(home, chance, acknowledge)


def _copied(connection: sqlite3.Connection, target: str) -> None:
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with closing(sqlite3.connect(target)) as into:
        connection.backup(into, pages=1)


def check_backups(home: str, told: set[str]) -> tuple[int, list[str]]:
    """Return how many backups that were told are gone or lack a review from before them, and which are broken."""
    _, faults = check_log(home, set())
    made, wrong = _sound_backups(backups.folder_for(log_of(home)))
    lost = [each for each in told if each.split()[1] not in made.get(each.split()[0], set())]
    return len(lost), [*faults, *wrong]


def _sound_backups(
    folder: str, *, version: int = database.SCHEMA_VERSION
) -> tuple[dict[str, set[str]], list[str]]:
    """Return the answers that each backup which counts holds, and what is wrong with one."""
    made: dict[str, set[str]] = {}
    faults: list[str] = []
    with planted(database, "SCHEMA_VERSION", version):
        for backup in backups.listed(folder):
            try:
                if not os.path.getsize(backup.path):
                    faults.append("a backup counts and is empty")
                with open_to_look(backup.path) as log:
                    made[backup.path] = {event.answer.rstrip() for event in log.events()}
                    faults += [f"a backup is damaged: {fault.what}" for fault in log.verify()]
            except DrillError as error:
                faults.append(f"a backup counts and can't be read: {error}")
    return made, faults


def _make_older_log(home: str) -> None:
    older_log()


IMPORTS: dict[str, Any] = {"check": check_imports, "prepare": with_a_log}
UPGRADES: dict[str, Any] = {"check": check_upgrades, "prepare": _make_older_log, "lives": 1}
BACKUPS: dict[str, Any] = {"check": check_backups, "prepare": with_a_log}
KINDS = (
    Kind(imported, **IMPORTS),
    Kind(upgraded, **UPGRADES),
    Kind(backed_up, **BACKUPS),
)
PLANTED = (
    Kind(imported_in_steps, **IMPORTS),
    Kind(upgraded_in_steps, **UPGRADES),
    Kind(copied_in_place, **BACKUPS),
)
