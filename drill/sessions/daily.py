"""The daily session: one card after the other from today's queue, each review on disk before the next card shows."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from drill.cards import BugHunt, Card, Question
from drill.cards_text import FilledQuestion
from drill.errors import ContentError, UsageError
from drill.sessions.blocks import Block, Heading, Note, Table, Tone
from drill.sessions.desk import Desk, Judging, Wish, Wished
from drill.sessions.kata_turn import Task, kata_turn
from drill.sessions.turn import Answered, question_turn

REPEAT_AFTER = 3
"""So many others come before a card that was failed once; failed again it goes to the end, or a few cards would keep
out the rest."""
PASSING_TODAY = 4


class Journal(Protocol):
    """The log as a session needs it."""

    def record(self, card: str, answered: Answered) -> int:
        """Commit the review before returning; return in how many days the card is due."""

    def undo(self) -> str | None:
        """Take back the last review of today; return its card, None where there is none."""

    def suspend(self, card: str) -> None:
        """Set the card aside until it is resumed."""

    def count(self, card: str) -> int:
        """Return how many reviews the card has had, which seeds its drawn values and shuffles."""


class Shelf(Protocol):
    """Decks and solutions as a session needs them."""

    def card(self, card: str) -> Card:
        """Return the card as it stands in its deck now."""

    def filled(self, question: Question, seed: str) -> FilledQuestion:
        """Return the question with its drawn values put in."""

    def task(self, card: Card) -> Task:
        """Return what a kata's turn is about."""


@dataclass(slots=True)
class Session:
    """What a running session holds: cards to come, and what happened so far."""

    desk: Desk
    judging: Judging
    journal: Journal
    shelf: Shelf
    coming: deque[str]
    free: bool = False
    seconds_allowed: float | None = None
    seconds: float = 0.0
    done: list[tuple[str, int, int]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def practise(session: Session) -> None:
    """Play the session to its end, to the end of its time, or until the learner quits; then sum it up."""
    started = session.desk.stopwatch()
    try:
        while session.coming:
            if _time_is_up(session, started):
                session.desk.screen.show(Note(f"The time is up; {len(session.coming)} cards are left."))
                break
            _next_card(session)
    except Wished as wished:
        if wished.wish is not Wish.QUIT:
            raise
    finally:
        session.seconds = session.desk.stopwatch() - started
        session.desk.screen.show(*summary(session))


def _time_is_up(session: Session, started: float) -> bool:
    allowed = session.seconds_allowed
    return allowed is not None and session.desk.stopwatch() - started >= allowed


def _next_card(session: Session) -> None:
    card = session.coming.popleft()
    try:
        answered = _turn(session, card)
    except Wished as wished:
        _grant(session, card, wished.wish)
        return
    except (ContentError, UsageError) as error:
        session.skipped.append(card)
        session.desk.screen.show(Note(f"{card} is left out: {error}", Tone.WARNING))
        return
    days = session.journal.record(card, answered)
    session.desk.drafts.shelve(card)
    session.done.append((card, answered.quality, days))
    if answered.quality < PASSING_TODAY and not session.free:
        session.coming.insert(_place_again(session, card), card)
        session.desk.screen.show(Note("Kept. This card comes back once more today."))
    else:
        session.desk.screen.show(Note(f"Kept. {next_time(days)}", Tone.GOOD))


def _place_again(session: Session, card: str) -> int:
    """Return where among those to come a card goes that was just failed: code, which takes long, to the end."""
    code = not isinstance(session.shelf.card(card), Question)
    failed = sum(name == card and quality < PASSING_TODAY for name, quality, _ in session.done)
    return min(REPEAT_AFTER, len(session.coming)) if failed == 1 and not code else len(session.coming)


def _turn(session: Session, card_id: str) -> Answered:
    card = session.shelf.card(card_id)
    aside = f"card {len(session.done) + 1}, {len(session.coming)} to come"
    if isinstance(card, Question):
        seed = f"{card.id}:{session.journal.count(card.id)}"
        filled = session.shelf.filled(card, seed)
        return question_turn(filled, session.desk, random.Random(seed), aside)
    return kata_turn(session.shelf.task(card), session.desk, session.judging, aside, watching=session.free)


def _grant(session: Session, card: str, wish: Wish) -> None:
    if wish is Wish.SKIP:
        session.skipped.append(card)
    elif wish is Wish.SUSPEND:
        session.journal.suspend(card)
        session.desk.screen.show(
            Note(f"{card} is suspended; `drill suspend --resume {card}` brings it back.")
        )
    elif wish is Wish.UNDO:
        _undo(session, card)
    else:
        session.coming.appendleft(card)
        if wish is Wish.QUIT:
            raise Wished(wish)
        _edit(session, card)


def _undo(session: Session, card: str) -> None:
    session.coming.appendleft(card)
    undone = session.journal.undo()
    if undone is None:
        session.desk.screen.show(Note("There is nothing of today to undo.", Tone.WARNING))
        return
    session.done = [row for n, row in enumerate(session.done) if n != _last_of(undone, session.done)]
    session.coming = deque([undone, *(other for other in session.coming if other != undone)])
    session.desk.drafts.unshelve(undone)
    session.desk.screen.show(Note(f"Taken back: {undone}. Here it is again."))


def _last_of(card: str, done: Sequence[tuple[str, int, int]]) -> int:
    return max((n for n, row in enumerate(done) if row[0] == card), default=-1)


def _edit(session: Session, card_id: str) -> None:
    card = session.shelf.card(card_id)
    place = card.kata.place if isinstance(card, BugHunt) else card.place
    session.desk.editor.open(place.file, place.line)


def next_time(days: int) -> str:
    """Say in words when a card is due again."""
    if days <= 0:
        return "It is due again today."
    return "It is due again tomorrow." if days == 1 else f"It is due again in {days} days."


def summary(session: Session) -> list[Block]:
    """Return what the session says at its end: what was practised, and what comes back when."""
    if not session.done:
        return [Note("Nothing was answered in this session.")]
    minutes = session.seconds / 60
    qualities: dict[str, list[str]] = {}
    for card, quality, _ in session.done:
        qualities.setdefault(card, []).append(str(quality))
    again = {card: next_time(days) for card, _, days in session.done}
    cards = len(qualities)
    head = Note(f"{cards} card{'s' * (cards != 1)} in {minutes:.0f} min; everything is kept.", Tone.GOOD)
    rows = [
        (card, ", ".join(earned), again[card].removeprefix("It is due again ").rstrip("."))
        for card, earned in qualities.items()
    ]
    return [Heading("Done for now"), head, Table(("card", "quality", "due again"), tuple(rows))]
