"""`drill show` and `drill search`: a card and its place in the schedule, and cards by words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from drill import find, prose
from drill.cards import BugHunt, Card, Kata, Question
from drill.cards_text import filled
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO
from drill.printing import print_json, print_plain
from drill.problems import Place
from drill.reviews import Review

if TYPE_CHECKING:
    from drill.sessions.blocks import Block
    from drill.sm2 import Schedule

SNIPPET = 72


def show(name: str, *, answer: bool, as_json: bool) -> int:
    """Show a card and where it stands in the schedule."""
    doors = Doors()
    card = find.card_named(doors.library, name)
    schedule, history = doors.log_to_look.schedule(card.id), doors.log_to_look.history(card.id)
    if as_json:
        print_json(
            "card",
            {"card": _plain_card(card), "schedule": _plain_schedule(schedule), "reviews": len(history)},
        )
        return EXIT_DONE
    from drill.screen import TerminalScreen

    TerminalScreen(accessible=doors.settings.accessible).show(
        *(
            _question_blocks(card, answer)
            if isinstance(card, Question)
            else _task_blocks(doors, card, answer)
        ),
        *_schedule_blocks(schedule, history),
    )
    return EXIT_DONE


def _question_blocks(card: Question, answer: bool) -> list[Block]:
    import random

    from drill.sessions.blocks import Items
    from drill.sessions.turn import answer_blocks, option_blocks, question_blocks

    question = filled(card, card.id)
    points = Items(tuple((str(n), point) for n, point in enumerate(question.points, 1)), "Points")
    shown = [*question_blocks(question, card.id), *option_blocks(card, random.Random(card.id))]
    return [*shown, *([*answer_blocks(question), points] if answer else [])]


def _task_blocks(doors: Doors, card: Kata | BugHunt, answer: bool) -> list[Block]:
    from drill.sessions.blocks import Code
    from drill.sessions.kata_turn import task_blocks
    from drill.shelf import LibraryShelf

    task = LibraryShelf(doors).task(card)
    return [*task_blocks(task, card.id), *([Code(task.reference, "Reference")] if answer else [])]


def _schedule_blocks(schedule: Schedule, history: Sequence[Review]) -> list[Block]:
    from drill.sessions.blocks import Note, Table

    if not schedule.seen:
        return [Note("Not met yet.")]
    due = date.fromordinal(schedule.due).isoformat()
    told = f"Due {due}, interval {schedule.interval} days, ease {schedule.ease / 100:.2f}, lapses {schedule.lapses}"
    rows = [
        (
            date.fromordinal(event.day).isoformat(),
            event.kind,
            "" if event.quality is None else str(event.quality),
        )
        for event in history[-10:]
    ]
    return [
        Note(told + (", suspended." if schedule.suspended else ".")),
        Table(("day", "kind", "quality"), tuple(rows)),
    ]


def _plain_schedule(schedule: Schedule) -> dict[str, object]:
    values = schedule._asdict()
    for name in ("due", "last", "was_due"):
        values[name] = date.fromordinal(values[name]).isoformat() if values[name] else None
    return values


def _plain_card(card: Card) -> dict[str, Any]:
    return {name: _plain(value) for name, value in card._asdict().items()} | {
        "id": card.id,
        "topic": card.topic,
    }


def _plain(value: object) -> object:
    """Return what JSON can hold: records as objects, a place as its three parts."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_asdict") and not isinstance(value, Place):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value


def search(words: Sequence[str], *, as_json: bool, plain: bool) -> int:
    """Print the cards in which all words occur, the best first; exit code 1 where there is none."""
    doors = Doors()
    found = find.find(doors.library.cards.values(), words)
    rows = [(card.id, f"level {card.level}", snippet(card)) for card in found]
    if as_json:
        print_json("search", {"cards": [{"id": name, "text": text} for name, _, text in rows]})
    elif plain or not rows:
        print_plain(rows)
    else:
        from drill.screen import TerminalScreen
        from drill.sessions.blocks import Table

        TerminalScreen(accessible=doors.settings.accessible).show(
            Table(("card", "level", "asks"), tuple(rows))
        )
    if not rows:
        print("drill: nothing found; fewer or shorter words find more", file=sys.stderr)
    return EXIT_DONE if rows else EXIT_NO


def snippet(card: Question | Kata) -> str:
    """Return how the card begins, on one line."""
    text = filled(card, card.id).ask if isinstance(card, Question) else card.prompt
    line = _in_one_line(text.partition("\n\n")[0])
    if len(line) <= SNIPPET:  # the first paragraph is enough for nearly all
        line = _in_one_line(text)
    return line if len(line) <= SNIPPET else line[: SNIPPET - 1].rstrip() + "…"


def _in_one_line(text: str) -> str:
    return " ".join(prose.plain(text, 10_000).split())
