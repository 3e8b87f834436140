"""Whether the plan's predictions came true: what was expected to be recalled lately, and what was."""

from __future__ import annotations

from drill.light import NamedTuple
from drill.plans.gain import state_of
from drill.plans.learner import fit
from drill.plans.past import Past, Studied
from drill.sm2 import PASSING

DAYS = 7
LEAST_REPEATS = 20
"""With fewer a difference says nothing."""


class Hindsight(NamedTuple):
    """Repeats of the last days: how many, the share that was predicted to be recalled, and the share that was."""

    repeats: int
    predicted: float
    recalled: float


def hindsight(past: Past, today: int, days: int = DAYS) -> Hindsight | None:
    """Return how the last days went by the memory that had been fitted before them; None where too little is known."""
    begun = today - days
    cards = past.studied()
    earlier = [card._replace(log=tuple(visit for visit in card.log if visit[0] < begun)) for card in cards]
    if not any(card.log for card in earlier):
        return None
    learner = fit(earlier)
    predicted: list[float] = []
    recalled = 0
    for card in cards:
        for place, (day, quality) in _repeats(card, begun):
            state = state_of(learner.best, card.log[:place])
            if state:
                predicted.append(learner.memory.recall(state.stability, day - state.day))
                recalled += quality >= PASSING
    if len(predicted) < LEAST_REPEATS:
        return None
    return Hindsight(len(predicted), sum(predicted) / len(predicted), recalled / len(predicted))


def _repeats(card: Studied, begun: int) -> list[tuple[int, tuple[int, int]]]:
    return [(place, visit) for place, visit in enumerate(card.log) if place and visit[0] >= begun]
