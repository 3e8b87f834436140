"""The judge as the rest of the program knows it: give it a kata and a submission, and it returns a verdict."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from drill.judge import ruling
from drill.judge.confinement import LAYERS
from drill.judge.lines import Message
from drill.judge.naming import named
from drill.judge.starters import (
    HEAVY,
    Child,
    ForkStarter,
    StandbyStarter,
    Starter,
    StartError,
    starts_by_fork,
)
from drill.judge.trial import Trial
from drill.judge.work import Work
from drill.verdicts import ExampleResult, Mistake, Outcome, Verdict

MAX_SOURCE = 1 << 20
REPLAY_SECONDS = 2.0
_WARM = ("numpy", "pytest")
_MODULES = {"torch": "torch", "scikit-learn": "sklearn"}


class Judge:
    """Judges submissions in processes of their own; a context manager that leaves none of them behind.

    Its warm zygote starts at once, in the background. One that has torch, or scikit-learn, starts when it is first
    needed, or at once with `torch=True`. A submission never makes it raise; a failure of ours is an UNJUDGED verdict.
    """

    def __init__(
        self,
        *,
        torch: bool = False,
        forks: bool | None = None,
        layers: tuple[str, ...] = LAYERS,
        hash_seed: int = 0,
    ) -> None:
        """Start warming up. `forks`, `layers` and `hash_seed` are for checks of suites and of the judge itself."""
        self._forks = starts_by_fork() if forks is None else forks
        self._layers = layers
        self._hash_seed = hash_seed
        self._numbers = itertools.count()
        self._starters: dict[tuple[str, ...], Starter] = {}
        self._starter(_WARM)
        if torch and _installed("torch"):
            self._starter(("numpy", "torch"))

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
        while self._starters:
            self._starters.popitem()[1].close()

    def judge(
        self, work: Work, submission: str, *, name_mistake: bool = True, first_failure_only: bool = False
    ) -> Verdict:
        """Return the verdict of the hidden suite on a submission.

        A failed one is replayed on the known wrong answers, to name its mistake, unless told not to. With
        `first_failure_only` the suite ends at its first failure.
        """
        try:
            return self._judged(work, submission, name_mistake, first_failure_only)
        except (StartError, OSError) as error:
            return _unjudged(work, str(error))

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        """Run the visible examples; a submission that can't be imported gives one failed result that says why."""
        try:
            with self._trial(work, submission, "examples") as trial:
                trial.follow("closed")
                trial.settle()
                return ruling.examples(trial.record, work.examples)
        except (StartError, OSError) as error:
            return (ExampleResult("", "", str(error), False),)

    def collect(self, work: Work) -> tuple[str, ...]:
        """Return the names of the suite's tests, in order; none where the suite can't be collected."""
        with self._trial(work, "", "collect") as trial:
            trial.follow("closed")
            return tuple(name for event in trial.record.of_kind("collected") for name in event["tests"])

    def _judged(self, work: Work, submission: str, name_mistake: bool, first_failure_only: bool) -> Verdict:
        lacking = [name for name in work.requires if not _installed(name)]
        if lacking:
            return _unjudged(work, f"{', '.join(lacking)} is not installed")
        if len(submission) > MAX_SOURCE:
            return replace(_unjudged(work, "it is longer than 1 MB"), outcome=Outcome.ERROR)
        with self._trial(work, submission, "suite", first_failure_only=first_failure_only) as trial:
            trial.follow("closed")
            trial.settle()
            verdict = ruling.rule(trial.record, work.tests)
            if name_mistake and verdict.outcome is Outcome.FAILED:
                verdict = replace(verdict, mistake=self._mistake(work, trial, verdict))
        return verdict

    def _starter(self, libraries: tuple[str, ...]) -> Starter:
        if libraries not in self._starters:
            kind = ForkStarter if self._forks else StandbyStarter
            self._starters[libraries] = kind(libraries, self._hash_seed)
        return self._starters[libraries]

    def _answers(self, work: Work) -> Starter:
        heavy = tuple(name for name in HEAVY if name in work.requires)
        return self._starter(("numpy", *heavy) if heavy else _WARM)

    @contextlib.contextmanager
    def _trial(
        self, work: Work, submission: str, mode: str, *, first_failure_only: bool = False
    ) -> Iterator[Trial]:
        with contextlib.ExitStack() as stack:
            answer = self._child(stack, self._answers(work), "answer")
            judge = self._child(stack, self._starter(_WARM), "judge")
            trial = Trial(judge, answer, work.seconds)
            stack.callback(trial.close)
            ours, theirs = socket.socketpair()
            with ours, theirs:
                self._send_answer(stack, answer, {"": submission}, theirs, trial.prints.writer, work.seconds)
                job = _judge_job(work, mode) | {
                    "answer_pid": answer.pid,
                    "scratch": self._scratch(stack),
                    "layers": self._layers,
                    "first_failure_only": first_failure_only,
                }
                judge.line.send(job, [ours.fileno(), trial.notes.writer])
            trial.prints.close_writer()
            trial.notes.close_writer()
            yield trial

    def _child(self, stack: contextlib.ExitStack, starter: Starter, role: str) -> Child:
        child = starter.start(role)
        stack.callback(child.end)
        return child

    def _scratch(self, stack: contextlib.ExitStack) -> str:
        path = os.path.join(self._starter(_WARM).scratch, f"{next(self._numbers)}")
        os.mkdir(path, 0o700)
        stack.callback(shutil.rmtree, path, ignore_errors=True)
        return path

    def _send_answer(
        self,
        stack: contextlib.ExitStack,
        answer: Child,
        programs: Mapping[str, str],
        channel: socket.socket,
        prints: int,
        seconds: float,
    ) -> None:
        job: Message = {
            "programs": dict(programs),
            "scratch": self._scratch(stack),
            "processor_seconds": seconds,
            "layers": self._layers,
        }
        answer.line.send(job, [channel.fileno(), prints])
        answer.line.close()

    def _mistake(self, work: Work, trial: Trial, verdict: Verdict) -> Mistake | None:
        known = known_programs(work)
        with contextlib.ExitStack() as stack, open(os.devnull, "wb") as nowhere:
            channels = [self._known_answer(stack, work, text, nowhere.fileno()) for text in known.values()]
            failed = [failure.test for failure in verdict.failures]
            request = {"programs": list(known), "failed": failed, "seconds": REPLAY_SECONDS}
            trial.judge.line.send(request, [channel.fileno() for channel in channels])
            for channel in channels:
                channel.close()
            trial.follow("named")
        matches: dict[str, Any] = next((event["matches"] for event in trial.record.of_kind("named")), {})
        return named(matches, known)

    def _known_answer(self, stack: contextlib.ExitStack, work: Work, text: str, prints: int) -> socket.socket:
        child = self._child(stack, self._answers(work), "answer")
        ours, theirs = socket.socketpair()
        with theirs:
            self._send_answer(stack, child, {"": text}, theirs, prints, work.seconds)
        stack.callback(ours.close)
        return ours


def known_programs(work: Work) -> dict[str, str]:
    """Return the texts of the kata's wrong answers by name, and of the reference under the name ""."""
    folder = Path(work.folder)
    paths = [folder / "reference.py", *sorted((folder / "wrong_answer").glob("*.py"))]
    return {path.stem if path.parent != folder else "": path.read_text(encoding="utf-8") for path in paths}


def _judge_job(work: Work, mode: str) -> Message:
    return {
        "mode": mode,
        "folder": os.path.realpath(work.folder),
        "entry": list(work.entry),
        "examples": [asdict(example) for example in work.examples],
        "torch": "torch" in work.requires,
        "seconds": work.seconds,
        "call_seconds": work.call_seconds,
        "processor_seconds": work.seconds + 5,
    }


def _installed(name: str) -> bool:
    return importlib.util.find_spec(_MODULES.get(name, name)) is not None


def _unjudged(work: Work, message: str) -> Verdict:
    return Verdict(Outcome.UNJUDGED, 0, len(work.tests), 0.0, message)
