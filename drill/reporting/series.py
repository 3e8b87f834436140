"""What a report draws over time: readiness week by week, and what was planned beside what happened."""

from __future__ import annotations

from typing import NamedTuple

from drill.plans.forecast import untouched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from drill.plans.goal import Goal
    from drill.plans.learner import Learner
    from drill.plans.material import Terrain
    from drill.standing.calendar import Practised

WEEK = 7
POINTS = 14


class Ready(NamedTuple):
    """The recall that was to be expected on a day, by topic and, under "", over all."""

    day: int
    recall: dict[str, float]


class PlanDay(NamedTuple):
    """A day of the plan: the minutes that were planned when it began, and those practised; None is still to come."""

    day: int
    planned: float
    done: float | None


def readiness(ground: Terrain, learner: Learner, today: int, points: int = POINTS) -> list[Ready]:
    """Return the readiness week by week until today, from the week of the first visit on.

    Each point takes the visits up to its day, and the memory and the knowledge before them as they are known today.
    """
    first = min((card.log[0][0] for card in ground.cards if card.log), default=today)
    days = [day for back in range(points - 1, -1, -1) if (day := today - WEEK * back) > first - WEEK]
    return [Ready(day, untouched(_until(ground, day), learner, day)) for day in days]


def _until(ground: Terrain, day: int) -> Terrain:
    cards = (
        card._replace(log=tuple(visit for visit in card.log if visit[0] <= day)) for card in ground.cards
    )
    return ground._replace(cards=tuple(cards))


def planned_and_done(
    goal: Goal, told: Sequence[tuple[int, Sequence[float]]], done: Mapping[int, Practised], today: int
) -> list[PlanDay]:
    """Return the days of the plan from its beginning to its eve.

    `told` are the plans as they were shown: the day, and the minutes of the days from then on. What was told
    last before a day ended counts for it; where nothing was told, the minutes that the goal allows.
    """
    planned = {day: goal.minutes_on(day) for day in range(goal.since, goal.end(today))}
    for day, minutes in sorted(told, key=lambda each: each[0]):
        planned |= {day + n: each for n, each in enumerate(minutes) if day + n in planned}
    return [
        PlanDay(day, minutes, None if day > today else done[day].minutes if day in done else 0.0)
        for day, minutes in sorted(planned.items())
    ]


def by_weeks(days: Sequence[PlanDay]) -> list[PlanDay]:
    """Return weeks in place of days, each under its first day; what is still to come counts for nothing in a week."""
    weeks = [days[at : at + WEEK] for at in range(0, len(days), WEEK)]
    return [PlanDay(week[0].day, sum(each.planned for each in week), _done(week)) for week in weeks]


def _done(week: Sequence[PlanDay]) -> float | None:
    done = [each.done for each in week if each.done is not None]
    return sum(done) if done else None
