"""Decks: reading 10,000 cards cold, warm and after a change, beside the bare YAML loader, which checks nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks import worlds
from benchmarks.measuring import Aim, Contest, Measure, Side, processor_of
from drill import catalogue
from drill.decks import load_library
from drill.places import Places

THEME = "Decks"
CARDS, DECKS = 10_000, 40
MANY = 1_000


def contests(scratch: Path) -> Iterator[Contest]:
    """Yield the contests; all are processor time of one process."""
    home = scratch / "decks"
    worlds.write_decks(home, cards=CARDS, decks=DECKS)
    places = worlds.only_own(home)
    texts = [path.read_bytes() for path in sorted(Path(places.deck_roots[0]).glob("*.yaml"))]
    bare = Side(
        "bare CSafeLoader", processor_of(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
    )
    load = processor_of(lambda: load_library(places))
    yield Contest(
        THEME,
        "10,000 cards parsed, checked for use and kept",
        _after(lambda: _forget(places), load),
        (bare,),
        Aim(1.5, bare.name),
        rounds=5,
    )
    time.sleep(2.2)
    load_library(places)
    yield Contest(THEME, "10,000 cards again, nothing changed", load, (bare,), rounds=9)
    changed = Path(places.deck_roots[0]) / "topic-007.yaml"
    one = changed.read_bytes()
    yield Contest(
        THEME,
        "10,000 cards, one of 40 decks changed",
        _after(lambda: changed.write_bytes(one + os.urandom(4).hex().encode().join([b"# ", b"\n"])), load),
        (Side("bare CSafeLoader on that deck", processor_of(lambda: yaml.load(one, yaml.CSafeLoader))),),
        rounds=9,
    )
    time.sleep(2.2)
    catalogue.entries(places)
    yield Contest(
        THEME,
        "the catalogue of 10,000 cards, from the cache",
        processor_of(lambda: catalogue.entries(places)),
        (bare,),
        Aim(0.02, bare.name),
        rounds=31,
    )
    yield _many_files(scratch, places)


def _many_files(scratch: Path, few: Places) -> Contest:
    home = scratch / "many"
    worlds.write_decks(home, cards=CARDS, decks=MANY)
    many = worlds.only_own(home)
    load_library(many)
    time.sleep(2.2)
    for places in (few, many):
        load_library(places)
    return Contest(
        THEME,
        f"10,000 cards in {MANY:,} files, nothing changed",
        processor_of(lambda: load_library(many)),
        (Side("the same in 40 files", processor_of(lambda: load_library(few))),),
        Aim(1.5, "the same in 40 files"),
        rounds=9,
    )


def _after(before: Callable[[], object], measure: Measure) -> Measure:
    def measured() -> float:
        before()
        return measure()

    return measured


def _forget(places: Places) -> None:
    for name in ("decks", "catalogue"):
        Path(places.cache, name).unlink(missing_ok=True)
