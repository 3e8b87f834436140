"""What the log says to a plan: each card's visits, one a day, and how long they took."""

from __future__ import annotations

from drill.light import NamedTuple
from drill.plans.gain import CODE, times_of
from drill.reviews import DAILY
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

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


class Fact(NamedTuple):
    """One line of the log as plans and statistics read it; without a quality it is a reset."""

    card: str
    quality: int | None
    day: int
    seconds: float
    kind: str = DAILY


class Studied(NamedTuple):
    """A card with its log."""

    id: str
    topic: str
    log: tuple[tuple[int, int], ...]


class Past(NamedTuple):
    """By card the visits, of day and quality, and the seconds of each; repeats on the same day belong to the first."""

    logs: dict[str, tuple[tuple[int, int], ...]]
    seconds: dict[str, tuple[float, ...]]

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


def past_of(facts: Iterable[Fact]) -> Past:
    """Return the past from the log's facts in order; what came before a reset is not the card's any longer."""
    visits: dict[str, list[tuple[int, int]]] = {}
    seconds: dict[str, list[float]] = {}
    for card, quality, day, spent, _ in facts:
        if quality is None:
            visits.pop(card, None)
            seconds.pop(card, None)
            continue
        log = visits.setdefault(card, [])
        times = seconds.setdefault(card, [])
        if log and day <= log[-1][0]:
            times[-1] += spent
        else:
            log.append((day, quality))
            times.append(spent)
    return Past(
        {card: tuple(log) for card, log in visits.items()},
        {card: tuple(times) for card, times in seconds.items()},
    )


def expected_seconds(cards: Iterable[Timed], past: Past) -> dict[str, float]:
    """Return by card the seconds of an ordinary later visit: the author's, at the learner's own pace.

    The pace of all questions, or of all code, is the mean of taken over expected in the latest visits, and a card's
    own pace is shrunk towards it; what the log can't say yet is as the author expects.
    """
    cards = list(cards)
    found = {card.id: _paces(card, past) for card in cards if card.id in past.logs}
    common = {
        code: _pace_of([card for card in cards if (card.kind in CODE) is code], found)
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
    times = times_of(card.kind)
    rows = []
    for number, ((day, quality), taken) in enumerate(
        zip(past.logs[card.id], past.seconds[card.id], strict=True)
    ):
        if taken > 0.0:
            passed = quality >= PASSING
            if number:
                part = times.recalled if passed else times.failed
            else:
                part = times.new_known if passed else times.new_unknown
            rows.append((day, min(max(taken / (60.0 * card.minutes * part), LEAST_PACE), MOST_PACE)))
    return rows


def _pace_of(cards: Iterable[Timed], found: Mapping[str, list[tuple[int, float]]]) -> float:
    rows = sorted((day, card.id, pace) for card in cards for day, pace in found.get(card.id, ()))
    return _shrunk(1.0, PRIOR_VISITS, [pace for *_, pace in rows[-LATEST_VISITS:]])


def _shrunk(usual: float, weight: float, paces: list[float]) -> float:
    return (weight * usual + sum(paces)) / (weight + len(paces))
