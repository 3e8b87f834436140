"""Judges submissions side by side: by several judges of this machine, or by the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import NamedTuple

from drill.grading.handed_in import Submission
from drill.grading.ledger import Graded, graded
from drill.judge import Judge, Work
from drill.proving.side_by_side import side_by_side
from drill.verdicts import Outcome, Verdict

ATTEMPTS = 3
"""A process of ours may die of a full machine, or be killed: then another judge tries again."""


class Due(NamedTuple):
    """A submission to be judged, with the digest of what decides about it."""

    submission: Submission
    suite: str


class Trouble(NamedTuple):
    """A submission on which no verdict could be given, and why."""

    path: str
    why: str


def grade_here(due: Iterable[Due], works: Mapping[str, Work], jobs: int) -> Iterator[Graded | Trouble]:
    """Judge by `jobs` judges on this machine, and yield each verdict as it is given, in any order."""

    def worker(own: Iterator[Due], tell: Callable[[Graded | Trouble], None]) -> None:
        with Bench() as bench:
            for each in own:
                tell(bench.judged(each, works[each.submission.kata]))

    # Katas of one kind together, so that a judge warms up for torch once.
    yield from side_by_side(jobs, sorted(due, key=lambda each: works[each.submission.kata].requires), worker)


class Bench:
    """One judge, replaced when it breaks; a context manager that leaves no process behind."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._stack = ExitStack()
        self._judge: Judge | None = None

    def __enter__(self) -> Bench:
        """Return the bench itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process."""
        self.close()

    def close(self) -> None:
        """End every process."""
        self._stack.close()
        self._judge = None

    def judged(self, due: Due, work: Work) -> Graded | Trouble:
        """Return the verdict on one submission, or what stood in its way."""
        verdict = self._verdict(due, work)
        if verdict.outcome is Outcome.UNJUDGED:
            return Trouble(due.submission.path, verdict.message)
        return graded(due.submission, due.suite, verdict)

    def _verdict(self, due: Due, work: Work) -> Verdict:
        for attempt in range(ATTEMPTS):
            if self._judge is None:
                self._judge = self._stack.enter_context(Judge())
            verdict = self._judge.judge(work, due.submission.text)
            if verdict.outcome is not Outcome.UNJUDGED or attempt == ATTEMPTS - 1:
                break
            self.close()
        return verdict
