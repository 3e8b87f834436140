"""Devices that write chains of events, and homes that sync through folders."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import timedelta

from drill import cli
from drill.logfile.hashchain import START as BEGINNING
from drill.logfile.hashchain import digest
from drill.logfile.ulids import RANDOM_BYTES, ulid
from drill.reviews import DAILY, RESUME, SUSPEND, UNDO, Review
from drill.syncing import lines, union
from drill.syncing.lines import Contents
from tests.log_world import START

CARDS = ("attention/sdpa", "attention/multi-head", "attention/softmax")


def chain(device: str, count: int, seed: int, after: Sequence[Review] = ()) -> list[Review]:
    """Return `count` events that a device logged, one linked to the other, going on from `after`."""
    chance = random.Random(f"{device} {seed}")
    events = list(after)
    moment = START + timedelta(minutes=len(events) * 400)
    for _ in range(count):
        moment += timedelta(minutes=chance.randrange(1, 900))
        milliseconds = int(moment.timestamp() * 1000)
        latest, head = (events[-1].id, digest(events[-1])) if events else ("", BEGINNING)
        kind = chance.choice([DAILY] * 8 + [SUSPEND, RESUME] + [UNDO] * bool(events))
        undone = chance.choice(events) if kind == UNDO else None
        events.append(
            Review(
                id=ulid(milliseconds, chance.randbytes(RANDOM_BYTES), latest),
                device=device,
                card=undone.card if undone else chance.choice(CARDS),
                day=moment.toordinal(),
                at=f"{moment:%Y-%m-%dT%H:%M:%S.000Z}",
                zone="UTC",
                kind=kind,
                quality=chance.randrange(6) if kind == DAILY else None,
                answer=chance.choice(["", "naïve → “w”\n"]),
                retracts=undone.id if undone else "",
                previous=head,
            )
        )
    return events[len(after) :]


def file_of(events: Sequence[Review], name: str = "drill-x.jsonl", *, until: int | None = None) -> Contents:
    """Return what a file of these events says, cut after `until` bytes."""
    return lines.contents(name, lines.text_of(events).encode()[:until])


def taken(log: Sequence[Review], files: Sequence[Contents]) -> list[Review]:
    """Return the log after it took in what the files hold."""
    held = union.united(files)
    found = union.compared(held, log)
    return [*log, *union.settled(found, held, lambda: {digest(event) for event in log}).taken]


class Home:
    """A data home, and the commands that are given in it."""

    def __init__(self, path, monkeypatch, capsys):
        """Use the folder `path`, which need not exist."""
        self.path, self._monkeypatch, self._capsys = path, monkeypatch, capsys

    def run(self, *arguments) -> tuple[int, str, str]:
        self._monkeypatch.setenv("DRILL_HOME", str(self.path))
        code = cli.main(list(map(str, arguments)))
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def sync(self, folder, code: int = 0) -> dict:
        got, out, err = self.run("sync", folder, "--json")
        assert got == code, (out, err)
        return {**json.loads(out), "err": err}

    def log(self):
        from drill.store import open_log

        return open_log(str(self.path / "log.sqlite"))

    def practise(self, *grades: int, card: str = CARDS[0]) -> list[str]:
        """Log reviews, and return their ids."""
        with self.log() as log:
            before = {event.id for event in log.events()}
            for grade in grades:
                log.record(card, grade, answer="naïve")
            return [event.id for event in log.events() if event.id not in before]

    def events(self) -> set[str]:
        with self.log() as log:
            assert log.verify() == []
            return {event.id for event in log.events()}
