"""The plan fitted to what lies on disk: the goal, the cards and the log, read once, for every command that needs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drill import catalogue
from drill.doors import Doors
from drill.due import Done
from drill.installed import missing
from drill.light import NamedTuple
from drill.plans.agenda import Agenda, agenda, credit
from drill.plans.forecast import Forecast, Minutes, forecast
from drill.plans.goal import Goal
from drill.plans.learner import Learner, fit
from drill.plans.material import Terrain, gate, terrain
from drill.plans.past import Past, past_of
from drill.sm2 import Schedule

if TYPE_CHECKING:
    from drill.store import Log


class Standpoint(NamedTuple):
    """Everything that a plan follows from, as of `today`."""

    goal: Goal
    ground: Terrain
    schedules: dict[str, Schedule]
    past: Past
    learner: Learner
    today: int
    done: Done

    def agenda(self, topics: Sequence[str] = (), minutes: float | None = None) -> Agenda:
        """Return what is left of today's session."""
        return agenda(
            self.goal,
            self.ground,
            self.learner,
            self.past,
            self.today,
            schedules=self.schedules,
            done=self.done,
            topics=topics,
            minutes=minutes,
        )

    def minutes(self, more: float = 0.0) -> Minutes:
        """Return the minutes from today to the eve, what was practised today taken off, and `more` each day."""
        days = range(self.today, self.goal.end(self.today))
        planned = [self.goal.minutes_on(day) for day in days]
        planned = [minutes and minutes + more for minutes in planned]
        planned[0] = max(0.0, planned[0] - self.done.minutes)
        spent = credit(self.goal, self.ground, self.past)
        return Minutes(tuple(planned), self.goal.code_share, spent)

    def forecast(self, more: float = 0.0) -> Forecast:
        """Return what comes of following the plan, with so many `more` minutes each day; the same on every call."""
        entrance = gate(self.ground, self.schedules)
        return forecast(self.ground, self.learner, entrance, self.minutes(more), self.today)


def standpoint(
    doors: Doors, log: Log, goal: Goal, entries: Sequence[catalogue.Entry] | None = None
) -> Standpoint:
    """Read what the plan needs, the catalogue too unless its entries were read already."""
    entries = catalogue.entries(doors.places) if entries is None else entries
    schedules, today = log.schedules(), log.today()
    past = past_of(log.facts())
    absent = missing({name for entry in entries for name in entry.requires})
    ground = terrain(goal, entries, schedules, past, missing=absent)
    return Standpoint(goal, ground, schedules, past, fit(past.studied()), today, log.done(today))
