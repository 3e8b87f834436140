"""How much was recalled of what was asked again on a later day: by topic, and by how long ago it was seen."""

from __future__ import annotations

from typing import NamedTuple

from drill.cards import topic_of
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drill.plans.past import Visits

AGES = (
    (1, "1 day"),
    (3, "2–3 days"),
    (7, "4–7 days"),
    (14, "8–14 days"),
    (30, "15–30 days"),
    (90, "31–90 days"),
)
OLDER = "91 days and more"


class Repeat(NamedTuple):
    """A daily visit to a card of a topic that was met so many days ago, and whether it was recalled."""

    topic: str
    gap: int
    recalled: bool


class Share(NamedTuple):
    """So many were asked, and so many of them recalled."""

    asked: int
    recalled: int

    @property
    def rate(self) -> float | None:
        """Return the share recalled; None where nothing was asked."""
        return self.recalled / self.asked if self.asked else None


def repeats(visits: Visits, since: int = 0) -> dict[Repeat, int]:
    """Return how many repeats of each kind there were from `since` on; the days are those since the last visit."""
    counts: dict[tuple[str, int, bool], int] = {}
    for card, visited in visits.items():
        topic, before = topic_of(card), 0
        for day, quality, _, _, daily in visited:
            if day > before and quality is not None:
                if before and daily and day >= since:
                    alike = topic, day - before, quality >= PASSING
                    counts[alike] = counts.get(alike, 0) + 1
                before = day
    return {Repeat(*alike): count for alike, count in counts.items()}


def by_topic(found: Mapping[Repeat, int]) -> dict[str, Share]:
    """Return what was recalled by topic."""
    return _grouped(found, lambda repeat: repeat.topic)


def by_age(found: Mapping[Repeat, int]) -> dict[str, Share]:
    """Return what was recalled by the days since the card was last seen; every age is there."""
    shares = _grouped(found, lambda repeat: age(repeat.gap))
    return {name: shares.get(name, Share(0, 0)) for name in (*(name for _, name in AGES), OLDER)}


def age(gap: int) -> str:
    """Return the name of the age that so many days have."""
    return next((name for most, name in AGES if gap <= most), OLDER)


def _grouped(found: Mapping[Repeat, int], group: Callable[[Repeat], str]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for repeat, count in found.items():
        name = group(repeat)
        asked, recalled = shares.get(name, Share(0, 0))
        shares[name] = Share(asked + count, recalled + count * repeat.recalled)
    return shares
