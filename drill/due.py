"""What to practise today: order and load, as pure functions of the cards, their schedules and the day."""

from __future__ import annotations

from drill.light import NamedTuple


class Done(NamedTuple):
    """What was practised on a day: the cards, in whatever way, and the minutes that it took."""

    cards: frozenset[str] = frozenset()
    minutes: float = 0.0
