from __future__ import annotations

import subprocess
import sys
import time

import pytest

from drill import catalogue, decks
from drill.catalogue import Entry, entries
from tests.deck_world import DECK, KATA, home, write

LATER = time.time_ns() + 3_600_000_000_000


@pytest.fixture
def rebuilt(monkeypatch):
    """How often the decks were read; what they hold counts as settled at once."""
    reads: list[object] = []
    load = decks.load_library

    def counted(places, *, lenient):
        reads.append(places)
        return load(places, lenient=lenient)

    monkeypatch.setattr(decks, "load_library", counted)
    monkeypatch.setattr(catalogue.time, "time_ns", lambda: LATER)
    return reads


def bug(folder, name, kata="small/double"):
    write(folder / "solutions" / kata / "wrong_answer", "", f"{name}.py")


def test_every_card_is_one_row_in_the_order_of_the_library(tmp_path):
    bug(tmp_path, "adds")
    torch = KATA.replace("id: double", "id: triple").replace(
        "minutes: 10", "minutes: 30\n    requires: [torch]"
    )
    found = entries(home(tmp_path, small=DECK + torch, later=DECK.replace("loss-functions", "small")))
    assert [entry.id for entry in found if entry.topic == "small"] == [
        "small/first",
        "small/precision",
        "small/double",
        "small/double~adds",
        "small/triple",
    ]
    assert [entry.order for entry in found] == list(range(8))
    by_id = {entry.id: entry for entry in found}
    assert by_id["small/first"] == Entry("small/first", "question", "small", 0, 1.5, (), ("loss-functions",))
    assert by_id["small/double"][1:] == ("kata", "small", 2, 10, ("numpy",), ("loss-functions",))
    assert by_id["small/double~adds"][1:] == ("hunt", "small", 3, 5.0, ("numpy",), ("loss-functions",))
    assert by_id["small/triple"].requires == ("torch",)
    assert by_id["later/first"].prerequisites == ("small",)


def test_nothing_is_read_again_while_nothing_changes(tmp_path, rebuilt):
    places = home(tmp_path, small=DECK)
    bug(tmp_path, "adds")
    first = entries(places)
    assert entries(places) == first
    assert len(rebuilt) == 1


def touch(path):
    path.write_text(path.read_text() + "\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: touch(folder / "decks" / "small.yaml"),
        lambda folder: write(folder / "decks", DECK, "other.yaml"),
        lambda folder: write(folder / "decks", "- {id: t, title: T, topics: [small]}\n", "tracks.yaml"),
        lambda folder: (folder / "decks" / "small.yaml").unlink(),
        lambda folder: bug(folder, "squares"),
        lambda folder: (folder / "solutions" / "small" / "double" / "wrong_answer" / "adds.py").unlink(),
        lambda folder: write(folder / "packs" / "p" / "decks", DECK, "packed.yaml"),
        lambda folder: (folder / "cache" / "catalogue").write_bytes(b"damaged"),
        lambda folder: (folder / "cache" / "catalogue").unlink(),
    ],
)
def test_every_change_that_matters_is_noticed(tmp_path, rebuilt, change):
    home(tmp_path, small=DECK)
    bug(tmp_path, "adds")
    entries(home(tmp_path))
    change(tmp_path)
    entries(home(tmp_path))
    assert len(rebuilt) == 2


def test_the_first_bug_hunt_of_a_kata_without_a_folder_is_noticed(tmp_path, rebuilt):
    places = home(tmp_path, small=DECK)
    assert len(entries(places)) == 3
    bug(tmp_path, "adds")
    assert len(entries(places)) == 4


def test_a_mended_deck_comes_back(tmp_path, rebuilt):
    places = home(tmp_path, small=DECK.replace("level: 2", "level: 7"))
    assert entries(places) == []
    write(tmp_path / "decks", DECK)
    assert len(entries(places)) == 3


def test_what_changed_a_moment_ago_is_read_again(tmp_path, rebuilt, monkeypatch):
    monkeypatch.setattr(catalogue.time, "time_ns", lambda: 0)
    places = home(tmp_path, small=DECK)
    entries(places)
    entries(places)
    assert len(rebuilt) == 2


def test_a_home_that_can_not_be_written_to_still_has_entries(tmp_path):
    places = home(tmp_path, small=DECK)
    (tmp_path / "cache").write_text("in the way")
    assert len(entries(places)) == 3


def test_the_warm_way_imports_nothing_heavy(tmp_path):
    places = home(tmp_path, small=DECK)
    bug(tmp_path, "adds")
    code = (
        "import sys, time\nreal = time.time_ns\ntime.time_ns = lambda: real() + 10 ** 12\n"
        "from drill.catalogue import entries\nfrom drill.places import Places\n"
        f"print(len(entries(Places(*{tuple(places)!r}))), ' '.join(sys.modules))"
    )
    run = [sys.executable, "-I", "-c", code]
    subprocess.run(run, check=True, capture_output=True)
    printed = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    assert printed[0] == "4"
    heavy = {"yaml", "dataclasses", "inspect", "typing", "pathlib", "json", "re", "hashlib", "drill.decks"}
    assert not heavy & set(printed)
