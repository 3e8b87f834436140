"""The plan in the terminal: what was asked for, what it will come to, and what today holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from drill.commands.planned import Standpoint
from drill.mocks import charts
from drill.plans.forecast import Day, Forecast, Interval
from drill.plans.gain import CODE
from drill.plans.goal import WEEKDAYS, Goal
from drill.plans.hindsight import DAYS, hindsight
from drill.sessions.blocks import Block, Heading, Note, Table, Tone

BAR = 24
DAYS_ONE_BY_ONE = 28
TOPICS_NAMED = 3
FEW_OUTCOMES = 40
ESTIMATE = (
    "These figures are simulated: an estimate for somebody who forgets as your log shows, not a promise "
    "(docs/plan.md)."
)


def plan_blocks(stand: Standpoint, seen: Forecast, ten_more: Forecast | None, *, bars: bool) -> list[Block]:
    """Return the whole screen."""
    return [
        *goal_blocks(stand.goal, stand.today),
        *_so_far(stand),
        *_recall(stand, seen),
        _topics(stand, seen, bars=bars),
        *(_loads(seen.days, bars=bars)),
        *_not_reached(stand, seen),
        *_ten_more(seen, ten_more),
        *today_blocks(stand),
    ]


def goal_blocks(goal: Goal, today: int) -> list[Block]:
    """Return what the learner asked for."""
    left = goal.date - today
    when = "today" if not left else "tomorrow" if left == 1 else f"in {left} days"
    parts = [f"{goal.minutes:g} min a day", f"{goal.code_share:.0%} of it for katas"]
    if goal.off:
        parts.append(f"never on {', '.join(WEEKDAYS[day] for day in goal.off)}")
    if coming := [day for day in goal.days_off if today <= day <= goal.date]:
        parts.append(f"{len(coming)} more day{'s' * (len(coming) != 1)} off")
    if goal.topics:
        parts.append(f"only {', '.join(goal.topics)}")
    if goal.weights:
        parts.append(", ".join(f"{topic} × {weight:g}" for topic, weight in goal.weights.items()))
    return [Heading(f"Interview on {date.fromordinal(goal.date)}", when), Note("; ".join(parts) + ".")]


def _so_far(stand: Standpoint) -> Iterator[Block]:
    """Yield what became of the days since the plan was made, today left out."""
    goal = stand.goal
    days = [day for day in range(goal.since, stand.today) if goal.minutes_on(day)]
    if days:
        practised = {day for log in stand.past.logs.values() for day, _ in log}
        minutes = (stand.past.seconds_since(goal.since) - stand.past.seconds_since(stand.today)) / 60
        planned = sum(goal.minutes_on(day) for day in days)
        kept = len(practised & set(days))
        yield Note(
            f"Until yesterday you practised on {kept} of {len(days)} days, {minutes:.0f} of {planned:.0f} min. "
            "What follows is planned anew from there."
        )


def _recall(stand: Standpoint, seen: Forecast) -> Iterator[Block]:
    yield Note(
        f"Predicted recall on the day: {in_percent(seen.recall)}; without any study about {seen.untouched:.0%}."
    )
    yield Note(ESTIMATE)
    outcomes = sum(len(log) - 1 for log in stand.past.logs.values())
    if outcomes < FEW_OUTCOMES:
        yield Note("Your log says little yet, so the interval is wide. It narrows as you practise.")
    if lately := hindsight(stand.past, stand.today):
        yield Note(
            f"The last {DAYS} days: of {lately.repeats} repeats {lately.predicted:.0%} were predicted to be "
            f"recalled, {lately.recalled:.0%} were."
        )


def in_percent(found: Interval) -> str:
    """Return a prediction such as `63 % (80 % interval 53–73)`."""
    return f"{found.middle:.0%} (80 % interval {100 * found.low:.0f}–{100 * found.high:.0f})"


def _topics(stand: Standpoint, seen: Forecast, *, bars: bool) -> Table:
    counted = [card for card in stand.ground.cards if card.counts]
    rows = []
    for topic, found in seen.topics.items():
        cards = [card for card in counted if card.topic == topic]
        met = f"{sum(bool(card.log) for card in cards)} of {len(cards)}"
        ends = f"{100 * found.low:.0f}–{100 * found.high:.0f}"
        drawn = (charts.bar(found.middle, BAR),) if bars else ()
        rows.append((topic, met, f"{found.middle:.0%}", ends, *drawn))
    return Table(
        ("topic", "met", "recall", "80 % int.", *([""] if bars else [])), tuple(rows), "By topic, on the day"
    )


def _loads(days: Sequence[Day], *, bars: bool) -> Iterator[Block]:
    if not days:
        return
    groups = _grouped(days)
    most = max(minutes for _, minutes, *_ in groups) or 1.0
    rows = [
        (
            name,
            f"{minutes:.0f}",
            f"{new:.0f}",
            f"{repeated:.0f}",
            *([charts.bar(minutes / most, BAR)] if bars else []),
        )
        for name, minutes, new, repeated in groups
    ]
    first = "day" if len(days) <= DAYS_ONE_BY_ONE else "week from"
    yield Table((first, "min", "new", "repeated", *([""] if bars else [])), tuple(rows), "The days ahead")


def _grouped(days: Sequence[Day]) -> list[tuple[str, float, float, float]]:
    """Return name, minutes, new and repeated cards per day, or per week where there are many days."""
    size = 1 if len(days) <= DAYS_ONE_BY_ONE else 7
    found = []
    for at in range(0, len(days), size):
        group = days[at : at + size]
        first = date.fromordinal(group[0].day)
        sums = [sum(getattr(day, name) for day in group) for name in ("minutes", "new", "repeated")]
        found.append((f"{WEEKDAYS[first.weekday()]} {first:%m-%d}", sums[0], sums[1], sums[2]))
    return found


def _not_reached(stand: Standpoint, seen: Forecast) -> Iterator[Block]:
    if not seen.left_out:
        yield Note("Every card is met before the day.", Tone.GOOD)
        return
    by_topic: dict[str, int] = {}
    for card in stand.ground.cards:
        if card.id in set(seen.left_out):
            by_topic[card.topic] = by_topic.get(card.topic, 0) + 1
    most = sorted(by_topic.items(), key=lambda each: (-each[1], each[0]))[:TOPICS_NAMED]
    named = ", ".join(f"{topic} {count}" for topic, count in most)
    yield Note(
        f"Not reached for lack of time: {len(seen.left_out)} cards (most in {named}). "
        "`drill plan --left-out` lists them."
    )


def _ten_more(seen: Forecast, ten_more: Forecast | None) -> Iterator[Block]:
    if ten_more:
        points = 100 * (ten_more.mean - seen.mean)
        worth = "would change little" if points < 0.5 else f"would buy about {points:.0f} points"
        yield Note(f"Ten more minutes a day {worth} (simulated).")


def today_blocks(stand: Standpoint) -> list[Block]:
    """Return what today holds, and why its first card comes first."""
    left = stand.agenda()
    done = f" {stand.done.minutes:.0f} min are done." if stand.done.minutes >= 0.5 else ""
    if not left.cards:
        if not stand.goal.minutes_on(stand.today):
            return [
                Note(
                    "Today is a day off. `drill --by-due` or `drill today --minutes 20` practises all the same."
                )
            ]
        return [Note(f"Nothing is left for today.{done}", Tone.GOOD)]
    code = {card.id for card in stand.ground.cards if card.kind in CODE}
    katas = sum(pick.card in code for pick in left.picks)
    new = sum(pick.new for pick in left.picks)
    parts = [f"{new} new", f"{len(left.picks) - new} repeated"]
    parts += [f"{katas} of them in your editor"] if katas else []
    parts += [f"{len(left.again)} once more"] if left.again else []
    blocks: list[Block] = [
        Note(f"Today: {', '.join(parts)}, about {left.minutes:.0f} min.{done} `drill` starts.")
    ]
    if left.picks:
        first = left.picks[0]
        minutes = max(1, round(first.seconds / 60))
        blocks.append(
            Note(
                f"First {first.card}: recall on the day {first.without:.0%} → {first.after:.0%} "
                f"for about {minutes} min (estimate)."
            )
        )
    return blocks
