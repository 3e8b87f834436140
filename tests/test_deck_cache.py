from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from drill import decks, sealed
from drill.deckfiles.deck_cache import DeckCache
from drill.decks import load_library
from tests.deck_world import DECK, home, write

LATER = time.time_ns() + 3_600_000_000_000
PLAIN = {"title": "T", "questions": []}


@pytest.fixture
def parsed(monkeypatch):
    """The contents that had to be parsed."""
    contents: list[bytes] = []
    parse = decks._parse_deck

    def counted(content, topic, notes):
        contents.append(content)
        return parse(content, topic, notes)

    monkeypatch.setattr(decks, "_parse_deck", counted)
    return contents


def test_an_unchanged_deck_is_known_once_its_change_is_settled(tmp_path):
    path = str(write(tmp_path, DECK))
    for now in (time.time_ns(), LATER):
        cache = DeckCache(str(tmp_path / "cache"), lambda now=now: now)
        cache.keep(path, sealed.stamp(path), "digest", PLAIN)
        cache.save()
        again = DeckCache(str(tmp_path / "cache"))
        assert again.unchanged(path) == (PLAIN if now == LATER else None)
        assert again.same(path, "digest") == PLAIN
        assert again.same(path, "other") is None


def test_a_deck_that_was_not_asked_for_is_forgotten(tmp_path):
    path = str(write(tmp_path, DECK))
    cache = DeckCache(str(tmp_path / "cache"), lambda: LATER)
    cache.keep(path, sealed.stamp(path), "digest", PLAIN)
    cache.save()
    DeckCache(str(tmp_path / "cache")).save()
    assert DeckCache(str(tmp_path / "cache")).unchanged(path) is None


def test_a_deck_is_parsed_once_while_its_content_is_the_same(tmp_path, parsed):
    places = home(tmp_path, small=DECK)
    first = load_library(places)
    assert load_library(places) == first
    assert len(parsed) == 1
    os.utime(tmp_path / "decks" / "small.yaml", ns=(5, 5))
    assert load_library(places) == first
    assert len(parsed) == 1


def test_a_change_of_the_same_length_at_the_same_time_is_noticed(tmp_path, parsed):
    places = home(tmp_path, small=DECK)
    load_library(places)
    path = tmp_path / "decks" / "small.yaml"
    before = path.stat()
    path.write_text(DECK.replace("Small things", "Other things"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_library(places).decks[0].title == "Other things"
    assert len(parsed) == 2


def test_a_broken_deck_is_told_every_time(tmp_path, parsed):
    places = home(tmp_path, small="title: 3\n")
    for _ in range(2):
        assert load_library(places, lenient=True)[1]
    assert len(parsed) == 2


@pytest.mark.parametrize("content", [b"", b"garbage", b"drill cache\n"])
def test_a_damaged_cache_is_made_anew(tmp_path, parsed, content):
    places = home(tmp_path, small=DECK)
    first = load_library(places)
    (tmp_path / "cache" / "decks").write_bytes(content)
    assert load_library(places) == first
    assert load_library(places) == first
    assert len(parsed) == 2


def test_without_a_cache_home_everything_works(tmp_path):
    places = home(tmp_path, small=DECK)
    (tmp_path / "cache").write_text("in the way")
    assert len(load_library(places).cards) == 3


def test_a_warm_load_does_not_import_yaml(tmp_path):
    places = home(tmp_path, small=DECK)
    load_library(places)
    code = (
        "import sys\nfrom drill.decks import load_library\nfrom drill.places import Places\n"
        f"library = load_library(Places(*{tuple(places)!r}))\n"
        "sys.exit('yaml' in sys.modules or len(library.cards) != 3)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
