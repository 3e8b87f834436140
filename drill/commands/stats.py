"""`drill stats`: everything that log, schedules and decks add up to, gathered once and shown in whichever form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from drill import catalogue
from drill.cards import Question, topic_of
from drill.commands.planned import standpoint
from drill.commands.required import require_topics
from drill.doors import Doors
from drill.errors import EXIT_DONE, UsageError
from drill.plans.forecast import untouched
from drill.plans.goal import Goal
from drill.plans.past import expected_seconds
from drill.printing import print_json, print_plain
from drill.standing import calendar, load, retention, times, topics, weak
from drill.standing.summary import Stats
from drill.store import Log

Row = tuple[object, ...]


def stats(part: str, chosen: Sequence[str], days: int | None, *, as_json: bool, plain: bool) -> int:
    """Show one part of the statistics, or all."""
    if part and part not in _ROWS:
        raise UsageError(f"drill stats has no part {part!r}", f"use one of {', '.join(_ROWS)}, or none")
    doors = Doors()
    require_topics(doors, chosen)
    seen = gather(doors, doors.log_to_look, chosen, days)
    if as_json:
        print_json("stats", _data(seen, part))
    elif plain:
        print_plain([row for name, rows in _ROWS.items() if part in ("", name) for row in rows(seen)])
    else:
        from drill.commands.stats_blocks import stats_blocks
        from drill.screen import TerminalScreen

        accessible = doors.settings.accessible
        screen = TerminalScreen(accessible=accessible)
        screen.show(*stats_blocks(seen, part, bars=not accessible))
    return EXIT_DONE


def gather(doors: Doors, log: Log, chosen: Sequence[str] = (), days: int | None = None) -> Stats:
    """Return the statistics, of the chosen topics or of all, and of reviews of the last days or of all."""
    today = log.today()
    since = today - days + 1 if days else 0
    every_entry = catalogue.entries(doors.places)
    stand = standpoint(doors, log, Goal(date=today, since=today, topics=tuple(chosen)), every_entry)
    schedules, visits = stand.schedules, stand.past.visits
    if chosen:
        visits = {card: visited for card, visited in visits.items() if topic_of(card) in chosen}
    cards = {
        name: card for name, card in doors.library.cards.items() if not chosen or topic_of(name) in chosen
    }
    repeats = retention.repeats(visits, since)
    judged = [each for each in log.judged(since) if not chosen or topic_of(each.card) in chosen]

    entries = [entry for entry in every_entry if not chosen or entry.topic in chosen]
    seconds = {card.id: card.seconds for card in stand.ground.cards}
    seconds |= expected_seconds((entry for entry in entries if entry.id not in seconds), stand.past)
    by_day = calendar.by_day(visits, since)
    return Stats(
        today=today,
        reviews=sum(done.reviews for done in by_day.values()),
        streak=calendar.streak(by_day, today),
        longest=calendar.longest_streak(by_day),
        days=by_day,
        topics=topics.standings(cards, schedules, repeats, today),
        ready=untouched(stand.ground, stand.learner, today),
        by_age=retention.by_age(repeats),
        load=load.ahead(cards, schedules, seconds, today),
        times=times.took(visits, {entry.id: (entry.topic, entry.kind) for entry in entries}, since),
        points=weak.points(
            judged, {name: card.points for name, card in cards.items() if isinstance(card, Question)}
        ),
        mistakes=weak.mistakes(judged),
    )


def _topic_rows(seen: Stats) -> Iterator[Row]:
    for row in seen.topics:
        ready = seen.ready.get(row.topic)
        shown = "" if ready is None else round(ready, 4)
        yield (
            "topic",
            row.topic,
            row.cards,
            row.met,
            row.due,
            row.well_known,
            row.asked,
            row.recalled,
            shown,
        )


def _year_rows(seen: Stats) -> Iterator[Row]:
    yield ("streak", seen.streak, seen.longest)
    for day, done in seen.days.items():
        yield ("day", date.fromordinal(day), done.reviews, round(done.minutes, 1))


def _retention_rows(seen: Stats) -> Iterator[Row]:
    for name, share in seen.by_age.items():
        yield ("retention", name, share.asked, share.recalled)


def _load_rows(seen: Stats) -> Iterator[Row]:
    for day in seen.load:
        yield ("load", date.fromordinal(day.day), day.cards, round(day.minutes, 1))


def _time_rows(seen: Stats) -> Iterator[Row]:
    for row in seen.times:
        yield ("time", *row[:3], *(round(seconds) for seconds in row[3:]))


def _weak_rows(seen: Stats) -> Iterator[Row]:
    for point in seen.points:
        yield ("point", *point)
    for mistake in seen.mistakes:
        yield ("mistake", *mistake[:3], date.fromordinal(mistake.day))


_ROWS: Mapping[str, Callable[[Stats], Iterator[Row]]] = {
    "topics": _topic_rows,
    "year": _year_rows,
    "retention": _retention_rows,
    "load": _load_rows,
    "time": _time_rows,
    "weak": _weak_rows,
}


def _data(seen: Stats, part: str) -> dict[str, Any]:
    """Return what JSON shows: all, or of the parts only the one that was asked for."""
    iso = date.fromordinal
    parts: dict[str, dict[str, Any]] = {
        "topics": {
            "topics": [
                row._asdict() | {"retention": row.retention, "ready": seen.ready.get(row.topic)}
                for row in seen.topics
            ],
            "ready": seen.ready[""],
        },
        "year": {
            "longest_streak": seen.longest,
            "days": {iso(day).isoformat(): done._asdict() for day, done in seen.days.items()},
        },
        "retention": {
            "retention_by_age": {
                name: share._asdict() | {"rate": share.rate} for name, share in seen.by_age.items()
            }
        },
        "load": {"load": [row._asdict() | {"day": iso(row.day).isoformat()} for row in seen.load]},
        "time": {"times": [row._asdict() for row in seen.times]},
        "weak": {
            "points": [row._asdict() for row in seen.points],
            "mistakes": [row._asdict() | {"day": iso(row.day).isoformat()} for row in seen.mistakes],
        },
    }
    shown = [content for name, content in parts.items() if part in ("", name)]
    data: dict[str, Any] = {"streak": seen.streak, "reviews": seen.reviews}
    for content in shown:
        data |= content
    return data
