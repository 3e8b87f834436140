"""`drill report`: everything about where the learner stands, written as one page of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from drill import plan_file, prose
from drill.carrying.text_files import write_file
from drill.commands.mock_looking import readable
from drill.commands.mocking import mocks_of
from drill.commands.planned import standpoint
from drill.commands.stats import gather
from drill.doors import Doors
from drill.errors import EXIT_DONE
from drill.mocks.scorecard import past_of
from drill.plans.goal import Goal
from drill.printing import say
from drill.reporting.as_page import Planned, Report, report_page
from drill.reporting.series import planned_and_done, readiness
from drill.standing.calendar import Practised
from drill.store import Log


def report(file: str | None) -> int:
    """Write the page into `file`, by default `drill-report-DAY.html` in this folder, and say where it is."""
    doors = Doors()
    log = doors.log_to_look
    path = Path(file or f"drill-report-{date.fromordinal(log.today())}.html")
    shown = report_page(gathered(doors, log), lambda text: prose.plain(text, flat=True))
    write_file(str(path), shown)
    say(path)
    return EXIT_DONE


def gathered(doors: Doors, log: Log) -> Report:
    """Return everything that the page shows."""
    today = log.today()
    stats = gather(doors, log)
    everything = standpoint(doors, log, Goal(date=today, since=today))
    ready = readiness(everything.ground, everything.learner, today)
    return Report(stats, ready, _planned(doors, log, stats.days), past_of(readable(mocks_of(doors))))


def _planned(doors: Doors, log: Log, done: Mapping[int, Practised]) -> Planned | None:
    today = log.today()
    kept = plan_file.in_force(doors.places, today)
    if kept is None:
        return None
    stand = standpoint(doors, log, kept.goal)
    seen = stand.forecast()
    told = [(each.day, each.recall) for each in kept.told if each.day < today]
    days = planned_and_done(
        kept.goal,
        [(each.day, each.minutes) for each in kept.told],
        done,
        today,
    )
    return Planned(kept.goal, seen, [*told, (today, seen.recall)], days)
