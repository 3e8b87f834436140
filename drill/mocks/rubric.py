"""The score of a mock: a pure function of what happened on each card. docs/mocks.md states it, with examples.

Every share is a number from 0 to 1, and None where a mock has nothing to measure it by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drill.mocks.formats import HUNTS, KATAS, QUESTIONS

KIND_WEIGHTS = {QUESTIONS: 1.0, HUNTS: 2.0, KATAS: 3.0}
"""How much a card of each kind counts in correctness and speed."""
CORRECTNESS, COVERAGE, SPEED = 0.45, 0.40, 0.15
"""How much each dimension counts in the overall score; those without a measure leave their part to the others."""
UNFINISHED = 0.6
"""What a program that fails a hidden test earns at most: this share of the tests that it passes."""
HINT_COST = 0.15
"""What each hint takes off what a program earns."""
BANDS = ((85, "strong"), (70, "good"), (50, "borderline"), (0, "not yet"))


@dataclass(frozen=True, slots=True)
class Item:
    """One card of a mock: `correct` where the program graded it, `said` of `of` points and follow-ups where it can't.

    `seconds` were spent of `par`. A card that was not `reached` counts as not known.
    """

    kind: str
    topic: str
    par: float
    seconds: float = 0.0
    correct: float | None = None
    said: int = 0
    of: int = 0
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """The dimensions and, by the same weights, the whole; `topics` gives each topic's cards, without speed."""

    correctness: float | None
    coverage: float | None
    speed: float | None
    overall: float | None
    topics: tuple[tuple[str, float], ...]


def code_share(passed: int, total: int, hints: int = 0) -> float:
    """Return how right a program is: 1 if it passes all hidden tests, less the cost of the hints."""
    share = 1.0 if total and passed == total else UNFINISHED * passed / total if total else 0.0
    return share * max(0.0, 1.0 - HINT_COST * hints)


def score(items: Iterable[Item]) -> Score:
    """Return the score of a mock's cards."""
    cards = list(items)
    correctness, coverage = _correctness(cards), _coverage(cards)
    speed = _mean([(KIND_WEIGHTS[card.kind], _speed(card)) for card in cards])
    overall = _mean([(CORRECTNESS, correctness), (COVERAGE, coverage), (SPEED, speed)])
    return Score(correctness, coverage, speed, overall, _topics(cards))


def percent(share: float | None) -> int | None:
    """Return the share in whole percent, halves upwards."""
    return None if share is None else int(100 * share + 0.5 + 1e-9)


def band(share: float | None) -> str:
    """Return the word for an overall score."""
    points = percent(share)
    return "" if points is None else next(word for least, word in BANDS if points >= least)


def known(card: Item) -> float | None:
    """Return how much of the card was known, without regard to time."""
    return _mean([(CORRECTNESS, _correct(card)), (COVERAGE, _covered(card))])


def _correct(card: Item) -> float | None:
    return 0.0 if card.correct is not None and not card.reached else card.correct


def _covered(card: Item) -> float | None:
    if not card.of:
        return None
    return card.said / card.of if card.reached else 0.0


def _speed(card: Item) -> float | None:
    """Return how quick it was; what was not known was not quick."""
    share = known(card)
    if share is None:
        return None
    return min(1.0, card.par / card.seconds) if share and card.seconds else float(share > 0)


def _correctness(cards: Sequence[Item]) -> float | None:
    return _mean([(KIND_WEIGHTS[card.kind], _correct(card)) for card in cards])


def _coverage(cards: Sequence[Item]) -> float | None:
    return _mean([(1.0, _covered(card)) for card in cards])


def _topics(cards: Sequence[Item]) -> tuple[tuple[str, float], ...]:
    found = []
    for topic in dict.fromkeys(card.topic for card in cards):
        of_topic = [card for card in cards if card.topic == topic]
        share = _mean([(CORRECTNESS, _correctness(of_topic)), (COVERAGE, _coverage(of_topic))])
        if share is not None:
            found.append((topic, share))
    return tuple(found)


def _mean(weighted: Iterable[tuple[float, float | None]]) -> float | None:
    """Return the weighted mean of what there is."""
    there = [(weight, share) for weight, share in weighted if share is not None]
    total = sum(weight for weight, _ in there)
    return sum(weight * share for weight, share in there) / total if total else None
