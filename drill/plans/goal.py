"""What the learner wants: the date of the interview, the minutes of each day, and what shall count."""

from __future__ import annotations

from datetime import date

from drill.light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL_MINUTES = 30.0
USUAL_CODE_SHARE = 0.3
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Goal(NamedTuple):
    """A plan as the learner asked for it; everything else follows from it, the decks and the log.

    Days are ordinals. `since` is the day on which it was made; `topics` empty are all topics, and `weights` say by
    topic how much a card counts (1 where nothing is said, 0 leaves the topic out). `off` are weekdays (0 is Monday) and
    `days_off` days without study. `code_share` is the part of the minutes that belongs to katas and bug hunts.
    """

    date: int
    since: int
    minutes: float = USUAL_MINUTES
    topics: tuple[str, ...] = ()
    weights: Mapping[str, float] = {}
    off: tuple[int, ...] = ()
    days_off: tuple[int, ...] = ()
    code_share: float = USUAL_CODE_SHARE

    def holds_on(self, today: int) -> bool:
        """Say whether the plan still decides what is practised: until the date, and on it."""
        return today <= self.date

    def end(self, today: int) -> int:
        """Return the day for which recall is predicted: the date, or tomorrow where that is today."""
        return max(self.date, today + 1)

    def minutes_on(self, day: int) -> float:
        """Return the minutes of a day; none where it is off."""
        off = day in self.days_off or date.fromordinal(day).weekday() in self.off
        return 0.0 if off else self.minutes

    def weight(self, topic: str) -> float:
        """Return how much a card of the topic counts; 0 where the plan leaves it out."""
        return self.weights.get(topic, 1.0) if not self.topics or topic in self.topics else 0.0
