"""Read hostile decks, archives and texts with the commands that show them, and see that each ends in order.

    python -m benchmarks.hostile_decks [COUNT] [--seed SEED] [--short]

Every case gets a home and a process of its own, bounded in memory and processor. Each command must end with one
of its exit codes and, where it refuses, with an error in one line; no traceback, nothing written outside, and no
character shown that steers a terminal. The same run shows that the driver sees what it looks for: planted mistakes must
be caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import hostile_world as world
from benchmarks.hostile_files import Case, archive, deck, draw
from benchmarks.planting import planted
from drill import cli, places, safe
from drill.packs import unpacking
from tests.deck_world import DECK
from tests.packs_world import files_of, pack, zip_entry, zipped

FULL, SHORT = 500, 22
PROCESSOR_SECONDS = 20
WALL_SECONDS = 120
MEMORY = 1 << 30
CODES = frozenset(range(6))
REFUSING = ("import", "pack")
PROMISES = ("tracebacks", "odd ends", "outside", "escapes shown", "too long", "too large")


class Told(NamedTuple):
    """What a process said, how it ended, and the megabytes it took."""

    said: str
    faults: list[str]
    status: int
    megabytes: float
    seconds: float


def main() -> int:
    """Print the promises and the planted mistakes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} cases")
    told = parser.parse_args()
    sound = _promise(SHORT if told.short else told.count, told.seed)
    sound &= min(_caught(*mistake, told.seed) for mistake in PLANTED)
    return 0 if sound else 1


def _promise(count: int, seed: int) -> bool:
    counts, started, slowest, largest = Counter[str](), time.monotonic(), 0.0, 0.0
    for number, case in enumerate(draw(count, random.Random(seed)), 1):
        told, broken = tried(case)
        slowest, largest = max(slowest, told.seconds), max(largest, told.megabytes)
        for promise, what in broken:
            counts[promise] += 1
            print(f"  {promise}: {number}, {case.name}: {what}", flush=True)
    print(
        f"{count} hostile decks, archives and texts: "
        + ", ".join(f"{counts[promise]} {promise}" for promise in PROMISES)
        + f"; slowest {slowest:.1f} s of processor, largest {largest:.0f} MB; {time.monotonic() - started:.0f} s"
    )  # fmt: skip
    return not counts


def tried(case: Case) -> tuple[Told, list[tuple[str, str]]]:
    """Let all commands of a case run on it, and return what they said and which promises they broke."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder).resolve()
        home, given, outside = base / "home", base / "given", world.furnish(base / "outside")
        _lay(base, case)
        before = world.contents(outside, given)
        told = _run(case, home, given, outside)
        after = world.contents(outside, given)
        beside = [str(path) for path in base.iterdir() if path.name not in ("home", "given", "outside")]
        return told, list(_broken(told, [*world.changed(before, after), *beside]))


def _lay(base: Path, case: Case) -> None:
    (base / "home" / "decks").mkdir(parents=True)
    (base / "given").mkdir()
    (base / "home" / "decks" / "small.yaml").write_text(DECK, encoding="utf-8")
    for name, content in case.files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content)
            path.chmod(0o755)


def _broken(told: Told, outside: list[str]) -> Iterator[tuple[str, str]]:
    if "Traceback (most" in told.said or "Traceback (most" in "".join(told.faults):
        yield "tracebacks", told.said[told.said.find("Traceback") :][-900:] or told.faults[0][-900:]
    elif told.faults:
        yield "odd ends", told.faults[0][:500]
    elif told.status:
        yield (
            "too long" if told.status in (-signal.SIGXCPU, -signal.SIGALRM) else "odd ends",
            f"status {told.status}",
        )
    if outside:
        yield "outside", ", ".join(outside)[:300]
    if shown := set(world.escapes(told.said)):
        yield "escapes shown", f"{sorted(shown)!a} in {ascii(told.said)[-400:]}"
    if told.megabytes > MEMORY / 1e6:
        yield "too large", f"{told.megabytes:.0f} MB"


def _run(case: Case, home: Path, given: Path, outside: Path) -> Told:
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as faults:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            _live(case, (home, given, outside), said.fileno(), faults.fileno())
        _, status, usage = os.wait4(child, 0)
        for file in (said, faults):
            file.seek(0)
        return Told(
            said.read(5_000_000).decode("utf-8", "surrogateescape"),
            faults.read().decode().split("\0")[:-1],
            os.waitstatus_to_exitcode(status),
            usage.ru_maxrss / 1e3,
            usage.ru_utime + usage.ru_stime,
        )


def _live(case: Case, folders: tuple[Path, ...], said: int, faults: int) -> None:
    """Be the process of a case: run its commands, and write what is wrong with how they end into `faults`."""
    try:
        home, given, outside = folders
        os.chdir(outside)
        _bound()
        signal.alarm(WALL_SECONDS)
        os.environ.update(
            DRILL_HOME=str(home), HOME=str(outside), PATH=f"{given / 'bin'}:{os.environ['PATH']}"
        )
        places._shipped = lambda: str(home / "nothing-shipped")
        for number in (1, 2):
            os.dup2(said, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for command in case.commands:
            at = os.lseek(said, 0, os.SEEK_END)
            arguments = [part.replace("{home}", str(home)).replace("{given}", str(given)) for part in command]
            wrong = _ended(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            lines = os.pread(said, 1 << 20, at).decode("utf-8", "replace").strip().split("\n")
            if (
                command[0] in REFUSING
                and wrong == "3"
                and sum(line.startswith("drill: error:") for line in lines) != 1
            ):
                os.write(faults, f"{command}: not one error: {lines[-3:]}\0".encode("utf-8", "replace"))
            elif not wrong.isdigit():
                os.write(faults, f"{command}: {wrong}\0".encode("utf-8", "replace"))
        os._exit(0)
    except BaseException:  # noqa: BLE001 - told to the parent
        os.write(faults, f"{traceback.format_exc()}\0".encode("utf-8", "replace"))
    finally:
        os._exit(1)


def _ended(arguments: list[str]) -> str:
    """Return the exit code of a command, or what it did in place of ending with one."""
    try:
        code = cli.main(arguments)
    except BaseException:  # noqa: BLE001 - nothing may come out
        return traceback.format_exc()
    return str(code) if code in CODES else f"exit code {code}"


def _bound() -> None:
    mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + 2 * MEMORY, mapped + 2 * MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))


def _raw(stack: ExitStack) -> None:
    for name in ("clean", "clean_line"):
        for module in [
            each for key, each in sys.modules.items() if key[:5] == "drill" and hasattr(each, name)
        ]:
            stack.enter_context(planted(module, name, str))
    stack.enter_context(planted(safe, "clean", str))


def _any_path(stack: ExitStack) -> None:
    stack.enter_context(planted(unpacking, "safe_parts", lambda name: name.split("/")))
    stack.enter_context(planted(unpacking, "_PART", unpacking.re.compile(".*")))  # type: ignore[arg-type]
    stack.enter_context(planted(unpacking, "_KEPT", unpacking.re.compile(".*")))  # type: ignore[arg-type]
    stack.enter_context(planted(unpacking, "_root", lambda parts: ""))


def _errors_through(stack: ExitStack) -> None:
    stack.enter_context(planted(unpacking, "_explained", lambda source: nullcontext()))


def climbing(chance: random.Random) -> Case:
    """Return an archive with paths that climb out of the home, for a program that believes them."""
    with tempfile.TemporaryDirectory() as folder:
        good = files_of(pack(Path(folder) / "good"))
        climbs = (zip_entry("../" * ups + f"outside/evil-{ups}.yaml") for ups in (2, 3))
        content = zipped(Path(folder) / "p.zip", good, *climbs).read_bytes()
    return Case("climbing", {"given/p.zip": content}, (("pack", "install", "{given}/p.zip"),))


PLANTED: tuple[tuple[str, Callable[[ExitStack], None], Callable[[random.Random], Any], str], ...] = (
    ("texts that are not cleaned", _raw, lambda chance: deck("steering text", chance), "escapes shown"),
    ("paths of archives believed", _any_path, climbing, "outside"),
    ("errors of the archive's reader let through", _errors_through, archive, "tracebacks"),
)


def _caught(
    name: str,
    plant: Callable[[ExitStack], None],
    draw_one: Callable[[random.Random], Case],
    promise: str,
    seed: int,
) -> bool:
    chance, tries, caught = random.Random(seed), 0, False
    with ExitStack() as stack:
        plant(stack)
        while tries < 60 and not caught:
            tries += 1
            caught = any(found == promise for found, _ in tried(draw_one(chance))[1])
    print(f"{name}: {'' if caught else 'not '}caught after {tries} cases", flush=True)
    return caught


if __name__ == "__main__":
    sys.exit(main())
