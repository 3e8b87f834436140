"""Statistics in the terminal: charts of characters that read without colour at 80 columns, or aloud without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from drill.mocks import charts
from drill.plans.goal import WEEKDAYS
from drill.sessions.blocks import Block, Heading, Items, Note, Table
from drill.standing import calendar
from drill.standing.retention import Share
from drill.standing.summary import Stats

PARTS = ("topics", "year", "retention", "load", "time", "weak")
SHADES = " ░▒▓█"
NOT_YET = " "
BAR = 20
WEAKEST = 8
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ESTIMATE = "Ready is the share you would recall if asked everything today: an estimate (docs/plan.md), not a promise."


def stats_blocks(seen: Stats, part: str, *, bars: bool) -> list[Block]:
    """Return one part, or all; with `bars` as charts, without as numbers alone."""
    days = f"{seen.streak} {'day' if seen.streak == 1 else 'days'} in a row"
    head: list[Block] = [
        Heading("Where you stand", f"{date.fromordinal(seen.today)}"),
        Note(f"{seen.reviews} reviews; practised {days}, at most {seen.longest}."),
    ]
    return [*head, *(block for name in PARTS if part in ("", name) for block in _SHOWN[name](seen, bars))]


def _drawn(share: float, bars: bool) -> tuple[str, ...]:
    return (charts.bar(share, BAR),) if bars else ()


def _columns(*names: str, bars: bool) -> tuple[str, ...]:
    return (*names, "") if bars else names


def _topics(seen: Stats, _: bool) -> Iterator[Block]:
    rows = []
    for row in seen.topics:
        ready = seen.ready.get(row.topic, 0.0)
        recalled = _rate(Share(row.asked, row.recalled))
        met = f"{row.met} of {row.cards}"
        rows.append((row.topic, met, str(row.due), str(row.well_known), recalled, f"{ready:.0%}"))
    yield Table(("topic", "met", "due", "known", "recalled", "ready"), tuple(rows), "By topic")
    yield Note(f"Ready over all: {seen.ready['']:.0%}. {ESTIMATE}")


def _rate(share: Share) -> str:
    return "–" if share.rate is None else f"{share.rate:.0%} of {share.asked}"


def _year(seen: Stats, bars: bool) -> Iterator[Block]:
    if not bars:
        rows = [
            (each.name, f"{each.practised} of {each.days}", str(each.reviews), f"{each.minutes:.0f}")
            for each in calendar.months(seen.days, seen.today)
        ]
        yield Table(("month", "days practised", "reviews", "minutes"), tuple(rows), "Month by month")
        return
    yield Note("")
    yield Note("The year: the darker, the more reviews")
    for line in year_lines(seen):
        yield Note(line)


def year_lines(seen: Stats) -> list[str]:
    """Return the map of the year: a line of months, then a line per weekday with a character per week."""
    marks = [" "] * (calendar.WEEKS + 2)
    for week, month in calendar.month_marks(seen.today):
        marks[week : week + 3] = MONTHS[month]
    rows = calendar.year(seen.days, seen.today)
    lines = [
        f"{name if number % 2 == 0 else '   '} {''.join(NOT_YET if each is None else SHADES[each] for each in row)}"
        for number, (name, row) in enumerate(zip(WEEKDAYS, rows, strict=True))
    ]
    return [f"    {''.join(marks)}".rstrip(), *(line.rstrip() for line in lines)]


def _retention(seen: Stats, bars: bool) -> Iterator[Block]:
    rows = [
        (
            name,
            str(share.asked),
            "–" if share.rate is None else f"{share.rate:.0%}",
            *_drawn(share.rate or 0.0, bars),
        )
        for name, share in seen.by_age.items()
    ]
    columns = _columns("last seen", "asked", "recalled", bars=bars)
    yield Table(columns, tuple(rows), "Recalled, by how long ago it was seen")


def _load(seen: Stats, bars: bool) -> Iterator[Block]:
    most = max((day.cards for day in seen.load), default=0) or 1
    rows = []
    for day in seen.load:
        when = date.fromordinal(day.day)
        name = f"{WEEKDAYS[when.weekday()]} {when:%m-%d}"
        rows.append((name, str(day.cards), f"{day.minutes:.0f}", *_drawn(day.cards / most, bars)))
    columns = _columns("day", "cards", "min", bars=bars)
    yield Table(columns, tuple(rows), "Falling due")
    yield Note("By your schedule as it stands: new cards, and what you will repeat, come on top.")


def _time(seen: Stats, _: bool) -> Iterator[Block]:
    if seen.times:
        rows = [
            (
                row.topic,
                row.kind,
                str(row.visits),
                _clock(row.middle),
                f"{_clock(row.low)}–{_clock(row.high)}",
            )
            for row in seen.times
        ]
        yield Table(("topic", "kind", "visits", "median", "middle half"), tuple(rows), "Time per card")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _weak(seen: Stats, _: bool) -> Iterator[Block]:
    if not seen.points and not seen.mistakes:
        yield Note("No weak point is known yet: points that you leave unticked and mistakes will stand here.")
    if seen.points:
        rows = [
            (f"{each.missed} of {each.asked}", f"{each.point} `{each.card}`")
            for each in seen.points[:WEAKEST]
        ]
        yield Items(tuple(rows), "Points that you left out the last time, and how often")
    if seen.mistakes:
        made = [
            (f"{each.times} ×", f"{words(each.mistake)} `{each.card}`") for each in seen.mistakes[:WEAKEST]
        ]
        yield Items(tuple(made), "Mistakes that the judge named")


def words(name: str) -> str:
    """Return a mistake's name, which is that of a file, in words."""
    return name.replace("_", " ")


_SHOWN: Mapping[str, Callable[[Stats, bool], Iterator[Block]]] = {
    "topics": _topics,
    "year": _year,
    "retention": _retention,
    "load": _load,
    "time": _time,
    "weak": _weak,
}
