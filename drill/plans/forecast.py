"""What the plan will come to: rollouts of the rule itself, day by day, until the date.

Each rollout draws a memory from the learner's posterior, and the share known of each topic from its own, lets a
learner of that kind follow the plan by chance, and reads his recall at the date. The spread of the rollouts is the
interval. They agree among themselves more than real learners would, because all of them come from one family of
memories: the interval is widened, by a factor that was chosen on simulated learners apart from those it is tested on.

All of it is simulated: an estimate, not a promise.
"""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate
from math import exp

from drill.light import NamedTuple
from drill.plans.agenda import Credit, fill
from drill.plans.gain import CODE, WHEN_RECALLED, View, state_of, times_of
from drill.plans.learner import CARDS_OF_PRIOR, SHARE_OF_PRIOR, Learner, memories
from drill.plans.memory import AGAIN, EASY, GOOD, HARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drill.plans.gain import Prospect
    from drill.plans.material import Gate, Material, Terrain
    from drill.plans.memory import Memory, State

ROLLS, LEAST_ROLLS = 32, 8
MOST_ROLLS = 1000
WIDENED = 1.45
MOST_STEPS = 60
"""A plan of more days is rolled out in steps of several days each."""
MOST_LOOKS = 600_000
"""So many times at most a card is looked at in all rollouts together: about a second."""

KNOWN = 0.95
"""The recall at the date of a card that was known at first sight."""
WHEN_KNOWN = {HARD: 0.10, GOOD: 0.40, EASY: 0.50}
WEIGHT_OF_LOG = 0.3
"""How much an observed first sight says about the mean of topics not seen yet."""


class Interval(NamedTuple):
    """A prediction: the middle, and the ends of what eight of ten outcomes should lie in."""

    low: float
    middle: float
    high: float


class Day(NamedTuple):
    """The expected load of one day: minutes, those of code among them, new cards and repeated ones."""

    day: int
    minutes: float
    code: float
    new: float
    repeated: float


class Forecast(NamedTuple):
    """Load by day, and recall at the date: over all, by topic, and without any study from now on.

    `mean` is the mean over all rollouts, to compare forecasts by. `left_out` are the cards that most rollouts never
    met.
    """

    days: tuple[Day, ...]
    recall: Interval
    topics: dict[str, Interval]
    untouched: float
    mean: float
    left_out: tuple[str, ...]


class Minutes(NamedTuple):
    """The minutes of each day from today to the eve, and what was spent on code until now; None is one row of all."""

    by_day: tuple[float, ...]
    code_share: float | None = None
    spent: Credit = Credit()


def forecast(
    ground: Terrain,
    learner: Learner,
    entrance: Gate,
    minutes: Minutes,
    today: int,
    *,
    seed: int = 0,
    rolls: int | None = None,
) -> Forecast:
    """Return what comes of following the plan from `today` on; pure, the chance follows from the seed."""
    number = rolls or _affordable(len(ground.cards), len(minutes.by_day))
    end = today + len(minutes.by_day)
    played = [_Roll(ground, learner, entrance, _drawn(learner, seed, roll, number)) for roll in range(number)]
    for roll in played:
        roll.play(minutes, today)
    topics = list(dict.fromkeys(card.topic for card in ground.cards if card.counts))
    shares = [roll.recalls(end) for roll in played]
    unseen = {card.id for card in ground.cards if card.counts and not card.log}
    for name in list(unseen):
        if 2 * sum(name in roll.met for roll in played) >= number:
            unseen.discard(name)
    return Forecast(
        _loads([roll.days for roll in played], number),
        interval([share[""] for share in shares]),
        {topic: interval([share[topic] for share in shares]) for topic in topics},
        untouched(ground, learner, end)[""],
        sum(share[""] for share in shares) / number,
        tuple(card.id for card in ground.cards if card.id in unseen),
    )


def untouched(ground: Terrain, learner: Learner, day: int) -> dict[str, float]:
    """Return the recall expected on `day` if nothing is visited until then, by topic and, under "", over all."""
    memory = learner.memory
    states = [state_of(learner.best, card.log) for card in ground.cards]
    shares = {topic: learner.share(topic) for topic in {card.topic for card in ground.cards}}
    return _recalls(
        ground.cards,
        [
            memory.recall(state.stability, day - state.day) if state else shares[card.topic]
            for card, state in zip(ground.cards, states, strict=True)
        ],
    )


def interval(values: Iterable[float]) -> Interval:
    """Return the middle of the values and the interval of eight in ten, widened."""
    ordered = sorted(values)
    low, middle, high = (ordered[min(int(part * len(ordered)), len(ordered) - 1)] for part in (0.1, 0.5, 0.9))
    return Interval(
        max(middle + WIDENED * (low - middle), 0.0), middle, min(middle + WIDENED * (high - middle), 1.0)
    )


def _affordable(cards: int, days: int) -> int:
    return max(LEAST_ROLLS, min(ROLLS, MOST_LOOKS // max(1, cards * min(days, MOST_STEPS))))


class _Roll:
    """One learner drawn from the posterior, who follows the plan."""

    def __init__(self, ground: Terrain, learner: Learner, entrance: Gate, drawn: _Drawn) -> None:
        self._cards = ground.cards
        self._chance = drawn.chance
        self._memory = drawn.memory
        self._shares = _drawn_shares(learner, [card.topic for card in ground.cards], drawn.chance)
        self._gate = entrance.copy()
        self._states: list[State | None] = [self._memory.replayed(card.log) for card in ground.cards]
        self._place = {card.id: place for place, card in enumerate(ground.cards)}
        self._new = self._newcomers()
        self._known: set[str] = set()
        self.met: set[str] = set()
        self.days: list[Day] = []

    def _newcomers(self) -> list[tuple[Material, float]]:
        """Return the cards never met, the best first, with the seconds that a first visit may take."""
        view = View(self._memory, 0, 0)
        new = [
            (view.of_new(card, self._shares[card.topic]), card)
            for card, state in self._pairs()
            if state is None
        ]
        new.sort(key=lambda pair: -pair[0].worth)
        return [(card, prospect.seconds) for prospect, card in new]

    def play(self, minutes: Minutes, today: int) -> None:
        """Follow the plan from today to the eve."""
        end = today + len(minutes.by_day)
        step = -(-len(minutes.by_day) // MOST_STEPS)
        spent = minutes.spent
        for day in range(today, end, step):
            free = 60.0 * sum(minutes.by_day[day - today : day - today + step])
            owed = None if minutes.code_share is None else spent.owed(minutes.code_share, free)
            picked, _ = fill(self._row(day, end, free), free, owed, {}) if free > 0 else ([], [])
            load = self._visited(picked, day)
            spent = Credit(spent.total + 60 * load.minutes, spent.code + 60 * load.code)
            several = min(step, end - day)
            self.days += [load._replace(day=day + n, **_each(load, several)) for n in range(several)]

    def recalls(self, day: int) -> dict[str, float]:
        """Return the recall on `day`, by topic and over all: a card never met is known or not."""
        return _recalls(self._cards, [self._recall(*pair, day) for pair in self._pairs()])

    def _recall(self, card: Material, state: State | None, day: int) -> float:
        if state is None:
            return KNOWN if self._chance.random() < self._shares[card.topic] / KNOWN else 0.0
        return KNOWN if card.id in self._known else self._memory.recall(state.stability, day - state.day)

    def _pairs(self) -> Iterable[tuple[Material, State | None]]:
        return zip(self._cards, self._states, strict=True)

    def _row(self, day: int, end: int, free: float) -> list[tuple[Prospect, Material]]:
        view = View(self._memory, day, end)
        row = [
            (view.of_met(card, state), card)
            for card, state in self._pairs()
            if state is not None and state.day < day
        ]
        row += ((view.of_new(card, self._shares[card.topic]), card) for card in self._coming(free))
        row.sort(key=lambda pair: -pair[0].worth)
        return row

    def _coming(self, free: float) -> Iterator[Material]:
        """Yield the new cards that may be met and of which the best fill the free seconds, questions and code alike.

        How new cards compare among themselves does not change from day to day, and those behind can't be reached.
        """
        left = {True: free, False: free}
        families: set[str] = set()
        for card, seconds in self._new:
            if self._states[self._place[card.id]] is None and self._gate.lets(card):
                code = card.kind in CODE
                if left[code] > 0.0:
                    yield card
                    left[code] -= 0.0 if card.family in families else seconds
                    families.add(card.family)
                elif max(left.values()) <= 0.0:
                    return

    def _visited(self, picked: Sequence[tuple[Prospect, Material]], day: int) -> Day:
        load = Day(day, 0.0, 0.0, 0.0, 0.0)
        for prospect, card in picked:
            new = self._states[self._place[card.id]] is None
            seconds = self._visit(card, prospect.chance, day)
            load = Day(
                day,
                load.minutes + seconds / 60,
                load.code + (seconds / 60 if card.kind in CODE else 0.0),
                load.new + new,
                load.repeated + (not new),
            )
        return load

    def _visit(self, card: Material, chance: float, day: int) -> float:
        """Let the card be recalled or not, and return the seconds that it took."""
        place, times = self._place[card.id], times_of(card.kind)
        state = self._states[place]
        passed = self._chance.random() < (KNOWN if card.id in self._known else chance)
        parts = WHEN_KNOWN if state is None else WHEN_RECALLED
        rated = self._chance.choices(tuple(parts), tuple(parts.values()))[0] if passed else AGAIN
        if passed:
            self._gate.unlock(card.id)
        if state is None:
            self._gate.meet(card.id)
            self.met.add(card.id)
            self._known.update([card.id] if passed else [])
            self._states[place] = self._memory.first(rated, day)
            return card.seconds * (times.new_known if passed else times.new_unknown)
        self._states[place] = self._memory.next(state, rated, day)
        return card.seconds * (times.recalled if passed else times.failed)


def _each(load: Day, several: int) -> dict[str, float]:
    return {name: getattr(load, name) / several for name in ("minutes", "code", "new", "repeated")}


class _Drawn(NamedTuple):
    """A memory drawn from the posterior, and the chance of what happens to who has it."""

    memory: Memory
    chance: random.Random


def _drawn(learner: Learner, seed: int, roll: int, rolls: int) -> _Drawn:
    """Draw a rollout's memory from its slice of the posterior, so that few rollouts cover it evenly.

    Each rollout has a chance of its own: with other minutes the same learners are drawn, and can be compared.
    """
    chance = random.Random(seed * MOST_ROLLS + roll)
    best = max(learner.posterior)
    upto = list(accumulate(exp(each - best) for each in learner.posterior))
    place = bisect(upto, upto[-1] * (roll + chance.random()) / rolls)
    return _Drawn(memories()[min(place, len(upto) - 1)], chance)


def _drawn_shares(learner: Learner, topics: Iterable[str], chance: random.Random) -> dict[str, float]:
    known, met = sum(learner.known.values()), sum(learner.met.values())
    prior = CARDS_OF_PRIOR * SHARE_OF_PRIOR
    mean = chance.betavariate(
        WEIGHT_OF_LOG * known + prior, WEIGHT_OF_LOG * (met - known) + CARDS_OF_PRIOR - prior
    )
    shares = {}
    for topic in sorted(set(topics)):
        passed, all_met = learner.known.get(topic, 0), learner.met.get(topic, 0)
        shares[topic] = chance.betavariate(
            max(passed + CARDS_OF_PRIOR * mean, 0.05),
            max(all_met - passed + CARDS_OF_PRIOR * (1 - mean), 0.05),
        )
    return shares


def _recalls(cards: Sequence[Material], recalls: Iterable[float]) -> dict[str, float]:
    """Return the mean recall by topic and, under "", over all, by what each card counts."""
    got: dict[str, float] = {"": 0.0}
    weight: dict[str, float] = {"": 0.0}
    for card, recall in zip(cards, recalls, strict=True):
        if card.counts:
            for name in ("", card.topic):
                got[name] = got.get(name, 0.0) + card.counts * recall
                weight[name] = weight.get(name, 0.0) + card.counts
    return {name: got[name] / weight[name] if weight[name] else 0.0 for name in got}


def _loads(rolls: Sequence[Sequence[Day]], number: int) -> tuple[Day, ...]:
    return tuple(
        Day(days[0].day, *(sum(column) / number for column in list(zip(*days, strict=True))[1:]))
        for days in zip(*rolls, strict=True)
    )
