"""A learner as his log shows him: which memory fits what he recalled, and how much of each topic he knew before.

The memory is one of forty scaled copies of the published default parameters of FSRS-6. Few numbers can be learned from
the few hundred outcomes that three weeks give, and these four say most: how long a first visit lasts (and how much
longer where the card was known already), how fast stability grows, and the shape of forgetting. The copy with the
largest posterior is used; the whole posterior says how sure that is.

What was known before is counted at first sight. A topic's share is shrunk towards the learner's own mean (a Beta
prior worth four cards), and the mean towards three in ten.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp, log
from zlib import crc32

from drill.light import NamedTuple
from drill.plans.memory import Memory, Parameters
from drill.sm2 import PASSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    Visits = tuple[tuple[int, int], ...]

    class Studied(Protocol):
        """A card with its log: the day and the quality of each visit, oldest first, one a day."""

        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def topic(self) -> str: ...  # noqa: D102
        @property
        def log(self) -> Visits: ...  # noqa: D102


FIRST_SCALES = (-2.4, -1.2, 0.0, 1.2, 2.4)
FIRST_SCALE_SPREAD = 1.5
GROWTHS = (0.7, 1.7)
DECAYS = (0.12, 0.30)
KNOWN_BEFORE_SCALES = (0.0, 2.5)
OUTCOMES = 1200
"""So many outcomes decide: more add nothing, and the time of the fit stays bounded."""

CARDS_OF_PRIOR = 4.0
SHARE_OF_PRIOR = 0.3


class Learner(NamedTuple):
    """What the log says: log posteriors of the memories, the best one's place, and first sights by topic.

    `known` and `met` count, by topic, the cards passed at first sight and all cards met.
    """

    posterior: tuple[float, ...]
    best: int
    known: dict[str, int]
    met: dict[str, int]

    @property
    def memory(self) -> Memory:
        """Return the memory that fits best."""
        return memories()[self.best]

    @property
    def mean_share(self) -> float:
        """Return the share known at first sight over all topics."""
        prior = CARDS_OF_PRIOR * SHARE_OF_PRIOR
        return (sum(self.known.values()) + prior) / (sum(self.met.values()) + CARDS_OF_PRIOR)

    def share(self, topic: str) -> float:
        """Return the share of a topic that is known at first sight."""
        known, met = self.known.get(topic, 0), self.met.get(topic, 0)
        return (known + CARDS_OF_PRIOR * self.mean_share) / (met + CARDS_OF_PRIOR)


@cache
def memories() -> tuple[Memory, ...]:
    """Return the forty memories."""
    return tuple(Memory(_scaled(*numbers)) for numbers in _grid())


def fit(cards: Iterable[Studied]) -> Learner:
    """Return the learner whom the cards' logs show; the order of the cards does not matter."""
    seen = [card for card in cards if card.log]
    posterior = _log_prior()
    for visits in _deciding(seen):
        posterior = [sum(pair) for pair in zip(posterior, _surprises(visits), strict=True)]
    known: dict[str, int] = {}
    met: dict[str, int] = {}
    for card in seen:
        met[card.topic] = met.get(card.topic, 0) + 1
        known[card.topic] = known.get(card.topic, 0) + (card.log[0][1] >= PASSING)
    best = max(range(len(posterior)), key=lambda place: (posterior[place], -place))
    return Learner(tuple(posterior), best, known, met)


def _deciding(cards: Sequence[Studied]) -> list[Visits]:
    """Return logs of cards, chosen by a digest of their names, up to the number of outcomes that decide.

    The cards visited last would say less: they are those that a plan chose, all of the same age.
    """
    logs: list[Visits] = []
    outcomes = 0
    for card in sorted((card for card in cards if len(card.log) > 1), key=_digest):
        if outcomes >= OUTCOMES:
            break
        logs.append(card.log)
        outcomes += len(card.log) - 1
    return logs


def _digest(card: Studied) -> tuple[int, str]:
    return crc32(card.id.encode()), card.id


@lru_cache(maxsize=2**15)
def _surprises(visits: Visits) -> tuple[float, ...]:
    return tuple(memory.surprise(visits) for memory in memories())


def _grid() -> Iterable[tuple[float, float, float, float]]:
    return (
        (scale, growth, decay, before)
        for scale in FIRST_SCALES
        for growth in GROWTHS
        for decay in DECAYS
        for before in KNOWN_BEFORE_SCALES
    )


def _log_prior() -> list[float]:
    return [-0.5 * (scale / FIRST_SCALE_SPREAD) ** 2 for scale, *_ in _grid()]


def _scaled(scale: float, growth: float, decay: float, before: float) -> Parameters:
    usual = Parameters()

    def first(stability: float, more: float) -> float:
        return min(max(stability * exp(scale + more), 0.01), 1000.0)

    return usual._replace(
        first_again=first(usual.first_again, 0.0),
        first_hard=first(usual.first_hard, before),
        first_good=first(usual.first_good, before),
        first_easy=first(usual.first_easy, before),
        growth=usual.growth + log(growth),
        decay=decay,
    )
