"""The report as one HTML page: each chart with its title, and under it the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from drill.mocks import drawings as bars
from drill.mocks import rubric, telling
from drill.mocks.page import page, row, table, text
from drill.mocks.scorecard import Past as MockPast
from drill.plans.forecast import Day, Forecast, Interval
from drill.plans.goal import WEEKDAYS, Goal
from drill.reporting import drawings
from drill.reporting.series import PlanDay, Ready, by_weeks
from drill.standing import calendar
from drill.standing.summary import Stats

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEAKEST = 12
DATES_IN_TABLE = 4
DAYS_ONE_BY_ONE = 35
ESTIMATE = "Readiness and predictions are simulated estimates from your log, not promises."

Plain = Callable[[str], str]
"""Turns card text with Markdown and formulas into plain lines."""


class Planned(NamedTuple):
    """The plan: what was asked for, what comes of it, what was told on which day, and planned beside done."""

    goal: Goal
    forecast: Forecast
    told: Sequence[tuple[int, Interval]]
    days: Sequence[PlanDay]


class Report(NamedTuple):
    """Everything that the page shows."""

    stats: Stats
    ready: Sequence[Ready]
    plan: Planned | None
    mocks: Sequence[MockPast]


def report_page(report: Report, plain: Plain) -> str:
    """Return the page; it fetches nothing."""
    title = f"drill, {_iso(report.stats.today)}"
    return page(title, f"<style>{drawings.STYLE}</style>\n" + "\n".join(_body(report, plain)))


def _body(report: Report, plain: Plain) -> Iterator[str]:
    stats = report.stats
    yield f"<h1>Where you stand</h1><p class='soft'>{_iso(stats.today)}. {ESTIMATE}</p>"
    yield from _figures(report)
    if report.plan:
        yield from _plan(report.plan)
    yield from _readiness(report)
    yield from _ahead(report)
    yield from _retention(stats)
    yield from _mocks(report.mocks)
    yield from _weak(stats, plain)
    yield from _year(stats)


def _figures(report: Report) -> Iterator[str]:
    stats = report.stats
    cells = [
        (f"{stats.ready['']:.0%}", "ready today, of everything"),
        (str(stats.streak), "days in a row"),
        (str(stats.reviews), "reviews"),
        (str(stats.load[0].cards), "due today"),
    ]
    if report.plan:
        found, left = report.plan.forecast.recall, report.plan.goal.date - stats.today
        cells.insert(0, (f"{found.middle:.0%}", f"predicted on the day ({_ends(found)})"))
        cells.insert(0, (str(left), "days to the interview"))
    shown = "".join(f"<div><b>{text(number)}</b>{text(name)}</div>" for number, name in cells)
    yield f'<div class="figures">{shown}</div>'


def _plan(plan: Planned) -> Iterator[str]:
    yield f"<h2>The plan until {_iso(plan.goal.date)}</h2>"
    weekly = len(plan.days) > DAYS_ONE_BY_ONE
    days = by_weeks(plan.days) if weekly else plan.days
    labels = [_short(each.day) for each in days]
    rows = [
        (_short(each.day), f"{each.planned:.0f}", "–" if each.done is None else f"{each.done:.0f}")
        for each in days
    ]
    chart = drawings.columns(
        f"Minutes practised each {'week' if weekly else 'day'}, with the planned minutes as dashed outlines",
        [each.done for each in days],
        labels,
        [each.planned for each in days],
        " min",
    )
    yield "<h3>Planned (dashed) and practised</h3>"
    yield _figure(chart, ("week from" if weekly else "day", "planned, min", "practised, min"), rows)
    if len(plan.told) > 1:
        yield "<h3>Recall on the day, as predicted on each day</h3>"
        chart = drawings.line(
            "Predicted recall on the day of the interview, with 80 % intervals, by the day of the prediction",
            [found.middle for _, found in plan.told],
            [_short(day) for day, _ in plan.told],
            [(found.low, found.high) for _, found in plan.told],
        )
        rows = [(_short(day), f"{found.middle:.0%}", _ends(found)) for day, found in plan.told]
        yield _figure(chart, ("told on", "recall", "80 % interval"), rows)
    yield "<h3>Predicted on the day, by topic</h3>"
    for topic, found in plan.forecast.topics.items():
        label = f"{topic}: {found.middle:.0%}, 80 % interval {_ends(found)}"
        yield row(topic, bars.bar(found.middle, label), f"{found.middle:.0%}")
    rows = [(topic, f"{found.middle:.0%}", _ends(found)) for topic, found in plan.forecast.topics.items()]
    yield table(("topic", "recall", "80 % interval"), rows)
    if plan.forecast.left_out:
        yield f"<p>Not reached for lack of time: {len(plan.forecast.left_out)} cards.</p>"


def _readiness(report: Report) -> Iterator[str]:
    yield "<h2>Readiness by topic, week by week</h2>"
    points = report.ready
    overall = [each.recall[""] for each in points]
    labels = [_short(each.day) for each in points]
    if len(points) > 1:
        yield drawings.line("Share of everything that you would recall, over time", overall, labels)
    topics = [topic for topic in report.stats.ready if topic]
    for topic in topics:
        values = [each.recall.get(topic, 0.0) for each in points]
        label = f"{topic}: from {values[0]:.0%} to {values[-1]:.0%}"
        drawing = drawings.spark(label, values) if len(values) > 1 else bars.bar(values[0], label)
        yield row(topic, drawing, f"{values[-1]:.0%}")
    some = _spread(points)
    rows = [
        (topic or "all", *(f"{each.recall.get(topic, 0.0):.0%}" for each in some)) for topic in ("", *topics)
    ]
    yield table(("topic", *(_short(each.day) for each in some)), rows)


def _spread(points: Sequence[Ready]) -> list[Ready]:
    """Return at most a few of the points, the last among them."""
    step = -(-len(points) // DATES_IN_TABLE)
    return list(points[::-1][::step][::-1])


def _ahead(report: Report) -> Iterator[str]:
    yield "<h2>The week ahead</h2>"
    if report.plan:
        yield "<h3>By the plan</h3>"
        days: Sequence[Day] = report.plan.forecast.days[:7]
        rows = [
            (_weekday(day.day), f"{day.minutes:.0f}", f"{day.new:.0f}", f"{day.repeated:.0f}") for day in days
        ]
        chart = drawings.columns(
            "Minutes of the next days by the plan",
            [day.minutes for day in days],
            [_short(day.day) for day in days],
            unit=" min",
        )
        yield _figure(chart, ("day", "min", "new", "repeated"), rows)
    yield "<h3>Falling due by the schedule</h3>"
    due = report.stats.load[:7]
    coming = [(_weekday(day.day), str(day.cards), f"{day.minutes:.0f}") for day in due]
    chart = drawings.columns(
        "Cards that fall due in the next days",
        [float(day.cards) for day in due],
        [_short(day.day) for day in due],
    )
    yield _figure(chart, ("day", "cards", "min"), coming)


def _retention(stats: Stats) -> Iterator[str]:
    yield "<h2>Retention</h2><p class='soft'>Of what was asked again, by how long before it was last seen.</p>"
    rows = []
    for name, share in stats.by_age.items():
        told = "–" if share.rate is None else f"{share.rate:.0%}"
        yield row(name, bars.bar(share.rate or 0.0, f"{name}: {told} of {share.asked}"), told)
        rows.append((name, str(share.asked), str(share.recalled), told))
    yield table(("last seen", "asked", "recalled", ""), rows)
    asked = [each for each in stats.topics if each.asked]
    if asked:
        yield "<h3>By topic</h3>"
        for each in asked:
            rate = each.retention or 0.0
            yield row(each.topic, bars.bar(rate, f"{each.topic}: {rate:.0%} of {each.asked}"), f"{rate:.0%}")
        yield table(
            ("topic", "asked", "recalled"),
            [(each.topic, str(each.asked), str(each.recalled)) for each in asked],
        )


def _mocks(past: Sequence[MockPast]) -> Iterator[str]:
    yield "<h2>Mock interviews</h2>"
    if not past:
        yield "<p>None is finished yet.</p>"
        return
    scores = [each.score.overall for each in past]
    chart = drawings.line("Scores of all mocks over time", scores, [each.mock.day for each in past])
    rows = []
    for each, score in zip(past, scores, strict=True):
        points = telling.number(rubric.percent(score))
        rows.append((each.mock.day, each.mock.title, points, rubric.band(score)))
    yield _figure(chart, ("day", "mock", "score", ""), rows)


def _weak(stats: Stats, plain: Plain) -> Iterator[str]:
    yield "<h2>Weakest points</h2>"
    if not stats.points and not stats.mistakes:
        yield "<p>None is known yet.</p>"
    if stats.points:
        yield "<h3>Left out the last time</h3>"
        rows = [
            (" ".join(plain(each.point).split()), each.card, f"{each.missed} of {each.asked}")
            for each in stats.points[:WEAKEST]
        ]
        yield table(("point", "card", "missed"), rows)
    if stats.mistakes:
        yield "<h3>Mistakes that the judge named</h3>"
        made = [
            (each.mistake.replace("_", " "), each.card, f"{each.times} ×", _iso(each.day))
            for each in stats.mistakes[:WEAKEST]
        ]
        yield table(("mistake", "kata", "times", "last"), made)


def _year(stats: Stats) -> Iterator[str]:
    yield "<h2>The year</h2>"
    grid = calendar.year(stats.days, stats.today)
    marks = [(week, MONTHS[month]) for week, month in calendar.month_marks(stats.today)]
    chart = drawings.heat("Reviews a day over the year: the darker, the more", grid, marks, WEEKDAYS)
    rows = [
        (each.name, f"{each.practised} of {each.days}", str(each.reviews), f"{each.minutes:.0f}")
        for each in calendar.months(stats.days, stats.today)
    ]
    yield _figure(chart, ("month", "days practised", "reviews", "minutes"), rows)


def _figure(chart: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return f"<figure>{chart}{table(columns, rows)}</figure>"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _short(day: int) -> str:
    when = date.fromordinal(day)
    return f"{when.day} {MONTHS[when.month]}"


def _weekday(day: int) -> str:
    return f"{WEEKDAYS[date.fromordinal(day).weekday()]} {_short(day)}"


def _ends(found: Interval) -> str:
    return f"{100 * found.low:.0f}–{100 * found.high:.0f}"
