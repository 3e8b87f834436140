"""Time the reading of ten thousand cards: cold, warm and as the catalogue, against the bare YAML loader.

    python benchmarks/decks.py [CARDS]

"Bare" is `yaml.load` with libyaml's safe loader, which checks nothing and knows no places. All times are CPU
seconds, the best of three, in one process; the cards are those of the shipped decks, over and over.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from drill import catalogue
from drill.decks import load_library, read_deck
from drill.places import Places, find_places

SETTLING = 2.1
"""Seconds until the files just written count as unchanged."""

SHIPPED = Path(__file__).parents[1] / "decks"


def best(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the CPU seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        before()
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def write_decks(folder: Path, cards: int) -> int:
    """Write the shipped decks under new names until there are that many cards; return how many there are."""
    folder.mkdir(parents=True)
    sources = [path for path in sorted(SHIPPED.glob("*.yaml")) if path.stem not in ("tracks", "mocks")]
    written = copies = 0
    while written < cards:
        for path in sources:
            text = path.read_text(encoding="utf-8")
            written += len(re.findall(r"^  - id: ", text, re.MULTILINE))
            (folder / f"{path.stem}-{copies}.yaml").write_text(text, encoding="utf-8")
        copies += 1
    return written


def main(cards: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        count = write_decks(Path(home) / "decks", cards)
        places = find_places({"DRILL_HOME": home})
        places = places._replace(deck_roots=places.deck_roots[:1], solution_roots=places.solution_roots[:1])
        paths = sorted(Path(places.deck_roots[0]).glob("*.yaml"))
        texts = [path.read_bytes() for path in paths]
        size = sum(map(len, texts)) / 1e6
        print(f"{count} cards in {len(paths)} decks, {size:.1f} MB")
        bare = best(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])
        row("bare yaml.load", bare, bare)
        row(
            "cold: parsed, checked for use, cached",
            best(lambda: load_library(places), lambda: forget(places)),
            bare,
        )
        time.sleep(SETTLING)
        load_library(places)
        row("warm: from the cache, files looked at", best(lambda: load_library(places)), bare)
        catalogue.entries(places)
        row("catalogue: rows for `drill due`", best(lambda: catalogue.entries(places)), bare)
        row(
            "drill check: with 50 draws per number",
            best(lambda: [read_deck(str(path)) for path in paths]),
            bare,
        )


def row(name: str, seconds: float, bare: float) -> None:
    """Print one line of the table."""
    print(f"{name:40s} {seconds:8.3f} s {seconds / bare:8.3f} x bare")


def forget(places: Places) -> None:
    """Empty the cache."""
    for name in ("decks", "catalogue"):
        Path(places.cache, name).unlink(missing_ok=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
