"""The log of one learner as it can be read: schedules, what was practised, events, and whether all of it is sound."""

from __future__ import annotations

from drill.logfile import audit, database, devices, readings
from drill.reviews import replay
from drill.sm2 import NEW, Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from drill.clock import Clock
    from drill.due import Done
    from drill.logfile.audit import Fault
    from drill.reviews import Fact, Replay, Review


class LogReader:
    """What an open log says. Every method raises LogError where the file fails."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: str,
        read_clock: Clock,
        rollover_hour: int,
        renamed: Mapping[str, str],
        *,
        how: Replay = replay,
    ) -> None:
        """Take over an open connection; use `drill.store.open_log`."""
        self.path = path
        self._connection = connection
        self._read_clock = read_clock
        self._rollover_hour = rollover_hour
        self._renamed = renamed
        self._how = how

    def __enter__(self) -> Self:
        """Return the log itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def today(self) -> int:
        """Return the learner's day. Raises LogError where the clock can't be right."""
        with database.explained(self.path):
            last = readings.latest(self._connection)
        return readings.today(self._read_clock(), self._rollover_hour, last)

    def schedule(self, card: str) -> Schedule:
        """Return the card's schedule, NEW where it has none."""
        with database.explained(self.path):
            found = (readings.schedule(self._connection, name) for name in self._names(card))
            return next((schedule for schedule in found if schedule), NEW)

    def schedules(self) -> dict[str, Schedule]:
        """Return the schedules of all cards that have one, by card id."""
        with database.explained(self.path):
            schedules = readings.schedules(self._connection)
        if not self._renamed:
            return schedules
        return {self._renamed.get(card, card): schedule for card, schedule in schedules.items()}

    def done(self, day: int) -> Done:
        """Return what was practised on that day."""
        with database.explained(self.path):
            return readings.done(self._connection, day)

    def next_due(self, after: int) -> tuple[int, int] | None:
        """Return the next day after `after` for which cards are due, and how many; None if there is none."""
        with database.explained(self.path):
            return readings.next_due(self._connection, after)

    def history(self, card: str) -> list[Review]:
        """Return the standing events of a card, under its former names too, in order."""
        names = self._names(card)
        return list(self._select(f"standing where card in ({marks(names)})", names))

    def reviews(self, since: int = 0) -> Iterator[Review]:
        """Yield the standing graded reviews from day `since` on, in order."""
        return self._select("standing where quality is not null and day >= ?", (since,))

    def judged(self, since: int = 0) -> Iterator[Review]:
        """Yield the standing graded reviews from day `since` on that have a verdict, in order, by present names."""
        source = "standing where quality is not null and verdict <> '' and day >= ?"
        for review in self._select(source, (since,)):
            yield review._replace(card=self._renamed.get(review.card, review.card))

    def facts(self) -> Iterator[Fact]:
        """Yield the standing reviews and resets by present names, those of each card in order."""
        names = self._renamed
        with database.explained(self.path):
            rows = readings.facts(self._connection, by_card=not names)
            yield from ((names.get(row[0], row[0]), *row[1:]) for row in rows) if names else rows

    def events(self) -> Iterator[Review]:
        """Yield every event that was ever written, in order: what an export must hold."""
        return self._select("reviews", ())

    def device(self) -> str:
        """Return the name under which this device writes."""
        with database.explained(self.path):
            return devices.own(self._connection)

    def verify(self) -> list[Fault]:
        """Return what is wrong with the file, the chain of digests and the schedules."""
        return audit.faults(self._connection, self._renamed, self._how)

    def replayed(self, how: Replay) -> dict[str, Schedule]:
        """Return the schedules of all cards as another replay of the same reviews would have them."""
        with database.explained(self.path):
            return audit.replayed(self._connection, self._renamed, how)

    def _names(self, card: str) -> tuple[str, ...]:
        return (card, *(former for former, present in self._renamed.items() if present == card))

    def _review(self, name: str) -> Review:
        return next(self._select("reviews where id = ?", (name,)))

    def _select(self, source: str, values: Sequence[object]) -> Iterator[Review]:
        with database.explained(self.path):
            yield from readings.reviews(self._connection, f"{source} order by at, id", values)


def marks(values: Sequence[object]) -> str:
    """Return a mark for each value, as a statement has them."""
    return ", ".join("?" * len(values))
