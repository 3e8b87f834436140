"""How long cards take: the median and the middle half, by topic and kind."""

from __future__ import annotations

from statistics import quantiles
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drill.plans.past import Fact


class Took(NamedTuple):
    """The seconds of timed visits to cards of one topic and kind: how many, and their three quartiles."""

    topic: str
    kind: str
    visits: int
    low: float
    middle: float
    high: float


def took(reviews: Iterable[Fact], kinds: Mapping[str, tuple[str, str]]) -> list[Took]:
    """Return the times of a card's days, repeats of a day taken together; `kinds` are topic and kind by card."""
    visits: dict[tuple[str, int], float] = {}
    for card, _, day, spent, _ in reviews:
        visits[card, day] = visits.get((card, day), 0.0) + spent
    groups: dict[tuple[str, str], list[float]] = {}
    for (card, _), seconds in visits.items():
        if seconds > 0 and card in kinds:
            groups.setdefault(kinds[card], []).append(seconds)
    order = {group: place for place, group in enumerate(dict.fromkeys(kinds.values()))}
    return [
        Took(*group, len(times), *_quartiles(times))
        for group, times in sorted(groups.items(), key=lambda item: order[item[0]])
    ]


def _quartiles(times: list[float]) -> tuple[float, float, float]:
    if len(times) == 1:
        return times[0], times[0], times[0]
    low, middle, high = quantiles(times, n=4, method="inclusive")
    return low, middle, high
