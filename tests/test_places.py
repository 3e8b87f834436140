from __future__ import annotations

import os
from pathlib import Path

from drill import places as places_module
from drill.places import find_places, shown_path

CHECKOUT = Path(__file__).parent.parent


def test_one_variable_moves_everything(tmp_path):
    places = find_places({"DRILL_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere", "HOME": "/home/ada"})
    assert places.data == str(tmp_path)
    assert places.cache == str(tmp_path / "cache")
    assert places.config == str(tmp_path / "config.toml")
    assert places.log == str(tmp_path / "log.sqlite")
    assert places.drafts == str(tmp_path / "drafts")


def test_without_it_the_xdg_folders_hold():
    places = find_places({"XDG_DATA_HOME": "/data", "XDG_CACHE_HOME": "/cache", "HOME": "/home/ada"})
    assert (places.data, places.cache) == ("/data/drill", "/cache/drill")


def test_without_those_or_with_relative_ones_the_usual_folders_hold():
    for environ in (
        {"HOME": "/home/ada"},
        {"HOME": "/home/ada", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": ""},
    ):
        places = find_places(environ)
        assert places.data == "/home/ada/.local/share/drill"
        assert places.cache == "/home/ada/.cache/drill"


def test_a_relative_home_is_made_absolute_and_a_tilde_is_followed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ada")
    assert find_places({"DRILL_HOME": "here"}).data == str(tmp_path / "here")
    assert find_places({"DRILL_HOME": "~/there"}).data == "/home/ada/there"


def test_roots_are_the_own_then_the_packs_by_name_then_what_is_shipped(tmp_path):
    for name in ("zebra", "ant", ".hidden"):
        (tmp_path / "packs" / name).mkdir(parents=True)
    places = find_places({"DRILL_HOME": str(tmp_path)})
    homes = [tmp_path, tmp_path / "packs" / "ant", tmp_path / "packs" / "zebra", CHECKOUT]
    assert [Path(root) for root in places.deck_roots] == [home / "decks" for home in homes]
    assert [Path(root) for root in places.solution_roots] == [home / "solutions" for home in homes]


def test_an_installed_program_carries_its_decks_within_the_package(tmp_path, monkeypatch):
    (tmp_path / "drill" / "_shipped").mkdir(parents=True)
    monkeypatch.setattr(places_module, "__file__", str(tmp_path / "drill" / "places.py"))
    places = find_places({"DRILL_HOME": str(tmp_path / "home")})
    assert places.deck_roots[-1] == str(tmp_path / "drill" / "_shipped" / "decks")
    assert places.solution_roots[-1] == str(tmp_path / "drill" / "_shipped" / "solutions")


def test_nothing_is_created(tmp_path):
    find_places({"DRILL_HOME": str(tmp_path / "new")})
    assert list(tmp_path.iterdir()) == []


def test_a_path_below_the_working_folder_is_shown_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown_path(str(tmp_path / "decks" / "ml.yaml")) == os.path.join("decks", "ml.yaml")
    assert shown_path("/elsewhere/ml.yaml") == "/elsewhere/ml.yaml"
