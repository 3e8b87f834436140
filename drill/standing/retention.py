"""How much was recalled of what was asked again on a later day: by topic, and by how long ago it was seen."""

from __future__ import annotations

from typing import NamedTuple

from drill.cards import topic_of
from drill.reviews import DAILY
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drill.reviews import Review

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


def repeats(reviews: Iterable[Review]) -> Iterator[Repeat]:
    """Yield the repeats among reviews in order, each with the days since the card was last seen in any way."""
    last: dict[str, int] = {}
    for review in reviews:
        before = last.get(review.card)
        last[review.card] = max(review.day, before or 0)
        if before is not None and before < review.day and review.kind == DAILY and review.quality is not None:
            yield Repeat(review.card, review.day, review.day - before, review.quality >= PASSING)


def by_topic(found: Iterable[Repeat]) -> dict[str, Share]:
    """Return what was recalled by topic, in the order in which topics occur."""
    return _grouped((topic_of(repeat.card), repeat.recalled) for repeat in found)


def by_age(found: Iterable[Repeat]) -> dict[str, Share]:
    """Return what was recalled by the days since the card was last seen; every age is there."""
    shares = _grouped((age(repeat.gap), repeat.recalled) for repeat in found)
    return {name: shares.get(name, Share(0, 0)) for name in (*(name for _, name in AGES), OLDER)}


def age(gap: int) -> str:
    """Return the name of the age that so many days have."""
    return next((name for most, name in AGES if gap <= most), OLDER)


def _grouped(rows: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    found: dict[str, Share] = {}
    for name, recalled in rows:
        asked, right = found.get(name, Share(0, 0))
        found[name] = Share(asked + 1, right + recalled)
    return found
