"""Which cards a mock asks: spread over topics, at the levels asked for, not met lately, half from weak topics.

A pure function of the cards, their schedules, the day and the seed: the same seed gives the same mock.

Each place is filled in turn. First come cards that were not met in the last days. Among them the places take
turns between weak topics and the others, then the topic that has had the least of its weight, then the form
that was asked the least, then chance. Where follow-ups are asked at most a third of the cards have none. A card
is taken only if the part's time still holds the rest of the part.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from drill.mocks import weakness
from drill.mocks.formats import ANYBODY, FOLLOW_UP_MINUTES, QUESTIONS, Format, PartPlan, Role
from drill.sm2 import NEW, Schedule

RECENT_DAYS = 3
"""A card that moved today or in the days before, this many in all, is asked only where nothing else is left."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be asked. `kind` is questions, katas or bug-hunts; siblings share a `family`.

    A card that is `spoilt` would give away a kata that was not passed yet; others come before it.
    """

    id: str
    kind: str
    topic: str
    level: int
    minutes: float
    form: str = ""
    follow_ups: int = 0
    family: str = ""
    spoilt: bool = False

    def taking(self, plan: PartPlan) -> float:
        """Return the minutes that the card takes in such a part, follow-ups included."""
        return self.minutes + FOLLOW_UP_MINUTES * min(self.follow_ups, plan.follow_ups)


@dataclass(frozen=True, slots=True)
class Choice:
    """The cards of each part, how many places could not be filled, and by how many minutes the parts overrun."""

    parts: tuple[tuple[Candidate, ...], ...]
    missing: int = 0
    over: float = 0.0


def choose(
    wanted: Format,
    cards: Iterable[Candidate],
    schedules: Mapping[str, Schedule],
    today: int,
    *,
    seed: str,
    topics: Collection[str] = (),
    role: Role = ANYBODY,
) -> Choice:
    """Return the cards of a mock of the format; `topics` admits these alone, whatever the role says of them.

    A part that can't be filled has fewer cards, and one whose time is too short for any the shorter ones.
    """
    low, high = wanted.levels
    able = [card for card in cards if not schedules.get(card.id, NEW).suspended]
    strength = weakness.strengths(((card.topic, card.id) for card in able), schedules)
    pool = [
        card
        for card in able
        if low <= card.level <= high and (card.topic in topics if topics else role.weight(card.topic) > 0)
    ]
    strength = {topic: strength[topic] for topic in {card.topic for card in pool}}
    recent = {card for card, schedule in schedules.items() if schedule.last > today - RECENT_DAYS}
    picking = _Picking(_shuffled(pool, seed), weakness.weak(strength), recent, role, bool(topics))
    parts = [picking.part(plan) for plan in wanted.parts]
    return Choice(tuple(parts), picking.missing, picking.over)


def _shuffled(pool: Iterable[Candidate], seed: str) -> list[Candidate]:
    ordered = sorted(pool, key=lambda card: card.id)
    random.Random(seed).shuffle(ordered)
    return ordered


@dataclass(slots=True)
class _Picking:
    """What was picked so far, and what it takes into account."""

    pool: list[Candidate]
    weak: frozenset[str]
    recent: Collection[str]
    role: Role
    named: bool
    families: set[str] = field(default_factory=set)
    topics: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    alone: int = 0
    from_weak: int = 0
    missing: int = 0
    over: float = 0.0

    def part(self, plan: PartPlan) -> tuple[Candidate, ...]:
        """Fill one part, as far as there are cards for it."""
        fitting = [card for card in self.pool if _fits(card, plan)]
        picked: list[Candidate] = []
        left = plan.minutes
        for places in range(plan.count, 0, -1):
            options = [card for card in fitting if _family(card) not in self.families]
            if not options:
                self.missing += places
                break
            card = self._best(_affordable(options, plan, left, places), plan)
            self._take(card)
            self.alone += _alone(card, plan)
            picked.append(card)
            left -= card.taking(plan)
        self.over += max(0.0, -left)
        return tuple(sorted(picked, key=lambda card: card.level) if plan.deeper else picked)

    def _best(self, options: Sequence[Candidate], plan: PartPlan) -> Candidate:
        options = [card for card in options if card.id not in self.recent] or options
        weak_next = 2 * self.from_weak <= self.topics.total()
        options = [card for card in options if (card.topic in self.weak) == weak_next] or options
        return min(options, key=lambda card: self._rank(card, plan))

    def _rank(self, card: Candidate, plan: PartPlan) -> tuple[bool, float, bool, int]:
        weight = 1.0 if self.named else self.role.weight(card.topic)
        too_many_alone = _alone(card, plan) and 3 * self.alone >= self.topics.total()
        return card.spoilt, (self.topics[card.topic] + 1) / weight, too_many_alone, self.forms[card.form]

    def _take(self, card: Candidate) -> None:
        self.families.add(_family(card))
        self.from_weak += card.topic in self.weak
        self.topics[card.topic] += 1
        self.forms[card.form] += 1


def _fits(card: Candidate, plan: PartPlan) -> bool:
    return card.kind == plan.asks and (not plan.forms or card.form in plan.forms)


def _alone(card: Candidate, plan: PartPlan) -> bool:
    return plan.asks == QUESTIONS and plan.follow_ups > 0 and not card.follow_ups


def _family(card: Candidate) -> str:
    return card.family or card.id


def _affordable(
    options: Sequence[Candidate], plan: PartPlan, left: float, places: int
) -> Sequence[Candidate]:
    """Return the options after which the shortest of the others still fit; the shorter ones if none does."""
    shortest: dict[str, float] = {}
    for card in options:
        name, minutes = _family(card), card.taking(plan)
        shortest[name] = min(minutes, shortest.get(name, minutes))
    costs = sorted(shortest.values())
    sums = [0.0, *accumulate(costs)]
    others = min(places, len(costs)) - 1

    def rest(card: Candidate) -> float:
        own = shortest[_family(card)]
        among = bisect_left(costs, own) < others
        return sums[others + 1] - own if among else sums[others]

    found = [card for card in options if card.taking(plan) + rest(card) <= left + 1e-9]
    return found or _shortest(options, plan)


def _shortest(options: Sequence[Candidate], plan: PartPlan) -> Sequence[Candidate]:
    """Return the shortest quarter, so that a mock too short for any card is not always the same."""
    ordered = sorted(options, key=lambda card: card.taking(plan))
    longest = ordered[(len(ordered) - 1) // 4].taking(plan)
    return [card for card in options if card.taking(plan) <= longest]
