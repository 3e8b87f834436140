"""What `drill doctor` examines: the settings, the decks, the log, the clock, and the judge's limits here."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from drill import safekeeping, trust
from drill.doors import Doors
from drill.errors import DrillError
from drill.logfile import backups

PACKAGES = ("typer", "rich", "pyyaml", "numpy", "scikit-learn", "torch", "sqlite-utils", "pytest")


class Finding(NamedTuple):
    """One thing examined: `well` is True, False, or None where it is only worth knowing."""

    about: str
    well: bool | None
    told: str


def examine(doors: Doors) -> list[Finding]:
    """Return all findings; whatever can't be examined is itself a finding."""
    found: list[Finding] = []
    for about, look in (
        ("versions", _versions),
        ("places", _places),
        ("settings", _settings),
        ("decks", _decks),
        ("packs", _packs),
        ("log", _log),
        ("editor", _editor),
        ("judge", _judge),
    ):
        found += _explained(about, look, doors)
    return found


def _explained(about: str, look: Callable[[Doors], Iterator[Finding]], doors: Doors) -> list[Finding]:
    try:
        return list(look(doors))
    except DrillError as error:
        return [Finding(about, False, str(error))]


def _versions(_: Doors) -> Iterator[Finding]:
    yield Finding(
        "system", True, f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )
    for package in PACKAGES:
        try:
            yield Finding(package, True, version(package))
        except PackageNotFoundError:
            yield Finding(package, None, "not installed")
    yield Finding("SQLite", True, sqlite3.sqlite_version)


def _places(doors: Doors) -> Iterator[Finding]:
    for about, path in (("data home", doors.places.data), ("cache home", doors.places.cache)):
        nearest = path
        while not os.path.exists(nearest):
            nearest = os.path.dirname(nearest)
        writable = os.access(nearest, os.W_OK)
        yield Finding(about, writable, path if writable else f"{path} can't be written to")


def _settings(doors: Doors) -> Iterator[Finding]:
    changed = [
        f"{k} = {v}" for k, v in doors.settings._asdict().items() if v != type(doors.settings)()._asdict()[k]
    ]
    yield Finding("settings", True, ", ".join(changed) or "all at their defaults")


def _decks(doors: Doors) -> Iterator[Finding]:
    from drill.decks import load_library

    library, problems = load_library(doors.places, lenient=True)
    for problem in problems:
        yield Finding("decks", False, str(problem))
    katas = sum(len(deck.katas) for deck in library.decks)
    questions = sum(len(deck.questions) for deck in library.decks)
    yield Finding("decks", True, f"{len(library.decks)} topics, {questions} questions, {katas} katas")


def _packs(doors: Doors) -> Iterator[Finding]:
    names, waiting = trust.installed(doors.places), trust.untrusted(doors.places)
    if names:
        yield Finding("packs", True, f"{len(names)} installed: {', '.join(names)}")
    for name in sorted(waiting):
        yield Finding("packs", None, trust.refusal(doors.places, name).what)


def _log(doors: Doors) -> Iterator[Finding]:
    faults = doors.log_to_look.verify()
    for fault in faults:
        yield Finding("log", False, str(fault))
    if not faults:
        count = sum(1 for _ in doors.log_to_look.events())
        made = 0 if count else len(backups.listed(safekeeping.folder(doors)))
        if made:
            told = f"it is empty or gone, and its backups are not ({made}): `drill restore --list`"
            yield Finding("log", False, told)
        else:
            yield Finding("log", True, f"{count} events, digests and schedules agree")
    doors.log_to_look.today()
    orphans = [card for card in doors.log_to_look.schedules() if card not in doors.library.cards]
    if orphans:
        told = (
            f"{len(orphans)} cards are in the log and in no deck, such as {orphans[0]}; their history is kept"
        )
        yield Finding("log", None, told)


def _editor(doors: Doors) -> Iterator[Finding]:
    yield Finding("editor", True, doors.editor.name())


def _judge(_: Doors) -> Iterator[Finding]:
    from drill.judge import confinement_report

    for layer in confinement_report():
        told = f"in force: {layer.adds}" if layer.present else f"not on this system: {layer.without}"
        yield Finding(f"judge: {layer.name}", True if layer.present else None, told)
