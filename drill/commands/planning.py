"""`drill plan`: plan towards the date of an interview, look at the plan again, and drop it."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any, NamedTuple

from drill import plan_file
from drill.commands.plan_blocks import plan_blocks
from drill.commands.planned import Standpoint, standpoint
from drill.commands.required import require_topics
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.plan_file import Kept
from drill.plans import wishes
from drill.plans.forecast import Forecast, Interval
from drill.plans.goal import Goal
from drill.printing import print_json, print_plain
from drill.screen import TerminalScreen

TEN_MINUTES = 10.0


class Wanted(NamedTuple):
    """What the command line says of a plan; what it leaves out stays as it was."""

    date: str | None = None
    minutes: int | None = None
    topics: str | None = None
    weights: str | None = None
    off: str | None = None
    days_off: str | None = None
    katas: str | None = None


def plan(wanted: Wanted, *, left_out: bool, as_json: bool, plain: bool) -> int:
    """Make or change the plan where anything is asked for, and show what comes of it from today on."""
    doors = Doors()
    log = doors.log_to_look
    today = log.today()
    kept = plan_file.read(doors.places)
    if any(value is not None for value in wanted):
        told = kept.told if kept and kept.goal.holds_on(today) else ()
        kept = Kept(_goal(wanted, kept.goal if kept else None, today, doors), told)
    elif kept is None:
        raise UsageError("there is no plan yet", "`drill plan --date 2026-12-15 --minutes 40`")
    elif not kept.goal.holds_on(today):
        day = date.fromordinal(kept.goal.date)
        raise UsageError(f"the plan's date, {day}, is past", "`drill plan --date …`, or `drill plan clear`")
    require_topics(doors, list(wishes.named_topics(kept.goal)))
    stand = standpoint(doors, log, kept.goal)
    if not any(card.counts for card in stand.ground.cards):
        raise UsageError("no card is left to plan with", "`drill plan --topics all --weights none`")
    seen = stand.forecast()
    plan_file.write(doors.places, plan_file.with_told(kept, today, seen, stand.done.minutes))
    if left_out:
        return _left_out(seen, as_json=as_json)
    ten_more = stand.forecast(TEN_MINUTES)
    if as_json:
        print_json("plan", _data(stand, seen, ten_more))
    elif plain:
        print_plain(_rows(seen))
    else:
        screen = TerminalScreen(accessible=doors.settings.accessible)
        screen.show(*plan_blocks(stand, seen, ten_more, bars=not doors.settings.accessible))
    return EXIT_DONE


def clear() -> int:
    """Drop the plan: from now on the queue is SM-2's again; exit code 1 where there was none."""
    if plan_file.clear(Doors().places):
        print("the plan is dropped; your log and your schedule are as they were")
        return EXIT_DONE
    print("drill: there is no plan", file=sys.stderr)
    return EXIT_NO


def _goal(wanted: Wanted, before: Goal | None, today: int, doors: Doors) -> Goal:
    """Return the goal as it is asked for; a plan that ran out passes on nothing."""
    if before is None or not before.holds_on(today):
        if wanted.date is None:
            raise UsageError("a plan needs the date of the interview", "`drill plan --date 2026-12-15`")
        usual = Goal(date=today, since=today)
        before = usual._replace(minutes=float(doors.settings.minutes or usual.minutes))
    given: dict[str, Any] = {
        "date": wanted.date and wishes.interview(wanted.date, today),
        "minutes": wanted.minutes and float(wanted.minutes),
        "topics": None if wanted.topics is None else wishes.topics(wanted.topics),
        "weights": None if wanted.weights is None else wishes.weights(wanted.weights),
        "off": None if wanted.off is None else wishes.weekdays(wanted.off),
        "days_off": None if wanted.days_off is None else wishes.days_off(wanted.days_off),
        "code_share": None if wanted.katas is None else wishes.share(wanted.katas),
    }
    return before._replace(**{name: value for name, value in given.items() if value is not None})


def _left_out(seen: Forecast, *, as_json: bool) -> int:
    """List the cards that the plan does not reach, one a line."""
    if as_json:
        print_json("plan left out", {"cards": seen.left_out})
    else:
        print_plain([(card,) for card in seen.left_out])
    return EXIT_DONE


def _rows(seen: Forecast) -> list[tuple[object, ...]]:
    """Return the days, then the topics, as rows whose first cell says what they are."""
    days = [
        ("day", date.fromordinal(day.day), round(day.minutes, 1), round(day.new, 1), round(day.repeated, 1))
        for day in seen.days
    ]
    recalls = {"": seen.recall, **seen.topics}
    return [*days, *(("recall", topic or "all", *_rounded(found)) for topic, found in recalls.items())]


def _rounded(found: Interval) -> tuple[float, ...]:
    return tuple(round(each, 4) for each in found)


def _data(stand: Standpoint, seen: Forecast, ten_more: Forecast) -> dict[str, Any]:
    left = stand.agenda()
    return {
        "plan": plan_file.goal_to_plain(stand.goal),
        "today": {
            "day": date.fromordinal(stand.today).isoformat(),
            "again": left.again,
            "cards": [pick._asdict() for pick in left.picks],
            "minutes": round(left.minutes, 1),
            "minutes_done": round(stand.done.minutes, 1),
        },
        "simulated": {
            "recall": _named(seen.recall),
            "recall_without_study": round(seen.untouched, 4),
            "topics": {topic: _named(found) for topic, found in seen.topics.items()},
            "days": [day._asdict() | {"day": date.fromordinal(day.day).isoformat()} for day in seen.days],
            "left_out": seen.left_out,
            "gain_of_ten_more_minutes": round(ten_more.mean - seen.mean, 4),
        },
    }


def _named(found: Interval) -> dict[str, float]:
    return {name: round(value, 4) for name, value in found._asdict().items()}
