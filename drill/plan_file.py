"""The plan on disk: `plan.json` in the data home, what the learner asked for and what he was told would come of it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date
from typing import Any

from drill.errors import ContentError, LogError
from drill.light import NamedTuple
from drill.places import Places
from drill.plans.goal import Goal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from drill.plans.forecast import Forecast, Interval

VERSION = 1


class Told(NamedTuple):
    """What the learner was told on a day: the minutes of the days from then on, and the recall at the date."""

    day: int
    minutes: tuple[float, ...]
    recall: Interval


class Kept(NamedTuple):
    """The plan as it is kept."""

    goal: Goal
    told: tuple[Told, ...] = ()


def path_of(places: Places) -> str:
    """Return where the plan lies."""
    return os.path.join(places.data, "plan.json")


def read(places: Places) -> Kept | None:
    """Return the plan; None where there is none. Raises ContentError for a file that is damaged."""
    path = path_of(places)
    try:
        with open(path, encoding="utf-8") as file:
            return _from_plain(json.load(file))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ContentError(f"{path} can't be read: {error.strerror}", "make it a readable file") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise ContentError(f"{path} is damaged", "`drill plan clear` removes it; then plan anew") from None


def in_force(places: Places, today: int) -> Kept | None:
    """Return the plan that decides about today; None without one, or past its date. Raises ContentError."""
    kept = read(places)
    return kept if kept and kept.goal.holds_on(today) else None


def write(places: Places, kept: Kept) -> None:
    """Keep the plan, whole or not at all. Raises LogError."""
    path = path_of(places)
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(places.data, mode=0o700, exist_ok=True)
        with open(draft, "w", encoding="utf-8") as file:
            json.dump(to_plain(kept), file, ensure_ascii=False, indent=1)
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(draft)
        raise LogError(
            f"{path} can't be written: {error.strerror}", "look at the rights of its folder"
        ) from None


def clear(places: Places) -> bool:
    """Remove the plan and say whether there was one."""
    try:
        os.unlink(path_of(places))
    except FileNotFoundError:
        return False
    return True


def with_told(kept: Kept, day: int, forecast: Forecast, done: float = 0.0) -> Kept:
    """Return the plan with what is told on `day`, in place of what was told earlier on it.

    The minutes planned for the day itself are those of its first telling, with what was `done` before.
    """
    first = next((each.minutes[0] for each in kept.told if each.day == day and each.minutes), None)
    minutes = [round(each.minutes, 1) for each in forecast.days]
    if minutes:
        minutes[0] = round(minutes[0] + done, 1) if first is None else first
    told = Told(day, tuple(minutes), forecast.recall)
    return kept._replace(told=(*(each for each in kept.told if each.day < day), told))


def goal_to_plain(goal: Goal) -> dict[str, Any]:
    """Return the goal as JSON can hold it: days as ISO dates."""
    return goal._asdict() | {
        "date": _iso(goal.date),
        "since": _iso(goal.since),
        "weights": dict(goal.weights),
        "days_off": [_iso(day) for day in goal.days_off],
    }


def to_plain(kept: Kept) -> dict[str, Any]:
    """Return the plan as JSON can hold it."""
    told = [
        {"day": _iso(day), "minutes": minutes, "recall": [round(each, 4) for each in recall]}
        for day, minutes, recall in kept.told
    ]
    return {"version": VERSION, **goal_to_plain(kept.goal), "told": told}


def _from_plain(plain: dict[str, Any]) -> Kept:
    from drill.plans.forecast import Interval

    if plain["version"] != VERSION:
        raise ValueError(plain["version"])
    goal = Goal(
        date=_day(plain["date"]),
        since=_day(plain["since"]),
        minutes=float(plain["minutes"]),
        topics=tuple(map(str, plain["topics"])),
        weights={str(topic): float(weight) for topic, weight in plain["weights"].items()},
        off=tuple(map(int, plain["off"])),
        days_off=tuple(map(_day, plain["days_off"])),
        code_share=float(plain["code_share"]),
    )
    told = [
        Told(_day(each["day"]), tuple(map(float, each["minutes"])), Interval(*map(float, each["recall"])))
        for each in plain["told"]
    ]
    return Kept(goal, tuple(told))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
