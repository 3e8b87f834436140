"""The golden submissions of the judge: how their folders are read, and what a verdict must be like.

A case is a folder of `judge_cases/` with `answer.py` and `expected.toml`; the katas they answer lie in
`judge_katas/`. A new case is a new folder and no code. The keys of `expected.toml`:

    kata      the folder in judge_katas/
    outcome   the outcome, or a list of those that are admissible where systems differ
    optional: line, message_contains, prints_contain, mistake, counts = [passed, total], seconds (the limit),
    cheat = true (a try to pass without solving), requires = ["torch"], needs = ["landlock", "memory limit"]
"""

from __future__ import annotations

import ast
import contextlib
import ctypes
import os
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from drill.cards import Example
from drill.judge import Judge, Work
from drill.verdicts import Outcome, Verdict

HERE = Path(__file__).parent
CASES, KATAS = HERE / "judge_cases", HERE / "judge_katas"
LINUX = sys.platform.startswith("linux")
LANDLOCK_CREATE_RULESET, VERSION = 444, 1
SET_CHILD_SUBREAPER = 36
WARMING_SECONDS = 60.0


@dataclass(frozen=True)
class Case:
    """One golden submission with what is expected of its verdict."""

    name: str
    submission: str
    work: Work
    outcomes: tuple[Outcome, ...]
    cheat: bool = False
    line: int | None = None
    message_contains: str = ""
    prints_contain: str = ""
    mistake: str = ""
    counts: tuple[int, int] | None = None
    needs: tuple[str, ...] = ()

    @property
    def torch(self) -> bool:
        """Return whether the submission needs a judge that has torch at hand."""
        return "torch" in self.work.requires


def all_cases() -> list[Case]:
    """Return every case, in the order of the names."""
    return [read_case(folder) for folder in sorted(CASES.iterdir()) if folder.is_dir()]


def read_case(folder: Path) -> Case:
    """Read one folder; the submission keeps its byte-order mark and its line ends."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    requires, seconds = expected.pop("requires", None), expected.pop("seconds", None)
    outcome = expected.pop("outcome")
    counts = expected.pop("counts", None)
    return Case(
        name=folder.name,
        submission=(folder / "answer.py").read_bytes().decode("utf-8"),
        work=open_kata(KATAS / expected.pop("kata"), requires, seconds),
        outcomes=tuple(map(Outcome, [outcome] if isinstance(outcome, str) else outcome)),
        counts=None if counts is None else (counts[0], counts[1]),
        needs=tuple(expected.pop("needs", ())),
        **expected,
    )


def open_kata(folder: Path, requires: list[str] | None = None, seconds: float | None = None) -> Work:
    """Return the work of a test kata, described by its `kata.toml`."""
    kata = tomllib.loads((folder / "kata.toml").read_text(encoding="utf-8"))
    suite = ast.parse((folder / "suite.py").read_text(encoding="utf-8"))
    functions = [node.name for node in suite.body if isinstance(node, ast.FunctionDef)]
    return Work(
        id=f"judging/{folder.name}",
        folder=str(folder),
        entry=tuple(kata["entry"]),
        requires=tuple(requires or kata["requires"]),
        examples=tuple(Example(**example) for example in kata.get("examples", ())),
        tests=tuple(name for name in functions if name.startswith("test_")),
        seconds=seconds or kata["seconds"],
    )


def complaints(case: Case, verdict: Verdict, elapsed: float) -> Iterator[str]:
    """Yield what is wrong with a verdict that came after `elapsed` seconds."""
    if verdict.outcome not in case.outcomes:
        yield f"{verdict.outcome!s} in place of {' or '.join(case.outcomes)}: {verdict}"
    if elapsed > case.work.seconds * crowding() + 1.0:
        yield f"answered after {elapsed:.2f} s, the limit is {case.work.seconds} s"
    if Outcome.PASSED in case.outcomes and (verdict.mistake or verdict.failures):
        yield f"a right answer is blamed: {verdict}"
    if case.counts and (verdict.passed, verdict.total) != case.counts:
        yield f"{verdict.passed} of {verdict.total} in place of {case.counts}"
    if case.mistake and (verdict.mistake is None or verdict.mistake.name != case.mistake):
        yield f"the mistake is {verdict.mistake}, not {case.mistake}"
    yield from _missing_text(case, verdict)


def _missing_text(case: Case, verdict: Verdict) -> Iterator[str]:
    said = "\n".join([verdict.message, *(f"{each.got} {each.detail}" for each in verdict.failures)])
    lines = [each.line for each in verdict.failures]
    if case.message_contains.lower() not in said.lower():
        yield f"no {case.message_contains!r} in {said!r}"
    if case.prints_contain not in verdict.prints:
        yield f"no {case.prints_contain!r} in the prints {verdict.prints!r}"
    if case.line is not None and case.line not in lines and f"line {case.line}" not in said:
        yield f"line {case.line} is not named: {verdict}"


def crowding() -> float:
    """Return how many processes want each processor: limits do not count the time spent waiting for one."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def why_not_here(case: Case) -> str:
    """Return why the case can't be judged on this system, or an empty text."""
    if case.torch and find_spec("torch") is None:
        return "torch is not installed"
    if "landlock" in case.needs and landlock_version() < 1:
        return "the files of others can't be hidden on this system"
    if "memory limit" in case.needs and not LINUX:
        return "memory can't be limited on this system"
    return ""


@cache
def landlock_version() -> int:
    """Return the version of Landlock that the kernel speaks, or a number below one."""
    if not LINUX:
        return 0
    return int(ctypes.CDLL(None).syscall(LANDLOCK_CREATE_RULESET, None, 0, VERSION))


def warm_judge(torch: bool) -> Judge:
    """Return a judge that has judged one right answer under a wide limit: its libraries are loaded."""
    judge = Judge(torch=torch)
    name = "attention" if torch else "softmax"
    work = open_kata(KATAS / name, seconds=WARMING_SECONDS)
    verdict = judge.judge(work, (KATAS / name / "reference.py").read_text(encoding="utf-8"))
    assert verdict.outcome is Outcome.PASSED, verdict
    return judge


def adopt_orphans() -> None:
    """Become the parent of every process whose own parent, one of our descendants, has ended."""
    if LINUX:
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants() -> set[int]:
    """Return the ids of all processes below this one, without those that have ended."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*") if LINUX else ():
        try:
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            parents[int(entry.name)] = int(parent)
    found: set[int] = set()
    below = {os.getpid()}
    while below:
        below = {child for child, parent in parents.items() if parent in below} - found
        found |= below
    return found


def left_over(before: set[int]) -> set[int]:
    """Kill and return the processes that came since and stay a second, beyond those that replaced others."""
    deadline = time.monotonic() + 1.0
    while len(now := descendants()) > len(before) and time.monotonic() < deadline:
        os.sched_yield()
    extra = now - before if len(now) > len(before) else set()
    for pid in extra:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return extra
