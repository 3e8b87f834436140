"""Every golden submission gets its verdict, in time, and leaves no process and no file behind."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drill.judge import Judge
from drill.verdicts import Outcome
from tests.golden_cases import (
    CASES,
    KATAS,
    Case,
    adopt_orphans,
    all_cases,
    complaints,
    descendants,
    left_over,
    warm_judge,
    why_not_here,
)

ALL = all_cases()
MARK = "drill-left-behind"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the scratch folders of the judge a parent to look into, and work in a folder of our own."""
    folder = tmp_path_factory.mktemp("scratch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        patch.chdir(tmp_path_factory.mktemp("here"))
        yield folder


@pytest.fixture(scope="module")
def judge_for(scratch: Path) -> Iterator[Callable[[bool], Judge]]:
    """Return a warm judge, with or without torch; both are closed, and nobody must be left, at the end."""
    adopt_orphans()
    judges: dict[bool, Judge] = {}

    def warm(torch: bool) -> Judge:
        if torch not in judges:
            judges[torch] = warm_judge(torch)
        return judges[torch]

    yield warm
    for judge in judges.values():
        judge.close()
    assert not left_over(set()), "the closed judges left processes behind"
    assert not list(scratch.iterdir()), "the closed judges left files behind"


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


def seen_files(case: Case, scratch: Path) -> set[str]:
    """Return the files where a submission could have left some: ours and those that it tries by name."""
    folder = Path(case.work.folder)
    own = [*folder.rglob("*"), *Path.cwd().iterdir(), *scratch.iterdir()]
    tried = [Path(place, MARK) for place in ("/tmp", "/var/tmp", "/dev/shm", Path.home(), *sys.path)]  # noqa: S108
    return {str(path) for path in own} | {str(path) for path in tried if path.exists()}
