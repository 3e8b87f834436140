"""Flip a bit in copies of a log: each must be found, told in one sentence and put right from a backup, or be harmless.

    python -m benchmarks.bit_flips [COPIES] [--seed SEED] [--short]

A flip is harmless if every event and every schedule reads as before. It is found if opening the log says so, or if
`drill doctor` does. Found damage is restored from the backup of the day before, after which the log must be sound and
hold what the backup held. The same run shows that an examination with a planted mistake lets damage through, which
is caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.planting import planted
from benchmarks.worlds import without_decks
from drill import safekeeping
from drill.errors import DrillError
from drill.logfile import audit
from drill.store import Log, open_log, open_to_look

FULL, SHORT = 2000, 60
REVIEWS, CARDS = 200, 160
HARMLESS, TOLD, FOUND = "harmless", "told when the log was opened", "found by the examination"


class Whole(NamedTuple):
    """A log with its backup: the bytes of both, and everything that a learner could read in the log."""

    log: bytes
    backup: bytes
    readable: object


def whole_log(seed: int) -> Whole:
    """Write a log of many reviews, with its backup."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as home:
        path, copy = os.path.join(home, "log.sqlite"), os.path.join(home, "copy.sqlite")
        with open_log(path) as log:
            for number in range(REVIEWS):
                card = f"topic-{chance.randrange(4)}/card-{chance.randrange(CARDS // 4)}"
                log.record(
                    card, chance.randrange(6), seconds=chance.random() * 90, answer=f"answer {number} é"
                )
                if not chance.randrange(12):
                    log.undo()
            log.suspend(card)
            log.backup(copy)
            return Whole(Path(path).read_bytes(), Path(copy).read_bytes(), _readable(log))


def _readable(log: Log) -> object:
    return (tuple(log.events()), tuple(sorted(log.schedules().items())), log.verify() == [])


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one bit flipped."""
    damaged = bytearray(content)
    damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def fate_of(damaged: bytes, whole: Whole, *, restore: bool = True) -> tuple[str, list[str]]:
    """Return what became of a damaged copy, and what was wrong with how it was met and put right."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "log.sqlite")
        Path(path).write_bytes(damaged)
        os.mkdir(os.path.join(home, "backups"))
        backup = os.path.join(home, "backups", "log-2026-01-01T12-00-00-daily.sqlite")
        Path(backup).write_bytes(whole.backup)
        try:
            fate, faults = met(path, whole)
            return fate, faults or (restored(home, backup, whole) if restore and fate != HARMLESS else [])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the driver looks for
            return type(error).__name__, [f"{type(error).__name__}: {error}".replace("\n", " ")]


def met(path: str, whole: Whole) -> tuple[str, list[str]]:
    """Meet the log as commands do: one that only looks, and then a session; then examine it."""
    try:
        with open_to_look(path) as log:
            faults = log.verify()
            readable = None if faults else _readable(log)
        if not faults:
            with open_log(path):
                pass
    except DrillError:
        return TOLD, []
    if faults:
        return FOUND, []
    return HARMLESS, [] if readable == whole.readable else [
        "silent damage: it reads otherwise, and nothing says so"
    ]


def restored(home: str, backup: str, whole: Whole) -> list[str]:
    """Restore the backup; return what is wrong with the log that is there then."""
    doors = without_decks(home)
    try:
        safekeeping.restore(doors, safekeeping.find(doors, backup))
    finally:
        for name in ("log", "log_to_look"):
            if name in vars(doors):
                getattr(doors, name).close()
    with open_to_look(os.path.join(home, "log.sqlite")) as log:
        return [] if _readable(log) == whole.readable else ["the restored log is not what the backup held"]


def examine(copies: int, seed: int, *, until_caught: bool = False) -> tuple[int, Counter[str], list[str]]:
    """Flip a bit in so many copies; return how many, what became of them, and every fault."""
    whole, chance = whole_log(seed), random.Random(seed)
    fates: Counter[str] = Counter()
    faults: list[str] = []
    for done in range(1, copies + 1):
        fate, wrong = fate_of(flipped(whole.log, chance), whole, restore=not until_caught)
        fates[fate] += 1
        faults += wrong
        if until_caught and faults:
            return done, fates, faults
    return copies, fates, faults


PLANTED = {
    "examine the file and the schedules, and not the chain of digests": "chain_faults",
    "believe the schedules that are stored": "schedule_faults",
}
"""Planted mistakes, each with the part of the examination that does without looking."""


def main() -> int:
    """Print what became of the copies, and one line per planted mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("copies", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} copies")
    told = parser.parse_args()
    copies, fates, faults = examine(SHORT if told.short else told.copies, told.seed)
    became = ", ".join(f"{count} {fate}" for fate, count in fates.most_common())
    print(f"{copies} bits flipped: {became}; {len(faults)} silent or badly told", *faults[:20], sep="\n  ")
    sound = not faults
    for mistake, part in PLANTED.items():
        with planted(audit, part, lambda *_: iter(())):
            done, _, found = examine(2000, told.seed, until_caught=True)
        print(f"Planted mistake: {mistake}: {f'caught after {done}' if found else 'not caught'}")
        sound &= bool(found)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
