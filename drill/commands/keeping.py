"""Commands that look after what is kept: `drill undo`, `suspend`, `config`, `doctor`, `completion`."""

from __future__ import annotations

import sys

from drill import settings
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.printing import print_json


def undo() -> int:
    """Take back the last event of the log; exit code 1 where there is none."""
    doors = Doors()
    undone = doors.log.undo()
    if undone is None:
        print("drill: there is nothing to undo", file=sys.stderr)
        return EXIT_NO
    doors.drafts.unshelve(undone.card)
    graded = f", quality {undone.quality}" if undone.quality is not None else ""
    print(f"taken back: {undone.kind} of {undone.card}{graded}")
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
    print(f"{'resumed' if resume else 'suspended'}: {card}")
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
        print(found[key])
        return EXIT_DONE
    from drill.screen import TerminalScreen
    from drill.sessions.blocks import Table

    rows = tuple((name, str(current), settings.RULES[name].about) for name, current in found.items())
    TerminalScreen(accessible=doors.settings.accessible).show(Table(("setting", "value", "meaning"), rows))
    return EXIT_DONE


def doctor(*, trust_clock: bool, as_json: bool) -> int:
    """Examine everything that practice rests on; exit code 1 where something is wrong."""
    from drill.examination import examine

    doors = Doors()
    if trust_clock:
        doors.log.trust_clock()
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
