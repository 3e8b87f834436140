"""How much was recalled of what was asked again on a later day: by topic, and by how long ago it was seen."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from drill.cards import topic_of
from drill.reviews import DAILY
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeVar

    from drill.plans.past import Fact

    Key = TypeVar("Key", str, int)

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
    """A daily review of something that was met on an earlier day: its first one of the day."""

    card: str
    day: int
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


def repeats(reviews: Iterable[Fact]) -> Iterator[Repeat]:
    """Yield the repeats among reviews in order, each with the days since the card was last seen in any way."""
    last: dict[str, int] = {}
    for card, quality, day, _, kind in reviews:
        before = last.get(card)
        if before is None:
            last[card] = day
        elif before < day:
            last[card] = day
            if kind == DAILY and quality is not None:
                yield Repeat(card, day, day - before, quality >= PASSING)


def by_topic(found: Iterable[Repeat]) -> dict[str, Share]:
    """Return what was recalled by topic, in the order in which topics occur."""
    return _grouped(Counter((repeat.card, repeat.recalled) for repeat in found), topic_of)


def by_age(found: Iterable[Repeat]) -> dict[str, Share]:
    """Return what was recalled by the days since the card was last seen; every age is there."""
    shares = _grouped(Counter((repeat.gap, repeat.recalled) for repeat in found), age)
    return {name: shares.get(name, Share(0, 0)) for name in (*(name for _, name in AGES), OLDER)}


def age(gap: int) -> str:
    """Return the name of the age that so many days have."""
    return next((name for most, name in AGES if gap <= most), OLDER)


def _grouped(counts: Mapping[tuple[Key, bool], int], group: Callable[[Key], str]) -> dict[str, Share]:
    """Return the shares of groups; equal keys are counted beforehand, since most of a log is alike."""
    found: dict[str, Share] = {}
    for (key, recalled), count in counts.items():
        name = group(key)
        asked, right = found.get(name, Share(0, 0))
        found[name] = Share(asked + count, right + recalled * count)
    return found
