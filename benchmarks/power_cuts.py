"""Cut the power at any moment, and see that no acknowledged review is lost.

    python -m benchmarks.power_cuts [CUTS] [--seed SEED] [--short]

A learner practises, and every change to the log's files is written down. Then for each cut the files are made as a
disk may have left them: what was synced before the cut is there; of what was written since, each part of a sector's
size may have arrived or not, in any order; a new file may be missing until it was synced, and a deleted one back until
its folder was. That log is opened as the next session would. The same run shows that logs written with a planted
mistake are caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.faulty_vfs import OK, Change
from benchmarks.planting import planted
from benchmarks.store_faults import VFS, wrong_after
from drill.logfile import database
from drill.store import open_log

FULL, SHORT = 10_000, 300
SECTOR = 512
TOLD = "told"
ARRIVES = 0.5
Practice = Callable[[str, Callable[[str], None]], None]


def honest(path: str, acknowledge: Callable[[str], None]) -> None:
    """Practise for three sessions, each review acknowledged once it is committed, as drill does."""
    for session in range(3):
        with open_log(path) as log:
            for number in range(6):
                answer = f"answer {session} {number}"
                log.record(f"topic/card-{number % 4}", 1 + number % 5, answer=answer + " " * 900 * number)
                acknowledge(answer)
            if undone := log.undo():
                acknowledge(f"-{undone.answer.rstrip()}")
            log.suspend("topic/card-3")


def too_early(path: str, acknowledge: Callable[[str], None]) -> None:
    """Planted mistake: acknowledge before the commit."""
    with open_log(path) as log:
        for number in range(8):
            acknowledge(f"answer {number}")
            log.record("topic/card", 4, answer=f"answer {number}")


def unsynced(path: str, acknowledge: Callable[[str], None]) -> None:
    """Planted mistake: leave syncing to the system."""
    with _instead("synchronous = extra", "synchronous = off"):
        _eight(path, acknowledge)


def folder_unsynced(path: str, acknowledge: Callable[[str], None]) -> None:
    """Planted mistake: sync the files but not the folder that the journal is deleted from."""
    with _instead("synchronous = extra", "synchronous = full"):
        _eight(path, acknowledge)


def no_journal(path: str, acknowledge: Callable[[str], None]) -> None:
    """Planted mistake: keep the journal in memory."""
    with _instead("journal_mode = delete", "journal_mode = memory"):
        _eight(path, acknowledge)


PLANTED: tuple[Practice, ...] = (too_early, unsynced, folder_unsynced, no_journal)


def _eight(path: str, acknowledge: Callable[[str], None]) -> None:
    with open_log(path) as log:
        for number in range(8):
            log.record(f"topic/card-{number}", 4, answer=f"answer {number}")
            acknowledge(f"answer {number}")


def _instead(ours: str, theirs: str) -> AbstractContextManager[None]:
    assert ours in database.PRAGMAS
    return planted(database, "PRAGMAS", database.PRAGMAS.replace(ours, theirs))


def written_down(practice: Practice) -> list[Change]:
    """Practise in an empty folder, and return all changes to files, paths without the folder, and what was told."""
    changes: list[Change] = []
    with tempfile.TemporaryDirectory() as home:

        def watch(change: Change) -> int:
            changes.append(change._replace(path=os.path.relpath(change.path, home)))
            return OK

        VFS.watch = watch
        try:
            practice(os.path.join(home, "log.sqlite"), lambda what: changes.append(Change(TOLD, what)))
        finally:
            VFS.watch = lambda change: OK
    return changes


class Disk:
    """What a disk holds for sure, and what is on its way to it."""

    def __init__(self, chance: random.Random) -> None:
        """Begin with an empty log, which is a file that was made long ago."""
        self._chance = chance
        self.files: dict[str, bytearray] = {"log.sqlite": bytearray()}
        self._coming: dict[str, list[Change]] = {}
        self._unsure: dict[str, bytearray] = {}  # deleted or new, and the folder not synced since

    def change(self, change: Change) -> None:
        """Take note of one change."""
        if change.kind == "open":
            self._coming[change.path] = [change]
        elif change.kind in ("write", "truncate"):
            self._coming.setdefault(change.path, []).append(change)
        elif change.kind == "sync":
            self._arrive(change.path, all_of_it=True)
        elif change.kind == "delete":
            self._delete(change.path, synced=bool(change.at))

    def cut(self) -> dict[str, bytes]:
        """Return what is found after the power came back."""
        for path in list(self._coming):
            self._arrive(path, all_of_it=False)
        back = {path: content for path, content in self._unsure.items() if self._chance.random() < ARRIVES}
        return {path: bytes(content) for path, content in (back | self.files).items()}

    def _arrive(self, path: str, *, all_of_it: bool) -> None:
        for change in self._coming.pop(path, []):
            if change.kind == "open":
                if all_of_it or self._chance.random() < ARRIVES:
                    self._unsure.pop(path, None)
                    self.files[path] = bytearray()
            elif path in self.files:
                self._write(self.files[path], change, all_of_it=all_of_it)

    def _write(self, content: bytearray, change: Change, *, all_of_it: bool) -> None:
        if change.kind == "truncate":
            if all_of_it or self._chance.random() < ARRIVES:
                del content[change.at :]
                content.extend(bytes(change.at - len(content)))
            return
        for start in range(0, len(change.content), SECTOR):
            if all_of_it or self._chance.random() < ARRIVES:
                piece, at = change.content[start : start + SECTOR], change.at + start
                content.extend(bytes(max(0, at + len(piece) - len(content))))
                content[at : at + len(piece)] = piece

    def _delete(self, path: str, *, synced: bool) -> None:
        self._coming.pop(path, None)
        content = self.files.pop(path, None)
        if synced:  # the folder is on the disk with all that was done in it
            self._unsure.clear()
        elif content is not None:
            self._unsure[path] = content


def cut_at(changes: list[Change], at: int, chance: random.Random) -> list[str]:
    """Return what is wrong with the log after a cut before the change number `at`."""
    disk, told = Disk(chance), []
    for change in changes[:at]:
        if change.kind == TOLD:
            told.append(change.path)
        else:
            disk.change(change)
    with tempfile.TemporaryDirectory() as home:
        for path, content in disk.cut().items():
            Path(home, path).write_bytes(content)
        return wrong_after(home, told)


def examine(practice: Practice, cuts: int, seed: int, *, until_caught: bool = False) -> tuple[int, list[str]]:
    """Cut that often at random; return how many cuts were made, and what was wrong."""
    changes, chance = written_down(practice), random.Random(seed)
    faults: list[str] = []
    for done in range(1, cuts + 1):
        at = chance.randint(0, len(changes))
        faults += [f"cut before change {at}: {fault}" for fault in cut_at(changes, at, chance)]
        if until_caught and faults:
            return done, faults
    return cuts, faults


def main() -> int:
    """Print one line per kind of practice."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("cuts", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} cuts")
    told = parser.parse_args()
    cuts, faults = examine(honest, SHORT if told.short else told.cuts, told.seed)
    print(f"{cuts} power cuts, {len(faults)} lost, damaged or badly told", *faults[:20], sep="\n  ")
    sound = not faults
    for mistake in PLANTED:
        done, found = examine(mistake, 2000, told.seed, until_caught=True)
        caught = f"caught after {done} cuts" if found else "not caught"
        print(f"{(mistake.__doc__ or '').removesuffix('.')}: {caught}")
        sound &= bool(found)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
