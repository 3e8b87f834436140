"""The core loop's speed as ratios: a warm verdict against a cold pytest, and `drill due` against bare Python.

    python -m benchmarks.speed [--rounds 15]

Everything is measured interleaved, in one run, so that whatever else the machine does falls on both sides. Prints
medians and ratios, and exits with 1 where a ratio misses its aim.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from drill.cards import Kata
from drill.decks import load_library
from drill.judge import Judge
from drill.places import find_places
from drill.solutions import open_work, read_folder
from drill.verdicts import Outcome

NUMPY_KATA = "linear-regression/ols-lstsq"
TORCH_KATA = "attention/causal-attention-module"


@dataclass
class Race:
    """Ours against something run in the same breath; `aim` is the largest ratio that is good enough."""

    name: str
    ours: Callable[[], float]
    theirs: Callable[[], float]
    aim: float

    def run(self, rounds: int) -> bool:
        """Measure in turns, print one line, and say whether the aim is met."""
        self.ours(), self.theirs()
        pairs = [(self.ours(), self.theirs()) for _ in range(rounds)]
        ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratio = ours / theirs
        verdict = "met" if ratio <= self.aim else "MISSED"
        print(
            f"{self.name:52} {ours:8.3f} s {theirs:8.3f} s  ratio {ratio:6.3f}  aim {self.aim:6.3f}  {verdict}"
        )
        return ratio <= self.aim


def warm_verdict(judge: Judge, kata: Kata) -> Callable[[], float]:
    """Return a function that judges the kata's reference and gives the wall time in seconds."""
    places = find_places(os.environ)
    work, reference = open_work(places, kata), read_folder(places, kata).reference

    def measure() -> float:
        started = time.perf_counter()
        verdict = judge.judge(work, reference)
        seconds = time.perf_counter() - started
        if verdict.outcome is not Outcome.PASSED:
            raise SystemExit(f"{kata.id}: the reference does not pass: {verdict}")
        return seconds

    return measure


def cold_pytest(kata: Kata, folder: Path) -> Callable[[], float]:
    """Return a function that runs the same suite on the same answer by pytest in a new process; wall seconds."""
    source = Path(open_work(find_places(os.environ), kata).folder)
    for file in source.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    shutil.copy(source / "reference.py", folder / "answer.py")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "suite.py",
    ]
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    def measure() -> float:
        started = time.perf_counter()
        subprocess.run(
            command[:5] + command[7:], cwd=folder, env=environment, check=True, capture_output=True
        )
        return time.perf_counter() - started

    return measure


def cpu_of(command: list[str], environment: dict[str, str]) -> Callable[[], float]:
    """Return a function that runs the command and gives its CPU seconds, user and system."""

    def measure() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return measure


def main() -> int:
    """Run every race; return 0 if all aims are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    library = load_library(find_places(os.environ))
    met = []
    with tempfile.TemporaryDirectory() as scratch, Judge() as judge:
        home = os.environ | {"DRILL_HOME": str(Path(scratch, "home"))}
        program = shutil.which("drill", path=str(Path(sys.executable).parent)) or "drill"
        bare = cpu_of([sys.executable, "-I", "-c", "pass"], dict(os.environ))
        print(f"{'':52} {'ours':>10} {'theirs':>10}")
        asked = cpu_of([program, "due"], home)
        met.append(Race("drill due, against python -I -c pass (CPU)", asked, bare, 2.5).run(rounds * 3))
        for name, aim in ((NUMPY_KATA, 1 / 3), (TORCH_KATA, 1 / 12)):
            kata = library.cards[name]
            if not isinstance(kata, Kata) or ("torch" in kata.requires and find_spec("torch") is None):
                print(f"{name}: not measured, torch is not installed")
                continue
            folder = Path(scratch, name.replace("/", "-"))
            folder.mkdir()
            sides = warm_verdict(judge, kata), cold_pytest(kata, folder)
            race = Race(f"{name}, warm against cold pytest (wall)", *sides, aim)
            met.append(race.run(rounds if aim > 0.1 else max(3, rounds // 3)))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
