"""Start: from Enter to the first output, in processor time, as multiples of a Python that does nothing."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import worlds
from benchmarks.measuring import Aim, Contest, Measure, bare_python, processor_seconds_of, user_environment
from benchmarks.peers import Peers

THEME = "Start"
CARDS, DECKS, REVIEWS = 10_000, 40, 5_000
SETTLING_SECONDS = 2.2
"""After this long what was just written counts as unchanged, and `drill due` may repeat itself."""

CACHES = "Anki's library, between the turns, empties the processor's caches: without it about 1.7 ×"
TYPER = "Typer takes about four, Python itself one"
DRAWS = "Typer takes about four, rich nearly three: right at the aim, over it when the machine is busy"
COUNTS = (
    "Misses by about four: typer takes four, all cards from the cache nearly three, counting over them two"
)
SHOWS = "Misses by about four: typer takes four, rich over two, all cards from the cache nearly three"
FINDS = (
    "Misses by about eleven: typer takes four, rich's table of 87 rows five, all cards from the cache nearly three, "
    "the reader of Markdown and how each card begins four"
)
BEGINS = (
    "Misses by about six: typer takes four, rich over two, the cards nearly three, log, judge and queue three"
)
READS_ALL = "It reads the whole library, 7 ms for each thousand cards"
OTHERS = {
    "--help": (["--help"], TYPER),
    "due --json": (["due", "--json"], TYPER),
    "config": (["config"], DRAWS),
    "stats --plain": (["stats", "--plain"], COUNTS),
    "show CARD": (["show", "linear-regression/linear-in-parameters"], SHOWS),
    "search WORDS": (["search", "softmax"], FINDS),
}


def contests(scratch: Path, peers: Peers | None) -> Iterator[Contest]:
    """Yield the contests on a home with 10,000 cards in 40 decks beside the shipped ones."""
    home = scratch / "start"
    cards = worlds.write_decks(home, cards=CARDS, decks=DECKS)
    worlds.write_log(home, cards[: REVIEWS // 5], reviews=REVIEWS)
    environment = user_environment(str(home))
    program = shutil.which("drill", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit("the command `drill` is not installed beside this Python (fix: pip install -e .)")
    warm_up([program], environment)
    bare = bare_python(environment)
    anki = [peers.anki_start(home, cards)] if peers else []
    yield Contest(
        THEME,
        "`drill due`, nothing changed since it was asked last",
        processor_seconds_of([program, "due"], environment),
        (bare, *anki),
        Aim(2.0, bare.name),
        rounds=31,
        note=CACHES,
    )
    yield from _others(program, scratch)
    shown = processor_seconds_of([program, "show", "topic-007/q00007"], environment)
    yield Contest(THEME, "`drill show CARD` among 10,000 cards", shown, (bare,), rounds=9, note=READS_ALL)


def _others(program: str, scratch: Path) -> Iterator[Contest]:
    """Yield every kind of command on the shipped decks alone, as a new learner has them."""
    environment = user_environment(str(scratch / "new"))
    warm_up([program], environment)
    bare = bare_python(environment)
    for name, (arguments, note) in OTHERS.items():
        measured = processor_seconds_of([program, *arguments], environment)
        yield Contest(THEME, f"`drill {name}`", measured, (bare,), Aim(8.0, bare.name), rounds=9, note=note)
    session = until_prompt([program], environment, b"card 1")
    yield Contest(
        THEME, "`drill` up to its first card", session, (bare,), Aim(8.0, bare.name), rounds=9, note=BEGINS
    )


def warm_up(program: list[str], environment: dict[str, str]) -> None:
    """Let the program fill its cache, and let what it rests upon come to rest."""
    subprocess.run([*program, "due"], env=environment, check=True, capture_output=True)
    time.sleep(SETTLING_SECONDS)
    for _ in range(2):
        subprocess.run([*program, "due"], env=environment, check=True, capture_output=True)


def until_prompt(command: list[str], environment: dict[str, str], prompt: bytes) -> Measure:
    """Return a measurement of a command's processor seconds in a terminal until it shows the prompt."""

    def measure() -> float:
        pid, terminal = pty.fork()
        if pid == 0:
            terminal_environment = {"TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
            os.execvpe(command[0], command, environment | terminal_environment)  # noqa: S606 - our own program
        seen = b""
        while prompt not in seen and select.select([terminal], [], [], 60)[0]:
            try:
                seen += os.read(terminal, 1 << 16)
            except OSError:
                break
        seconds = _seconds_so_far(pid)
        os.close(terminal)
        os.waitpid(pid, 0)
        if prompt not in seen:
            raise SystemExit(f"{command} never showed {prompt!r}: {seen[-500:]!r}")
        return seconds

    return measure


def _seconds_so_far(pid: int) -> float:
    """Return user and system seconds of a running process, without its children, as the kernel's scheduler counts."""
    with open(f"/proc/{pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0]) / 1e9
