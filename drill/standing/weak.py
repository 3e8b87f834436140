"""The weakest points: what was not said the last time, and the mistakes that the judge named."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from drill.reviews import Review


class Missed(NamedTuple):
    """A point of a question that was left unticked the last time: how often it was missed, and asked at all."""

    card: str
    point: str
    missed: int
    asked: int


class Made(NamedTuple):
    """A known mistake in a kata: in how many reviews it was made, and the last day."""

    card: str
    mistake: str
    times: int
    day: int


def points(reviews: Iterable[Review], texts: Mapping[str, Sequence[str]]) -> list[Missed]:
    """Return the points missed at the last asking of their card, those missed most often first.

    `texts` are the points of the cards as they stand now; of a point that was rewritten the log knows nothing.
    """
    asked: dict[str, list[frozenset[int]]] = {}
    for review in reviews:
        said = _facts(review.verdict)
        ticked, count = said.get("ticked"), said.get("points")
        if isinstance(ticked, list) and review.card in texts and count == len(texts[review.card]):
            asked.setdefault(review.card, []).append(frozenset(n for n in ticked if isinstance(n, int)))
    found = [
        Missed(card, texts[card][n], sum(n not in ticked for ticked in askings), len(askings))
        for card, askings in asked.items()
        for n in range(len(texts[card]))
        if n not in askings[-1]
    ]
    return sorted(found, key=lambda each: (-each.missed, -each.missed / each.asked, each.card, each.point))


def mistakes(reviews: Iterable[Review]) -> list[Made]:
    """Return the mistakes that the judge named, the most frequent and latest first."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for review in reviews:
        named = _facts(review.verdict).get("mistakes")
        for name in dict.fromkeys(named) if isinstance(named, list) else ():
            times, day = found.get((review.card, str(name)), (0, 0))
            found[review.card, str(name)] = (times + 1, max(day, review.day))
    rows = [Made(card, name, times, day) for (card, name), (times, day) in found.items()]
    return sorted(rows, key=lambda each: (-each.times, -each.day, each.card, each.mistake))


def _facts(verdict: str) -> dict[str, Any]:
    if not verdict:
        return {}
    try:
        found = json.loads(verdict)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
