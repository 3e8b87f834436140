"""What the plan is held against: SM-2 as it is, and the simple habits of people with a date before them."""

from __future__ import annotations

import random
from math import ceil

from benchmarks.plan_world import Card, Policy
from drill.plans.gain import simulated
from drill.plans.learner import fit
from drill.plans.memory import Memory, Parameters
from drill.sm2 import NEW, Schedule, step

USUAL = Memory(Parameters())
PART_FOR_NEW = 0.7
"""With a quota all cards are met by this part of the time."""


def plan(cards: list[Card], today: int, date: int) -> list[int]:
    """Follow the plan."""
    return [int(name) for name in simulated(cards, today, date)]


class Sm2:
    """SM-2: what is due, the most overdue first, then new cards in the order of the deck.

    `ahead` fills what time is left with cards that are not due yet, `quota` puts each day's part of the new cards
    first, and `final_pass` asks once more for everything in the last days.
    """

    def __init__(self, *, ahead: bool = False, quota: float = 0.0, final_pass: float = 0.0) -> None:
        """Begin with nothing learned; `final_pass` are the minutes of a day, by which its beginning is found."""
        self._ahead, self._quota, self._final_pass = ahead, quota, final_pass
        self._schedules: dict[str, tuple[int, Schedule]] = {}

    def __call__(self, cards: list[Card], today: int, date: int) -> list[int]:
        """Return the places of the cards in order."""
        due, new, later = [], [], []
        for place, card in enumerate(cards):
            if not card.log:
                new.append(place)
                continue
            when = self._due(card)
            if when <= today:
                due.append((when, place))
            elif card.log[-1][0] < today:
                later.append((when, place))
        order = [place for _, place in sorted(due)]
        if self._quota:
            share = ceil(len(cards) / max(1.0, self._quota * date))
            order = new[:share] + order + new[share:]
        else:
            order += new
        if self._ahead:
            order += [place for _, place in sorted(later)]
        return self._last_pass(cards, order, today, date) if self._final_pass else order

    def _due(self, card: Card) -> int:
        counted, schedule = self._schedules.get(card.id, (0, NEW))
        for day, quality in card.log[counted:]:
            schedule = step(
                schedule, quality, day + 1
            )  # days here begin with 0, which SM-2 keeps for `never`
        self._schedules[card.id] = len(card.log), schedule
        return schedule.due - 1

    def _last_pass(self, cards: list[Card], order: list[int], today: int, date: int) -> list[int]:
        seconds = sum(card.seconds for card in cards if card.log)
        begins = max(date - ceil(1.2 * seconds / (60 * self._final_pass)), date / 2)
        if today < begins:
            return order
        missing = [n for n, card in enumerate(cards) if card.log and card.log[-1][0] < begins]
        first = sorted(missing, key=lambda place: self._due(cards[place]))
        return first + [place for place in order if place not in set(first)]


def in_turn(cards: list[Card], today: int, date: int) -> list[int]:
    """Go through the deck again and again."""
    return sorted(range(len(cards)), key=lambda n: (cards[n].log[-1][0] if cards[n].log else -1, n))


class ByChance:
    """Cards in any order."""

    def __init__(self, seed: int) -> None:
        """Draw by a seed."""
        self._chance = random.Random(seed)

    def __call__(self, cards: list[Card], today: int, date: int) -> list[int]:
        """Return the places of the cards in order."""
        return self._chance.sample(range(len(cards)), len(cards))


def lowest_recall(cards: list[Card], today: int, date: int) -> list[int]:
    """Ask first what would be recalled least on the date, by the published parameters of FSRS-6."""
    learner = fit(cards)

    def recall(place: int) -> float:
        state = USUAL.replayed(cards[place].log)
        if state is None:
            return learner.share(cards[place].topic)
        return USUAL.recall(state.stability, date - state.day)

    return sorted(range(len(cards)), key=recall)


def nothing(cards: list[Card], today: int, date: int) -> list[int]:
    """Study nothing."""
    return []


def policies(minutes: float) -> dict[str, Policy]:
    """Return all policies, new ones for each learner; the first is SM-2, the last the plan."""
    return {
        "SM-2": Sm2(),
        "SM-2, new first": Sm2(ahead=True, quota=PART_FOR_NEW),
        "SM-2, last pass": Sm2(ahead=True, quota=0.6, final_pass=minutes),
        "in turn": in_turn,
        "by chance": ByChance(1),
        "lowest recall first": lowest_recall,
        "the plan": plan,
    }
