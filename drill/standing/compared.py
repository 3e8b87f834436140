"""How well two schedulers foretold what was recalled: log loss, calibration, and whether the log can tell.

SM-2 names no chance. Its interval is read as the time after which nine in ten recall, with exponential
forgetting: 0.9^(days / interval), which is how schedulers are commonly compared (srs-benchmark of
open-spaced-repetition). FSRS-6 with its published parameters says R(days, S). Beside both stands somebody who
knows nothing of cards and days, and foretells each time the share recalled so far.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from drill.plans.memory import Memory, Parameters, rating
from drill.reviews import DAILY, advance
from drill.sm2 import NEW, PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drill.plans.memory import State
    from drill.reviews import Review
    from drill.sm2 import Schedule

LEAST_REPEATS = 100
BINS = (0.5, 0.7, 0.8, 0.9, 0.95)
SURE = 1e-4
USUAL = Memory(Parameters())


class Foretold(NamedTuple):
    """A repeat: the chances that were foretold by each, and whether the card was recalled."""

    card: str
    sm2: float
    fsrs: float
    guess: float
    recalled: bool


class Bin(NamedTuple):
    """Repeats whose foretold chance lay in a range: how many, the mean foretold, and the share recalled."""

    low: float
    high: float
    repeats: int
    foretold: float
    recalled: float


class Difference(NamedTuple):
    """By how much the log loss of SM-2 exceeds that of FSRS, and the half width of its 95 % interval."""

    mean: float
    error: float

    @property
    def tells(self) -> bool:
        """Say whether the interval leaves zero out."""
        return abs(self.mean) > self.error


def foretold(reviews: Iterable[Review]) -> list[Foretold]:
    """Return what was foretold for each first daily review of a day of a card seen on an earlier day."""
    schedules: dict[str, Schedule] = {}
    states: dict[str, State] = {}
    found: list[Foretold] = []
    right = 0
    for review in reviews:
        card, day, quality = review.card, review.day, review.quality
        if quality is None:
            continue
        schedule, state = schedules.get(card, NEW), states.get(card)
        if state and day > state.day and schedule.seen and review.kind == DAILY:
            sm2 = 0.9 ** ((day - schedule.last) / schedule.interval)
            guess = (right + 9) / (len(found) + 10)
            fsrs = USUAL.recall(state.stability, day - state.day)
            found.append(Foretold(card, sm2, fsrs, guess, quality >= PASSING))
            right += quality >= PASSING
        schedules[card] = advance(schedule, review.kind, quality, day)
        if state is None:
            states[card] = USUAL.first(rating(quality), day)
        elif day > state.day:
            states[card] = USUAL.next(state, rating(quality), day)
    return found


def log_loss(rows: Sequence[Foretold], by: Callable[[Foretold], float]) -> float:
    """Return the mean surprise, in nats: lower is better, and 0.693 is a coin."""
    return sum(_loss(by(row), row.recalled) for row in rows) / len(rows)


def calibration(rows: Iterable[Foretold], by: Callable[[Foretold], float]) -> list[Bin]:
    """Return the bins of foretold chances that hold any repeat, the lowest first."""
    groups: dict[int, list[Foretold]] = {}
    for row in rows:
        groups.setdefault(sum(by(row) >= edge for edge in BINS), []).append(row)
    edges = (0.0, *BINS, 1.0)
    return [
        Bin(
            edges[place],
            edges[place + 1],
            len(group),
            sum(map(by, group)) / len(group),
            sum(row.recalled for row in group) / len(group),
        )
        for place, group in sorted(groups.items())
    ]


def difference(rows: Sequence[Foretold]) -> Difference | None:
    """Return how much worse SM-2 foretold than FSRS; None where there are too few repeats to say anything.

    Repeats of one card are not independent of each other: the error is that of sums by card.
    """
    if len(rows) < LEAST_REPEATS:
        return None
    gaps = [(row.card, _loss(row.sm2, row.recalled) - _loss(row.fsrs, row.recalled)) for row in rows]
    mean = sum(gap for _, gap in gaps) / len(gaps)
    by_card: dict[str, float] = {}
    for card, gap in gaps:
        by_card[card] = by_card.get(card, 0.0) + gap - mean
    return Difference(mean, 1.96 * sum(each**2 for each in by_card.values()) ** 0.5 / len(gaps))


def _loss(chance: float, recalled: bool) -> float:
    return -log(min(max(chance if recalled else 1.0 - chance, SURE), 1.0))
