"""`drill sync`, and the log as lines of text out and in: `drill export --log`, `drill import --log`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from drill import safe, safekeeping
from drill.carrying import text_files
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, ContentError, UsageError
from drill.places import shown_path
from drill.printing import print_json, say, warn
from drill.problems import WARNING, Place, Problem
from drill.syncing import folder, lines, union
from drill.syncing.exchange import arrive, exchange
from drill.syncing.lines import Contents, Held

MOST_TOLD = 3
"""So many problems are told of one file; the others are counted."""


def sync(path: str, *, as_json: bool) -> int:
    """Take in what other devices wrote into the folder, and add what is not in it to the file of this device.

    Exit code 1 where a file or a line can't be read; all that can be done is done then, too.
    """
    doors = Doors()
    with folder.alone(doors.places.data):
        done = exchange(doors.log, path, folder.mark(doors.places.log), safekeeping.folder(doors))
    taken, waiting, _, problems = done.arrival
    _tell_problems(problems, waiting)
    if done.renewed:
        warn("drill: this log was copied: this copy goes on as a device of its own")
    if done.failure:
        raise done.failure
    told = {"taken": taken, "given": done.given, "waiting": len(waiting), "renewed": done.renewed}
    if as_json:
        state = union.state(doors.log.events(), doors.log.schedules())
        print_json("synced", {**told, "problems": [str(each) for each in problems], "state": state})
    else:
        say(f"synced: {_reviews(taken)} taken in, {done.given} given")
    return EXIT_NO if problems else EXIT_DONE


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
        say(f"exported: {_reviews(len(events))} into {path}")
    return EXIT_DONE


def import_log(path: str, *, dry: bool, as_json: bool) -> int:
    """Take in the events of a file of lines; exit code 1 where some can't be read or follow from nothing known."""
    content = _content(path)
    file = lines.contents(shown_path(path), content)
    if not file.events and not file.version:
        what = f"{file.file}:1:1: is not a log of drill"
        raise ContentError(what, "name what `drill export --log` or `drill sync` wrote")
    doors = Doors()
    log, backups = doors.log_to_look if dry else doors.log, safekeeping.folder(doors)
    taken, waiting, _, problems = arrive(log, [file], why="before-import", backups=backups, dry=dry)
    problems += [_torn(file, content)] if file.torn else []
    _tell_problems(problems, waiting)
    told = {"reviews": taken, "waiting": len(waiting), "dry_run": dry}
    if as_json:
        print_json("carried", {**told, "problems": [str(each) for each in problems]})
    else:
        say(f"{'would import' if dry else 'imported'}: {_reviews(taken)}")
    return EXIT_NO if problems or waiting else EXIT_DONE


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


def _tell_problems(problems: Sequence[Problem], waiting: Sequence[Held]) -> None:
    """Print the first problems of each file and how many more there are, then what waits."""
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.place.file] += 1
        if told[problem.place.file] <= MOST_TOLD:
            warn(f"drill: {safe.clean_line(str(problem))}")
    for name, count in told.items():
        if count > MOST_TOLD:
            warn(f"drill: {safe.clean_line(name)}: {count - MOST_TOLD} more like these")
    if waiting:
        what = f"from here on {_reviews(len(waiting))} wait for earlier ones that have not arrived"
        first = Problem(
            min(held.place for held in waiting), what, "sync again when all devices have", WARNING
        )
        warn(f"drill: {safe.clean_line(str(first))}")


def _reviews(count: int) -> str:
    return f"{count} {'review' if count == 1 else 'reviews'}"
