"""What is typed after `drill plan`: dates, days off, weights and shares, read and checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drill.errors import UsageError
from drill.plans.goal import WEEKDAYS, Goal

MOST_DAYS = 1000
MOST_MINUTES = 1440.0
MOST_WEIGHT = 100.0
RANGE = ".."


def day(text: str) -> int:
    """Return the day that an ISO date names."""
    try:
        return date.fromisoformat(text.strip()).toordinal()
    except ValueError:
        raise UsageError(f"{text!r} is no date", "write it like 2026-12-15") from None


def interview(text: str, today: int) -> int:
    """Return the day of the interview, today or later."""
    found = day(text)
    if found < today:
        raise UsageError(f"{text} is past", f"today is {date.fromordinal(today)}")
    if found > today + MOST_DAYS:
        raise UsageError(f"{text} is more than {MOST_DAYS} days away", "plan once it is nearer")
    return found


def weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays, 0 for Monday, of a list such as `sat,sun`; `none` is none."""
    names = [] if text.strip().casefold() == "none" else list(_parts(text))
    for name in names:
        if name[:3].casefold() not in WEEKDAYS:
            raise UsageError(f"{name!r} is no weekday", f"use {', '.join(WEEKDAYS)}, with commas between")
    found = tuple(sorted({WEEKDAYS.index(name[:3].casefold()) for name in names}))
    if len(found) == len(WEEKDAYS):
        raise UsageError("a week with all days off leaves no time to study", "leave a day")
    return found


def days_off(text: str) -> tuple[int, ...]:
    """Return the days of a list such as `2026-12-05,2026-12-24..2026-12-26`; `none` is none."""
    if text.strip().casefold() == "none":
        return ()
    found: set[int] = set()
    for part in _parts(text):
        first, _, last = part.partition(RANGE)
        days = range(day(first), day(last or first) + 1)
        if not days or len(days) > MOST_DAYS:
            raise UsageError(f"{part!r} is no range of days", "write it like 2026-12-24..2026-12-26")
        found.update(days)
    return tuple(sorted(found))


def weights(text: str) -> dict[str, float]:
    """Return the weights of a list such as `attention=2,backprop=0.5`; `none` is none."""
    if text.strip().casefold() == "none":
        return {}
    found = {}
    for part in _parts(text):
        topic, _, number = part.partition("=")
        found[topic.strip()] = _number(
            number, 0.0, MOST_WEIGHT, part, "write it like attention=2,backprop=0.5"
        )
    return found


def topics(text: str) -> tuple[str, ...]:
    """Return the topics of a list; `all` is all of them."""
    return () if text.strip().casefold() == "all" else tuple(dict.fromkeys(_parts(text)))


def share(text: str) -> float:
    """Return the share of a text such as `30%` or `0.3`."""
    percent = text.strip().endswith("%")
    high = 100.0 if percent else 1.0
    return _number(text.strip().removesuffix("%"), 0.0, high, text, "write it like 30%") / high


def named_topics(goal: Goal) -> Iterator[str]:
    """Yield every topic that the goal names."""
    yield from goal.topics
    yield from goal.weights


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())


def _number(text: str, low: float, high: float, whole: str, advice: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise UsageError(f"{whole!r} is not understood", advice)
    return number
