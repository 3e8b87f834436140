"""Devices that practise, folders that are carried between them, and the mistakes that are planted into a sync."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from drill.days import Moment, learner_day
from drill.logfile import arrivals, database
from drill.logfile.hashchain import digest
from drill.reviews import GRADED, RESUME, SUSPEND, UNDO, Review, fold, in_order
from drill.sm2 import NEW, Schedule
from drill.store import Log, open_log
from drill.syncing import exchange, folder, union
from drill.syncing.exchange import Exchange
from drill.syncing.lines import Contents, contents

CARDS = [f"topic-{number % 7}/card-{number}" for number in range(300)]
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo")
FIRST = datetime(2026, 1, 5, 8, tzinfo=UTC)
STEP = timedelta(minutes=3)


class Device:
    """A home with a log, a clock that is somewhat off, and the copy of the folder that is carried to it."""

    def __init__(self, place: str, name: str, seed: int) -> None:
        """Make the home and the folder below `place`."""
        self.name = name
        self.home, self.folder = os.path.join(place, name), os.path.join(place, name, "carried")
        self.chance = random.Random(f"{name} {seed}")
        self.moment = FIRST + timedelta(minutes=self.chance.uniform(-90, 90))
        self.wrote: set[str] = set()
        self.backups = 0
        os.makedirs(self.folder, exist_ok=True)

    @property
    def path(self) -> str:
        """Return where the log is."""
        return os.path.join(self.home, "log.sqlite")

    def opened(self) -> Log:
        """Return the log, open."""
        return open_log(self.path, read_clock=lambda: Moment(self.moment, "UTC"))

    def practise(self, count: int) -> None:
        """Log so many events: mostly reviews, sometimes a card set aside or a review taken back."""
        with self.opened() as log, log._writing():
            latest = [event.id for event in log.events()][-1:]
            for _ in range(count):
                self.moment += STEP * self.chance.uniform(0.1, 2)
                if self.chance.random() < 0.02:  # the clock is set
                    self.moment += timedelta(minutes=self.chance.uniform(-240, 240))
                latest = [self._log(log, latest)]
            for card in CARDS:
                log._refold(card)

    def _log(self, log: Log, latest: Sequence[str]) -> str:
        moment = Moment(self.moment, self.chance.choice(ZONES))
        kind = self.chance.choices((*GRADED, SUSPEND, RESUME, UNDO), (80, 5, 5, 2, 3, 5 * bool(latest)))[0]
        event = Review(
            "", "", self.chance.choice(CARDS), learner_day(moment.instant), moment.at, moment.zone, kind
        )
        if kind in GRADED:
            answer = "α β γ " * self.chance.randrange(8)
            event = event._replace(
                quality=self.chance.randrange(6), seconds=self.chance.random(), answer=answer
            )
        if kind == UNDO:
            event = event._replace(retracts=latest[0], card=_card_of(log, latest[0]))
        log._append(moment, event)
        (name,) = log._connection.execute("select latest from devices where own").fetchone()
        self.wrote.add(name)
        return str(name)

    def sync(self) -> Exchange:
        """Sync the log with the folder, and see that the file of this device only grows."""
        before = _sizes(self.folder)
        with self.opened() as log, syncing_as(self):
            done = exchange.exchange(
                log, self.folder, folder.mark(self.path), os.path.join(self.home, "backups")
            )
            own = folder.own_name(log.device(), folder.mark(self.path))
        if done.failure:
            raise done.failure
        if before.get(own, b"") != _sizes(self.folder).get(own, b"")[: len(before.get(own, b""))]:
            raise Broken(f"{self.name} rewrote what others may have read")
        self._count_backup(done)
        return done

    def _count_backup(self, done: Exchange) -> None:
        where = os.path.join(self.home, "backups")
        if done.arrival.taken and not os.path.isdir(where):
            raise Broken(f"{self.name} took in reviews without a backup")
        self.backups += os.path.isdir(where)
        shutil.rmtree(where, ignore_errors=True)

    def faults(self, everything: set[str]) -> list[str]:
        """Return what is wrong with the log in the end, where it should hold `everything`."""
        with self.opened() as log:
            events, schedules = list(log.events()), log.schedules()
            found = [fault.what for fault in log.verify()]
        if lost := len(everything - {event.id for event in events}):
            found.append(f"{lost} reviews are lost")
        if schedules != folded(events):
            found.append("the schedules are not those of a replay")
        return [f"{self.name}: {what}" for what in found]

    def state(self) -> str:
        """Return the hash of all that the log holds."""
        with self.opened() as log:
            return union.state(log.events(), log.schedules())


class Broken(Exception):
    """A promise that was not kept."""


def _card_of(log: Log, name: str) -> str:
    return str(log._connection.execute("select card from reviews where id = ?", (name,)).fetchone()[0])


def _sizes(path: str) -> dict[str, bytes]:
    found = {}
    for name in os.listdir(path):
        if name.endswith(folder.SUFFIX):
            with open(os.path.join(path, name), "rb") as file:
                found[name] = file.read()
    return found


def folded(events: Sequence[Review]) -> dict[str, Schedule]:
    """Return the schedules by the plain definition: each card's events in order, folded."""
    by_card: dict[str, list[Review]] = {}
    for event in in_order(events):
        by_card.setdefault(event.card, []).append(event)
    found = {card: fold(each) for card, each in by_card.items() if card}
    return {card: schedule for card, schedule in found.items() if schedule != NEW}


def carry(giver: Device, taker: Device, chance: random.Random, *, torn: float = 0.0) -> None:
    """Carry files as a program does that knows nothing of them: what is longer is newer; some arrive in part."""
    mine = _sizes(taker.folder)
    for name, content in sorted(_sizes(giver.folder).items()):
        there = mine.get(name, b"")
        if len(content) > len(there):
            size = chance.randrange(len(there), len(content)) if chance.random() < torn else len(content)
            _put(os.path.join(taker.folder, name), content[:size])


def tear(device: Device, chance: random.Random, before: int) -> int:
    """Cut what the last sync added, as a kill in the middle does, and nobody has read yet; return 1 if it was cut."""
    for name in own_files(device)[-1:]:
        path = os.path.join(device.folder, name)
        size = os.path.getsize(path)
        if before < size:
            os.truncate(path, chance.randrange(before, size))
            return 1
    return 0


def own_files(device: Device) -> list[str]:
    """Return the names of the files that this home wrote."""
    ending = f"-{folder.mark(device.path)}{folder.SUFFIX}"
    return [name for name in os.listdir(device.folder) if name.endswith(ending)]


def own_size(device: Device) -> int:
    """Return how much this home wrote."""
    return sum(os.path.getsize(os.path.join(device.folder, name)) for name in own_files(device))


def _put(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)


_now: list[Device] = []


@contextmanager
def syncing_as(device: Device) -> Iterator[None]:
    """Say which device is syncing, for planted mistakes that depend on it."""
    _now.append(device)
    try:
        yield
    finally:
        _now.pop()


def by_arrival(log: Log, card: str) -> Schedule:
    """Planted mistake: schedules are folded in the order of arrival."""
    facts = log._connection.execute(
        "select kind, quality, day from reviews where card = ? and kind <> 'undo'"
        " and id not in (select retracts from reviews where retracts <> '') order by rowid",
        (card,),
    )
    schedule = log._how(facts)
    log._connection.execute("delete from schedules where card = ?", (card,))
    if schedule != NEW:
        log._connection.execute(
            f"insert into schedules {database.values((*Schedule._fields, 'card'))}", (*schedule, card)
        )
    return schedule


def without_successor(file: str, content: bytes) -> Contents:
    """Planted mistake: what comes after a torn line in the file of another device is dropped."""
    found = contents(file, content)
    if os.path.basename(file) in own_files(_now[-1]):
        return found
    after = {line.place.line + 1 for line in found.unread}
    return found._replace(events=tuple(held for held in found.events if held.place.line not in after))


def one_file(device: str, machine: str) -> str:
    """Planted mistake: all devices write into one file."""
    return "drill-log.jsonl"


def written_anew(path: str, text: str) -> None:
    """Planted mistake: the file is not added to but written anew."""
    with open(path, "wb") as file:
        file.write(text.encode())


def only_forward(connection: Any, path: str, events: Sequence[Review]) -> arrivals.Arrived:
    """Planted mistake: of two events that follow from the same only the first is believed."""
    heads = {head for (head,) in connection.execute("select head from devices")}
    linear = []
    for event in events:
        if event.previous in heads or not event.previous:
            linear.append(event)
            heads.add(digest(event))
            heads.discard(event.previous)
    return RIGHT_MERGE(connection, path, linear)


RIGHT_MERGE = arrivals.merge


def in_two_transactions(
    log: Log, events: Sequence[Review], add: Callable[[], arrivals.Arrived], **_: Any
) -> int:
    """Planted mistake: reviews are taken in first, and their schedules follow."""
    with log._writing():
        arrived = add()
    for card in arrived.cards:
        with log._writing():
            log._refold(card)
    return arrived.new
