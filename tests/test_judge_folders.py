"""Scratch folders are removed whatever is in them, and no verdict waits long for that."""

from __future__ import annotations

import os

import pytest

from drill.judge.folders import remove, remove_at_once

DEPTH = 1500  # its path is longer than any that the system takes


def nested(path, depth=DEPTH):
    """Make folders in folders by moving in, as a path of that length could not be named."""
    here = os.getcwd()
    path.mkdir()
    os.chdir(path)
    try:
        for _ in range(depth):
            os.mkdir("folder")
            os.chdir("folder")
    finally:
        os.chdir(here)


@pytest.mark.parametrize("how", [remove, lambda path: remove_at_once(path, 60.0)])
def test_nested_unreadable_and_linked_folders_go_and_what_links_point_to_stays(tmp_path, how):
    scratch, precious = tmp_path / "7", tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("x")
    nested(scratch)
    (scratch / "link").symlink_to(precious)
    (scratch / "closed").mkdir()
    (scratch / "closed" / "file").write_text("x")
    (scratch / "closed").chmod(0)
    how(str(scratch))
    assert [path.name for path in tmp_path.iterdir()] == ["precious"]
    assert (precious / "file").read_text() == "x"


def test_what_takes_too_long_is_left_to_the_folder_around(tmp_path):
    around = tmp_path / "around"
    around.mkdir()
    nested(around / "7", depth=5)
    remove_at_once(str(around / "7"), -1.0)
    assert (around / "7").exists()
    remove(str(around))
    assert not around.exists()


def test_a_folder_that_is_gone_is_no_fault(tmp_path):
    remove_at_once(str(tmp_path / "none"))
    remove(str(tmp_path / "none"))
