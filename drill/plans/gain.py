"""Which card is worth a visit today: the recall that it gains by the date, per second that it takes.

For a card that was met, the gain is the expected recall after a visit now, whether it succeeds or fails, less the
recall without one; for a new card, the recall after a first failed visit, times the chance that it is not known yet.
To practise what gains most per unit of time is the principle of Pavlik and Anderson (2008, "Using a model to compute
the optimal schedule of practice"); that the time must be in the rule, of Eglington and Pavlik (2020, "Optimizing
practice scheduling requires quantitative tracking of individual item performance").

Recall is looked at half-way to the date, because other visits will follow until then: so first visits come before
late polish, and the closer the date, the more the rule looks at the date itself.
"""

from __future__ import annotations

from functools import lru_cache

from drill.light import NamedTuple
from drill.plans.learner import Learner, fit, memories
from drill.plans.memory import AGAIN, EASY, GOOD, HARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol, TypeVar

    from drill.plans.memory import Memory, State

    class Card(Protocol):
        """A card as its gain needs it: `seconds` are those of an ordinary later visit, `value` what it counts."""

        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def topic(self) -> str: ...  # noqa: D102
        @property
        def kind(self) -> str: ...  # noqa: D102
        @property
        def seconds(self) -> float: ...  # noqa: D102
        @property
        def value(self) -> float: ...  # noqa: D102
        @property
        def log(self) -> tuple[tuple[int, int], ...]: ...  # noqa: D102

    AnyCard = TypeVar("AnyCard", bound=Card)


CODE = frozenset({"kata", "hunt"})
PART_OF_WAY = 0.5
WHEN_RECALLED = {HARD: 0.22, GOOD: 0.63, EASY: 0.15}
"""How recalls are rated, on the average of many learners."""
NO_GAIN = -1.0


class Times(NamedTuple):
    """How long a visit takes, as multiples of an ordinary later one that succeeds."""

    new_known: float
    new_unknown: float
    recalled: float
    failed: float


OF_QUESTIONS, OF_CODE = Times(1.3, 2.5, 1.0, 2.0), Times(1.0, 1.6, 1.0, 1.4)


class Prospect(NamedTuple):
    """What a visit today promises: the gain in recall per second, times value, and what it is made of.

    `chance` is that of success, `seconds` are expected, `now` is the later recall without a visit, `then` after one.
    """

    worth: float
    chance: float
    seconds: float
    now: float
    then: float


def times_of(kind: str) -> Times:
    """Return how the visits of a kind of card compare in time."""
    return OF_CODE if kind in CODE else OF_QUESTIONS


class View:
    """The look from `today` to the date with one memory: what a visit to a card would bring."""

    def __init__(self, memory: Memory, today: int, date: int, part: float = PART_OF_WAY) -> None:
        """Look from `today` a part of the way to the date, at least one day ahead."""
        self._memory = memory
        self._today = today
        self._ahead = max(1.0, part * (date - today))
        self._learned = memory.recall(memory.first(AGAIN, today).stability, self._ahead)
        self._ratings = tuple(WHEN_RECALLED.items())

    def of_new(self, card: Card, share: float) -> Prospect:
        """Return the prospect of a card never met, of whose topic a `share` is known."""
        times = times_of(card.kind)
        gain = (1.0 - share) * self._learned  # what was known before stays known, visited or not
        seconds = card.seconds * (share * times.new_known + (1.0 - share) * times.new_unknown)
        return Prospect(_worth(card.value, gain, seconds), share, seconds, share, share + gain)

    def of_met(self, card: Card, state: State) -> Prospect:
        """Return the prospect of a card that was met before today."""
        chance, then, untouched = self._memory.outlook(state, self._today, self._ahead, self._ratings)
        times = OF_CODE if card.kind in CODE else OF_QUESTIONS
        seconds = card.seconds * (chance * times.recalled + (1.0 - chance) * times.failed)
        return Prospect(_worth(card.value, then - untouched, seconds), chance, seconds, untouched, then)

    def of(self, card: Card, state: State | None, learner: Learner) -> Prospect:
        """Return the prospect of a card in whatever state."""
        return self.of_new(card, learner.share(card.topic)) if state is None else self.of_met(card, state)


def _worth(value: float, gain: float, seconds: float) -> float:
    return value * gain / seconds if gain > 0.0 and seconds > 0.0 else NO_GAIN


@lru_cache(maxsize=2**16)
def state_of(place: int, log: tuple[tuple[int, int], ...]) -> State | None:
    """Return the state of a card with this log in the memory at `place`."""
    return memories()[place].replayed(log)


def prospects(
    cards: Iterable[AnyCard], learner: Learner, today: int, date: int
) -> list[tuple[Prospect, AnyCard]]:
    """Return the cards not visited today, each with its prospect, the best first; among equals, as they came."""
    view = View(learner.memory, today, date)
    shares: dict[str, float] = {}
    found = []
    for card in cards:
        state = state_of(learner.best, card.log)
        if state is None:
            share = shares.get(card.topic)
            if share is None:
                share = shares[card.topic] = learner.share(card.topic)
            found.append((view.of_new(card, share), card))
        elif state.day < today:
            found.append((view.of_met(card, state), card))
    found.sort(key=lambda pair: -pair[0].worth)
    return found


def simulated(cards: Sequence[Card], today: int, date: int) -> list[str]:
    """Return the ids of the cards to visit today, the best first: the rule alone, as simulators score it."""
    in_order = sorted(cards, key=lambda card: card.id)
    return [card.id for _, card in prospects(in_order, fit(cards), today, date)]
