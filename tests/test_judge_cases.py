"""Every golden submission gets its verdict, in time, and leaves no process and no file behind."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from golden_cases import CASES, KATAS, Case, all_cases, complaints, open_kata, why_not_here

from drill.judge import Judge
from drill.verdicts import Outcome

ALL = all_cases()
LINUX = sys.platform.startswith("linux")
SET_CHILD_SUBREAPER = 36
MARK = "drill-left-behind"
WARMING_SECONDS = 60.0


@pytest.fixture(scope="module")
def adopted() -> None:
    """Make orphans of the judge's processes ours, so that none can hide by double forking."""
    if LINUX:
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give every scratch folder of the judge a parent that can be looked into."""
    folder = tmp_path_factory.mktemp("scratch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        yield folder


@pytest.fixture(scope="module")
def judge_for(adopted: None, scratch: Path) -> Iterator[Callable[[bool], Judge]]:
    """Return a warm judge, with or without torch; both are closed, and nobody must be left, at the end."""
    judges: dict[bool, Judge] = {}

    def warm(torch: bool) -> Judge:
        if torch not in judges:
            judges[torch] = Judge(torch=torch)
            warm_up(judges[torch], torch)
        return judges[torch]

    yield warm
    for judge in judges.values():
        judge.close()
    assert not left_over(set()), "the closed judges left processes behind"
    assert not list(scratch.iterdir()), "the closed judges left files behind"


def warm_up(judge: Judge, torch: bool) -> None:
    """Judge one right answer with a wide limit: the libraries are loaded once it is done."""
    name = "attention" if torch else "softmax"
    work = open_kata(KATAS / name, seconds=WARMING_SECONDS)
    verdict = judge.judge(work, (KATAS / name / "reference.py").read_text(encoding="utf-8"))
    assert verdict.outcome is Outcome.PASSED, verdict


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_golden_submission(case: Case, judge_for: Callable[[bool], Judge], scratch: Path) -> None:
    if reason := why_not_here(case):
        pytest.skip(reason)
    judge = judge_for(case.torch)
    processes, files = descendants(), seen_files(case, scratch)
    where = os.getcwd()

    started = time.monotonic()
    verdict = judge.judge(case.work, case.submission)
    elapsed = time.monotonic() - started

    assert not list(complaints(case, verdict, elapsed))
    assert not left_over(processes)
    assert seen_files(case, scratch) == files
    assert os.getcwd() == where


def test_cases_are_of_every_kind() -> None:
    outcomes = {outcome for case in ALL if len(case.outcomes) == 1 for outcome in case.outcomes}
    assert outcomes == set(Outcome) - {Outcome.UNJUDGED}
    assert len(ALL) >= 70
    assert {case.work.id for case in ALL} == {f"judging/{folder.name}" for folder in KATAS.iterdir()}


def test_cheats_are_never_allowed_to_pass() -> None:
    assert not [case.name for case in ALL if case.cheat and Outcome.PASSED in case.outcomes]


def test_awkward_bytes_survive_the_repository() -> None:
    assert (CASES / "right_bom" / "answer.py").read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in (CASES / "right_crlf" / "answer.py").read_bytes()


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
    """Kill and return the processes that came since and stay, beyond those that replaced others."""
    deadline = time.monotonic() + 1.0
    while len(now := descendants()) > len(before) and time.monotonic() < deadline:
        os.sched_yield()
    extra = now - before if len(now) > len(before) else set()
    for pid in extra:
        os.kill(pid, signal.SIGKILL)
    return extra


def seen_files(case: Case, scratch: Path) -> set[str]:
    """Return the files where a submission could have left some: ours and those that it tries by name."""
    folder = Path(case.work.folder)
    own = [*folder.rglob("*"), *Path.cwd().iterdir(), *scratch.iterdir()]
    tried = [Path(place, MARK) for place in ("/tmp", "/var/tmp", "/dev/shm", Path.home(), *sys.path)]  # noqa: S108
    return {str(path) for path in own} | {str(path) for path in tried if path.exists()}
