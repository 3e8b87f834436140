"""Kill sessions at random moments, and see that nothing that was acknowledged is lost.

    python -m benchmarks.kill_sessions [KILLS] [--seed SEED] [--short]

A session runs in a process of its own, which tells over a pipe each thing that it acknowledges to the learner, and is
killed with SIGKILL at a random moment. KILLS are divided among bare recording with undo, whole sessions, mocks with
their debrief, imports, upgrades of older logs and backups. Then what is on disk is opened again: everything that was
acknowledged must be there, the chain of digests whole, the schedules what the reviews add up to, imports and upgrades
whole or not there, and every backup that counts whole. The same run shows that the driver sees what it looks for:
sessions with a planted mistake must be caught. A run whose sessions hardly get to write shows nothing, and fails.
Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import deque
from collections.abc import Iterator

from benchmarks import kill_kinds, kill_mocks
from benchmarks.killing import LEAST_A_LIFE, Acknowledge, Kind, check_log, kill_often, log_of, with_a_log
from benchmarks.learners import Learner, NoEditor, NoJudge, Shelf
from drill.clock import now
from drill.days import learner_day
from drill.drafts import DraftFolder
from drill.reviews import DAILY, Review
from drill.sessions.daily import Session, practise
from drill.sessions.desk import Desk
from drill.shelf import LogJournal
from drill.store import open_log

FULL, SHORT = 10_000, 60
REVIEWS_A_SESSION = 20


def honest(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Reviews and undos."""
    with open_log(log_of(home)) as log:
        for card, quality, answer in answers(chance):
            if chance.random() < 0.1 and (undone := log.undo()):
                acknowledge(f"-{undone.answer}")
            log.record(card, quality, answer=answer)
            acknowledge(answer)


def practised(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Sessions of a learner who believes what the screen says."""
    desk = Desk(
        Learner(chance, acknowledge), NoEditor(), DraftFolder(os.path.join(home, "drafts")), time.monotonic
    )
    with open_log(log_of(home)) as log:
        while True:
            cards = deque(f"topic/card-{number}" for number in chance.sample(range(50), 10))
            practise(Session(desk, NoJudge(), LogJournal(log, DAILY), Shelf(), cards))


def too_early(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: acknowledge before the commit."""
    with open_log(log_of(home)) as log:
        for card, quality, answer in answers(chance):
            acknowledge(answer)
            log.record(card, quality, answer=answer)


def saved_at_the_end(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: write all reviews when the session ends."""
    with open_log(log_of(home)) as log:
        done = []
        for answered in answers(chance):
            time.sleep(0.001)  # about what a commit would have taken
            acknowledge(answered[2])
            done.append(answered)
            if len(done) == REVIEWS_A_SESSION:
                for card, quality, answer in done:
                    log.record(card, quality, answer=answer)
                done.clear()


def in_two_transactions(home: str, chance: random.Random, acknowledge: Acknowledge) -> None:
    """Planted mistake: write the review, and then its schedule."""
    with open_log(log_of(home)) as log:
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


LOGS = {"check": check_log, "prepare": with_a_log}
KINDS = (Kind(honest, **LOGS), Kind(practised, **LOGS), *kill_mocks.KINDS, *kill_kinds.KINDS)
PLANTED = (
    *(Kind(planted, **LOGS) for planted in (too_early, saved_at_the_end, in_two_transactions)),
    *kill_mocks.PLANTED,
    *kill_kinds.PLANTED,
)


def answers(chance: random.Random) -> Iterator[tuple[str, int, str]]:
    """Yield cards, qualities and answers without end."""
    while True:
        answer = f"{chance.getrandbits(64):016x}" + " " * chance.randrange(3000)
        yield f"topic/card-{chance.randrange(50)}", chance.randrange(6), answer


def main() -> int:
    """Print one line per kind of session."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kills", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} kills")
    told = parser.parse_args()
    kills = SHORT if told.short else told.kills
    share, rest = divmod(kills, len(KINDS))
    lost = [kind for n, kind in enumerate(KINDS) if not _sound(kind, share + (n < rest), told.seed)]
    missed = [kind for kind in PLANTED if not _caught(kind, max(share, 100), told.seed)]
    return 1 if lost or missed else 0


def _sound(kind: Kind, kills: int, seed: int) -> bool:
    outcome = kill_often(kind, kills, seed)
    counts = f"{outcome.kills} kills, {outcome.acknowledged} acknowledged ({outcome.a_life:.1f} a life)"
    print(
        f"{kind.told}: {counts}, {outcome.lost} lost, {len(outcome.faults)} faults",
        *outcome.faults,
        sep="\n  ",
    )
    seen = outcome.a_life >= LEAST_A_LIFE
    if not seen:
        print("  this shows nothing: the sessions hardly got to write")
    return outcome.sound and seen


def _caught(kind: Kind, kills: int, seed: int) -> bool:
    outcome = kill_often(kind, kills, seed, until_caught=True)
    print(f"{kind.told}: {'not ' if outcome.sound else ''}caught after {outcome.kills} kills", flush=True)
    return not outcome.sound


if __name__ == "__main__":
    sys.exit(main())
