"""Full disks, homes that can't be written, odd logs and journals: nothing is lost, and each is told in one sentence.

    python -m benchmarks.hostile_homes [FILLINGS] [--seed SEED] [--short]

Sessions, mocks, imports, backups and syncs fill a small disk, or files that may not grow, until they are refused: what
was acknowledged must be there, and all must go on once there is room. The program's own command line meets homes that
are read-only, closed, missing, a file, or hold a log of a newer version or of another program: it must end with a code
of the documented ones and one sentence with its fix, and change nothing that it may not. Journals left over are rolled
back; those that are missing, cut short, of another log or garbage are harmless, or found and put right from a backup.
The same run shows that planted mistakes are caught. What the system does not allow is said, and not shown. Exit code 0
if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks import full_disks, journals, odd_homes, worlds
from benchmarks.cornering import mounts_allowed, obeys_rights, with_own_mounts
from benchmarks.full_disks import fill, limited_files, small_disk
from benchmarks.kill_sessions import LOGS, too_early
from benchmarks.killing import Kind
from benchmarks.planting import planted
from drill import places
from drill.logfile import database

FULL, SHORT = 240, 6
FILLINGS_A_LINE = 40
MOST_TRIES = 40
Environ = Mapping[str, str]


@contextmanager
def small_library() -> Iterator[Environ]:
    """Let two small decks be all that is shipped; the environment of commands."""
    with tempfile.TemporaryDirectory() as folder:
        worlds.write_decks(Path(folder), cards=20, decks=2)
        with planted(places, "_shipped", lambda: folder):
            yield {"PATH": os.environ.get("PATH", ""), "HOME": folder}


def fill_disks(environ: Environ, count: int, seed: int, *, mounts: bool) -> list[str]:
    """Fill so many disks; print what came of it, and return what was wrong."""
    ways = (small_disk, limited_files) if mounts else (limited_files,)
    acknowledged = commands = 0
    faults: list[str] = []
    for number in range(count):
        kind = full_disks.KINDS[number % len(full_disks.KINDS)]
        way = ways[(number + number // len(full_disks.KINDS)) % len(ways)]
        done = fill(kind, way, environ, seed + number)
        acknowledged, commands = acknowledged + done.acknowledged, commands + done.commands
        faults += done.faults
        if not (number + 1) % FILLINGS_A_LINE and number + 1 < count:
            print(f"… {number + 1} of {count} disks filled", flush=True)
    counts = f"{count} disks filled, {acknowledged} acknowledged, {commands} commands"
    _tell(f"{counts}, {len(faults)} lost, damaged or badly told", faults)
    return faults


def meet_homes(environ: Environ, *, able: set[str], short: bool, seed: int) -> list[str]:
    """Meet all odd homes, with all commands or with one each; print what came of it, and return what was wrong."""
    chance, commands = random.Random(seed), 0
    faults: list[str] = []
    odd = [each for each in odd_homes.ODD if not each.needs or each.needs in able]
    given = odd_homes.LOOKS + odd_homes.WRITES
    for each in odd:
        ran, wrong = odd_homes.meet(each, environ, (chance.choice(given),) if short else given)
        commands, faults = commands + ran, faults + wrong
    _tell(f"{len(odd)} odd homes, {commands} commands, {len(faults)} changed, lost or badly told", faults)
    return faults


def meet_journals(environ: Environ, rounds: int, seed: int, *, until_caught: bool = False) -> list[str]:
    """Meet so many of each kind of journal; print what came of it, and return what was wrong."""
    chance, fates = random.Random(seed), Counter[str]()
    faults: list[str] = []
    for number in range(rounds):
        for beside in journals.kinds(seed + number):
            fate, wrong = journals.meet(beside, environ, chance)
            fates[fate] += 1
            faults += wrong
            if until_caught and faults:
                return faults
    if not until_caught:
        became = ", ".join(f"{count} {fate}" for fate, count in fates.most_common())
        _tell(f"{fates.total()} journals: {became}; {len(faults)} silent, lost or badly told", faults)
    return faults


def _tell(line: str, faults: list[str]) -> None:
    print(line, *faults[:30], sep="\n  ", flush=True)


@contextmanager
def _unexplained(path: str) -> Iterator[None]:
    yield


def _tidied(path: str) -> sqlite3.Connection:
    Path(f"{path}-journal").unlink(missing_ok=True)
    return _connect(path)


_connect = database._connect


def _odd(environ: Environ, what: str, *command: str) -> list[str]:
    odd = next(each for each in odd_homes.ODD if each.what == what)
    return odd_homes.meet(odd, environ, (command,))[1]


def planted_mistakes(environ: Environ, seed: int) -> dict[str, Callable[[], list[str]]]:
    """Return the planted mistakes, and what shows each."""

    def unexplained() -> list[str]:
        with planted(database, "explained", _unexplained):
            return _odd(environ, "a log that is text", "backup")

    def any_version() -> list[str]:
        with planted(database, "version_of", lambda *_: database.SCHEMA_VERSION):
            return _odd(environ, "a log of a newer version", "suspend", odd_homes.CARD)

    def tidied() -> list[str]:
        with planted(database, "_connect", _tidied):
            return meet_journals(environ, 1, seed, until_caught=True)

    def early() -> list[str]:
        for tried in range(MOST_TRIES):
            if found := fill(Kind(too_early, **LOGS), limited_files, environ, seed + tried).faults:
                return found
        return []

    return {
        "let errors of SQLite through": unexplained,
        "open a log of any version": any_version,
        "remove a journal that is left over": tidied,
        "acknowledge before the commit": early,
    }


def main() -> int:
    """Print one line per promise, what is not shown, and one line per planted mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("fillings", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--short", action="store_true", help=f"{SHORT} fillings, one command in each odd home"
    )
    told = parser.parse_args()
    if mounts_allowed():
        return with_own_mounts(lambda: _examine(told, {"mounts"}))
    return _examine(told, set())


def _examine(told: argparse.Namespace, able: set[str]) -> int:
    """Meet everything that the system allows."""
    if obeys_rights():
        able.add("rights")
    for needed, what in (("mounts", "small and read-only disks"), ("rights", "homes without the rights")):
        if needed not in able:
            print(f"not shown here, since the system does not allow it: {what}")
    fillings = SHORT if told.short else told.fillings
    with small_library() as environ:
        faults = fill_disks(environ, fillings, told.seed, mounts="mounts" in able)
        faults += meet_homes(environ, able=able, short=told.short, seed=told.seed)
        faults += meet_journals(environ, 2 if told.short else max(2, fillings // 4), told.seed)
        caught = []
        for mistake, shown in planted_mistakes(environ, told.seed).items():
            caught.append(bool(shown()))
            print(f"Planted mistake: {mistake}: {'caught' if caught[-1] else 'not caught'}", flush=True)
    return 0 if all(caught) and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
