"""Lets a process live, kills it with SIGKILL at a random moment, and looks at what it left: again and again."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from drill.reviews import UNDO
from drill.store import Log, open_log

Acknowledge = Callable[[str], None]
Driven = Callable[[str, random.Random, Acknowledge], None]
"""Lives in a home until it is killed, and tells what the learner could take for kept. Texts are never used twice."""
Check = Callable[[str, set[str]], tuple[int, list[str]]]
"""Says how much of what was acknowledged in a home is not there, and what else is wrong."""

SHORT_LIFE, LONG_LIFE = 0.08, 4.0
"""Seconds: a session lives for a random part of the first, and where disk or processor are slow of up to the second."""
FEW = 3
"""So many acknowledgements must fit into the longest life, twice."""
LIVES_A_HOME = 25
LEAST_A_LIFE = 0.5
"""A run whose sessions acknowledge less than this on average shows nothing."""
LIVES_A_LINE = 500


def nothing(home: str) -> None:
    """Prepare nothing."""


class Kind(NamedTuple):
    """A kind of session: what lives in a home that was prepared, how often, and what must be true afterwards."""

    live: Driven
    check: Check
    prepare: Callable[[str], None] = nothing
    lives: int = LIVES_A_HOME

    @property
    def told(self) -> str:
        """Return what it does, in words."""
        return (self.live.__doc__ or "").partition("\n")[0].removesuffix(".")


class Outcome(NamedTuple):
    """What came of killing one kind of session."""

    kills: int
    acknowledged: int
    lost: int
    faults: tuple[str, ...]

    @property
    def a_life(self) -> float:
        """Return how much a session acknowledged on average before it was killed."""
        return self.acknowledged / max(1, self.kills)

    @property
    def sound(self) -> bool:
        """Say whether everything that was acknowledged is there and all is whole."""
        return not self.lost and not self.faults


def kill_often(kind: Kind, kills: int, seed: int, *, until_caught: bool = False) -> Outcome:
    """Run and kill sessions that often, in a new home now and then, and look at the home each time."""
    chance = random.Random(seed)
    longest = min(LONG_LIFE, max(SHORT_LIFE, 2 * _seconds_for_few(kind)))
    acknowledged = lost = done = 0
    faults: list[str] = []
    while done < kills and not (until_caught and (lost or faults)):
        with tempfile.TemporaryDirectory() as home:
            kind.prepare(home)
            told: set[str] = set()
            for _ in range(min(kind.lives, kills - done)):
                told |= set(run_and_kill(kind.live, home, chance, longest))
                done += 1
                missing, wrong = kind.check(home, told)
                if not done % LIVES_A_LINE and done < kills:
                    print(f"… {kind.told}: {done} of {kills} kills", flush=True)
                if missing or wrong:
                    break
            acknowledged, lost, faults = acknowledged + len(told), lost + missing, [*faults, *wrong]
    return Outcome(done, acknowledged, lost, tuple(faults))


def _seconds_for_few(kind: Kind) -> float:
    """Return in what time a session here, and now, acknowledges a few things."""
    with tempfile.TemporaryDirectory() as home:
        kind.prepare(home)
        begun = time.monotonic()
        child, reading = _begun(kind.live, home, 0)
        with open(reading, encoding="utf-8") as pipe:
            for _ in range(FEW):
                pipe.readline()
            _killed(child)
        return time.monotonic() - begun


def run_and_kill(session: Driven, home: str, chance: random.Random, longest: float) -> list[str]:
    """Run the session in a process of its own, kill it, and return what it had acknowledged."""
    seed, life = chance.getrandbits(64), chance.uniform(0, longest)
    child, reading = _begun(session, home, seed)
    time.sleep(life)
    status = _killed(child)
    with open(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"{session.__name__} ended by itself with status {status}")
    return told.splitlines()


def _begun(session: Driven, home: str, seed: int) -> tuple[int, int]:
    """Begin the session; return its process, and where to read what it acknowledges."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _live(session, home, seed, writing)
    os.close(writing)
    return child, reading


def _killed(child: int) -> int:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _live(session: Driven, home: str, seed: int, pipe: int) -> None:
    try:
        chance = random.Random(seed)
        session(home, chance, lambda what: _tell(pipe, what))
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must hear of it
        traceback.print_exc()
    finally:
        os._exit(1)


def _tell(pipe: int, what: str) -> None:
    os.write(pipe, f"{what.rstrip()}\n".encode())


def log_of(home: str) -> str:
    """Return where the log of a home is."""
    return os.path.join(home, "log.sqlite")


def with_a_log(home: str) -> None:
    """Make an empty log."""
    open_log(log_of(home)).close()


def check_log(home: str, told: set[str]) -> tuple[int, list[str]]:
    """Return how many of the acknowledged reviews and undos are not in the log, and what is wrong with it."""
    with open_log(log_of(home)) as log:
        missing = len(told - set(_kept(log)))
        return missing, [fault.what for fault in log.verify()]


def _kept(log: Log) -> Iterator[str]:
    events = {event.id: event for event in log.events()}
    for event in events.values():
        yield f"-{events[event.retracts].answer}".rstrip() if event.kind == UNDO else event.answer.rstrip()
