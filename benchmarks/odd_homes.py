"""Homes that are not as they should be: read-only, not there, a file; and logs of newer and of other programs."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.cornering import (
    Corner,
    badly_told,
    command,
    mount_read_only,
    nothing,
    unmount,
    without_privileges,
)
from drill.logfile import audit, database
from drill.store import open_log

CARD = "topic-000/q00000"
ANSWERS = tuple(f"kept {number}" for number in range(8))
LOOKS = (
    ("due",), ("due", "--json"), ("stats", "--json"), ("export", "--log", "-"), ("show", CARD, "--json"),
    ("restore", "--list"), ("mock", "list"), ("search", "thing"),
)  # fmt: skip
WRITES = (
    ("undo",), ("suspend", CARD), ("reset", CARD), ("backup",), ("config", "minutes", "20"), ("sync", "{carried}"),
    ("plan", "--date", "2096-12-01", "--minutes", "30"), ("doctor", "--trust-clock"), ("restore", "--yes"),
    ("import", "--log", "{lines}"), ("new", "deck", "mine"),
)  # fmt: skip
WELL, EMPTY, REFUSED, ANY = {0, 1}, {0, 1, 2}, {2, 3, 4}, set(range(5))


def _by_the_user_database() -> None:
    """Let the user database know no home but that in the working folder."""
    import pwd

    entry = pwd.struct_passwd(("learner", "", os.getuid(), os.getgid(), "", os.path.abspath("home"), ""))
    pwd.getpwuid = lambda _: entry


def _as_it_is(home: str) -> None:
    """Neither make nor mend anything."""


class Odd(NamedTuple):
    """An odd home: how it is made, in what environment, how it is mended, and the codes that commands may end with."""

    what: str
    make: Callable[[str], None]
    looks: set[int] = REFUSED
    writes: set[int] = REFUSED
    environ: Mapping[str, str] = {"DRILL_HOME": "{home}"}
    mend: Callable[[str], None] = _as_it_is
    corner: Corner = nothing
    needs: str = ""
    log: str = "{home}/log.sqlite"
    frozen: str = ""
    """Whether nothing may change: `log` or `all` of the home; what is outside never may."""
    kept: bool = True
    """Whether the log with its reviews stands there, and must be sound when the home is mended."""


@cache
def whole_log() -> bytes:
    """Return a log with the reviews of ANSWERS."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.sqlite")
        with open_log(path) as log:
            for number, answer in enumerate(ANSWERS):
                log.record(f"topic-000/q0000{number % 3}", 4, answer=answer)
        return Path(path).read_bytes()


def with_log(home: str) -> None:
    """Put a sound log into the home, with a folder of backups and a plan as they are after some days."""
    os.makedirs(home, exist_ok=True)
    Path(home, "log.sqlite").write_bytes(whole_log())


def _rights(folder: int, file: int) -> Callable[[str], None]:
    def make(home: str) -> None:
        with_log(home)
        os.chmod(os.path.join(home, "log.sqlite"), file)
        os.chmod(home, folder)

    return make


def _mended(home: str) -> None:
    os.chmod(home, 0o700)
    os.chmod(os.path.join(home, "log.sqlite"), 0o600)


def _read_only(home: str) -> None:
    with_log(home)
    mount_read_only(home)


def _file(home: str) -> None:
    Path(home).write_text("a file", encoding="utf-8")


def _with(make: Callable[[Path], object], *, log: bool = True) -> Callable[[str], None]:
    """Return what makes a home with a log in it, and something odd."""

    def made(home: str) -> None:
        os.makedirs(home)
        if log:
            with_log(home)
        make(Path(home))

    return made


def _another_version(home: Path) -> None:
    with closing(sqlite3.connect(home / "log.sqlite")) as connection:
        connection.execute(f"pragma user_version = {database.SCHEMA_VERSION + 1}")
        connection.execute("create table of_tomorrow (x)")


def _another_program(home: Path) -> None:
    with closing(sqlite3.connect(home / "log.sqlite")) as connection:
        connection.execute("create table bookmarks (url)")
        connection.execute("insert into bookmarks values ('https://example.org')")
        connection.commit()


def _moved(home: Path) -> None:
    """Put the log elsewhere, and a link in its place."""
    os.replace(home / "log.sqlite", home.parent / "elsewhere")
    os.symlink(home.parent / "elsewhere", home / "log.sqlite")


def _to_nothing(home: Path) -> None:
    os.symlink("gone", home / "log.sqlite")


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda home: (home / "log.sqlite").write_bytes(content)


def _dir(name: str) -> Callable[[Path], object]:
    return lambda home: (home / name).mkdir()


def _plain(name: str) -> Callable[[Path], object]:
    return lambda home: (home / name).write_text("a file")


RIGHTS = {"mend": _mended, "corner": without_privileges, "needs": "rights", "frozen": "all"}
ODD = (
    Odd("folder and file read-only", _rights(0o500, 0o400), WELL, **RIGHTS),
    Odd("folder read-only", _rights(0o500, 0o600), WELL, **RIGHTS),
    Odd("a folder that can't be entered", _rights(0o000, 0o600), **RIGHTS),
    Odd("a folder that can't be listed", _rights(0o300, 0o600), ANY, ANY, **RIGHTS | {"frozen": ""}),
    Odd("a log that can't be read", _rights(0o700, 0o000), **RIGHTS | {"frozen": ""}),
    Odd("mounted read-only", _read_only, WELL, mend=unmount, needs="mounts", frozen="all"),
    Odd("a file in the home's place", _file, frozen="all", kept=False),
    Odd("a home below a file", _file, environ={"DRILL_HOME": "{home}/below"}, frozen="all", kept=False),
    Odd("a dangling link", lambda home: os.symlink(f"{home}-gone", home), EMPTY | REFUSED, ANY, kept=False),
    Odd("no home yet", _as_it_is, EMPTY, ANY, kept=False),
    Odd("no home yet, deep down", _as_it_is, EMPTY, ANY, {"DRILL_HOME": "{home}/a/b/c"}, kept=False),
    Odd("XDG folders not set", _as_it_is, EMPTY, ANY, {"HOME": "{home}"}, kept=False),
    Odd("HOME not set either", _as_it_is, EMPTY, ANY, {"HOME": ""}, corner=_by_the_user_database, kept=False),
    Odd("a relative home", with_log, WELL, ANY, {"DRILL_HOME": "home"}),
    Odd("a name of odd characters", lambda home: with_log(f"{home}/a b?c=d%20#é'\"\n&"), WELL, ANY,
        {"DRILL_HOME": "{home}/a b?c=d%20#é'\"\n&"}, log="{home}/a b?c=d%20#é'\"\n&/log.sqlite"),
    Odd("a name that is not UTF-8", lambda home: with_log(f"{home}/\udcff"), ANY, ANY,
        {"DRILL_HOME": "{home}/\udcff"}, log="{home}/\udcff/log.sqlite"),
    Odd("a name that is too long", _as_it_is, REFUSED, REFUSED, {"DRILL_HOME": "{home}/" + 300 * "x"}, kept=False),
    Odd("a log elsewhere, by a link", _with(_moved), WELL, ANY),
    Odd("a log that is a folder", _with(_dir("log.sqlite"), log=False), kept=False),
    Odd("a log that is a pipe", _with(lambda home: os.mkfifo(home / "log.sqlite"), log=False), kept=False),
    Odd("a log that is a dangling link", _with(_to_nothing, log=False), kept=False),
    Odd("an empty log", _with(_bytes(b""), log=False), EMPTY, ANY, kept=False),
    Odd("a log of one byte", _with(_bytes(b"S"), log=False), kept=False),
    Odd("a log that is text", _with(_bytes(b"once upon a time " * 999), log=False), kept=False),
    Odd("a log of random bytes", _with(_bytes(random.Random(1).randbytes(9000)), log=False), kept=False),
    Odd("a log of a newer version", _with(_another_version), frozen="log"),
    Odd("a database of another program", _with(_another_program, log=False), frozen="log", kept=False),
    Odd("backups that are a file", _with(_plain("backups")), WELL, ANY),
    Odd("a cache that is a file", _with(_plain("cache")), WELL, ANY),
    Odd("drafts that are a file", _with(_plain("drafts")), WELL, ANY),
    Odd("mocks that are a file", _with(_plain("mocks")), WELL, ANY),
    Odd("decks that are a file", _with(_plain("decks")), ANY, ANY),
    Odd("packs that are a file", _with(_plain("packs")), WELL, ANY),
    Odd("a plan that is a folder", _with(_dir("plan.json")), ANY, ANY),
    Odd("settings that are a folder", _with(_dir("config.toml")), {0, 1, 3}, ANY),
)  # fmt: skip
UNTOUCHED = ("config", "plan", "new")
"""Commands that write, and not into the log."""


def meet(odd: Odd, environ: Mapping[str, str], given: tuple[tuple[str, ...], ...]) -> tuple[int, list[str]]:
    """Run commands upon the odd home; return how many, and what was wrong."""
    with tempfile.TemporaryDirectory() as box:
        home, carried, lines = (os.path.join(box, name) for name in ("home", "carried", "lines.jsonl"))
        os.mkdir(carried)
        Path(lines).write_text('{"drill": "log", "version": 1}\n', encoding="utf-8")
        odd.make(home)
        own = {
            name: value.replace("{home}", home) for name, value in {**environ, **odd.environ}.items() if value
        }
        faults, before = [], _seen(box, home, odd.frozen)
        for arguments in given:
            filled = [word.format(carried=carried, lines=lines) for word in arguments]
            ran = command(own, *filled, corner=lambda: _cornered(odd, box))
            codes = odd.looks if arguments in LOOKS else odd.writes
            wrong = badly_told(ran)
            if not wrong and ran.code not in codes and not _excused(odd, arguments, ran.code):
                wrong = [f"ended with {ran.code}: {ran.err.strip() or ran.out.strip()[:80]}"]
            faults += [f"{odd.what}: `drill {' '.join(arguments)}`: {fault}" for fault in wrong]
        if (after := _seen(box, home, odd.frozen)) != before:
            faults.append(f"{odd.what}: changed: {sorted(set(after.items()) ^ set(before.items()))[:2]}")
        odd.mend(home)
        return len(given), faults + _lost(odd, home)


def _cornered(odd: Odd, box: str) -> None:
    os.chdir(box)
    odd.corner()


def _excused(odd: Odd, arguments: tuple[str, ...], code: int) -> bool:
    """Say whether the command has nothing to do with what is odd, or finds nothing to do."""
    if arguments[0] in (*UNTOUCHED, "mock", "search", "restore") and odd.frozen != "all":
        return code in ANY
    return arguments[0] in ("mock", "search", "restore") and code in EMPTY


def _seen(box: str, home: str, frozen: str) -> dict[str, bytes]:
    """Return everything that may not change: what is outside the home, and what is frozen of it."""
    found = {}
    for folder, folders, files in os.walk(box):
        for path in (os.path.join(folder, name) for name in (*folders, *files)):
            inside = path.startswith((home, os.path.join(box, "carried/"), os.path.join(box, "elsewhere")))
            log = frozen == "log" and os.path.basename(path) == "log.sqlite"
            if "/cache" not in path and (not inside or frozen == "all" or log):
                whole = os.path.isfile(path) and os.access(path, os.R_OK)
                found[path] = Path(path).read_bytes() if whole else b""
    return found


def _lost(odd: Odd, home: str) -> list[str]:
    if not odd.kept:
        return []
    path = odd.log.replace("{home}", home)
    with closing(sqlite3.connect(os.fsencode(path))) as connection:
        kept = {answer for (answer,) in connection.execute("select answer from reviews")}
        faults = [] if kept.issuperset(ANSWERS) else ["reviews are lost"]
        faults += [fault.what for fault in audit.faults(connection, {})]
    return [f"{odd.what}: {fault}" for fault in faults]
