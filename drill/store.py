"""The log of reviews: facts in one SQLite file, each committed before it is acknowledged.

A review and the schedule that follows from it are written in one transaction, and the schedule is folded from
the card's events inside it, so that no second window, crash or clock can make the two disagree.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager

from drill import clock
from drill.days import ROLLOVER_HOUR, Moment, learner_day
from drill.logfile import arrivals, audit, backups, database, devices, readings, upgrade
from drill.logfile.reader import LogReader, marks
from drill.reviews import CLOCK, DAILY, RESET, RESUME, SUSPEND, UNDO, Review, replay
from drill.sm2 import NEW, Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from drill.clock import Clock
    from drill.reviews import Replay


SELECT_FACTS = "select kind, quality, day from standing"
PUT_SCHEDULE = "insert or replace into schedules " + database.values((*Schedule._fields, "card"))


def open_log(
    path: str,
    *,
    read_clock: Clock = clock.now,
    rollover_hour: int = ROLLOVER_HOUR,
    renamed: Mapping[str, str] | None = None,
    how: Replay = replay,
) -> Log:
    """Return the log at `path`, made where there is none and brought up to date where it is older.

    `renamed` maps former card ids to present ones: what was logged under the former belongs to the present.
    `how` replays a card's reviews into its schedule: by SM-2, unless another is given.
    The triggers are put back, which also shows now, rather than after the first answer, whether the file can
    be written. Raises LogError.
    """
    with database.explained(path):
        connection = database.connect(path)
        try:
            if database.version_of(connection, path) < database.SCHEMA_VERSION:
                upgrade.bring_up_to_date(connection, path, read_clock)
            with database.transaction(connection):
                database.execute_file(connection, "triggers.sql")
                devices.require(connection)
        except BaseException:
            connection.close()
            raise
        log = Log(connection, path, read_clock, rollover_hour, renamed or {}, how=how)
        log.carry_over()
        return log


def open_to_look(
    path: str,
    *,
    read_clock: Clock = clock.now,
    rollover_hour: int = ROLLOVER_HOUR,
    renamed: Mapping[str, str] | None = None,
    how: Replay = replay,
) -> Log:
    """Return the log at `path` as one that can't be written to, an empty one where there is none.

    Nothing is created, and sqlite-utils is not imported. Raises LogError.
    """
    connection = database.open_to_read(path)
    if connection is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        database.execute_file(connection, "schema.sql")
        connection.execute("pragma query_only = on")
    return Log(connection, path, read_clock, rollover_hour, renamed or {}, how=how)


class Log(LogReader):
    """The open log of one learner on one device, to read and to write. Methods raise LogError where the file fails."""

    def record(
        self,
        card: str,
        quality: int,
        *,
        kind: str = DAILY,
        seconds: float = 0.0,
        answer: str = "",
        verdict: Mapping[str, object] | None = None,
    ) -> Schedule:
        """Commit a review and return the card's schedule after it; `quality` is 0 to 5."""
        if quality not in range(6):
            raise ValueError(f"quality {quality} is not 0 to 5")
        return self._tell(
            card,
            kind,
            quality=quality,
            seconds=round(max(0.0, float(seconds)), 3),
            answer=_storable(answer),
            verdict=json.dumps(verdict, separators=(",", ":")) if verdict else "",
        )

    def undo(self) -> Review | None:
        """Take back the last event of this device that stands, and return it; None where there is none."""
        with self._writing():
            last = readings.latest(self._connection, but=CLOCK)
            if last is None:
                return None
            moment = self._read_clock()
            undo = Review("", "", last.card, last.day, moment.at, moment.zone, UNDO, retracts=last.id)
            self._append(moment, undo)
            self._refold(last.card)
            return self._review(last.id)

    def suspend(self, card: str) -> Schedule:
        """Keep the card out of the queue until it is resumed."""
        return self._tell(card, SUSPEND)

    def resume(self, card: str) -> Schedule:
        """Let a suspended card or a leech back into the queue; its lapses are counted anew."""
        return self._tell(card, RESUME)

    def reset(self, card: str) -> Schedule:
        """Make the card new; its history stays in the log."""
        return self._tell(card, RESET)

    def trust_clock(self) -> None:
        """Record that the learner vouches for the clock, however far it is from the last answer."""
        moment = self._read_clock()
        with self._writing():
            day = learner_day(moment.instant, self._rollover_hour)
            self._append(moment, Review("", "", "", day, moment.at, moment.zone, CLOCK))

    def take_in(self, source: str, events: Sequence[Review]) -> int:
        """Add reviews that the program `source` logged, those that came before left out; return how many are new."""
        return self._arrive(events, lambda: arrivals.take_in(self._connection, source, events))

    def merge(self, events: Sequence[Review], *, why: str = "before-import", folder: str = "") -> int:
        """Add the events of other logs as they are, after a backup, and return how many are new. Raises LogError."""
        return self._arrive(
            events, lambda: arrivals.merge(self._connection, self.path, events), why=why, folder=folder
        )

    def _arrive(
        self,
        events: Sequence[Review],
        add: Callable[[], arrivals.Arrived],
        *,
        why: str = "before-import",
        folder: str = "",
    ) -> int:
        with database.explained(self.path):
            known = arrivals.known(self._connection)
        if all(event.id in known for event in events):
            return 0
        self.backup(why=why, folder=folder)
        with self._writing():
            arrived = add()
            for card in {self._renamed.get(card, card) for card in arrived.cards if card}:
                self._refold(card)
        return arrived.new

    def renew_device(self) -> None:
        """Write under another name from now on, since a copy of this log has the present one."""
        with self._writing():
            devices.renew(self._connection)

    def backup(self, target: str = "", *, why: str = backups.BY_HAND, folder: str = "") -> str:
        """Copy the log to `target`, or into the folder of backups, and return where the copy is."""
        target = target or backups.path_for(self.path, self._read_clock(), why, folder)
        with database.explained(target):
            backups.copy(self._connection, target)
        return target

    def rebuild(self) -> None:
        """Derive all schedules anew from the reviews."""
        with self._writing():
            schedules = audit.replayed(self._connection, self._renamed, self._how)
            self._connection.execute("delete from schedules")
            rows = ((*schedule, card) for card, schedule in schedules.items())
            self._connection.executemany(PUT_SCHEDULE, rows)

    def carry_over(self) -> None:
        """Give the schedules of renamed cards to their present names."""
        for former, present in self._renamed.items():
            if readings.schedule(self._connection, former):
                with self._writing():
                    self._connection.execute("delete from schedules where card = ?", (former,))
                    self._refold(present)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write all or nothing; what is in the file and makes no sense is damage, not a bug."""
        try:
            with database.explained(self.path), database.transaction(self._connection):
                yield
        except (KeyError, TypeError) as error:
            raise database.damaged(self.path) from error

    def _tell(self, card: str, kind: str, **facts: Any) -> Schedule:
        with self._writing():
            moment, last = self._read_clock(), readings.latest(self._connection)
            day = readings.today(moment, self._rollover_hour, last)
            at = max(moment.at, last.at) if last else moment.at
            self._append(moment, Review("", "", card, day, at, moment.zone, kind, **facts))
            return self._refold(card)

    def _append(self, moment: Moment, event: Review) -> None:
        """Write the event as the next of this device."""
        devices.append(self._connection, moment.milliseconds, event)

    def _refold(self, card: str) -> Schedule:
        """Fold the card's events into its schedule, inside the transaction that is open."""
        card = self._renamed.get(card, card)
        names = self._names(card)
        facts = self._connection.execute(
            f"{SELECT_FACTS} where card in ({marks(names)}) order by at, id", names
        )
        schedule = self._how(facts)
        if schedule == NEW:
            self._connection.execute("delete from schedules where card = ?", (card,))
        else:
            self._connection.execute(PUT_SCHEDULE, (*schedule, card))
        return schedule


def _storable(text: str) -> str:
    """Return the text with what UTF-8 can't hold, half a character pasted, written out as an escape."""
    return text.encode("utf-8", "backslashreplace").decode()
