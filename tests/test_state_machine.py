"""A learner with two devices does anything in any order, beside a model that is a list of events.

`python -m tests.test_state_machine EXAMPLES` runs as many sequences as wanted, of 60 steps each.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from benchmarks.planting import planted
from drill import safekeeping
from drill.days import Moment, learner_day
from drill.doors import Doors
from drill.errors import LogError
from drill.logfile.backups import Backup
from drill.reviews import DAILY, GRADED, MOCK, TRY, UNDO, Review, in_order, replay
from drill.sm2 import NEW
from drill.store import Log, open_log
from drill.syncing.exchange import exchange

STEPS = 60
CARDS = ("a/one", "a/two", "b/three", "b/three!off-by-one")
RENAMES = (("a/one", "a/first"), ("a/first", "a/uno"), ("b/three", "b/third"))
DEVICES = st.sampled_from((0, 1))
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
"""Where there is a disk in memory: what is tested here is not whether the disk keeps what is synced."""


class Device:
    """One log, and the list of events that should be in it."""

    def __init__(self, home: str, read_clock) -> None:
        self.home, self.read_clock = home, read_clock
        self.renamed: dict[str, str] = {}
        self.events: list[Review] = []
        self.open()

    def open(self) -> None:
        self.log = open_log(
            os.path.join(self.home, "log.sqlite"), read_clock=self.read_clock, renamed=self.renamed
        )

    def present(self, card: str) -> str:
        return self.renamed.get(card, card)

    def own(self) -> list[Review]:
        return [event for event in self.events if event.device == self.log.device()]

    def standing(self) -> list[Review]:
        undone = {event.retracts for event in self.events}
        return [e for e in in_order(self.events) if e.kind != UNDO and e.id not in undone]

    def schedules(self) -> dict[str, object]:
        """Return the schedules as the plain model has them: each card's standing events, replayed in order."""
        by_card: dict[str, list[tuple[str, int | None, int]]] = {}
        for event in self.standing():
            by_card.setdefault(self.present(event.card), []).append((event.kind, event.quality, event.day))
        found = {card: replay(facts) for card, facts in by_card.items()}
        return {card: schedule for card, schedule in found.items() if schedule != NEW}

    def added(self) -> Review:
        """Return the one event that the log has and the model has not."""
        known = {event.id for event in self.events}
        (new,) = [event for event in self.log.events() if event.id not in known]
        self.events.append(new)
        return new


class Learner(RuleBasedStateMachine):
    """Two devices, one clock, one folder that is carried between them."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.mkdtemp(dir=MEMORY)
        self.now = datetime.now(UTC)
        self.imported = 0
        self.renames = list(RENAMES)

    @initialize()
    def begin(self) -> None:
        homes = [os.path.join(self.scratch, name) for name in ("laptop", "desktop")]
        self.folder = os.path.join(self.scratch, "carried")
        os.mkdir(self.folder)
        self.devices = [Device(home, self.read_clock) for home in homes]
        self.backups: list[tuple[int, str, list[Review]]] = []

    def read_clock(self) -> Moment:
        return Moment(self.now, "UTC")

    def teardown(self) -> None:
        for device in getattr(self, "devices", ()):
            assert device.log.verify() == []
            device.log.close()
        shutil.rmtree(self.scratch)

    def told(self, device: Device, card: str, act, kind: str, quality: int | None = None) -> None:
        """Do something to a card; the log must add what the model expects, or refuse and add nothing."""
        last = max((event.day for event in device.own() if event in device.standing()), default=0)
        try:
            schedule = act()
        except LogError:
            return
        event = device.added()
        day = max(learner_day(self.now), last)
        assert (event.card, event.kind, event.quality, event.day) == (card, kind, quality, day)
        assert schedule == device.schedules().get(card, NEW)

    @rule(
        number=DEVICES,
        card=st.sampled_from(CARDS),
        quality=st.integers(0, 5),
        kind=st.sampled_from((DAILY, MOCK, TRY)),
    )
    def review(self, number: int, card: str, quality: int, kind: str) -> None:
        device = self.devices[number]
        card = device.present(card)
        self.now += timedelta(seconds=40)
        self.told(
            device,
            card,
            lambda: device.log.record(card, quality, kind=kind, seconds=3.0, answer="x"),
            kind,
            quality,
        )

    @rule(number=DEVICES, card=st.sampled_from(CARDS), what=st.sampled_from(("suspend", "resume", "reset")))
    def manage(self, number: int, card: str, what: str) -> None:
        device = self.devices[number]
        card = device.present(card)
        self.told(device, card, lambda: getattr(device.log, what)(card), what)

    @rule(number=DEVICES)
    def undo(self, number: int) -> None:
        device = self.devices[number]
        standing = sorted(
            (e for e in device.standing() if e.device == device.log.device()), key=lambda e: e.id
        )
        taken_back = device.log.undo()
        if not standing:
            assert taken_back is None
            return
        assert taken_back == standing[-1]
        assert device.added().retracts == standing[-1].id

    @precondition(lambda self: self.renames)
    @rule()
    def rename(self) -> None:
        """A deck's author renames a card; both devices get the new deck."""
        former, present = self.renames.pop(0)
        for device in self.devices:
            device.renamed = {old: present if new == former else new for old, new in device.renamed.items()}
            device.renamed[former] = present
            device.log.close()
            device.open()

    @rule(
        number=DEVICES,
        card=st.sampled_from(CARDS),
        ages=st.lists(st.integers(1, 400), min_size=1, max_size=4),
    )
    def import_reviews(self, number: int, card: str, ages: list[int]) -> None:
        device, new = self.devices[number], []
        for age in ages:
            self.imported += 1
            when = self.now - timedelta(days=age)
            at = Moment(when, "UTC").at
            new.append(Review(f"{self.imported:026}", "", card, learner_day(when), at, "UTC", DAILY, 4, 9.0))
        assert device.log.take_in("elsewhere", new) == len(new)
        assert device.log.take_in("elsewhere", new) == 0
        known = {event.id for event in device.events}
        added = [event for event in device.log.events() if event.id not in known]
        assert sorted((e.id, e.card, e.day) for e in added) == sorted((e.id, e.card, e.day) for e in new)
        device.events += added

    @rule(first=DEVICES)
    def sync(self, first: int) -> None:
        """Both devices sync, one of them twice, so that all is everywhere."""
        for number in (first, 1 - first, first):
            device = self.devices[number]
            done = exchange(device.log, self.folder, f"machine{number}", os.path.join(device.home, "backups"))
            assert not done.arrival.problems
            assert not done.arrival.waiting
        union = {event.id: event for device in self.devices for event in device.events}
        for device in self.devices:
            device.events = list(union.values())

    @rule(number=DEVICES)
    def back_up(self, number: int) -> None:
        device = self.devices[number]
        path = os.path.join(self.scratch, f"backup-{len(self.backups)}.sqlite")
        device.log.backup(path)
        self.backups.append((number, path, list(device.events)))

    @precondition(lambda self: self.backups and not os.listdir(self.folder))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Put a backup back; before the first sync, since afterwards the folder brings back what a restore took."""
        number, path, events = data.draw(st.sampled_from(self.backups))
        device = self.devices[number]
        device.log.close()
        doors = Doors({"DRILL_HOME": device.home})
        vars(doors)["library"] = SimpleNamespace(renamed=device.renamed)
        safekeeping.restore(doors, Backup(path, "", 0, ""))
        for name in ("log", "log_to_look"):
            if name in vars(doors):
                getattr(doors, name).close()
        device.events = list(events)
        device.open()

    @rule(hours=st.sampled_from((1, 5, 23, 24, 49, 240, -1, -3, -30, 24 * 365 * 10, -24 * 365 * 10)))
    def move_clock(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def logs_hold_what_the_model_holds(self) -> None:
        for device in getattr(self, "devices", ()):
            assert sorted(device.log.events(), key=lambda e: e.id) == sorted(
                device.events, key=lambda e: e.id
            )
            assert device.log.schedules() == device.schedules()
            graded = [(e.id, e.quality) for e in device.standing() if e.kind in GRADED]
            assert [(e.id, e.quality) for e in device.log.reviews()] == graded


@pytest.mark.parametrize("examples", [300])
def test_anything_in_any_order_leaves_what_a_plain_model_has(examples):
    run(examples, steps=12)


def test_a_planted_mistake_is_caught():
    assert catches_a_mistake()


def catches_a_mistake() -> bool:
    """Plant an undo that takes nothing back, and return whether the model notices."""
    with planted(Log, "undo", lambda log: None):
        try:
            run(100, steps=12, phases=(Phase.generate,))
        except AssertionError:
            return True
    return False


def run(examples: int, steps: int = STEPS, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    run_state_machine_as_test(
        Learner,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=phases,
            report_multiple_bugs=False,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    caught = catches_a_mistake()
    print(f"held; a planted mistake, an undo that takes nothing back: {'' if caught else 'not '}caught")
    sys.exit(not caught)
