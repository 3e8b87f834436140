"""Where trials are held: the starters of children, and how the two children of a trial get their jobs."""

from __future__ import annotations

import contextlib
import itertools
import os
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence

from drill.judge.child import Child
from drill.judge.folders import remove_at_once
from drill.judge.lines import Message
from drill.judge.starters import ForkStarter, StandbyStarter, Starter
from drill.judge.trial import Trial
from drill.judge.work import Work
from drill.light import NamedTuple

HEAVY = ("torch", "scikit-learn")
JUDGES, ANSWERS = ("numpy", "pytest"), ("numpy",)
SPARE_PROCESSOR_SECONDS = 5.0


class Task(NamedTuple):
    """What the judge's child is to do: "suite", "collect" or "examples"."""

    work: Work
    mode: str
    first_failure_only: bool = False


class Hosted(NamedTuple):
    """An answer's channel and the programs that live behind it, by the keys under which it knows them."""

    channel: socket.socket
    names: Mapping[str, str]


class Bench:
    """Keeps one starter for each set of libraries, and sets up trials."""

    def __init__(self, *, forks: bool, layers: Sequence[str], hash_seed: int) -> None:
        """Start the two that most trials need."""
        self._forks = forks
        self._layers = tuple(layers)
        self._hash_seed = hash_seed
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._starters: dict[tuple[str, ...], Starter] = {}
        self.starter(JUDGES)
        self.starter(ANSWERS)

    def starter(self, libraries: tuple[str, ...]) -> Starter:
        """Return the starter with these libraries, new if need be."""
        with self._lock:
            if libraries not in self._starters:
                kind = ForkStarter if self._forks else StandbyStarter
                self._starters[libraries] = kind(libraries, self._hash_seed)
            return self._starters[libraries]

    def answers(self, requires: Sequence[str]) -> Starter:
        """Return the starter of answers that need these libraries."""
        return self.starter((*ANSWERS, *(name for name in HEAVY if name in requires)))

    def close(self) -> None:
        """End every process and remove every file of ours."""
        while self._starters:
            self._starters.popitem()[1].close()

    @contextlib.contextmanager
    def trial(self, task: Task, submission: str) -> Iterator[Trial]:
        """Hold a trial: both children get their jobs, and are gone afterwards. Raises StartError, OSError."""
        work = task.work
        with contextlib.ExitStack() as stack:
            answer = self._child(stack, self.answers(work.requires), "answer")
            judge = self._child(stack, self.starter(JUDGES), "judge")
            trial = Trial(judge, answer, work.seconds)
            stack.callback(trial.close)
            ours, theirs = socket.socketpair()
            with ours, theirs:
                job = self._answer_job(stack, work, {"": submission})
                _send_answer(answer, job, theirs, trial.prints.writer)
                job = self._judge_job(stack, task, answer) | {"mark": trial.mark}
                judge.line.send(job, [ours.fileno(), trial.notes.writer, trial.prints.writer])
            trial.prints.close_writer()
            trial.notes.close_writer()
            yield trial

    def known_answers(
        self, stack: contextlib.ExitStack, work: Work, programs: Mapping[str, str], *, apart: bool
    ) -> list[Hosted]:
        """Start known programs: all in one process, or each in its own, so that none can take others down."""
        names = list(programs)
        groups = [{name: ""} for name in names] if apart else [{name: name for name in names}]
        children = [self._child(stack, self.answers(work.requires), "answer") for _ in groups]
        hosted = []
        with open(os.devnull, "wb") as nowhere:
            for child, group in zip(children, groups, strict=True):
                ours, theirs = socket.socketpair()
                stack.callback(ours.close)
                with theirs:
                    texts = {key: programs[name] for name, key in group.items()}
                    _send_answer(child, self._answer_job(stack, work, texts), theirs, nowhere.fileno())
                hosted.append(Hosted(ours, group))
        return hosted

    def _child(self, stack: contextlib.ExitStack, starter: Starter, role: str) -> Child:
        child = starter.start(role)
        stack.callback(child.end)
        return child

    def _scratch(self, stack: contextlib.ExitStack) -> str:
        path = os.path.join(self.starter(JUDGES).scratch, str(next(self._numbers)))
        os.mkdir(path, 0o700)
        stack.callback(remove_at_once, path)
        return path

    def _answer_job(self, stack: contextlib.ExitStack, work: Work, programs: Mapping[str, str]) -> Message:
        return {
            "programs": dict(programs),
            "scratch": self._scratch(stack),
            "layers": self._layers,
            "processor_seconds": work.seconds,
        }

    def _judge_job(self, stack: contextlib.ExitStack, task: Task, answer: Child) -> Message:
        work = task.work
        return {
            "mode": task.mode,
            "first_failure_only": task.first_failure_only,
            "answer_pid": answer.pid,
            "folder": os.path.realpath(work.folder),
            "entry": work.entry,
            "examples": [example._asdict() for example in work.examples],
            "torch": "torch" in work.requires,
            "seconds": work.seconds,
            "call_seconds": work.call_seconds,
            "scratch": self._scratch(stack),
            "layers": self._layers,
            "processor_seconds": work.seconds + SPARE_PROCESSOR_SECONDS,
        }


def _send_answer(child: Child, job: Message, channel: socket.socket, prints: int) -> None:
    """Send an answer its job and hang up: it keeps the channel to the judge and nothing else."""
    child.line.send(job, [channel.fileno(), prints])
    child.line.close()
