"""Log and library as sessions see them: the journal that reviews go into, and the shelf that cards come from."""

from __future__ import annotations

from drill import prose
from drill.cards import BugHunt, Card, Kata, Question
from drill.cards_text import FilledQuestion, filled
from drill.doors import Doors
from drill.errors import UsageError
from drill.sessions.kata_turn import Task
from drill.sessions.turn import Answered
from drill.store import Log

STATEMENT_WIDTH = 77  # with its "# " it fits a terminal of 80 columns


class LogJournal:
    """The log as a session writes it: every review with the session's kind."""

    def __init__(self, log: Log, kind: str) -> None:
        """Write to `log` reviews of `kind`."""
        self._log = log
        self._kind = kind

    def record(self, card: str, answered: Answered) -> int:
        """Commit the review; return in how many days the card is due."""
        schedule = self._log.record(
            card,
            answered.quality,
            kind=self._kind,
            seconds=answered.seconds,
            answer=answered.answer,
            verdict=answered.facts,
        )
        return schedule.due - self._log.today()

    def undo(self) -> str | None:
        """Take back the last event; return its card."""
        undone = self._log.undo()
        return undone.card if undone else None

    def suspend(self, card: str) -> None:
        """Set the card aside."""
        self._log.suspend(card)

    def count(self, card: str) -> int:
        """Return how many events the card has had."""
        return len(self._log.history(card))


class LibraryShelf:
    """Decks and solutions as a session reads them."""

    def __init__(self, doors: Doors) -> None:
        """Read what `doors` opens."""
        self._doors = doors

    def card(self, card: str) -> Card:
        """Return the card; raises UsageError where no deck holds it any longer."""
        found = self._doors.library.cards.get(card)
        if found is None:
            raise UsageError(f"there is no card {card!r} any longer", "`drill search` finds cards")
        return found

    def filled(self, question: Question, seed: str) -> FilledQuestion:
        """Return the question with its drawn values put in."""
        return filled(question, seed)

    def task(self, card: Card) -> Task:
        """Return what the turn of a kata or a bug hunt is about."""
        from drill.solutions import open_work, read_folder

        if not isinstance(card, Kata | BugHunt):
            raise TypeError(f"not a kata: {card.id}")
        kata = card.kata if isinstance(card, BugHunt) else card
        folder = read_folder(self._doors.places, kata)
        initial = folder.wrong_answers[card.name].program if isinstance(card, BugHunt) else folder.stub
        statement = prose.plain(kata.prompt, STATEMENT_WIDTH)
        return Task(card, open_work(self._doors.places, kata), initial, folder.reference, statement)
