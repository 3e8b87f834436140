"""The judge as the rest of the program knows it: give it a kata and a submission, it returns a verdict."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from drill.errors import JudgeError
from drill.judge.bench import Bench, Task
from drill.judge.child import StartError
from drill.judge.confinement import LAYERS
from drill.judge.naming import REFERENCE, named
from drill.judge.ruling import example_results, rule
from drill.judge.starters import starts_by_fork
from drill.judge.trial import Trial
from drill.judge.work import Work
from drill.verdicts import ExampleResult, Mistake, Outcome, Verdict

MAX_SOURCE = 1 << 20
REPLAY_SECONDS = 4.0
_MODULES = {"scikit-learn": "sklearn"}
_ROOM = "make room in the folder for temporary files, or name another in TMPDIR"
# What can go wrong on our side: a process or a file that is not there, or a report that makes no sense.
_OUR_FAULTS = (StartError, OSError, LookupError, TypeError, ValueError)


class Judge:
    """Judges submissions in processes of their own; a context manager that leaves none of them behind.

    Its warm zygotes start at once, in the background. One that has torch, or scikit-learn, starts when it is
    first needed, or at once with `torch=True`. A submission never makes it raise; a failure of ours is an
    UNJUDGED verdict. Several threads may use one judge.
    """

    def __init__(
        self,
        *,
        torch: bool = False,
        forks: bool | None = None,
        layers: Sequence[str] = LAYERS,
        hash_seed: int = 0,
    ) -> None:
        """Start warming up. Raises JudgeError where no process can be started.

        `forks`, `layers` and `hash_seed` serve checks of suites and of the judge itself.
        """
        forks = starts_by_fork() if forks is None else forks
        self._sound: dict[Work, bool] = {}
        try:
            self._bench = Bench(forks=forks, layers=layers, hash_seed=hash_seed)
            if torch and not _lacking(["torch"]):
                self._bench.answers(["torch"])
        except OSError as error:
            raise JudgeError(f"the judge can't start: {error}", _ROOM) from None

    def __enter__(self) -> Judge:
        """Return the judge itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """End every process and remove every file of ours."""
        self._bench.close()

    def judge(
        self, work: Work, submission: str, *, name_mistake: bool = True, first_failure_only: bool = False
    ) -> Verdict:
        """Return the verdict of the hidden suite on a submission.

        A failed one is replayed on the known wrong answers, to name its mistake, unless told not to. With
        `first_failure_only` the suite ends at its first failure.
        """
        lacking = _lacking(work.requires)
        if lacking:
            return _unjudged(work, f"{' and '.join(lacking)} can't be imported here")
        if len(submission) > MAX_SOURCE:
            return Verdict(Outcome.ERROR, 0, len(work.tests), 0.0, "it is longer than 1 MB")
        try:
            verdict = self._tried(Task(work, "suite", first_failure_only), submission, name_mistake)
            if _doubtful(verdict) and not self._passes_its_reference(work):
                return _unjudged(work, "the suite does not pass its own reference here")
        except _OUR_FAULTS as error:
            return _unjudged(work, _told(error))
        return verdict

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        """Run the visible examples; a submission that can't be run gives a failed result that says why."""
        lacking = _lacking(work.requires)
        if lacking:
            return (ExampleResult("", "", f"{' and '.join(lacking)} can't be imported here", passed=False),)
        try:
            with self._bench.trial(Task(work, "examples"), submission[:MAX_SOURCE]) as trial:
                trial.follow("closed")
                trial.settle()
                return example_results(trial.record, work.examples)
        except _OUR_FAULTS as error:
            return (ExampleResult("", "", _told(error), passed=False),)

    def collect(self, work: Work) -> tuple[str, ...]:
        """Return the names of the suite's tests, in order; none where the suite can't be collected."""
        with self._bench.trial(Task(work, "collect"), "") as trial:
            trial.follow("closed")
            return tuple(name for event in trial.record.of_kind("collected") for name in event["tests"])

    def _tried(self, task: Task, submission: str, name_mistake: bool) -> Verdict:
        with self._bench.trial(task, submission) as trial:
            trial.follow("closed")
            trial.settle()
            verdict = rule(trial.record, task.work.tests, complete=not task.first_failure_only)
            if name_mistake and verdict.outcome is Outcome.FAILED:
                with contextlib.suppress(*_OUR_FAULTS):  # a verdict without its name is still a verdict
                    verdict = verdict._replace(mistake=self._mistake(task.work, trial, verdict))
        return verdict

    def _mistake(self, work: Work, trial: Trial, verdict: Verdict) -> Mistake | None:
        known = known_programs(work)
        matches = self._replayed(work, trial, verdict, known, "named")
        if matches is None:  # one of them took the others down
            matches = self._replayed(work, trial, verdict, known, "named apart")
        return None if matches is None else named(matches, known)

    def _replayed(
        self, work: Work, trial: Trial, verdict: Verdict, known: Mapping[str, str], event: str
    ) -> Mapping[str, Sequence[float]] | None:
        """Return the distances of the known programs by name; None where a process was lost that several share."""
        with contextlib.ExitStack() as stack:
            hosted = self._bench.known_answers(stack, work, known, apart=event != "named")
            request = {
                "event": event,
                "programs": [list(host.names.items()) for host in hosted],
                "failed": [failure.test for failure in verdict.failures],
                "seconds": REPLAY_SECONDS,
            }
            trial.judge.line.send(request, [host.channel.fileno() for host in hosted])
            trial.follow(event)
        answers: Sequence[Mapping[str, Any]] = trial.record.of_kind(event)
        return answers[0]["matches"] if answers else {}

    def _passes_its_reference(self, work: Work) -> bool:
        if work not in self._sound:
            reference = known_programs(work)[REFERENCE]
            self._sound[work] = self._tried(Task(work, "suite"), reference, False).outcome is Outcome.PASSED
        return self._sound[work]


def known_programs(work: Work) -> dict[str, str]:
    """Return the texts of the kata's wrong answers by name, and of the reference under the name ""."""
    folder = Path(work.folder)
    wrong = sorted((folder / "wrong_answer").glob("*.py"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in wrong}
    return texts | {REFERENCE: (folder / "reference.py").read_text(encoding="utf-8")}


def _lacking(requires: Sequence[str]) -> list[str]:
    return [name for name in requires if importlib.util.find_spec(_MODULES.get(name, name)) is None]


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, StartError) else f"{type(error).__name__}: {error}"


def _doubtful(verdict: Verdict) -> bool:
    """Return whether the suite stumbled over what it was given: the submission's fault, unless it is ours."""
    return any(failure.cause == "suite" for failure in verdict.failures)


def _unjudged(work: Work, message: str) -> Verdict:
    return Verdict(Outcome.UNJUDGED, 0, len(work.tests), 0.0, message)
