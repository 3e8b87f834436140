from __future__ import annotations

import os
import subprocess
import sys

import pytest

from drill import sealed

VALUE = {"rows": [("attention/softmax", 3, 0.5, None, True)], "n": 2**70}


def test_what_was_kept_is_read_back(tmp_path):
    path = str(tmp_path / "new" / "cache")
    sealed.write(path, VALUE)
    assert sealed.read(path) == VALUE
    assert os.listdir(tmp_path / "new") == ["cache"]


def test_nothing_is_read_where_there_is_nothing(tmp_path):
    assert sealed.read(str(tmp_path / "missing")) is None
    assert sealed.read(str(tmp_path)) is None


def test_any_damage_is_noticed(tmp_path):
    path = tmp_path / "cache"
    sealed.write(str(path), VALUE)
    whole = path.read_bytes()
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert sealed.read(str(path)) is None, position
        path.write_bytes(whole[:position])
        assert sealed.read(str(path)) is None, position
    path.write_bytes(whole + b"x")
    assert sealed.read(str(path)) is None


@pytest.mark.parametrize("content", [b"", b"drill cache\n", b"drill cache\n" + b"\xff" * 40, b"\x80\x04N."])
def test_foreign_files_read_as_nothing(tmp_path, content):
    path = tmp_path / "cache"
    path.write_bytes(content)
    assert sealed.read(str(path)) is None


def test_another_version_of_the_program_or_of_python_reads_nothing(tmp_path, monkeypatch):
    path = str(tmp_path / "cache")
    sealed.write(path, VALUE)
    monkeypatch.setattr(sys, "version", "3.99")
    assert sealed.read(path) is None
    monkeypatch.undo()
    assert sealed.read(path) == VALUE
    for room in ("deckfiles", "numbers"):
        (tmp_path / "drill" / room).mkdir(parents=True)
    monkeypatch.setattr(sealed, "__file__", str(tmp_path / "drill" / "sealed.py"))
    assert sealed.read(path) is None


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails(tmp_path):
    (tmp_path / "file").write_text("")
    sealed.write(str(tmp_path / "file" / "cache"), VALUE)
    (tmp_path / "cache").mkdir()
    sealed.write(str(tmp_path / "cache"), VALUE)
    assert sorted(os.listdir(tmp_path)) == ["cache", "file"]


def test_a_stamp_changes_with_the_file(tmp_path):
    path = tmp_path / "deck"
    assert sealed.stamp(str(path)) == (-1, 0, 0)
    path.write_text("a")
    first = sealed.stamp(str(path))
    os.utime(path, ns=(1, 1))
    second = sealed.stamp(str(path))
    path.write_text("ab")
    assert len({first, second, sealed.stamp(str(path))}) == 3


def test_a_change_is_settled_two_seconds_later_and_never_in_the_future():
    second = 1_000_000_000
    stamp = (5, 10 * second, 9 * second)
    assert not sealed.is_settled([stamp], 10 * second)
    assert not sealed.is_settled([stamp], 12 * second - 1)
    assert sealed.is_settled([stamp], 12 * second)
    assert not sealed.is_settled([(5, 10 * second, 11 * second)], 12 * second)
    assert not sealed.is_settled([stamp, (5, 99 * second, 0)], 20 * second)
    assert sealed.is_settled([], 0)


def test_the_module_is_light():
    code = (
        "import drill.sealed, sys; sys.exit(bool({'json', 're', 'typing', 'dataclasses'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0
