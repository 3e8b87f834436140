"""`drill sync` as people meet it: two homes and a folder, copies, torn files, and one line for every mistake."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest

from drill.syncing import folder as folders
from drill.syncing import lines
from tests.sync_world import CARDS, Home


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "carried"
    path.mkdir()
    return path


@pytest.fixture
def homes(tmp_path, monkeypatch, capsys):
    return {name: Home(tmp_path / name, monkeypatch, capsys) for name in ("laptop", "desktop", "copy")}


def logs(folder):
    return sorted(folder.glob("drill-*.jsonl"))


def test_two_devices_come_to_one_state(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    ours, theirs = laptop.practise(4, 1), desktop.practise(5, 3)
    assert laptop.sync(folder)["given"] == 2
    assert (done := desktop.sync(folder))["taken"] == 2
    assert done["given"] == 2
    first = laptop.sync(folder)
    assert (first["taken"], first["given"]) == (2, 0)
    assert first["state"] == desktop.sync(folder)["state"]
    assert laptop.events() == desktop.events() == {*ours, *theirs}
    assert len(logs(folder)) == 2


def test_what_was_set_aside_undone_or_vouched_for_comes_along(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4)
    laptop.run("undo")
    laptop.run("suspend", CARDS[1])
    laptop.run("doctor", "--trust-clock", "--json")
    laptop.sync(folder)
    assert desktop.sync(folder)["taken"] == 4
    with desktop.log() as log:
        assert set(log.schedules()) == {CARDS[1]}
        assert log.verify() == []


def test_a_backup_is_made_before_reviews_come_and_none_where_nothing_comes(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4)
    laptop.sync(folder)
    assert not (laptop.path / "backups").exists()
    desktop.sync(folder)
    desktop.sync(folder)
    (backup,) = (desktop.path / "backups").iterdir()
    assert backup.name.endswith("-before-sync.sqlite")


def test_nothing_that_was_written_is_ever_rewritten(homes, folder):
    laptop = homes["laptop"]
    written = b""
    for grade in (1, 4, 5):
        laptop.practise(grade)
        laptop.sync(folder)
        (file,) = logs(folder)
        assert file.read_bytes().startswith(written)
        written = file.read_bytes()


@pytest.mark.parametrize("cut", [1, 20, 60, 200, 330, 331])
def test_a_torn_line_of_ones_own_is_ended_and_written_again(homes, folder, cut):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4, 5)
    laptop.sync(folder)
    (file,) = logs(folder)
    torn = file.read_bytes()[:-cut]
    file.write_bytes(torn)
    assert desktop.sync(folder)["problems"] == []
    laptop.sync(folder)
    assert file.read_bytes().startswith(torn)
    done = desktop.sync(folder)
    assert (done["problems"], done["waiting"]) == ([], 0)
    assert laptop.events() == desktop.events()
    assert laptop.sync(folder)["given"] == 0


def test_a_file_that_was_deleted_is_written_again_by_whoever_knows(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4, 5)
    laptop.sync(folder)
    desktop.sync(folder)
    for file in logs(folder):
        file.unlink()
    shutil.rmtree(laptop.path)
    assert desktop.sync(folder)["given"] == 2
    assert laptop.sync(folder)["taken"] == 2
    assert laptop.events() == desktop.events()


@pytest.mark.parametrize("first", ["laptop", "copy"])
def test_a_copied_home_becomes_a_device_of_its_own(homes, folder, first):
    laptop, copy = homes["laptop"], homes["copy"]
    laptop.practise(4)
    shutil.copytree(laptop.path, copy.path)
    ids = {*laptop.practise(5, 1), *copy.practise(3, 2), *laptop.events()}
    one, other = (laptop, copy) if first == "laptop" else (copy, laptop)
    assert not one.sync(folder)["renewed"]
    told = other.sync(folder)
    assert told["renewed"]
    assert "a device of its own" in told["err"]
    ids |= {*laptop.practise(4), *copy.practise(4)}
    for home in (one, other, one, other):
        done = home.sync(folder)
    assert not done["renewed"]
    assert laptop.events() == copy.events() == ids
    assert len({laptop.sync(folder)["state"], copy.sync(folder)["state"]}) == 1
    with laptop.log() as mine, copy.log() as theirs:
        assert mine.device() != theirs.device()
    assert homes["desktop"].sync(folder)["taken"] == len(ids)
    assert homes["desktop"].events() == ids


def test_a_copy_that_can_not_be_told_by_its_machine_is_found_by_its_reviews(homes, folder, monkeypatch):
    monkeypatch.setattr(folders, "mark", lambda path: "12345678")
    laptop, copy = homes["laptop"], homes["copy"]
    laptop.practise(4)
    shutil.copytree(laptop.path, copy.path)
    ids = {*laptop.practise(5), *copy.practise(3), *laptop.events()}
    laptop.sync(folder)
    assert copy.sync(folder)["renewed"]
    laptop.sync(folder)
    assert laptop.events() == copy.events() == ids
    assert len(logs(folder)) == 2


def test_a_log_that_was_restored_gets_back_what_it_lost(homes, folder):
    laptop = homes["laptop"]
    laptop.practise(4)
    laptop.run("backup", laptop.path / "old.sqlite")
    ids = {*laptop.practise(5), *laptop.events()}
    laptop.sync(folder)
    assert laptop.run("restore", laptop.path / "old.sqlite", "--yes")[0] == 0
    ids |= {*laptop.practise(2)}
    assert laptop.sync(folder)["renewed"]
    assert laptop.events() == ids
    assert homes["desktop"].sync(folder)["taken"] == 3


def test_reviews_of_another_program_that_two_devices_took_in_count_once(homes, folder):
    from tests.test_arrivals import past

    with homes["laptop"].log() as log:
        log.take_in("anki", [past(8, 4, CARDS[0]), past(5, 4, CARDS[0]), past(2, 4, CARDS[0])])
    with homes["desktop"].log() as log:
        log.take_in("anki", [past(8, 4, CARDS[0]), past(5, 4, CARDS[0])])
    for name in ("laptop", "desktop", "copy", "laptop", "desktop"):
        assert homes[name].sync(folder)["problems"] == []
    assert homes["laptop"].events() == homes["desktop"].events() == homes["copy"].events()
    assert len(homes["copy"].events()) == 3
    assert len({home.sync(folder)["state"] for home in homes.values()}) == 1


def test_what_a_carrier_put_beside_a_file_is_read(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    ids = laptop.practise(4)
    laptop.sync(folder)
    (file,) = logs(folder)
    file.rename(folder / f"{file.stem}.sync-conflict-20260302-120000-ABCDEFG.jsonl")
    assert desktop.sync(folder)["taken"] == 1
    assert desktop.events() == set(ids)


def broken(folder, how):
    (file,) = logs(folder)
    rows = file.read_text().splitlines()
    match how:
        case "changed":
            rows[2] = rows[2].replace('"quality":5', '"quality":0')
        case "conflict":
            rows.insert(2, "<<<<<<< HEAD")
        case "newer":
            rows.insert(2, lines.HEADER.replace(":1}", ":2}"))
    file.write_text("\n".join([*rows, ""]))
    return file.name


@pytest.mark.parametrize(
    ("how", "says", "taken"),
    [
        ("changed", "the line was changed", 1),
        ("conflict", "not an event", 3),
        ("newer", "written by a newer drill (fix: update drill", 1),
    ],
)
def test_a_line_that_can_not_be_read_is_named_and_all_others_are_taken(homes, folder, how, says, taken):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4, 5, 3)
    laptop.sync(folder)
    name = broken(folder, how)
    done = desktop.sync(folder, code=1)
    (problem,) = done["problems"]
    assert f"{name}:3:" in problem
    assert says in problem
    assert done["taken"] == taken
    assert done["err"].startswith("drill: ")
    assert desktop.events() < laptop.events() or taken == 3


def test_an_older_drill_goes_on_in_a_file_that_a_newer_one_wrote_to(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4)
    laptop.sync(folder)
    (file,) = logs(folder)
    newer = file.read_text() + lines.HEADER.replace(":1}", ":2}") + '\n{"what":"is this"}\n'
    file.write_text(newer)
    laptop.practise(5)
    assert laptop.sync(folder, code=1)["given"] == 1
    assert file.read_text().startswith(f"{newer}{lines.HEADER}\n")
    assert desktop.sync(folder, code=1)["taken"] == 2
    assert desktop.events() == laptop.events()


def test_damage_is_mended_by_whoever_still_has_the_review(homes, folder):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4, 5, 3)
    laptop.sync(folder)
    broken(folder, "changed")
    desktop.sync(folder, code=1)
    assert laptop.sync(folder)["given"] == 1
    assert desktop.sync(folder)["problems"] == []
    assert desktop.events() == laptop.events()


def test_a_file_of_another_program_is_named_and_left_alone(homes, folder):
    homes["laptop"].practise(4)
    stranger = folder / "server.jsonl"
    stranger.write_text('{"level":"info"}\n' * 5)
    (folder / "README.md").write_text("Not of ours.")
    done = homes["laptop"].sync(folder, code=1)
    assert [problem.rpartition("/")[2] for problem in done["problems"]] == [
        "server.jsonl:1:1: error: is not a log of drill (fix: move it out of the folder, or name another)"
    ]
    assert done["given"] == 1
    assert stranger.read_text() == '{"level":"info"}\n' * 5


def test_a_line_of_escape_sequences_reaches_no_terminal(homes, folder):
    (folder / "drill-\x1b[2J.jsonl").write_text(f"{lines.HEADER}\n\x1b[2J\n")
    assert "\x1b" not in homes["laptop"].sync(folder, code=1)["err"]


def test_each_mistake_is_one_line_with_what_to_do(homes, folder, tmp_path):
    laptop = homes["laptop"]
    laptop.practise(4)
    file = tmp_path / "file"
    file.write_text("")
    with laptop.log() as log:
        name = folders.own_name(log.device(), folders.mark(str(laptop.path / "log.sqlite")))
    (folder / name).mkdir()
    for path, code, says in (
        (tmp_path / "none", 2, "there is no folder"),
        (file, 2, "is not a folder"),
        (folder, 4, "can't be written"),
    ):
        got, out, err = laptop.run("sync", path)
        assert (got, out) == (code, "")
        assert says in err
        assert "(fix: " in err
        assert "Traceback" not in err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_read_and_named(homes, folder):
    homes["desktop"].practise(4)
    homes["desktop"].sync(folder)
    homes["laptop"].practise(4)
    folder.chmod(0o500)
    code, _, err = homes["laptop"].run("sync", folder)
    folder.chmod(0o700)
    assert code == 4
    assert "can't be written" in err
    assert len(homes["laptop"].events()) == 2


def test_a_sync_that_is_killed_anywhere_and_run_again_ends_the_same(homes, folder, tmp_path):
    laptop, desktop = homes["laptop"], homes["desktop"]
    ids = {*laptop.practise(4, 5), *desktop.practise(1, 3)}
    desktop.sync(folder)
    for number, step in enumerate(("_renew_if_copied", "arrive", "_give", "merge", "append", "write")):
        home = Home(tmp_path / f"killed-{number}", laptop._monkeypatch, laptop._capsys)
        shutil.copytree(laptop.path, home.path)
        carried = tmp_path / f"carried-{number}"
        shutil.copytree(folder, carried)
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, step, str(carried)],
            env={**os.environ, "DRILL_HOME": str(home.path)},
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL, step
        home.sync(carried)
        assert home.events() == ids
        third = Home(tmp_path / f"third-{number}", laptop._monkeypatch, laptop._capsys)
        assert third.sync(carried)["state"] == home.sync(carried)["state"]
        assert third.events() == ids


KILLED = """
import os, signal, sys
from drill import store
from drill.commands import syncing
from drill.syncing import exchange
from drill.logfile import arrivals
from drill.syncing import folder

def after(place, name):
    whole = getattr(place, name)
    def killed(*arguments, **named):
        whole(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(place, name, killed)

def half(descriptor, content):
    os.write(descriptor, content[: len(content) // 2])
    os.kill(os.getpid(), signal.SIGKILL)

match sys.argv[1]:
    case "_renew_if_copied" | "arrive" | "_give":
        after(exchange, sys.argv[1])
    case "merge":
        after(arrivals, "merge")
    case "append":
        after(folder, "append")
    case "write":
        folder._write = half
syncing.sync(sys.argv[2], as_json=False)
"""


def test_the_log_goes_out_as_lines_and_comes_in_whole(homes, tmp_path):
    laptop, desktop = homes["laptop"], homes["desktop"]
    ids = laptop.practise(4, 1, 5)
    file = tmp_path / "log.jsonl"
    assert laptop.run("export", "--log", file)[1] == f"exported: 3 reviews into {file}\n"
    assert json.loads(desktop.run("import", "--log", file, "--dry-run", "--json")[1])["reviews"] == 3
    assert not (desktop.path / "log.sqlite").exists()
    assert desktop.run("import", "--log", file)[:2] == (0, "imported: 3 reviews\n")
    assert desktop.run("import", "--log", file)[:2] == (0, "imported: 0 reviews\n")
    assert desktop.events() == set(ids)


@pytest.mark.parametrize(
    ("harm", "code", "says", "taken"),
    [
        (lambda text: text[:-30], 1, ":4:", 2),
        (lambda text: text.replace('"quality":1', '"quality":9'), 1, ":3:", 1),
        (lambda text: "a,b\n1,2\n", 3, "log.jsonl:1:1: is not a log of drill", None),
        (lambda text: "", 3, "is not a log of drill", None),
    ],
)
def test_a_file_that_is_not_whole_is_told_by_line(homes, tmp_path, harm, *, code, says, taken):
    laptop, desktop = homes["laptop"], homes["desktop"]
    laptop.practise(4, 1, 5)
    file = tmp_path / "log.jsonl"
    laptop.run("export", "--log", file)
    file.write_text(harm(file.read_text()))
    got, _, err = desktop.run("import", "--log", file)
    assert got == code
    assert says in err
    if taken is not None:
        assert len(desktop.events()) == taken


def test_an_export_of_cards_still_needs_a_file(homes):
    code, _, err = homes["laptop"].run("export")
    assert code == 2
    assert "needs a file" in err
    code, _, err = homes["laptop"].run("export", "--log", "--own")
    assert code == 2
    assert "goes out whole" in err


def test_a_home_whose_name_is_not_text_has_a_mark_of_its_own():
    assert folders.mark("/home/\udcff/log.sqlite") != folders.mark("/home/\udcfe/log.sqlite")
