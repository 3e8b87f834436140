"""Packs: installed from folders, archives and repositories; nothing of them runs before trust, nor after a change."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile

import pytest

from drill.errors import UsageError
from drill.packs.git import is_address, require_safe
from drill.packs.shelf import name_of
from tests.carrying_world import bare, run
from tests.deck_world import write
from tests.packs_world import files_of, pack, repository, tarred, zipped


@pytest.fixture
def home(tmp_path, monkeypatch):
    bare(monkeypatch, tmp_path / "home")
    return tmp_path / "home"


def trying(capsys, tmp_path):
    answer = write(tmp_path, "def double(x):\n    return x + x\n", "answer.py")
    return run(capsys, "try", "small/double", "--file", str(answer))


def test_questions_work_at_once_and_katas_once_the_pack_is_trusted(tmp_path, home, capsys, monkeypatch):
    source = pack(tmp_path / "mine")
    code, out, err = run(capsys, "pack", "install", str(source))
    assert (code, out) == (0, "installed: mine, 2 questions and 1 kata (files: 6 added)\n")
    assert "drill trust mine" in err
    due = json.loads(run(capsys, "due", "--json")[1])
    assert set(due["new"]) == {"small/first", "small/precision"}
    assert due["left_out"]["missing"] == ["small/double", "small/double~squares"]
    with monkeypatch.context() as patch:
        patch.setattr(subprocess.Popen, "__init__", never)
        for arguments in (
            ["check"],
            ["check", "small/double"],
            ["show", "small/double", "--answer"],
            ["stats"],
        ):
            run(capsys, *arguments)
        code, _, err = trying(capsys, tmp_path)
    assert (code, err.count("\n")) == (3, 1)
    assert "the pack mine is not trusted" in err

    code, out, err = run(capsys, "trust", "mine")
    assert (code, "--yes" in err, "imports pickle" in out) == (2, True, True)
    assert run(capsys, "trust", "mine", "--yes")[0] == 0
    assert trying(capsys, tmp_path)[0] == 0
    assert "small/double" in json.loads(run(capsys, "due", "--json")[1])["new"]


def never(*arguments, **_):
    raise AssertionError(arguments)


def test_a_change_of_any_file_ends_trust(tmp_path, home, capsys):
    run(capsys, "pack", "install", str(pack(tmp_path / "mine")))
    run(capsys, "trust", "mine", "--yes")
    assert trying(capsys, tmp_path)[0] == 0
    suite = home / "packs" / "mine" / "solutions" / "small" / "double" / "suite.py"
    before = suite.read_text()
    suite.write_text(before + "# changed\n")
    code, _, err = trying(capsys, tmp_path)
    assert (code, "has changed since it was trusted" in err) == (3, True)
    assert "small/double" not in json.loads(run(capsys, "due", "--json")[1])["new"]
    assert "has changed since" in run(capsys, "trust", "mine")[1]
    suite.write_text(before)
    assert trying(capsys, tmp_path)[0] == 0
    (suite.parent / "extra.py").symlink_to(suite)
    assert trying(capsys, tmp_path)[0] == 3
    (suite.parent / "extra.py").unlink()
    assert run(capsys, "trust", "mine", "--revoke")[0] == 0
    assert trying(capsys, tmp_path)[0] == 3


def test_a_pack_put_there_by_hand_is_not_trusted(tmp_path, home, capsys):
    pack(home / "packs" / "byhand")
    assert trying(capsys, tmp_path)[0] == 3
    (home / "packs.json").write_text("[]")
    code, _, err = trying(capsys, tmp_path)
    assert (code, "is no record of packs" in err) == (3, True)


def test_an_update_says_what_changed_and_ends_trust(tmp_path, home, capsys):
    source = pack(tmp_path / "mine")
    run(capsys, "pack", "install", str(source))
    run(capsys, "trust", "mine", "--yes")
    assert "files: no change" in run(capsys, "pack", "update")[1]
    assert trying(capsys, tmp_path)[0] == 0
    kata = source / "solutions" / "small" / "double"
    write(kata / "wrong_answer", '"""adds one"""\n\n\ndef double(x):\n    return x + 1\n', "adds.py")
    (source / "README.md").unlink()
    assert "files: 1 added, 1 removed" in run(capsys, "pack", "update", "mine")[1]
    assert trying(capsys, tmp_path)[0] == 3
    write(source / "decks", "title: broken\n")
    code, _, err = run(capsys, "pack", "update", "mine")
    assert (code, err.count("\n")) == (3, 1)
    assert (home / "packs" / "mine" / "solutions" / "small" / "double" / "wrong_answer" / "adds.py").exists()
    assert run(capsys, "pack", "remove", "mine")[0] == 0
    assert run(capsys, "pack", "list")[2] == "drill: no pack is installed\n"
    assert os.listdir(home / "packs") == []


@pytest.mark.parametrize("kind", ["zip", "zip-in-folder", "tar", "tar.gz", "tar.bz2", "git"])
def test_archives_and_repositories_hold_the_same_as_the_folder(tmp_path, home, capsys, kind):
    source = pack(tmp_path / "source")
    write(source / "docs", "left out", "notes.txt")
    files = files_of(source)
    match kind:
        case "zip":
            address = zipped(tmp_path / "p.zip", files)
        case "zip-in-folder":
            address = zipped(tmp_path / "p.zip", files, prefix="p-main/")
        case "git":
            address = repository(source)
        case _:
            mode = {"tar": "w", "tar.gz": "w:gz", "tar.bz2": "w:bz2"}[kind]
            address = tarred(tmp_path / f"p.{kind}", files, mode=mode)
    code, _, err = run(capsys, "pack", "install", str(address), "--name", "p")
    assert code == 0, err
    assert "docs/notes.txt" in err
    del files["docs/notes.txt"]
    assert files_of(home / "packs" / "p") == files
    assert json.loads(run(capsys, "pack", "list", "--json")[1])["packs"][0]["katas"] == 1


def test_a_repository_can_run_nothing(tmp_path, home, capsys, monkeypatch):
    """Hooks, filters that the learner's settings know, and links of the repository do nothing."""
    trace = tmp_path / "trace"
    source = pack(tmp_path / "source")
    address = repository(source)
    hook = write(source / ".git" / "hooks", f"#!/bin/sh\ntouch {trace}\n", "post-checkout")
    hook.chmod(0o755)
    write(source, "*.py filter=evil\n*.yaml filter=evil\n", ".gitattributes")
    settings = write(tmp_path, f'[filter "evil"]\n smudge = touch {trace}; cat\n clean = cat\n', "gitconfig")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    repository(source)
    trace.unlink(missing_ok=True)
    assert run(capsys, "pack", "install", address, "--name", "p")[0] == 0
    assert not trace.exists()
    (source / "solutions" / "small" / "link").symlink_to("/etc")
    repository(source)
    code, _, err = run(capsys, "pack", "update", "p")
    assert (code, "a link or a device" in err) == (3, True)


def test_an_id_that_another_deck_has_is_refused_with_both_files(tmp_path, home, capsys):
    run(capsys, "pack", "install", str(pack(tmp_path / "one")))
    code, _, err = run(capsys, "pack", "install", str(pack(tmp_path / "two")))
    assert (code, err.count("\n")) == (3, 1)
    assert "two/decks/small.yaml" in err
    assert "packs/one/decks/small.yaml" in err
    assert os.listdir(home / "packs") == ["one"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://example.org/ada/ML_pack.git", "ml-pack"),
        ("git@example.org:ada/pack", "pack"),
        ("/home/ada/Pack 2.tar.gz", "pack-2"),
        ("folder/", "folder"),
        ("https://example.org/", "example-org"),
        ("...", ""),
    ],
)
def test_a_pack_is_named_after_its_source(source, name):
    assert name_of(source) == name


HOSTILE_ADDRESSES = [
    "--upload-pack=touch /tmp/x", "-u", "--config=core.pager=x", "-oProxyCommand=x", "ext::sh -c touch% /tmp/x",
    "ext::sh", "fd::17", "remote-http::x", "http::x://y", "https://-oProxyCommand=x/y", "ssh://-oProxyCommand=x/y",
    "ssh://a@-oProxyCommand=x/y", "ssh://-a@b/c", "git@-host:x", "-git@host:x", "git@host:-x", "git@host::x",
    "https://example.org/a b", "https://example.org/a\nb", "https://example.org/$(touch x)", "https://example.org/`x`",
    "https://example.org/a;b", "ftp://example.org/x", "javascript://x/y", "data://x/y", "https://", "https:///x",
    "file://relative", "file:// /x", "ssh://host/a'b", 'ssh://host/a"b', "transport::https://example.org/x",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_hostile_addresses_never_reach_git(tmp_path, home, capsys, monkeypatch, address):
    monkeypatch.setattr(subprocess, "run", never)
    assert is_address(address)
    code, _, err = run(capsys, "pack", "install", "--name", "p", "--", address)
    assert code == 2
    assert len(err.strip().splitlines()) == 1
    assert not (home / "packs").exists()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/b.git",
        "ssh://git@example.org:22/a",
        "git@example.org:a/b.git",
        "file:///a/b c".replace(" ", "_"),
    ],
)
def test_usual_addresses_do(address):
    require_safe(address)


def test_an_address_that_is_none_is_told_by_git():
    with pytest.raises(UsageError):
        require_safe("https://example.org")


def test_a_repository_that_is_not_there_is_one_error(tmp_path, home, capsys):
    code, _, err = run(capsys, "pack", "install", f"file://{tmp_path}/none", "--name", "p")
    assert (code, err.count("\n")) == (3, 1)
    assert "can't be fetched" in err


def test_a_repository_that_is_too_large_is_one_error(tmp_path, home, capsys, monkeypatch):
    source = pack(tmp_path / "source")
    (source / "decks" / "noise.yaml").write_bytes(os.urandom(300_000))
    address = repository(source)
    monkeypatch.setattr("drill.packs.git.BLOCKS", 200)
    code, _, err = run(capsys, "pack", "install", address, "--name", "p")
    assert (code, err.count("\n"), "can't be fetched" in err) == (3, 1, True)
    assert not (home / "packs").exists()


def test_without_git_it_says_so(tmp_path, home, capsys, monkeypatch):
    shell = tmp_path / "bin" / "sh"
    shell.parent.mkdir()
    shell.symlink_to("/bin/sh")
    monkeypatch.setenv("PATH", str(shell.parent))
    code, _, err = run(capsys, "pack", "install", "https://example.org/a/pack.git")
    assert (code, err.count("\n"), "Git is not installed" in err) == (2, 1, True)


def test_members_of_a_tar_may_be_folders(tmp_path, home, capsys):
    info = tarfile.TarInfo("decks")
    info.type = tarfile.DIRTYPE
    source = tarred(tmp_path / "p.tar", files_of(pack(tmp_path / "s")), info, mode="w")
    assert run(capsys, "pack", "install", str(source))[0] == 0
