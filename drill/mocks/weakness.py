"""Which topics a learner is weak in, by how much of each topic he holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median

from drill.sm2 import NEW, Schedule

WELL_KNOWN_DAYS = 21
"""A card with this interval counts as held in full, one that was never met or just failed as not at all."""


def held(schedule: Schedule) -> float:
    """Return how far a card is held, 0 to 1."""
    return 0.0 if schedule.again else min(1.0, schedule.interval / WELL_KNOWN_DAYS)


def strengths(cards: Iterable[tuple[str, str]], schedules: Mapping[str, Schedule]) -> dict[str, float]:
    """Return by topic the mean of what is held; `cards` are pairs of topic and card id."""
    found: dict[str, list[float]] = {}
    for topic, card in cards:
        found.setdefault(topic, []).append(held(schedules.get(card, NEW)))
    return {topic: sum(shares) / len(shares) for topic, shares in found.items()}


def weak(strength: Mapping[str, float]) -> frozenset[str]:
    """Return the topics that are not stronger than the middle one; all of them where all are alike."""
    if not strength:
        return frozenset()
    middle = median(strength.values())
    return frozenset(topic for topic, share in strength.items() if share <= middle)
