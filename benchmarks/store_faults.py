"""Let every change that SQLite makes to the log's files fail, or be the last one, and see that nothing is lost.

    python -m benchmarks.store_faults [CASES] [--seed SEED] [--short]

A scenario goes through everything that writes a log: making it, reviews, a card set aside, undo, reviews of another
program with the backup before them, schedules derived anew, and a restore; a second one opens the log with a program
that is a version ahead, which brings it up to date. At one change to a file the process is
killed, or the disk says that it is full, or reports an error, once or from then on: each change in turn, or CASES of
them chosen at random. What was acknowledged must be there afterwards, the chain whole and the schedules what the
reviews add up to; and what the learner is told must be one sentence of ours. The same run shows that scenarios with a
planted mistake are caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.faulty_vfs import FULL, IO_ERROR, OK, Change, FaultyVfs
from benchmarks.planting import no_transaction, planted
from benchmarks.upgrading import ANSWERS, next_version, older_log
from benchmarks.worlds import without_decks
from drill import safekeeping
from drill.clock import now
from drill.days import learner_day
from drill.errors import DrillError
from drill.logfile import database
from drill.reviews import DAILY, UNDO, Review
from drill.store import Log, open_log

SHORT = 120
CASES_A_LINE = 250
"""So often a long run says how far it is."""

FAULTS = ("kill", "full once", "full from then on", "error once", "error from then on")
Acknowledge = Callable[[str], None]
Scenario = Callable[[str, Acknowledge], None]


class Case(NamedTuple):
    """A fault at one change of a scenario, counted from 0."""

    at: int
    fault: str


def honest(path: str, acknowledge: Acknowledge) -> None:
    """Everything that writes a log, each review acknowledged once it is committed, as drill does."""
    for step in (_practised, _imported, _rebuilt, _restored):
        with suppress(DrillError):  # the learner is told, and goes on
            step(path, acknowledge)


def _practised(path: str, acknowledge: Acknowledge) -> None:
    with open_log(path) as log:
        for number, card in enumerate(("a/one", "a/two", "b/three", "a/one")):
            with suppress(DrillError):
                log.record(card, number + 2, answer=f"answer {number}" + " " * 700 * number)
                acknowledge(f"answer {number}")
        with suppress(DrillError):
            log.suspend("b/three")
        with suppress(DrillError):
            if undone := log.undo():
                acknowledge(f"-{undone.answer.rstrip()}")


def _imported(path: str, acknowledge: Acknowledge) -> None:
    moment = now()
    day = learner_day(moment.instant) - 40
    facts = (day, moment.at, "UTC", DAILY, 4)
    names = [f"from elsewhere {number}" for number in range(5)]
    events = [Review(name[-1], "", f"c/{name[-1]}", *facts, answer=name) for name in names]
    with open_log(path) as log:
        log.take_in("elsewhere", events)
        for event in events:
            acknowledge(event.answer)


def _rebuilt(path: str, acknowledge: Acknowledge) -> None:
    with open_log(path) as log:
        log.rebuild()


def _restored(path: str, acknowledge: Acknowledge) -> None:
    """Put a backup back that was made just before: nothing may be missing, whatever happens on the way."""
    doors = without_decks(os.path.dirname(path))
    try:
        copy = doors.log.backup()
        safekeeping.restore(doors, safekeeping.find(doors, copy))
    finally:
        if "log" in vars(doors):
            doors.log.close()


def upgraded(path: str, acknowledge: Acknowledge) -> None:
    """Bring an older log up to date, and go on with it. Needs `next_version`."""
    Path(path).write_bytes(older_log())
    for answer in ANSWERS:
        acknowledge(answer)
    with suppress(DrillError), open_log(path) as log:
        log.record("a/card-1", 4, answer="after the upgrade")
        acknowledge("after the upgrade")


def too_early(path: str, acknowledge: Acknowledge) -> None:
    """Planted mistake: acknowledge before the commit."""
    with suppress(DrillError), open_log(path) as log:
        for number in range(4):
            acknowledge(f"answer {number}")
            with suppress(DrillError):
                log.record("a/one", 4, answer=f"answer {number}")


def in_two_transactions(path: str, acknowledge: Acknowledge) -> None:
    """Planted mistake: write the review, and then its schedule."""
    with suppress(DrillError), open_log(path) as log:
        for number in range(4):
            moment = now()
            facts = (learner_day(moment.instant), moment.at, moment.zone, DAILY, 4)
            with suppress(DrillError):
                with log._writing():
                    log._append(moment, Review("", "", "a/one", *facts, answer=f"answer {number}"))
                with log._writing():
                    log._refold("a/one")
                acknowledge(f"answer {number}")


def unwrapped(path: str, acknowledge: Acknowledge) -> None:
    """Planted mistake: let the errors of SQLite through as they are."""
    with suppress(DrillError), closing(database.connect(path)) as connection:
        connection.execute("create table if not exists t (x)")
        connection.execute("insert into t values (1)")


def upgraded_in_steps(path: str, acknowledge: Acknowledge) -> None:
    """Planted mistake: upgrade without a transaction."""
    with planted(database, "transaction", no_transaction):
        upgraded(path, acknowledge)


PLANTED: tuple[Scenario, ...] = (too_early, in_two_transactions, unwrapped, upgraded_in_steps)


def run(scenario: Scenario, case: Case | None, home: str) -> tuple[int, list[str], list[str]]:
    """Run the scenario in a process of its own; return how many changes it made, what was acknowledged, and faults."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _live(scenario, case, home, writing)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        lines = pipe.read().splitlines()
    os.waitpid(child, 0)
    told = [line[1:] for line in lines if line[0] == "+"]
    faults = [line[1:] for line in lines if line[0] == "!"]
    changes = [int(line[1:]) for line in lines if line[0] == "#"]
    return changes[-1] if changes else 0, told, faults


def _live(scenario: Scenario, case: Case | None, home: str, pipe: int) -> None:
    count = 0

    def watch(change: Change) -> int:
        nonlocal count
        here, count = count, count + 1
        if case is None or here < case.at or (here > case.at and case.fault.endswith("once")):
            return OK
        if case.fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return FULL if case.fault.startswith("full") else IO_ERROR

    def tell(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    try:
        VFS.watch = watch
        scenario(os.path.join(home, "log.sqlite"), lambda what: tell(f"+{what}"))
        tell(f"#{count}")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what the driver looks for
        where = traceback.extract_tb(error.__traceback__)[-1]
        tell(
            f"!{type(error).__name__}: {error} at {os.path.basename(where.filename)}:{where.lineno}".replace(
                "\n", " "
            )
        )
    finally:
        os._exit(0)


def wrong_after(home: str, told: list[str]) -> list[str]:
    """Open the log as the next session would; return what is lost of what was acknowledged, and what is wrong."""
    path = os.path.join(home, "log.sqlite")
    if not os.path.exists(path):
        return [f"the log is gone, with {len(told)} acknowledged reviews"] if told else []
    try:
        with open_log(path) as log:
            kept = set(_kept(log))
            lost = [f"lost: {what}" for what in told if what not in kept]
            return lost + [fault.what for fault in log.verify()]
    except DrillError as error:
        return [f"the log can't be opened afterwards: {error}"]


def _kept(log: Log) -> Iterator[str]:
    events = {event.id: event for event in log.events()}
    for event in events.values():
        yield f"-{events[event.retracts].answer.rstrip()}" if event.kind == UNDO else event.answer.rstrip()


def examine(
    scenario: Scenario, cases: list[Case], *, until_caught: bool = False
) -> tuple[int, int, list[str]]:
    """Run all cases; return how many were run, how many acknowledged, and every fault with its case."""
    acknowledged, found, done = 0, [], 0
    for case in cases:
        with tempfile.TemporaryDirectory() as home:
            _, told, faults = run(scenario, case, home)
            faults += wrong_after(home, told)
        done, acknowledged = done + 1, acknowledged + len(told)
        found += [f"{case.fault} at change {case.at}: {fault}" for fault in faults]
        if until_caught and found:
            break
        if not done % CASES_A_LINE and done < len(cases):
            print(f"… {done} of {len(cases)} faults injected, {len(found)} lost so far", flush=True)
    return done, acknowledged, found


def cases_of(scenario: Scenario, count: int, chance: random.Random) -> list[Case]:
    """Return every fault at every change of the scenario in random order, or the first `count` of them."""
    with tempfile.TemporaryDirectory() as home:
        changes, _, faults = run(scenario, None, home)
    if faults:
        raise SystemExit(f"without a fault already: {faults[0]}")
    cases = [Case(at, fault) for at in range(changes) for fault in FAULTS]
    chance.shuffle(cases)
    return cases[: count or None]


def main() -> int:
    """Print one line per kind of scenario."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "cases", type=int, nargs="?", default=0, help="without it every change is made to fail"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} cases")
    told = parser.parse_args()
    chance = random.Random(told.seed)
    count = SHORT if told.short else told.cases
    older_log()  # made once, by the program as it is
    sound = _sound(honest, count - count // 4, chance)
    with next_version():
        sound &= _sound(upgraded, count // 4, chance)
        caught = [_caught(scenario, chance) for scenario in PLANTED]
    return 0 if all(caught) and sound else 1


def _sound(scenario: Scenario, count: int, chance: random.Random) -> bool:
    what = (scenario.__doc__ or "").partition(".")[0].partition(",")[0]
    done, acknowledged, faults = examine(scenario, cases_of(scenario, count, chance))
    told = f"{done} faults injected, {acknowledged} acknowledged, {len(faults)} lost, damaged or badly told"
    print(f"{what}: {told}", *faults, sep="\n  ", flush=True)
    return not faults


def _caught(scenario: Scenario, chance: random.Random) -> bool:
    done, _, faults = examine(scenario, cases_of(scenario, 400, chance), until_caught=True)
    mistake = (scenario.__doc__ or "").removesuffix(".")
    print(f"{mistake}: {f'caught after {done}' if faults else 'not caught'}", flush=True)
    return bool(faults)


VFS = FaultyVfs()


if __name__ == "__main__":
    sys.exit(main())
