"""`drill sync`, and the log as lines of text out and in: `drill export --log`, `drill import --log`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from drill import safe, safekeeping
from drill.carrying import text_files
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, ContentError, UsageError
from drill.logfile.hashchain import digest
from drill.places import shown_path
from drill.printing import print_json
from drill.problems import Place, Problem
from drill.reviews import Review
from drill.syncing import folder, lines, union
from drill.syncing.lines import Contents, Held

MOST_TOLD = 3
"""So many problems are told of one file; the others are counted."""


class Arrival(NamedTuple):
    """What came of some files: how many reviews are new here, which ones wait, what the files lack, what is wrong."""

    taken: int
    waiting: tuple[Held, ...]
    lacking: tuple[Review, ...]
    problems: list[Problem]


def sync(path: str, *, as_json: bool) -> int:
    """Take in what other devices wrote into the folder, and add what is not in it to the file of this device.

    Exit code 1 where a file or a line can't be read; all that can be done is done then, too.
    """
    doors = Doors()
    with folder.alone(doors.places.data):
        files, unreadable = folder.read(path)
        renewed = _renew_if_copied(doors, files)
        arrival = _arrive(doors, files, "sync")
        problems = unreadable + arrival.problems
        _tell_problems(problems)
        if arrival.waiting:
            _tell_waiting(arrival.waiting)
        given = _give(doors, path, files, arrival.lacking)
    if renewed:
        print("drill: this log was copied: this copy goes on as a device of its own", file=sys.stderr)
    told = {"taken": arrival.taken, "given": given, "waiting": len(arrival.waiting), "renewed": renewed}
    if as_json:
        state = union.state(doors.log.events(), doors.log.schedules())
        print_json("synced", {**told, "problems": [str(each) for each in problems], "state": state})
    else:
        print(f"synced: {_reviews(arrival.taken)} taken in, {given} given")
    return EXIT_NO if problems else EXIT_DONE


def _renew_if_copied(doors: Doors, files: Sequence[Contents]) -> bool:
    """Take another name where somebody else writes under that of this device; say whether that was so."""
    log = doors.log
    device = log.device()
    known = {event.id for event in log.events() if event.device == device}
    if not union.is_copied(device, _own_name(doors), files, known):
        return False
    log.renew_device()
    return True


def _own_name(doors: Doors) -> str:
    return folder.own_name(doors.log.device(), folder.mark(doors.places.log))


def _arrive(doors: Doors, files: Sequence[Contents], why: str, *, dry: bool = False) -> Arrival:
    """Take in what is new in the files, after a backup, unless this is a rehearsal."""
    log = doors.log_to_look if dry else doors.log
    events = list(log.events())
    held = union.united(files)
    found = union.compared(held, events)
    ready = union.settled(found, held, lambda: {digest(event) for event in events})
    known = {event.id for event in events} | {each.event.id for each in held.values()}
    problems = union.problems(files, found, known)
    if ready.taken and not dry:
        log.merge(ready.taken, why=f"before-{why}", folder=safekeeping.folder(doors))
    return Arrival(len(ready.taken), ready.waiting, found.lacking, problems)


def _give(doors: Doors, path: str, files: Sequence[Contents], lacking: Sequence[Review]) -> int:
    """Add the events to the file of this device."""
    if lacking:
        name = _own_name(doors)
        own = next((file for file in files if os.path.basename(file.file) == name), None)
        header = own is None or own.version != lines.VERSION
        folder.append(os.path.join(path, name), lines.text_of(lacking, header=header))
    return len(lacking)


def export_log(path: str, *, as_json: bool) -> int:
    """Write every event of the log as lines, into a file or, by `-` or no name, to stdout."""
    events = list(Doors().log_to_look.events())
    text = lines.text_of(events)
    if path in ("", "-"):
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
        return EXIT_DONE
    text_files.write_file(path, text)
    if as_json:
        print_json("carried", {"exported": len(events), "file": path})
    else:
        print(f"exported: {_reviews(len(events))} into {path}")
    return EXIT_DONE


def import_log(path: str, *, dry: bool, as_json: bool) -> int:
    """Take in the events of a file of lines; exit code 1 where some can't be read or follow from nothing known."""
    content = _content(path)
    file = lines.contents(shown_path(path), content)
    if not file.events and not file.version:
        what = f"{file.file}:1:1: is not a log of drill"
        raise ContentError(what, "name what `drill export --log` or `drill sync` wrote")
    arrival = _arrive(Doors(), [file], "import", dry=dry)
    problems = arrival.problems + ([_torn(file, content)] if file.torn else [])
    _tell_problems(problems)
    if arrival.waiting:
        _tell_waiting(arrival.waiting)
    told = {"reviews": arrival.taken, "waiting": len(arrival.waiting), "dry_run": dry}
    if as_json:
        print_json("carried", {**told, "problems": [str(each) for each in problems]})
    else:
        print(f"{'would import' if dry else 'imported'}: {_reviews(arrival.taken)}")
    return EXIT_NO if problems or arrival.waiting else EXIT_DONE


def _content(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    text_files.require_file(path, folder.MOST_BYTES)
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"can't read {path}: {error.strerror}", "make it readable") from None


def _torn(file: Contents, content: bytes) -> Problem:
    place = Place(file.file, content.count(b"\n") + 1, len(content) - content.rfind(b"\n"))
    return Problem(place, "the file ends within a line", "export it anew, and import that, too")


def _tell_problems(problems: Sequence[Problem]) -> None:
    """Print the first problems of each file, and how many more there are."""
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.place.file] += 1
        if told[problem.place.file] <= MOST_TOLD:
            print(f"drill: {safe.clean_line(str(problem))}", file=sys.stderr)
    for name, count in told.items():
        if count > MOST_TOLD:
            print(f"drill: {safe.clean_line(name)}: {count - MOST_TOLD} more like these", file=sys.stderr)


def _tell_waiting(waiting: Sequence[Held]) -> None:
    file, line, column = min(held.place for held in waiting)
    what = f"from here on {_reviews(len(waiting))} wait for earlier ones that have not arrived"
    fix = "sync again when all devices have synced"
    print(f"drill: {safe.clean_line(file)}:{line}:{column}: {what} (fix: {fix})", file=sys.stderr)


def _reviews(count: int) -> str:
    return f"{count} {'review' if count == 1 else 'reviews'}"
