"""What the log says to plans and statistics: each card's visits, one a day, and how long they took.

A whole log passes through here: what is made once for every review or visit is a plain tuple.
"""

from __future__ import annotations

from heapq import nlargest

from drill.light import NamedTuple
from drill.plans.gain import CODE, times_of
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from drill.reviews import Fact

    Visit = tuple[int, int | None, float, int, bool]
    Visits = dict[str, list[Visit]]

    class Timed(Protocol):
        """A card with the minutes that its author expects."""

        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def kind(self) -> str: ...  # noqa: D102
        @property
        def minutes(self) -> float: ...  # noqa: D102


PRIOR_VISITS, PRIOR_VISITS_OF_CARD = 5.0, 2.0
LATEST_VISITS = 200
LEAST_PACE, MOST_PACE = 0.2, 5.0
"""A card that lay open over lunch, or was clicked away, must not teach the plan much."""


class Studied(NamedTuple):
    """A card with its log."""

    id: str
    topic: str
    log: tuple[tuple[int, int], ...]


class Past(NamedTuple):
    """By card the visits, of day and quality, and the seconds of each; repeats on the same day belong to the first.

    `visits` are all that the log holds; what came before a reset is not the card's any longer in the other two.
    """

    logs: dict[str, tuple[tuple[int, int], ...]]
    seconds: dict[str, tuple[float, ...]]
    visits: Visits

    def studied(self) -> list[Studied]:
        """Return every card of the log, whether a deck still holds it or not."""
        return [Studied(card, card.partition("/")[0], log) for card, log in self.logs.items()]

    def seconds_since(self, day: int, cards: Iterable[str] | None = None) -> float:
        """Return how long the visits since `day` took, of these cards or of all."""
        return sum(
            seconds
            for card in (self.logs if cards is None else cards)
            for (when, _), seconds in zip(self.logs.get(card, ()), self.seconds.get(card, ()), strict=True)
            if when >= day
        )


def visits_of(facts: Iterable[Fact]) -> Visits:
    """Return by card the visits in the order of the facts, reviews in a row on one day taken together.

    A visit is the day, the quality of the first review, the seconds and the number of all, and whether the first was
    daily practice; a reset is one of day 0, without a quality.
    """
    visits: Visits = {}
    for card, quality, day, seconds, daily in facts:
        when = 0 if quality is None else day
        visited = visits.get(card)
        if visited is None:
            visits[card] = [(when, quality, seconds, 1, daily)]
        elif visited[-1][0] != when:
            visited.append((when, quality, seconds, 1, daily))
        else:
            _, first, spent, reviews, began_daily = visited[-1]
            visited[-1] = (when, first, spent + seconds, reviews + 1, began_daily)
    return visits


def past_of(facts: Iterable[Fact]) -> Past:
    """Return the past from the log's facts, each card's in order."""
    visits = visits_of(facts)
    past = Past({}, {}, visits)
    for card, visited in visits.items():
        log: list[tuple[int, int]] = []
        times: list[float] = []
        last = 0
        for day, quality, seconds, _, _ in visited:
            if quality is None:
                log, times, last = [], [], 0
            elif day > last:
                log.append((day, quality))
                times.append(seconds)
                last = day
            else:
                times[-1] += seconds
        if log:
            past.logs[card], past.seconds[card] = tuple(log), tuple(times)
    return past


def expected_seconds(cards: Iterable[Timed], past: Past) -> dict[str, float]:
    """Return by card the seconds of an ordinary later visit: the author's, at the learner's own pace.

    The pace of all questions, or of all code, is the mean of taken over expected in the latest visits, and a card's
    own pace is shrunk towards it; what the log can't say yet is as the author expects.
    """
    cards = list(cards)
    found = {card.id: _paces(card, past) for card in cards if card.id in past.logs}
    common = {
        code: _shrunk(
            1.0, PRIOR_VISITS, _latest([card for card in cards if (card.kind in CODE) is code], found)
        )
        for code in (False, True)
    }
    return {
        card.id: 60.0
        * card.minutes
        * _shrunk(
            common[card.kind in CODE], PRIOR_VISITS_OF_CARD, [pace for _, pace in found.get(card.id, ())]
        )
        for card in cards
    }


def _paces(card: Timed, past: Past) -> list[tuple[int, float]]:
    """Return for each timed visit of a card its day, and the seconds over those that were expected."""
    times, author = times_of(card.kind), 60.0 * card.minutes
    log, seconds = past.logs[card.id], past.seconds[card.id]
    passed, failed = author * times.new_known, author * times.new_unknown
    rows = []
    for (day, quality), taken in zip(log, seconds, strict=True):
        if taken > 0.0:
            pace = taken / (passed if quality >= PASSING else failed)
            rows.append((day, LEAST_PACE if pace < LEAST_PACE else MOST_PACE if pace > MOST_PACE else pace))
        passed, failed = author * times.recalled, author * times.failed
    return rows


def _latest(cards: Iterable[Timed], found: Mapping[str, list[tuple[int, float]]]) -> list[float]:
    """Return the paces of the latest visits, the oldest first: all of them to one of as many cards visited last."""
    last = nlargest(LATEST_VISITS, ((found[card.id][-1][0], card.id) for card in cards if found.get(card.id)))
    rows = sorted((day, card, pace) for _, card in last for day, pace in found[card])
    return [pace for *_, pace in rows[-LATEST_VISITS:]]


def _shrunk(usual: float, weight: float, paces: list[float]) -> float:
    return (weight * usual + sum(paces)) / (weight + len(paces))
