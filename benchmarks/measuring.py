"""How things are measured: sides of a contest in turns, in one run, so that what else the machine does falls on all.

A measurement is a function that does its work once and returns what that cost, in seconds unless its contest says
otherwise. Medians are compared, and the spread is that of the middle half.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contest: its name, and what it measures."""

    name: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Aim:
    """What is good enough: at most so many times the side `against`, or at most the value itself without one.

    Where `least` is set, a larger value is better, and it is the least that is good enough.
    """

    most: float = 0.0
    against: str = ""
    least: float = 0.0

    def text(self, unit: str) -> str:
        """Return the aim in words."""
        if self.least:
            return f"≥ {shown(self.least, unit)}"
        return f"≤ {self.most:.3g} × {self.against}" if self.against else f"≤ {shown(self.most, unit)}"


@dataclass(frozen=True, slots=True)
class Contest:
    """What we do, beside what others need for the same and what can't be undercut."""

    theme: str
    what: str
    ours: Measure
    others: tuple[Side, ...] = ()
    aim: Aim | None = None
    unit: str = "s"
    rounds: int = 15
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The medians and spreads of a contest, ours first."""

    theme: str
    what: str
    unit: str
    names: tuple[str, ...]
    medians: tuple[float, ...]
    spreads: tuple[float, ...]
    aim: str
    met: bool | None
    note: str = ""

    def ratio(self, place: int) -> float:
        """Return ours over the side at this place."""
        return self.medians[0] / self.medians[place] if self.medians[place] else float("nan")


def hold(contest: Contest, rounds: int) -> Result:
    """Measure all sides in so many turns, after one turn that does not count."""
    sides = (Side("drill", contest.ours), *contest.others)
    for side in sides:
        side.measure()
    turns = [[side.measure() for side in sides] for _ in range(rounds)]
    columns = list(zip(*turns, strict=True))
    medians = tuple(statistics.median(column) for column in columns)
    spreads = tuple(_middle_half(column) for column in columns)
    names = tuple(side.name for side in sides)
    met = None if contest.aim is None else _is_met(contest.aim, names, medians)
    aim = contest.aim.text(contest.unit) if contest.aim else ""
    return Result(contest.theme, contest.what, contest.unit, names, medians, spreads, aim, met, contest.note)


def _middle_half(values: Sequence[float]) -> float:
    """Return the distance between the quartiles as a share of the median."""
    if len(values) < 4 or not statistics.median(values):
        return 0.0
    low, middle, high = statistics.quantiles(values, n=4)
    return (high - low) / middle


def _is_met(aim: Aim, names: Sequence[str], medians: Sequence[float]) -> bool:
    if aim.least:
        return medians[0] >= aim.least
    limit = medians[names.index(aim.against)] if aim.against else 1.0
    return medians[0] <= aim.most * limit


def shown(value: float, unit: str) -> str:
    """Return a value with its unit, seconds as ms or µs where that reads better."""
    if unit != "s":
        return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"
    factor, name = (1.0, "s") if value >= 1 else (1e-3, "ms") if value >= 1e-3 else (1e-6, "µs")
    return f"{value / factor:.3g} {name}"


def user_environment(home: str) -> dict[str, str]:
    """Return the environment of a learner: this one, with a home of its own, and with bytecode kept as usual."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"DRILL_HOME": home}


def processor_seconds_of(command: Sequence[str], environment: Mapping[str, str]) -> Measure:
    """Return a measurement of a command's processor seconds, user and system, its children included."""

    def measure() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return measure


def wall_of(work: Callable[[], object]) -> Measure:
    """Return a measurement of the wall time of `work`, per call."""

    def measure() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return measure


def processor_of(work: Callable[[], object]) -> Measure:
    """Return a measurement of the processor time of this process for `work`, per call."""

    def measure() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    return measure


def bare_python(environment: Mapping[str, str]) -> Side:
    """Return the side of a Python that does nothing: the limit of every start."""
    return Side("bare Python", processor_seconds_of([sys.executable, "-I", "-c", "pass"], environment))


class Server:
    """A program that waits, warm, for the names of measurements on its stdin, and answers each with seconds."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], cwd: str) -> None:
        """Start it and wait until it says that it is ready."""
        self._process = subprocess.Popen(
            command,
            env=environment,
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._expect("ready")

    def side(self, name: str, measurement: str) -> Side:
        """Return a side that has the program make the measurement."""
        return Side(name, lambda: self.ask(measurement))

    def ask(self, measurement: str) -> float:
        """Return what the program measures."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(measurement + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def _expect(self, word: str) -> None:
        assert self._process.stdout
        said = self._process.stdout.readline().strip()
        if said != word:
            raise SystemExit(f"{self._process.args!r} said {said!r} instead of {word!r}")
