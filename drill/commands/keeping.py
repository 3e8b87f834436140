"""Commands that look after what is kept: `undo`, `suspend`, `reset`, `config`, `backup`, `restore`, `doctor`."""

from __future__ import annotations

import os
import sys

from drill import settings
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.printing import print_json, print_plain, say, warn


def undo() -> int:
    """Take back the last event of the log; exit code 1 where there is none."""
    doors = Doors()
    undone = doors.log.undo()
    if undone is None:
        print("drill: there is nothing to undo", file=sys.stderr)
        return EXIT_NO
    doors.drafts.unshelve(undone.card)
    graded = f", quality {undone.quality}" if undone.quality is not None else ""
    say(f"taken back: {undone.kind} of {undone.card}{graded}")
    return EXIT_DONE


def suspend(name: str, *, resume: bool) -> int:
    """Set a card aside, or bring it back."""
    from drill.find import card_named

    doors = Doors()
    card = card_named(doors.library, name).id
    if resume:
        doors.log.resume(card)
    else:
        doors.log.suspend(card)
    say(f"{'resumed' if resume else 'suspended'}: {card}")
    return EXIT_DONE


def config(key: str | None, value: str | None) -> int:
    """Show all settings, show one, or set one."""
    doors = Doors()
    if key is not None and value is not None:
        settings.write_value(doors.places.config, key, value)
        return EXIT_DONE
    found = settings.read(doors.places.config)._asdict()
    if key is not None and key not in found:
        raise UsageError(f"there is no setting {key!r}", f"use one of {', '.join(found)}")
    if key is not None:
        say(found[key])
        return EXIT_DONE
    from drill.screen import TerminalScreen
    from drill.sessions.blocks import Table

    rows = tuple((name, str(current), settings.RULES[name].about) for name, current in found.items())
    TerminalScreen(accessible=doors.settings.accessible).show(Table(("setting", "value", "meaning"), rows))
    return EXIT_DONE


def reset(name: str) -> int:
    """Make a card new; its history stays."""
    from drill import safekeeping
    from drill.find import card_named

    doors = Doors()
    card = card_named(doors.library, name).id
    safekeeping.before(doors, "reset")
    doors.log.reset(card)
    say(f"reset: {card} is new again; `drill undo` takes that back")
    return EXIT_DONE


def backup(target: str | None) -> int:
    """Copy the log to the target, or to the folder of backups."""
    from drill import safekeeping

    doors = Doors()
    path = doors.log.backup(os.path.abspath(target) if target else "", folder=safekeeping.folder(doors))
    say(f"backed up: {path}")
    return EXIT_DONE


def list_backups(*, as_json: bool, plain: bool) -> int:
    """Print the backups, the newest first, numbered; exit code 1 where there are none."""
    from drill import safekeeping
    from drill.logfile import backups

    found = backups.listed(safekeeping.folder(Doors()))
    rows = [
        (str(number), each.stamp[:10], each.stamp[11:].replace("-", ":"), each.why, each.path)
        for number, each in enumerate(found, 1)
    ]
    if as_json:
        print_json("backups", {"backups": [each._asdict() for each in found]})
    elif plain:
        print_plain(rows)
    else:
        for number, day, time, why, _ in rows:
            say(f"{number:>3}  {day} {time} UTC  {why}")
    if not rows:
        print("drill: there are no backups yet; the first session of a day makes one", file=sys.stderr)
    return EXIT_DONE if rows else EXIT_NO


def restore(name: str, *, sure: bool) -> int:
    """Put a backup in the log's place; without `sure` only on a terminal, and after a question."""
    from drill import safekeeping

    doors = Doors()
    chosen = safekeeping.find(doors, name)
    if not sure:
        if not sys.stdin.isatty():
            raise UsageError("a restore asks before it begins", "run it in a terminal, or add --yes")
        print(
            f"Put {chosen.path} in the place of your log? The log is backed up first. [y/N] ",
            end="",
            flush=True,
        )
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            print("nothing was changed")
            return EXIT_NO
    done = safekeeping.restore(doors, chosen)
    say(f"restored: {done.reviews} reviews from {done.source}")
    if done.before:
        more = f"; {done.missing} events of it are not in the restored one" if done.missing else ""
        say(f"the log before it is kept: {done.before}{more}")
    return EXIT_DONE


def doctor(*, trust_clock: bool, repair: bool, as_json: bool) -> int:
    """Examine everything that practice rests on; exit code 1 where something is wrong."""
    from drill.examination import examine

    doors = Doors()
    if trust_clock:
        doors.log.trust_clock()
    if repair:
        from drill import safekeeping

        for sentence in safekeeping.repair(doors):
            warn(f"drill: {sentence}")
    findings = examine(doors)
    if as_json:
        print_json("doctor", {"findings": [finding._asdict() for finding in findings]})
    else:
        from drill.screen import TerminalScreen
        from drill.sessions.blocks import Table, Tone

        marks = {True: Tone.GOOD.value, False: Tone.BAD.value, None: Tone.WARNING.value}
        rows = tuple((marks[finding.well], finding.about, finding.told) for finding in findings)
        TerminalScreen(accessible=doors.settings.accessible).show(Table(("", "about", "found"), rows))
    return EXIT_NO if any(finding.well is False for finding in findings) else EXIT_DONE
