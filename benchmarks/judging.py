"""The judge: a warm, confined verdict beside a cold pytest and beside pytest in an already warm fork, unconfined."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measuring import Aim, Contest, Measure, Server, Side, processor_seconds_of, user_environment
from drill.cards import Kata, Library
from drill.decks import load_library
from drill.judge import Judge
from drill.judge.work import Work
from drill.places import Places, find_places
from drill.proof import prove_all
from drill.proving.bench import Step
from drill.solutions import folder_of, open_work, read_folder
from drill.verdicts import Outcome

THEME = "The judge, confined"
NUMPY_KATA = "linear-regression/ols-lstsq"
TORCH_KATA = "attention/causal-attention-module"
CHECKED, SO_MANY = "classification-metrics", 2
TICKS = os.sysconf("SC_CLK_TCK")
STANDBY_SECONDS = 5.0
AT_ONCE = 10
"""The kernel counts processor time of other processes in ticks of 10 ms: so many verdicts are measured together."""


def contests(scratch: Path) -> Iterator[Contest]:
    """Yield the contests; those with torch only where it is installed."""
    places = find_places(os.environ)
    library = load_library(places)
    environment = user_environment(str(scratch / "judge-home"))
    for name, warm, cold, rounds in ((NUMPY_KATA, 2.0, 1 / 4, 9), (TORCH_KATA, 0.0, 1 / 18, 5)):
        kata = library.cards[name]
        assert isinstance(kata, Kata)
        if "torch" in kata.requires and find_spec("torch") is None:
            print(f"{name}: not measured, torch is not installed", file=sys.stderr)
            continue
        yield from _verdicts(_Bench(scratch, places, kata, environment), warm, cold, rounds)
    yield from _throughput(library, places)


class _Bench:
    """A kata, its folder for pytest, and the environment that pytest gets."""

    def __init__(self, scratch: Path, places: Places, kata: Kata, environment: dict[str, str]) -> None:
        self.kata = kata
        self.work: Work = open_work(places, kata)
        self.reference = read_folder(places, kata).reference
        self.environment = environment | {
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        self.folder = scratch / kata.id.replace("/", "-")
        self.folder.mkdir()
        for file in Path(self.work.folder).iterdir():
            if file.is_file():
                shutil.copy(file, self.folder)
        shutil.copy(self.folder / "reference.py", self.folder / "answer.py")

    def cold_pytest(self) -> Measure:
        """Return the wall seconds of the same suite on the same answer by pytest in a new process."""
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "suite.py"]
        run = processor_seconds_of(command, self.environment)

        def measure() -> float:
            here = os.getcwd()
            os.chdir(self.folder)
            try:
                started = time.perf_counter()
                run()
                return time.perf_counter() - started
            finally:
                os.chdir(here)

        return measure

    def judged(self, judge: Judge) -> Callable[[], None]:
        """Return the work of one verdict on the reference."""

        def once() -> None:
            verdict = judge.judge(self.work, self.reference)
            if verdict.outcome is not Outcome.PASSED:
                raise SystemExit(f"{self.kata.id}: the reference does not pass: {verdict}")

        return once


def _verdicts(bench: _Bench, warm: float, cold: float, rounds: int) -> Iterator[Contest]:
    name = bench.kata.id
    with Judge(torch="torch" in bench.kata.requires) as judge:
        once = bench.judged(judge)

        def wall() -> float:
            started = time.perf_counter()
            once()
            return time.perf_counter() - started

        def processor() -> float:
            before = family_seconds()
            for _ in range(AT_ONCE):
                once()
            return (family_seconds() - before) / AT_ONCE

        first, second = wall(), wall()
        print(f"{name}: the first verdict took {first:.3f} s, the second {second:.3f} s", file=sys.stderr)
        cold_side = Side("cold pytest", bench.cold_pytest())
        yield Contest(
            THEME,
            f"verdict on {name}, wall time",
            wall,
            (cold_side,),
            Aim(cold, cold_side.name),
            rounds=rounds,
            note="Collecting and running the suite, without any isolation, takes most of it, with torch the fork",
        )
        if warm:
            folder = str(bench.folder)
            fork = Server(
                [sys.executable, str(Path(__file__).parent / "warm_fork.py")], bench.environment, folder
            )
            side = fork.side("pytest in a warm fork", "run")
            aim = Aim(warm, side.name)
            yield Contest(THEME, f"verdict on {name}, processor time", processor, (side,), aim, rounds=rounds)
            fork.close()
        with Judge(torch="torch" in bench.kata.requires, forks=False) as standby:
            spare = bench.judged(standby)

            def used_once() -> float:
                time.sleep(
                    STANDBY_SECONDS
                )  # until the processes that take the place of the last ones are warm
                started = time.perf_counter()
                spare()
                return time.perf_counter() - started

            yield Contest(
                THEME,
                f"verdict on {name}, forks beside standby processes",
                wall,
                (Side("standby processes, used once", used_once),),
                rounds=5,
            )
        yield Contest(
            THEME,
            f"first verdict of a session on {name}, zygote ready",
            lambda: _first(bench),
            (Side("second verdict", wall),),
            Aim(1.25, "second verdict"),
            rounds=5,
        )


def _first(bench: _Bench) -> float:
    """Return the wall seconds of the first verdict of a judge that had time to warm up, as while a card is read."""
    with Judge(torch="torch" in bench.kata.requires) as judge:
        judge.examples(bench.work, "def answer(): pass")  # returns once every process is there
        started = time.perf_counter()
        bench.judged(judge)()
        return time.perf_counter() - started


def family_seconds() -> float:
    """Return the processor seconds of this process and all that descend from it, the ended ones included."""
    children: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                with open(f"/proc/{entry.name}/stat", encoding="utf-8", errors="replace") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
            ticks[int(entry.name)] = sum(map(int, fields[11:15]))
    total, waiting = 0, [os.getpid()]
    while waiting:
        pid = waiting.pop()
        total += ticks.get(pid, 0)
        waiting += children.get(pid, [])
    return total / TICKS


def _throughput(library: Library, places: Places) -> Iterator[Contest]:
    """Yield how many submissions `drill check` judges in a second of processor time, on one core and on all."""
    katas = [card for card in library.cards.values() if isinstance(card, Kata) and card.topic == CHECKED]
    pairs = [(kata, folder_of(places, kata)) for kata in katas[:SO_MANY]]

    def rate(jobs: int) -> Measure:
        def measure() -> float:
            before = family_seconds()
            events = list(prove_all(pairs, jobs=jobs, again=True))
            spent = family_seconds() - before
            return sum(isinstance(event, Step) for event in events) / spent

        return measure

    cores = os.cpu_count() or 1
    yield Contest(
        THEME,
        "submissions judged by `drill check`, a second of a core",
        rate(1),
        (Side(f"the same on {cores} cores at once", rate(cores)),),
        Aim(least=5.0),
        unit="/s",
        rounds=3,
        note="Each is two forks and a run of pytest, and for a wrong answer a third fork, to name its mistake",
    )
