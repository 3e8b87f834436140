"""Which scheduler decides: choosing one after seeing what would change, and comparing two on the learner's own log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from drill import fsrs_replay, settings
from drill.commands.required import require_topics
from drill.doors import Doors, replay_of
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.mocks import charts
from drill.printing import print_json, print_plain
from drill.screen import TerminalScreen
from drill.sessions.blocks import Block, Heading, Note, Table, Tone
from drill.standing import compared
from drill.standing.compared import Bin, Difference, Foretold
from drill.standing.switch import Switch, switch

NAMES = {"sm2": "SM-2", "fsrs": "FSRS"}
BAR = 20
BY: dict[str, Callable[[Foretold], float]] = {
    "SM-2": lambda row: row.sm2,
    "FSRS": lambda row: row.fsrs,
    "the mean so far": lambda row: row.guess,
}


def choose(wanted: str, *, sure: bool) -> int:
    """Show what another scheduler would change and, once the learner agrees, replay the log by it."""
    doors = Doors()
    chosen = doors.settings.scheduler
    if not settings.RULES["scheduler"].allows(wanted):
        raise UsageError(f"there is no scheduler {wanted!r}", "use sm2 or fsrs")
    if wanted == chosen:
        print(f"{NAMES[wanted]} decides already")
        return EXIT_DONE
    if wanted == "fsrs":
        fsrs_replay.require_installed()
    log, how = doors.log_to_look, replay_of(wanted)
    found = switch(log.schedules(), log.replayed(how), log.today())
    screen = TerminalScreen(accessible=doors.settings.accessible)
    screen.show(*_switch_blocks(found, NAMES[chosen], NAMES[wanted]))
    if not sure:
        if not sys.stdin.isatty():
            print("drill: nothing is changed; `--yes` agrees", file=sys.stderr)
            return EXIT_NO
        if screen.key("Change?", {"y": "yes", "n": "no"}) != "y":
            return EXIT_NO
    _change(doors, wanted, chosen)
    print(f"{NAMES[wanted]} decides from now on; `drill config scheduler {chosen}` goes back")
    return EXIT_DONE


def _change(doors: Doors, wanted: str, before: str) -> None:
    """Set the scheduler and replay the log by it: both or neither."""
    settings.write_value(doors.places.config, "scheduler", wanted)
    if not os.path.exists(doors.places.log):
        return
    try:
        Doors(doors.environ).log.rebuild()
    except BaseException:
        settings.write_value(doors.places.config, "scheduler", before)
        raise


def _switch_blocks(found: Switch, now: str, then: str) -> list[Block]:
    rows = [
        ("due until today", str(found.now.today), str(found.then.today)),
        ("within a week", str(found.now.week), str(found.then.week)),
        ("within a month", str(found.now.month), str(found.then.month)),
        ("median interval, days", f"{found.now.interval:g}", f"{found.then.interval:g}"),
    ]
    moved = [(each.card, _due(each.now), _due(each.then)) for each in found.most]
    blocks: list[Block] = [
        Heading(f"If {then} decided instead of {now}", "same log"),
        Table(("cards", now, then), tuple(rows)),
        Note(f"{found.sooner} cards would come sooner, {found.later} later, {found.same} on the same day."),
    ]
    blocks += [Table(("moved most", now, then), tuple(moved))] if moved else []
    return [
        *blocks,
        Note("Your log does not change. `drill compare` says which of the two foretold it better."),
    ]


def _due(days: int) -> str:
    return "due" if days <= 0 else f"in {days} days"


def compare(topics: Sequence[str], *, as_json: bool, plain: bool) -> int:
    """Say how well SM-2's intervals and FSRS foretold what the learner recalled."""
    doors = Doors()
    require_topics(doors, topics)
    reviews = (
        each for each in doors.log_to_look.reviews() if not topics or each.card.partition("/")[0] in topics
    )
    rows = compared.foretold(reviews)
    found = compared.difference(rows)
    if as_json:
        print_json("compare", _data(rows, found))
    elif plain:
        print_plain([(name, *each) for name, by in BY.items() for each in compared.calibration(rows, by)])
    else:
        accessible = doors.settings.accessible
        TerminalScreen(accessible=accessible).show(*_compare_blocks(rows, found, bars=not accessible))
    return EXIT_DONE


def _data(rows: Sequence[Foretold], found: Difference | None) -> dict[str, Any]:
    by = {
        name: {
            "log_loss": compared.log_loss(rows, how) if rows else None,
            "calibration": [each._asdict() for each in compared.calibration(rows, how)],
        }
        for name, how in BY.items()
    }
    told = found and {**found._asdict(), "tells": found.tells}
    return {"repeats": len(rows), "least_repeats": compared.LEAST_REPEATS, "difference": told, "by": by}


def _compare_blocks(rows: Sequence[Foretold], found: Difference | None, *, bars: bool) -> list[Block]:
    blocks: list[Block] = [Heading("Which scheduler foretold your recall better", f"{len(rows)} repeats")]
    if not rows:
        return [*blocks, Note("No card was repeated on a later day yet: there is nothing to compare.")]
    losses = tuple((name, f"{compared.log_loss(rows, by):.3f}") for name, by in BY.items())
    blocks.append(
        Table(("foretold by", "log loss"), losses, "Mean surprise: less is better, a coin has 0.693")
    )
    for name in ("SM-2", "FSRS"):
        blocks.append(_calibration(name, compared.calibration(rows, BY[name]), bars=bars))
    return [*blocks, verdict(rows, found), *_beaten(rows)]


def _beaten(rows: Sequence[Foretold]) -> list[Block]:
    """Return a note where knowing nothing of cards and days foretold best."""
    losses = {name: compared.log_loss(rows, by) for name, by in BY.items()}
    if min(losses, key=lambda name: losses[name]) in NAMES.values():
        return []
    return [Note("The mean so far foretold better than both: your log shows little of how cards differ yet.")]


def _calibration(name: str, bins: Sequence[Bin], *, bars: bool) -> Table:
    rows = [
        (
            f"{100 * each.low:.0f}–{100 * each.high:.0f}%",
            str(each.repeats),
            f"{each.foretold:.0%}",
            f"{each.recalled:.0%}",
            *((charts.bar(each.recalled, BAR),) if bars else ()),
        )
        for each in bins
    ]
    columns = ("foretold", "repeats", "mean", "recalled", *([""] if bars else []))
    return Table(columns, tuple(rows), f"When {name} foretold so much, so much was recalled")


def verdict(rows: Sequence[Foretold], found: Difference | None) -> Note:
    """Return in one sentence what the comparison says, or that it says nothing."""
    if found is None:
        return Note(
            f"Your log is too short to tell: {len(rows)} repeats, and it takes {compared.LEAST_REPEATS} at least.",
            Tone.WARNING,
        )
    size = f"{abs(found.mean):.3f} ± {found.error:.3f}"
    if not found.tells:
        return Note(f"Your log is too short to tell: the difference, {size}, may be chance.", Tone.WARNING)
    better, worse = ("FSRS", "SM-2") if found.mean > 0 else ("SM-2", "FSRS")
    return Note(f"{better} foretold better than {worse}, by {size} of log loss.", Tone.GOOD)
