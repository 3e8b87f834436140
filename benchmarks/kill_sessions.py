"""Kill sessions at random moments, and see that no acknowledged review is lost.

    python benchmarks/kill_sessions.py [KILLS] [--seed SEED]

A session runs in a process of its own, which tells over a pipe each review that it acknowledges to the
learner, and is killed with SIGKILL at a random moment. Then the log is opened again: every acknowledged
review must be there, the chain of digests whole, and the schedules what the reviews add up to. The same run
shows that the driver sees what it looks for: sessions with a planted mistake must be caught. Exit code 0 if
all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from drill.cards import Card, Place, Points, Question
from drill.cards_text import FilledQuestion, filled
from drill.clock import now
from drill.days import learner_day
from drill.drafts import DraftFolder
from drill.judge import Work
from drill.reviews import DAILY, UNDO, Review
from drill.sessions.blocks import Block, Note
from drill.sessions.daily import Session, practise
from drill.sessions.desk import Desk
from drill.sessions.kata_turn import Task
from drill.shelf import LogJournal
from drill.store import Log, open_log
from drill.verdicts import ExampleResult, Verdict

Acknowledge = Callable[[str], None]
Driven = Callable[[str, random.Random, Acknowledge], None]
"""Practises on the log at a path until it is killed; acknowledges each review by its answer,
each undo by `-` and the answer of what was undone. Answers are never used twice."""

LONGEST_LIFE = 0.3
"""Seconds: a session lives for a random part of this."""
KILLS_PER_LOG = 50
REVIEWS_A_SESSION = 20


class Learner:
    """A screen with somebody before it: types an answer to each card, keeps what is suggested."""

    def __init__(self, chance: random.Random, acknowledge: Acknowledge) -> None:
        """Answer by `chance`, and acknowledge what the screen says is kept."""
        self._chance = chance
        self._acknowledge = acknowledge
        self._answers: list[str] = []

    def show(self, *shown: Block) -> None:
        """Take `Kept` for an acknowledgement of the last answer, `Taken back` for one of an undo."""
        for block in shown:
            if isinstance(block, Note) and block.text.startswith("Kept"):
                self._acknowledge(self._answers[-1])
            elif isinstance(block, Note) and block.text.startswith("Taken back"):
                self._acknowledge(f"-{self._answers.pop()}" if self._answers else "-")

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        """Type the answer, then keep the suggested quality."""
        return "t" if "t" in keys else "\r"

    def line(self, prompt: str) -> str:
        """Tick some of the points."""
        return self._chance.choice(["", "1", "1 2", "a"])

    def text(self, prompt: str, initial: str = "") -> str:
        """Type an answer that was never typed before."""
        self._answers.append(f"{self._chance.getrandbits(64):016x}")
        return self._answers[-1]

    def busy(self, what: str) -> None:
        """Wait."""

    def wait_for_save(self, path: str) -> bool:
        """Save nothing."""
        return False


class NoEditor:
    """No card here is code."""

    def open(self, path: str, line: int = 1) -> None:
        """Open nothing."""


class NoJudge:
    """No card here is code."""

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        """Judge nothing."""
        raise NotImplementedError

    def judge(self, work: Work, submission: str) -> Verdict:
        """Judge nothing."""
        raise NotImplementedError


class Shelf:
    """Fifty cards with two points each."""

    def card(self, card: str) -> Card:
        """Return the card."""
        place = Place("decks/topic.yaml", 1, 1)
        return Question(card, "recall", 1, "Why?", "Because.", ("one", "two"), Points(), place)

    def filled(self, question: Question, seed: str) -> FilledQuestion:
        """Return the question as it is."""
        return filled(question, seed)

    def task(self, card: Card) -> Task:
        """No card here is code."""
        raise NotImplementedError


class Outcome(NamedTuple):
    """What came of killing one kind of session."""

    kills: int
    acknowledged: int
    lost: int
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Say whether everything that was acknowledged is there and the log is whole."""
        return not self.lost and not self.faults


def honest(path: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Acknowledge each review when it is committed, as drill does."""
    with open_log(path) as log:
        for card, quality, answer in answers(chance):
            if chance.random() < 0.1 and (undone := log.undo()):
                acknowledge(f"-{undone.answer}")
            log.record(card, quality, answer=answer)
            acknowledge(answer)


def practised(path: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Play whole sessions as a learner would, who believes what the screen says: `Kept`."""
    desk = Desk(Learner(chance, acknowledge), NoEditor(), DraftFolder(os.path.dirname(path)), time.monotonic)
    with open_log(path) as log:
        while True:
            cards = deque(f"topic/card-{number}" for number in chance.sample(range(50), 10))
            practise(Session(desk, NoJudge(), LogJournal(log, DAILY), Shelf(), cards))


def too_early(path: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: acknowledge before the commit."""
    with open_log(path) as log:
        for card, quality, answer in answers(chance):
            acknowledge(answer)
            log.record(card, quality, answer=answer)


def saved_at_the_end(path: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: write all reviews when the session ends."""
    with open_log(path) as log:
        done = []
        for answered in answers(chance):
            time.sleep(0.001)  # about what a commit would have taken
            acknowledge(answered[2])
            done.append(answered)
            if len(done) == REVIEWS_A_SESSION:
                for card, quality, answer in done:
                    log.record(card, quality, answer=answer)
                done.clear()


def in_two_transactions(path: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: write the review, and then its schedule."""
    with open_log(path) as log:
        for card, quality, answer in answers(chance):
            moment = now()
            day = learner_day(moment.instant)
            with log._writing():
                log._append(
                    moment, Review("", "", card, day, moment.at, moment.zone, DAILY, quality, answer=answer)
                )
            with log._writing():
                log._refold(card)
            acknowledge(answer)


PLANTED: tuple[Driven, ...] = (too_early, saved_at_the_end, in_two_transactions)


def answers(chance: random.Random) -> Iterator[tuple[str, int, str]]:
    """Yield cards, qualities and answers without end."""
    while True:
        answer = f"{chance.getrandbits(64):016x}" + " " * chance.randrange(3000)
        yield f"topic/card-{chance.randrange(50)}", chance.randrange(6), answer


def kill_sessions(session: Driven, kills: int, seed: int, *, until_caught: bool = False) -> Outcome:
    """Run and kill `session` that often, with a new log now and then, and check the log each time."""
    chance = random.Random(seed)
    acknowledged = lost = done = 0
    faults: list[str] = []
    while done < kills:
        with tempfile.TemporaryDirectory() as home:
            told: set[str] = set()
            path = os.path.join(home, "log.sqlite")
            open_log(path).close()
            for _ in range(min(KILLS_PER_LOG, kills - done)):
                told |= set(run_and_kill(session, path, chance))
                done += 1
                missing, wrong = check(path, told)
                if missing or wrong:
                    break
            acknowledged, lost, faults = acknowledged + len(told), lost + missing, [*faults, *wrong]
        if until_caught and (lost or faults):
            break
    return Outcome(done, acknowledged, lost, tuple(faults))


def run_and_kill(session: Driven, path: str, chance: random.Random) -> list[str]:
    """Run the session in a process of its own, kill it, and return what it had acknowledged."""
    reading, writing = os.pipe()
    seed, life = chance.getrandbits(64), chance.uniform(0, LONGEST_LIFE)
    child = os.fork()
    if child == 0:
        _live(session, path, seed, writing)
    os.close(writing)
    time.sleep(life)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with open(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"{session.__name__} ended by itself with status {status}")
    return told.splitlines()


def _live(session: Driven, path: str, seed: int, pipe: int) -> None:
    try:
        chance = random.Random(seed)
        session(path, chance, lambda what: _tell(pipe, what))
    finally:
        os._exit(1)


def _tell(pipe: int, what: str) -> None:
    os.write(pipe, f"{what.rstrip()}\n".encode())


def check(path: str, told: set[str]) -> tuple[int, list[str]]:
    """Return how many of the acknowledged reviews and undos are not in the log, and what else is wrong with
    it."""
    with open_log(path) as log:
        missing = len(told - set(_kept(log)))
        return missing, [fault.what for fault in log.verify()]


def _kept(log: Log) -> Iterator[str]:
    events = {event.id: event for event in log.events()}
    for event in events.values():
        yield f"-{events[event.retracts].answer}".rstrip() if event.kind == UNDO else event.answer.rstrip()


def main() -> int:
    """Print one line per kind of session."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    lost = [session for session in (honest, practised) if not _sound(session, told.kills, told.seed)]
    missed = [session for session in PLANTED if not _caught(session, max(told.kills, 50), told.seed)]
    return 1 if lost or missed else 0


def _sound(session: Driven, kills: int, seed: int) -> bool:
    outcome = kill_sessions(session, kills, seed)
    counts = f"{outcome.kills} kills, {outcome.acknowledged} acknowledged, {outcome.lost} lost"
    print(f"{session.__doc__} {counts}, {len(outcome.faults)} faults", *outcome.faults, sep="\n  ")
    return outcome.sound


def _caught(session: Driven, kills: int, seed: int) -> bool:
    outcome = kill_sessions(session, kills, seed, until_caught=True)
    mistake = (session.__doc__ or "").removesuffix(".")
    print(f"{mistake}: {'not ' if outcome.sound else ''}caught after {outcome.kills} kills")
    return not outcome.sound


if __name__ == "__main__":
    sys.exit(main())
