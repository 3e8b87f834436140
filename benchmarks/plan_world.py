"""Simulated learners with decks, to measure plans on: three ways of forgetting, of which the plan knows one.

A learner has a deck of questions and a few katas over eight topics. Part of each topic he knew before, and keeps
whatever he does; of the rest he recalls what his memory holds. A visit shows whether he recalls, and takes time.
What comes by chance depends on seed, learner, day and card alone, so that policies are compared on the same luck.

`population.json` describes fitted parameters of real users of Anki as quantiles and rank correlations (aggregates
only; its `source` says of whom): people who learned languages and medicine. Times are assumptions.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from math import exp, log
from pathlib import Path
from statistics import NormalDist
from typing import Protocol

import numpy as np

from drill.plans.memory import Memory, Parameters, State

TOPICS = 8
KNOWN = 0.95
"""The recall of what was known before the deck was opened."""
KNOWN_BEFORE = 0.3
FIRST_RATINGS, LATER_RATINGS = (0.10, 0.40, 0.50), (0.22, 0.63, 0.15)  # hard, good, easy
FIRST_KNOWN, FIRST_UNKNOWN, RECALLED, FAILED = (
    (1.3, 1.0),
    (2.5, 1.6),
    (1.0, 1.0),
    (2.0, 1.4),
)  # of question, of kata
SECONDS_OF_QUESTION, MINUTES_OF_KATA = 45.0, (8.0, 15.0)
TIME_SPREAD = 0.4
KATA_PART, KATA_VALUE = 0.05, 10.0
POPULATION = Path(__file__).parent / "population.json"
NORMAL = NormalDist()


class Mind(Protocol):
    """What is kept of the cards that were visited."""

    def recall(self, card: int, day: int) -> float:
        """Return the chance that a visited card is recalled."""

    def visit(self, card: int, day: int, rated: int) -> None:
        """Take in a visit, rated 1 to 4."""


class FsrsMind:
    """Forgets as FSRS-6 says, with parameters of the population."""

    def __init__(self, seed: int, learner: int) -> None:
        """Draw a learner."""
        self._memory = Memory(Parameters(*parameters_of(seed, learner)))
        self._states: dict[int, State] = {}

    def recall(self, card: int, day: int) -> float:
        """Return the chance that a visited card is recalled."""
        state = self._states[card]
        return self._memory.recall(state.stability, day - state.day)

    def visit(self, card: int, day: int, rated: int) -> None:
        """Take in a visit."""
        before = self._states.get(card)
        self._states[card] = (
            self._memory.next(before, rated, day) if before else self._memory.first(rated, day)
        )


class HalfLifeMind:
    """Forgets exponentially, with a half-life by the counts of passes and failures (half-life regression)."""

    def __init__(self, seed: int, learner: int) -> None:
        """Draw a learner."""
        chance = np.random.default_rng([seed, learner, 13])
        self._weights = drawn(population()["hlr"], chance)
        self._counts: dict[int, list[int]] = {}
        self._last: dict[int, int] = {}

    def recall(self, card: int, day: int) -> float:
        """Return the chance that a visited card is recalled."""
        passed, failed = self._counts[card]
        by_pass, by_failure, base = self._weights
        power = by_pass * passed**0.5 + by_failure * failed**0.5 + base
        half_life = min(max(2.0 ** min(max(power, -7.0), 12.0), 0.01), 3650.0)
        return float(2.0 ** (-(day - self._last[card]) / half_life))

    def visit(self, card: int, day: int, rated: int) -> None:
        """Take in a visit."""
        self._counts.setdefault(card, [0, 0])[rated == 1] += 1
        self._last[card] = day


class ActivationMind:
    """Forgets by activation: each visit leaves a trace that decays the faster, the more active the card was.

    The form is that of Pavlik and Anderson; the constants are chosen so that one visit gives 40 to 90 % the next day.
    """

    def __init__(self, seed: int, learner: int) -> None:
        """Draw a learner."""
        a, c, tau, s = np.random.default_rng([seed, learner, 17]).standard_normal(4)
        self._least = min(max(0.18 * exp(0.3 * a), 0.05), 0.5)
        self._by_activation = 0.22 * exp(0.2 * c)
        self._threshold = -0.7 + 0.35 * tau
        self._noise = 0.35 * exp(0.2 * s)
        self._traces: dict[int, list[tuple[int, float]]] = {}

    def recall(self, card: int, day: int) -> float:
        """Return the chance that a visited card is recalled."""
        odds = (self._threshold - self._activation(card, day)) / self._noise
        return 1.0 / (1.0 + exp(min(max(odds, -50.0), 50.0)))

    def visit(self, card: int, day: int, rated: int) -> None:
        """Take in a visit."""
        decay = self._by_activation * exp(min(self._activation(card, day), 1.0)) + self._least
        self._traces.setdefault(card, []).append((day, decay))

    def _activation(self, card: int, day: int) -> float:
        traces = self._traces.get(card, ())
        return log(max(sum((6.0 * max(day - when, 0.02) + 1.0) ** -decay for when, decay in traces), 1e-9))


WORLDS: dict[str, Callable[[int, int], Mind]] = {
    "FSRS-6": FsrsMind,
    "half-life": HalfLifeMind,
    "activation": ActivationMind,
}


@dataclass
class Card:
    """A card as policies see it: what a program knows of it, and its log of days and qualities."""

    id: str
    topic: str
    kind: str
    seconds: float
    value: float
    log: tuple[tuple[int, int], ...] = ()

    @property
    def counts(self) -> float:
        """Return its weight in the score."""
        return self.value


@dataclass
class Learner:
    """One learner with his deck and his days so far."""

    world: str
    seed: int
    number: int
    size: int
    cards: list[Card] = field(default_factory=list)
    known: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Draw the deck, and what of it is known before."""
        chance = np.random.default_rng([self.seed, self.number, self.size, 23])
        self.mind = WORLDS[self.world](self.seed, self.number)
        katas = set(chance.choice(self.size, round(KATA_PART * self.size), replace=False).tolist())
        mean = chance.beta(10 * KNOWN_BEFORE, 10 * (1 - KNOWN_BEFORE))
        shares = chance.beta(max(6 * mean, 0.05), max(6 * (1 - mean), 0.05), TOPICS)
        topics = chance.integers(0, TOPICS, self.size)
        short = SECONDS_OF_QUESTION * np.exp(0.3 * chance.standard_normal(self.size) - 0.045)
        long = 60.0 * chance.uniform(*MINUTES_OF_KATA, self.size)
        self.known = (chance.random(self.size) < shares[topics]).tolist()
        for place in range(self.size):
            kata = place in katas
            self.cards.append(
                Card(
                    f"{place:05d}",
                    str(topics[place]),
                    "kata" if kata else "question",
                    float(long[place] if kata else short[place]),
                    KATA_VALUE if kata else 1.0,
                )
            )

    def recall(self, place: int, day: int) -> float:
        """Return the true chance that a card is recalled on a day."""
        if self.known[place]:
            return KNOWN
        return self.mind.recall(place, day) if self.cards[place].log else 0.0

    def score(self, day: int) -> float:
        """Return the true recall on a day over the whole deck, by value."""
        values = [card.value for card in self.cards]
        return sum(value * self.recall(n, day) for n, value in enumerate(values)) / sum(values)

    def study(self, day: int, order: list[int], seconds: float) -> float:
        """Visit cards in this order until the seconds are spent, and return what they took."""
        luck = np.random.default_rng([self.seed, self.number, self.size, 37, day]).random((3, self.size))
        spent = 0.0
        for place in order:
            if spent >= seconds:
                break
            spent += self._visit(place, day, *luck[:, place].tolist())
        return spent

    def _visit(self, place: int, day: int, recalled: float, how: float, slow: float) -> float:
        card, kata = self.cards[place], self.cards[place].kind == "kata"
        passed = recalled < self.recall(place, day)
        new = not card.log
        hard, good, _ = FIRST_RATINGS if new else LATER_RATINGS
        rated = 2 + (how > hard) + (how > hard + good) if passed else 1
        part = (FIRST_KNOWN if passed else FIRST_UNKNOWN) if new else (RECALLED if passed else FAILED)
        self.mind.visit(place, day, rated)
        card.log = (*card.log, (day, 2 if rated == 1 else rated + 1))
        noise = exp(TIME_SPREAD * NORMAL.inv_cdf(min(max(slow, 1e-6), 1 - 1e-6)) - TIME_SPREAD**2 / 2)
        return card.seconds * part[kata] * noise


Policy = Callable[[list[Card], int, int], list[int]]
"""Takes the cards, today and the date, and returns their places, the best first; what it leaves out is not shown."""


def follow(
    learner: Learner, policy: Policy, days: int, minutes: float, watch: Callable[[int], None] | None = None
) -> float:
    """Let the learner follow a policy until the date, and return his recall on it; a day's overrun is paid back."""
    debt = 0.0
    for day in range(days):
        if watch:
            watch(day)
        allowed = 60.0 * minutes - debt
        debt = max(learner.study(day, policy(learner.cards, day, days), allowed) - allowed, 0.0)
    return learner.score(days)


@cache
def population() -> dict[str, list[list[float]]]:
    """Return what the file says."""
    return dict(json.loads(POPULATION.read_text(encoding="utf-8")))


@cache
def parameters_of(seed: int, learner: int) -> tuple[float, ...]:
    """Return the parameters of FSRS-6 of one learner of the population."""
    every = population()
    values = drawn(every, np.random.default_rng([seed, learner, 11]))
    return tuple(np.clip(values, every["low"], every["high"]).tolist())


def drawn(part: dict[str, list[list[float]]], chance: np.random.Generator) -> list[float]:
    """Return one draw from quantiles with rank correlations (a Gaussian copula)."""
    quantiles, root = np.array(part["quantiles"]), np.linalg.cholesky(np.array(part["corr"]))
    places = [NORMAL.cdf(value) for value in root @ chance.standard_normal(len(quantiles))]
    return [
        float(np.interp(place, population()["probs"], each))
        for place, each in zip(places, quantiles, strict=True)
    ]
