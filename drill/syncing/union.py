"""The union of what files hold and of what a log holds: which events are new here, and which ones the files lack.

Events are united by id, so that neither the order of arrival nor a file that comes twice changes anything. An event is
taken in once the one that it follows from is there; until then it waits, in its file, where it is safe.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Set
from hashlib import sha256
from typing import NamedTuple

from drill.logfile.hashchain import START, canonical
from drill.problems import Problem
from drill.reviews import Review, in_order, source_of
from drill.sm2 import Schedule
from drill.syncing.lines import HEADER, Contents, Held, Unread

_BEGINNING = b'{"id":"'
_ID_LENGTH = 26


class Compared(NamedTuple):
    """Files against a log: `new` in the files, `lacking` in them, told twice and `differing`."""

    new: tuple[Held, ...]
    lacking: tuple[Review, ...]
    differing: tuple[Held, ...]


class Settled(NamedTuple):
    """Of what is new: the events that can be `taken`, in the order of their ids, and those that are `waiting`."""

    taken: tuple[Review, ...]
    waiting: tuple[Held, ...]


def united(files: Iterable[Contents]) -> dict[str, Held]:
    """Return all that the files hold, by digest: what stands in two files counts once."""
    found: dict[str, Held] = {}
    for held in sorted((held for file in files for held in file.events), key=lambda held: held.place):
        found.setdefault(held.digest, held)
    return found


def compared(held: Mapping[str, Held], log: Iterable[Review]) -> Compared:
    """Return how the union of files compares to a log.

    An event of another program, taken in on two devices, stands in the chain of each of them and is the same event;
    any other event has one form.
    """
    by_id: dict[str, list[Held]] = {}
    for each in sorted(held.values(), key=lambda each: each.digest):
        by_id.setdefault(each.event.id, []).append(each)
    lacking, differing = [], []
    for event in log:
        forms = by_id.pop(event.id, None)
        if forms is None:
            lacking.append(event)
        else:
            differing += [form for form in forms if not same(form.event, event)]
    new = []
    for first, *others in by_id.values():
        new.append(first)
        differing += [form for form in others if not same(form.event, first.event)]
    return Compared(tuple(new), tuple(sorted(lacking)), tuple(differing))


def same(one: Review, other: Review) -> bool:
    """Say whether both are one event: equal, or reviews of another program in two chains."""
    if one == other:
        return True
    return source_of(one.device) == source_of(other.device) != "" and fact(one) == fact(other)


def fact(event: Review) -> Review:
    """Return the event without its place in a chain."""
    return event._replace(device="", previous="")


def settled(found: Compared, held: Mapping[str, Held], log_digests: Callable[[], Set[str]]) -> Settled:
    """Return which of the new events follow from what is there, and which ones wait for others.

    `log_digests` computes the digests of all events of the log; it is asked only where the files do not say enough.
    """
    told_twice = {each.digest for each in found.differing}
    new = {each.event.id for each in found.new}
    there = {START} | {each.digest for each in held.values() if each.event.id not in new} - told_twice
    forms = sorted(held.values(), key=lambda each: (each.event.id, each.digest))
    queue = [each for each in forms if each.event.id in new and each.digest not in told_twice]
    taken, waiting = _followed(queue, there)
    if waiting:
        taken, waiting = _followed(queue, there | log_digests())
    events = {each.event.id: each.event for each in reversed(taken)}
    left = {each.event.id: each for each in waiting if each.event.id not in events}
    return Settled(tuple(events[name] for name in sorted(events)), tuple(left.values()))


def _followed(queue: Iterable[Held], there: set[str]) -> tuple[list[Held], list[Held]]:
    """Return what follows from what is there, one from another, and what does not; ids rise along a chain."""
    there = set(there)
    taken, waiting = [], []
    for each in queue:
        if each.event.previous in there:
            there.add(each.digest)
            taken.append(each)
        else:
            waiting.append(each)
    return taken, waiting


def problems(files: Iterable[Contents], found: Compared, known: Set[str]) -> list[Problem]:
    """Return what is wrong with the files and can be told by line, without what was mended already.

    `known` are the ids of all events of the log and the files: a line that is the beginning of one of theirs, or was
    one of them before it was damaged, is what a mending left.
    """
    ids = sorted(name.encode() for name in known)
    told = [
        Problem(line.place, line.what, line.fix)
        for file in files
        for line in file.unread
        if not _mended(line, ids, known)
    ]
    for held in found.differing:
        what = f"the review {held.event.id} is told in two ways, and the first one counts"
        told.append(Problem(held.place, what, "look which file was changed, and restore it"))
    return sorted(told)


def _mended(line: Unread, ids: list[bytes], known: Set[str]) -> bool:
    """Say whether the line is a torn or damaged copy of one that is known."""
    raw = line.raw.removesuffix(b"\r")
    if raw and HEADER.encode().startswith(raw):
        return True
    if not raw.startswith(_BEGINNING):
        return bool(raw) and _BEGINNING.startswith(raw)
    name = raw[len(_BEGINNING) : len(_BEGINNING) + _ID_LENGTH]
    if len(name) == _ID_LENGTH:
        return name.decode("ascii", "replace") in known
    nearest = bisect_left(ids, name)
    return nearest < len(ids) and ids[nearest].startswith(name)


def is_copied(device: str, own_file: str, files: Iterable[Contents], known: Set[str]) -> bool:
    """Say whether somebody else writes under the name of this device, which wrote the events `known`.

    That shows by events of that name that are not of this log, also where it was restored from a backup, and by a file
    of that name from another machine or home. Two that write under one name would add to one file.
    """
    names = [file.file.replace("\\", "/").rpartition("/")[2] for file in files]
    stem = own_file.partition(".")[0]
    elsewhere = (name for name in names if name.startswith(f"{stem.rpartition('-')[0]}-"))
    return any(not name.startswith(stem) for name in elsewhere) or any(
        held.event.device == device and held.event.id not in known for file in files for held in file.events
    )


def state(events: Iterable[Review], schedules: Mapping[str, Schedule]) -> str:
    """Return one hash of all that a log adds up to: equal on two devices that hold the same reviews.

    The chain in which a log holds an event is no part of it.
    """
    whole = sha256()
    for event in in_order(events):
        whole.update(canonical(fact(event)).encode() + b"\n")
    for card, schedule in sorted(schedules.items()):
        whole.update(f"{card} {tuple(map(int, schedule))}\n".encode())
    return whole.hexdigest()
