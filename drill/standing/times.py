"""How long cards take: the median and the middle half, by topic and kind."""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from drill.plans.past import Visits


class Took(NamedTuple):
    """The seconds of timed visits to cards of one topic and kind: how many, and their three quartiles."""

    topic: str
    kind: str
    visits: int
    low: float
    middle: float
    high: float


def took(visits: Visits, kinds: Mapping[str, tuple[str, str]], since: int = 0) -> list[Took]:
    """Return the times of whole visits from `since` on; `kinds` are topic and kind by card."""
    groups: dict[tuple[str, str], list[float]] = {}
    for card, visited in visits.items():
        if group := kinds.get(card):
            times = [seconds for day, _, seconds, _, _ in visited if seconds > 0 and day >= since]
            if times:
                groups.setdefault(group, []).extend(times)
    order = {group: place for place, group in enumerate(dict.fromkeys(kinds.values()))}
    return [
        Took(*group, len(times), *_quartiles(times))
        for group, times in sorted(groups.items(), key=lambda item: order[item[0]])
    ]


def _quartiles(times: list[float]) -> tuple[float, float, float]:
    if len(times) == 1:
        return times[0], times[0], times[0]
    from statistics import quantiles

    low, middle, high = quantiles(times, n=4, method="inclusive")
    return low, middle, high
