"""How a card is remembered and forgotten: the equations of FSRS-6.

A card in memory has a stability S, the days after which it is recalled with a chance of 90 %, and a difficulty D
from 1 to 10. Its retrievability R is the chance to recall it now.

Sources: the equations as Jarrett Ye states them in "The Algorithm" (wiki of open-spaced-repetition/fsrs4anki,
FSRS-6), and the default parameters published with the package `fsrs`. A visit that failed ends, here as in a session,
with the card being asked once more on the same day, which counts as one more good rating.
"""

from __future__ import annotations

from math import exp, log

from drill.light import NamedTuple
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
LEAST_STABILITY, MOST_STABILITY = 0.001, 36_500.0


class Parameters(NamedTuple):
    """The 21 numbers of FSRS-6, w0 to w20, by what they do."""

    first_again: float = 0.212
    first_hard: float = 1.2931
    first_good: float = 2.3065
    first_easy: float = 8.2956
    difficulty: float = 6.4133
    difficulty_spread: float = 0.8334
    difficulty_step: float = 3.0194
    difficulty_return: float = 0.001
    growth: float = 1.8722
    growth_by_stability: float = 0.1666
    growth_by_forgetting: float = 0.796
    lapse: float = 1.4835
    lapse_by_difficulty: float = 0.0614
    lapse_by_stability: float = 0.2629
    lapse_by_forgetting: float = 1.6483
    hard_penalty: float = 0.6014
    easy_bonus: float = 1.8729
    same_day: float = 0.5425
    same_day_shift: float = 0.0912
    same_day_by_stability: float = 0.0658
    decay: float = 0.1542


class State(NamedTuple):
    """A card in memory: its stability in days, its difficulty, and the day of its last visit."""

    stability: float
    difficulty: float
    day: int


def rating(quality: int) -> int:
    """Return the rating that FSRS knows for a quality of SM-2: 3, 4 and 5 are hard, good and easy."""
    return AGAIN if quality < PASSING else quality - 1


class Memory:
    """One learner's memory: the equations with his parameters put in, and what is constant computed once."""

    __slots__ = (
        "_bonus",
        "_decay",
        "_easy_difficulty",
        "_factor",
        "_first",
        "_growth",
        "_lapse_cap",
        "_parameters",
    )

    def __init__(self, parameters: Parameters) -> None:
        """Put the parameters in."""
        w = self._parameters = parameters
        self._decay = -w.decay
        self._factor = 0.9 ** (-1.0 / w.decay) - 1.0
        self._growth = exp(w.growth)
        self._lapse_cap = exp(w.same_day * w.same_day_shift)
        self._easy_difficulty = w.difficulty - exp(w.difficulty_spread * (EASY - 1)) + 1.0
        self._bonus = (0.0, 0.0, w.hard_penalty, 1.0, w.easy_bonus)
        stabilities = (self.relearned(w.first_again), w.first_hard, w.first_good, w.first_easy)
        self._first = tuple(
            (stability, _within(w.difficulty - exp(w.difficulty_spread * easier) + 1.0, 1.0, 10.0))
            for easier, stability in enumerate(stabilities)
        )

    def recall(self, stability: float, days: float) -> float:
        """Return the chance of recall so many days after a visit: R = (1 + f t / S)^(-decay)."""
        return float((1.0 + self._factor * days / stability) ** self._decay)

    def first(self, rated: int, day: int) -> State:
        """Return the state after the first visit."""
        return State(*self._first[rated - 1], day)

    def next(self, state: State, rated: int, day: int) -> State:
        """Return the state after a later visit."""
        stability, difficulty, last = state
        return State(*self._moved(stability, difficulty, day - last, rated), day)

    def _moved(self, stability: float, difficulty: float, days: int, rated: int) -> tuple[float, float]:
        """Return stability and difficulty after a later visit; a whole log passes through here."""
        recall = (1.0 + self._factor * days / stability) ** self._decay
        w = self._parameters
        moved = difficulty - w.difficulty_step * (rated - GOOD) * (10.0 - difficulty) / 9.0
        moved = w.difficulty_return * self._easy_difficulty + (1.0 - w.difficulty_return) * moved
        moved = 1.0 if moved < 1.0 else 10.0 if moved > 10.0 else moved
        if rated == AGAIN:
            return self.failed(stability, difficulty, recall), moved
        return self.grown(stability, self.growth(stability, difficulty, recall), rated), moved

    def growth(self, stability: float, difficulty: float, recall: float) -> float:
        """Return by what share of itself the stability grows at a good recall: more where R had fallen further."""
        w = self._parameters
        return float(
            self._growth
            * (11.0 - difficulty)
            * stability**-w.growth_by_stability
            * (exp((1.0 - recall) * w.growth_by_forgetting) - 1.0)
        )

    def grown(self, stability: float, growth: float, rated: int) -> float:
        """Return the stability after a recall that was rated hard, good or easy."""
        return min(stability * (1.0 + growth * self._bonus[rated]), MOST_STABILITY)

    def outlook(
        self, state: State, today: int, ahead: float, parts: Sequence[tuple[int, float]]
    ) -> tuple[float, float, float]:
        """Return the chance of recall today, and that so many days ahead with a visit today and without one.

        `parts` are the ratings of a recall, with how often each is given. Plans spend nearly all their time here:
        the equations of `recall`, `growth`, `grown` and `failed` stand in one piece.
        """
        stability, difficulty, day = state
        factor, decay, bonus = self._factor, self._decay, self._bonus
        chance = (1.0 + factor * (today - day) / stability) ** decay
        growth = self.growth(stability, difficulty, chance)
        scaled = factor * ahead / stability
        passed = 0.0
        for rated, part in parts:
            passed += part * (1.0 + scaled / (1.0 + growth * bonus[rated])) ** decay
        failed = (1.0 + factor * ahead / self.failed(stability, difficulty, chance)) ** decay
        untouched = (1.0 + factor * (today + ahead - day) / stability) ** decay
        return chance, chance * passed + (1.0 - chance) * failed, untouched

    def failed(self, stability: float, difficulty: float, recall: float) -> float:
        """Return the stability after a failure and the repeat that follows it on the same day."""
        w = self._parameters
        left = (
            w.lapse
            * difficulty**-w.lapse_by_difficulty
            * ((stability + 1.0) ** w.lapse_by_stability - 1.0)
            * exp((1.0 - recall) * w.lapse_by_forgetting)
        )
        return self.relearned(max(min(left, stability / self._lapse_cap), LEAST_STABILITY))

    def relearned(self, stability: float) -> float:
        """Return the stability after one more good answer on the same day."""
        return float(
            stability * max(self._lapse_cap * stability**-self._parameters.same_day_by_stability, 1.0)
        )

    def replayed(self, visits: Iterable[tuple[int, int]]) -> State | None:
        """Return the state after visits of day and quality, in order; None where there were none."""
        stability, difficulty, last = 0.0, 0.0, None
        for day, quality in visits:
            rated = rating(quality)
            if last is None:
                stability, difficulty = self._first[rated - 1]
            else:
                stability, difficulty = self._moved(stability, difficulty, day - last, rated)
            last = day
        return None if last is None else State(stability, difficulty, last)

    def surprise(self, visits: Iterable[tuple[int, int]]) -> float:
        """Return the log likelihood of what was recalled in the later visits, given the first."""
        state: State | None = None
        total = 0.0
        for day, quality in visits:
            rated = rating(quality)
            if state is None:
                state = self.first(rated, day)
                continue
            recall = self.recall(state.stability, day - state.day)
            total += log(min(max(1.0 - recall if rated == AGAIN else recall, 1e-4), 1.0))
            state = self.next(state, rated, day)
        return total


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
