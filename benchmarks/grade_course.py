"""Grade a course of a thousand submissions whose verdicts are known, while what grades is killed.

    python -m benchmarks.grade_course [SUBMISSIONS] [--seed SEED] [--kills N] [--jobs N] [--short]

The submissions are references, accepted answers, stubs and wrong answers of all katas. Grading runs in a process of
its own, which is killed with SIGKILL at random moments and started again; with Dask installed, also on a cluster of
this machine one worker of which is killed. Each submission must end with one verdict, the right one, in the ledger.
The same run shows that the driver sees what it looks for: gradings with a planted mistake must be caught. Exit code
0 if all that holds. It also measures how many are graded in a second, one after another and `--jobs` at once.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from drill.cards import Kata
from drill.commands import grading
from drill.doors import Doors
from drill.grading.ledger import Graded, Ledger
from drill.installed import missing
from drill.solutions import folder_of

FULL, SHORT = 1000, 12
FAILED = "not passed"
Grade = Callable[[str, grading.Wishes], int]


class Course(NamedTuple):
    """The folder of submissions, and by path whether each must pass."""

    folder: str
    passes: dict[str, bool]


def write_course(folder: str, count: int, chance: random.Random) -> Course:
    """Write `count` programs of all katas, as evenly as may be, each as handed in by a learner of its own."""
    doors = Doors({"DRILL_HOME": folder})
    katas = [
        card for card in doors.library.cards.values() if isinstance(card, Kata) and not missing(card.requires)
    ]
    piles = [_programs(Path(folder_of(doors.places, kata)), kata.id, chance) for kata in katas]
    chance.shuffle(piles)
    passes = {}
    target = Path(folder) / "submissions"
    for number, (kata, program) in zip(range(count), _in_turns(piles), strict=False):
        path = f"learner-{number:04}/{kata}.py"
        (target / path).parent.mkdir(parents=True)
        (target / path).write_bytes(program.read_bytes())
        passes[path] = program.parent.name == "accepted" or program.name == "reference.py"
    return Course(str(target), passes)


def _programs(folder: Path, kata: str, chance: random.Random) -> list[tuple[str, Path]]:
    found = [folder / "reference.py", folder / "stub.py"]
    found += [*folder.glob("accepted/*.py"), *folder.glob("wrong_answer/*.py")]
    found = sorted(path for path in found if path.name[0] != "_")
    chance.shuffle(found)
    return [(kata, path) for path in found]


def _in_turns(piles: list[list[tuple[str, Path]]]) -> Iterator[tuple[str, Path]]:
    while any(piles):
        yield from (pile.pop() for pile in piles if pile)


def saved_at_the_end(folder: str, wishes: grading.Wishes) -> int:
    """Planted mistake: write the verdicts when all are given."""
    held: list[tuple[Ledger, Graded]] = []
    honest, leave = Ledger.add, Ledger.__exit__

    def hold(self: Ledger, entry: Graded) -> bool:
        held.append((self, entry))
        return True

    Ledger.add = hold  # type: ignore[method-assign]

    def late(self: Ledger, *how: object) -> None:
        for ledger, entry in held:
            honest(ledger, entry)
        leave(self, *how)  # type: ignore[arg-type]

    Ledger.__exit__ = late  # type: ignore[method-assign]
    return grading.grade(folder, wishes)


def forgetful(folder: str, wishes: grading.Wishes) -> int:
    """Planted mistake: judge anew what has its verdict."""
    Ledger.get = lambda self, submission, suite: None  # type: ignore[method-assign]
    honest = Ledger.add

    def add(self: Ledger, entry: Graded) -> bool:
        self._entries.clear()
        return honest(self, entry)

    Ledger.add = add  # type: ignore[method-assign]
    return grading.grade(folder, wishes)


PLANTED: tuple[Grade, ...] = (saved_at_the_end, forgetful)


def graded_and_killed(
    grade: Grade, course: Course, chance: random.Random, kills: int, jobs: int
) -> list[str]:
    """Grade the course, killed so often on the way, and return what is wrong with the ledger."""
    ledger = os.path.join(course.folder, grading.LEDGER)
    faults = []
    for _ in range(kills):
        before = len(_lines(ledger))
        wanted = before + chance.randint(1, max(1, (len(course.passes) - before) // 2))
        told = _killed_after(grade, course, jobs, wanted)
        after = len(_lines(ledger))
        if after < before + told:
            faults.append(f"{before + told - after} verdicts that were told are lost")
    child = os.fork()
    if child == 0:
        _grade_and_exit(grade, course, jobs, None)
    _, status = os.waitpid(child, 0)
    if status:
        faults.append(f"grading ended with status {os.waitstatus_to_exitcode(status)}")
    return faults + wrong_with(course, _lines(ledger))


def _killed_after(grade: Grade, course: Course, jobs: int, wanted: int) -> int:
    """Kill a grading once it has told of `wanted` verdicts in all; return of how many new ones it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _grade_and_exit(grade, course, jobs, writing)
    os.close(writing)
    first = told = None
    with open(reading, encoding="utf-8") as pipe:
        for line in pipe:
            told = int(line)
            first = told if first is None else first
            if told >= wanted:
                break
        os.kill(child, signal.SIGKILL)  # while it can still tell: a closed pipe would end it in another way
    os.waitpid(child, 0)
    return 0 if told is None or first is None else told - first + 1


def _grade_and_exit(grade: Grade, course: Course, jobs: int, pipe: int | None) -> None:
    try:
        if pipe is not None:
            grading._tell = lambda done, total: os.write(pipe, f"{done}\n".encode())  # type: ignore[assignment]
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the process ends
        os._exit(grade(course.folder, grading.Wishes(jobs)))
    except BaseException as error:  # noqa: BLE001 - told by the exit code
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        os._exit(99)


def _lines(ledger: str) -> list[dict[str, object]]:
    try:
        content = Path(ledger).read_bytes()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in content[: content.rfind(b"\n") + 1].splitlines()]


def wrong_with(course: Course, lines: list[dict[str, object]]) -> list[str]:
    """Return what is wrong with a finished ledger: verdicts missing, given twice, or not the known one."""
    counts = Counter(str(line["path"]) for line in lines)
    faults = [f"{path} has {counts[path]} verdicts" for path in course.passes if counts[path] != 1]
    return faults + [
        f"{line['path']} is {line['outcome']}, expected {'passed' if course.passes[str(line['path'])] else FAILED}"
        for line in lines
        if (line["outcome"] == "passed") is not course.passes[str(line["path"])]
    ]


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Run a Dask scheduler and workers on this machine; yields its address and the workers."""
    python = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    with tempfile.TemporaryDirectory() as scratch:
        told = os.path.join(scratch, "scheduler.json")
        ours = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": scratch, "env": ours}
        processes = [subprocess.Popen([*python, "--no-dashboard", "--scheduler-file", told], **quiet)]  # type: ignore[call-overload]
        try:
            while not os.path.exists(told):
                time.sleep(0.05)
            address = json.loads(Path(told).read_text(encoding="utf-8"))["address"]
            worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"]
            worker += ["--no-dashboard", "--no-nanny"]
            processes += [subprocess.Popen(worker, **quiet) for _ in range(workers)]  # type: ignore[call-overload]
            yield address, processes[1:]
        finally:
            for process in reversed(processes):
                process.kill()
                process.wait()


def graded_on_a_cluster(course: Course, workers: int) -> list[str]:
    """Grade on a cluster one worker of which is killed after a third of the verdicts; return what is wrong."""
    with cluster(workers) as (address, processes):
        honest = grading._tell

        def tell(done: int, total: int) -> None:
            if done == total // 3:
                processes[0].kill()

        grading._tell = tell  # type: ignore[assignment]
        try:
            with redirect_stdout(io.StringIO()):
                grading.grade(course.folder, grading.Wishes(1, address, as_json=True))
        finally:
            grading._tell = honest
    return wrong_with(course, _lines(os.path.join(course.folder, grading.LEDGER)))


class Pace(NamedTuple):
    """How long a grading took: by the clock, and of all processors together."""

    seconds: float
    processor: float


def graded_in_peace(course: Course, jobs: int) -> tuple[Pace, list[str]]:
    """Grade the course from the beginning, and return how long that took and what is wrong with the ledger."""
    ledger = Path(course.folder, grading.LEDGER)
    ledger.unlink(missing_ok=True)
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        _grade_and_exit(grading.grade, course, jobs, None)
    _, status, used = os.wait4(child, 0)
    pace = Pace(time.perf_counter() - start, used.ru_utime + used.ru_stime)
    faults = [f"grading ended with status {os.waitstatus_to_exitcode(status)}"] if status else []
    return pace, faults + wrong_with(course, _lines(str(ledger)))


def _throughput(count: int, jobs: int, seed: int) -> bool:
    """Print how fast a course is graded one after another, and so many at once."""
    sound, alone = True, None
    with tempfile.TemporaryDirectory() as scratch:
        course = write_course(scratch, count, random.Random(seed))
        for many in sorted({1, jobs}):
            pace, faults = graded_in_peace(course, many)
            alone, sound = alone or pace, sound and not faults
            print(
                f"{'one after another' if many == 1 else f'{many} at once'}: {count - len(faults)} of {count} right, "
                f"{count / pace.seconds:.1f}/s, {count / pace.processor:.1f} for each second of a core, "
                f"{alone.seconds / pace.seconds:.2f} times as fast by the clock; "
                f"{pace.seconds:.0f} s, {pace.processor:.0f} s of processor",
                *faults,
                sep="\n  ",
                flush=True,
            )
    return sound


def main() -> int:
    """Print one line per promise and per planted mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("submissions", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} submissions, one kill, no cluster")
    told = parser.parse_args()
    count, kills = (SHORT, 1) if told.short else (told.submissions, told.kills)
    sound = _promise("killed and started again", count, lambda course, chance: graded_and_killed(
        grading.grade, course, chance, kills, told.jobs), told.seed)  # fmt: skip
    if told.short or find_spec("distributed") is None:
        print("on a cluster: not tried" + ("" if told.short else ", for distributed is not installed"))
    else:
        sound &= _promise("on a cluster, one of two workers killed", count, lambda course, _: graded_on_a_cluster(
            course, 2), told.seed)  # fmt: skip
    if not told.short:
        sound &= _throughput(count, told.jobs, told.seed)
    for planted in PLANTED:
        with tempfile.TemporaryDirectory() as scratch:
            chance = random.Random(told.seed)
            course = write_course(scratch, min(count, SHORT) // 2, chance)
            caught = graded_and_killed(planted, course, chance, 1, told.jobs)
            print(f"{planted.__doc__.removesuffix('.')}: {'caught' if caught else 'not caught'}")  # type: ignore[union-attr]
            sound &= bool(caught)
    return 0 if sound else 1


def _promise(name: str, count: int, run: Callable[[Course, random.Random], list[str]], seed: int) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        chance = random.Random(seed)
        course = write_course(scratch, count, chance)
        start = time.perf_counter()
        faults = run(course, chance)
        seconds = time.perf_counter() - start
    right = len(course.passes) - len(faults)
    print(
        f"{name}: {right} of {len(course.passes)} right, {len(faults)} faults, {len(course.passes) / seconds:.1f}/s",
        flush=True,
    )
    for fault in faults:
        print(f"  {fault}")
    return not faults


if __name__ == "__main__":
    sys.exit(main())
