"""Counts that do not depend on the machine, held against `counts.json`: CI fails when one of them grows.

Modules imported by commands, SQL statements and bytes written per review, processes per verdict, and instructions
of `drill due` over those of a bare Python where valgrind is at hand. `--prove` plants a regression of each kind into
what is measured, and each must be caught.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import worlds
from benchmarks.measuring import user_environment
from benchmarks.start import warm_up
from drill.cards import Kata
from drill.decks import load_library
from drill.judge import Judge
from drill.judge.bench import Bench
from drill.places import find_places
from drill.solutions import open_work, read_folder
from drill.store import Log, open_log

KINDS = ("modules", "statements", "bytes", "processes", "instructions")
LIMITS = Path(__file__).parent / "counts.json"
ROOM = {"instructions": 1.05, "modules": 1.02, "statements": 1.0, "bytes": 1.05, "processes": 1.0}
"""What may be added before it counts as grown: it varies a little with paths, names and the environment."""

COMMANDS = {
    "drill due, repeated": ["due"],
    "drill due --json": ["due", "--json"],
    "drill --help": ["--help"],
    "drill config": ["config"],
    "drill stats --plain": ["stats", "--plain"],
    "drill show CARD": ["show", "linear-regression/linear-in-parameters"],
    "drill search WORDS": ["search", "softmax"],
}
RUN = """
import sys; sys.argv = ['drill', *sys.argv[1:]]
{planted}
from drill.__main__ import main
try: main()
except SystemExit: pass
print(len(sys.modules), file=sys.stderr)
"""
PLANTED_IMPORT = "import decimal"
PLANTED_WORK = "sum(i * i for i in range(1_000_000))"
REVIEWS = 20


def main(plant: str = "", *, keep: bool = False) -> int:
    """Count everything, print it beside the limits, and return 1 if anything has grown."""
    found = dict(measured(plant))
    if keep:
        LIMITS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    grown = too_many(found, _limits())
    for name, value in found.items():
        print(f"{'✗' if name in grown else '✓'} {name}: {value:g}")
    for name in grown:
        print(f"grown: {name} (fix: find what added to it, or keep the new count by --keep and say why)")
    return 1 if grown else 0


def prove() -> int:
    """Plant a regression of each kind and return 1 if one of them is not caught."""
    missed = []
    for kind in KINDS:
        found = dict(measured(kind, only=kind))
        if not found:
            print(f"– {kind}: can't be counted here")
            continue
        caught = [name for name in too_many(found, _limits()) if name.startswith(kind)]
        print(f"{'✓' if caught else '✗'} {kind}, planted: {', '.join(caught) or 'not caught'}")
        missed += [] if caught else [kind]
    return 1 if missed else 0


def _limits() -> dict[str, float]:
    limits: dict[str, float] = json.loads(LIMITS.read_text(encoding="utf-8"))
    return limits


def too_many(found: dict[str, float], limits: dict[str, float]) -> list[str]:
    """Return the names of the counts that are over their limit, or have none."""
    return [
        name
        for name, value in found.items()
        if name not in limits or value > limits[name] * ROOM[name.partition(":")[0]]
    ]


def measured(plant: str = "", *, only: str = "") -> Iterator[tuple[str, float]]:
    """Yield every count by name, or those of one kind; the kind stands before the colon."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        cards = worlds.write_decks(home, cards=200, decks=4)
        worlds.write_log(home, cards, reviews=400)
        environment = user_environment(str(home))
        if only in ("", "modules"):
            yield from _modules(environment, plant)
        if only in ("", "statements", "bytes"):
            with _planted_in_the_log(plant):
                yield from _per_review(home, cards)
        if only in ("", "processes"):
            yield from _processes(plant)
        if only in ("", "instructions") and shutil.which("valgrind"):
            yield from _instructions(environment, plant)


def _modules(environment: dict[str, str], plant: str) -> Iterator[tuple[str, float]]:
    code = RUN.format(planted=PLANTED_IMPORT if plant == "modules" else "")
    warm_up_by(code, environment)
    for name, arguments in COMMANDS.items():
        command = [sys.executable, "-I", "-c", code, *arguments]
        for _ in range(2):  # on a busy machine the first may still find files too young to trust its cache
            done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        yield f"modules: {name}", float(done.stderr.split()[-1])


def warm_up_by(code: str, environment: dict[str, str]) -> None:
    """Let `drill due` fill its cache as this code runs it, until it may repeat itself."""
    program = [sys.executable, "-I", "-c", code]
    warm_up(program, environment)


def _per_review(home: Path, cards: list[str]) -> Iterator[tuple[str, float]]:
    with open_log(str(home / "log.sqlite")) as log:
        statements: list[str] = []
        log._connection.set_trace_callback(statements.append)
        before = _bytes_written()
        for card in cards[:REVIEWS]:
            log.record(card, 4, seconds=20.0)
        written = _bytes_written() - before
        yield "statements: per review", len(statements) / REVIEWS
        yield "bytes: written per review", written / REVIEWS
        statements.clear()
        log.undo()
        yield "statements: per undo", float(len(statements))


def _bytes_written() -> int:
    with open("/proc/self/io", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("wchar"))


@contextmanager
def _planted_in_the_log(plant: str) -> Iterator[None]:
    """Have every review ask the log once more, or write more, if that is what is planted."""
    append = Log._append

    def more(log: Log, moment: object, event: object) -> None:
        if plant == "statements":
            log._connection.execute("select max(day) from reviews").fetchone()
        if plant == "bytes":
            event = event._replace(answer="x" * 10_000)  # type: ignore[attr-defined]
        append(log, moment, event)  # type: ignore[arg-type]

    Log._append = more  # type: ignore[method-assign]
    try:
        yield
    finally:
        Log._append = append  # type: ignore[method-assign]


def _processes(plant: str) -> Iterator[tuple[str, float]]:
    places = find_places(os.environ)
    kata = load_library(places).cards["learning-setup/best-constant"]
    assert isinstance(kata, Kata)
    work, folder = open_work(places, kata), read_folder(places, kata)
    started: list[str] = []
    start = Bench._child

    def counted(bench: Bench, stack: object, starter: object, role: str) -> object:
        started.append(role)
        if plant == "processes":
            started.append(role)
            start(bench, stack, starter, role)  # type: ignore[arg-type]
        return start(bench, stack, starter, role)  # type: ignore[arg-type]

    Bench._child = counted  # type: ignore[assignment,method-assign]
    try:
        with Judge() as judge:
            judge.judge(work, folder.reference)
            yield "processes: per passed verdict", float(len(started))
            started.clear()
            judge.judge(work, next(iter(folder.wrong_answers.values())).program)
            yield "processes: per failed verdict, its mistake named", float(len(started))
    finally:
        Bench._child = start  # type: ignore[method-assign]


def _instructions(environment: dict[str, str], plant: str) -> Iterator[tuple[str, float]]:
    code = RUN.format(planted=PLANTED_WORK if plant == "instructions" else "")
    warm_up_by(code, environment)
    ours = _executed([sys.executable, "-I", "-c", code, "due"], environment)
    bare = _executed([sys.executable, "-I", "-c", "pass"], environment)
    yield "instructions: drill due, repeated, over a bare Python", round(ours / bare, 3)


def _executed(command: list[str], environment: dict[str, str]) -> int:
    """Return how many instructions the command executes, by callgrind."""
    traced = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    fixed = environment | {"PYTHONHASHSEED": "0"}
    done = subprocess.run(traced, env=fixed, check=True, capture_output=True, text=True)
    line = next(line for line in done.stderr.splitlines() if "Collected" in line)
    return int(line.rpartition(":")[2])
