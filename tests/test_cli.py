"""The command line: exit codes, one line per error, and nothing created by looking."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from drill import called, cli
from drill.commands import practice, showing
from tests.mock_world import worded


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments):
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_looking_at_an_empty_home_creates_no_log(run, home):
    for arguments in (["due", "--json"], ["stats"], ["search", "softmax"], ["show", "attention/sdpa"]):
        assert run(*arguments)[0] == 0
    assert not (home / "log.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["show", "attention/sdp"], 2, "did you mean attention/sdpa"),
        (["stats", "--no-such"], 2, "No such option"),
        (["nonsense"], 2, "No such command"),
        (["try", "sdpa", "--file", "/no/such/file.py"], 2, "can't read /no/such/file.py"),
        (["today"], 2, "needs a terminal"),
        (["config", "colour", "red"], 2, "unknown setting `colour`"),
        (["config", "new_per_day", "many"], 2, "whole number"),
        (["check", "no-such-topic"], 2, "no deck, kata folder, topic or card"),
        (["completion", "tcsh"], 2, "bash, zsh, fish"),
        (["search", "zzzzzz"], 1, "nothing found"),
        (["undo"], 1, "nothing to undo"),
    ],
)
def test_each_mistake_is_one_line_with_what_to_do(run, arguments, code, says):
    got, out, err = run(*arguments)
    assert got == code
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in out + err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [["due"], ["due", "--json"], ["--help"]])
def test_a_full_disk_under_the_output_is_told_in_one_line(tmp_path, arguments):
    environ = {**os.environ, "DRILL_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "drill", *arguments]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, env=environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("drill: error: the output can't be written: ")
    assert "Traceback" not in done.stderr


def test_settings_that_can_not_be_written_are_told_and_leave_nothing_behind(run, home, monkeypatch):
    home.mkdir()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("drill.settings.os.replace", full)
    code, _, err = run("config", "minutes", "7")
    assert (code, err.count("\n")) == (4, 1)
    assert "can't be written: No space left on device (fix: " in err
    assert list(home.iterdir()) == []


def commands_of(app, help_of=lambda command: command.get_short_help_str(200)):
    return {name: help_of(command) for name, command in typer.main.get_command(app).commands.items()}


def test_a_call_builds_the_called_command_alone():
    every = commands_of(cli.app)
    for name in every:
        assert commands_of(called.part_of(cli.app, ["--by-due", name, "--help"])) == {name: every[name]}
    assert commands_of(called.part_of(cli.app, [])) == {}


def test_without_a_called_command_all_are_listed_in_order_with_their_help_and_no_options():
    part = called.part_of(cli.app, ["--help"])
    assert list(commands_of(part).items()) == list(commands_of(cli.app).items())
    assert not any(each.params for each in typer.main.get_command(part).commands.values())


def test_a_misspelt_command_is_told_its_neighbour(run):
    code, _, err = run("serach", "softmax")
    assert code == 2
    assert "Did you mean 'search'?" in err


def test_a_foreign_file_in_place_of_the_log_is_refused_and_left_as_it_is(run, home):
    home.mkdir()
    (home / "log.sqlite").write_text("my diary")
    code, _, err = run("stats")
    assert code == 4
    assert "is not a log of drill" in err
    assert (home / "log.sqlite").read_text() == "my diary"


def test_a_log_of_a_newer_program_is_refused(run, home):
    run("suspend", "attention/sdpa")
    with sqlite3.connect(home / "log.sqlite") as connection:
        connection.execute("pragma user_version = 999")
    connection.close()
    assert run("suspend", "attention/sdpa")[0] == 4


def test_a_home_that_is_a_file_is_told(run, home):
    home.write_text("")
    code, _, err = run("suspend", "attention/sdpa")
    assert (code, len(err.strip().splitlines())) == (4, 1)


def test_a_broken_own_deck_is_told_with_its_lines_and_the_others_still_work(run, home):
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "mine.yaml").write_text("title: Mine\nquestions:\n  - id: Not An Id\n    frm: recall\n")
    code, out, err = run("search", "softmax")
    assert code == 0
    assert "mine.yaml:3" in err
    assert "attention" in out
    assert run("check", str(home / "decks" / "mine.yaml"))[0] == 1


def test_a_broken_settings_file_is_told_with_its_line(run, home):
    home.mkdir()
    (home / "config.toml").write_text("keys = '0-5'\nrollover_hour = 99\n")
    code, _, err = run("stats")
    assert code == 3
    assert "config.toml:2:1" in err


def test_suspending_and_undoing_are_told_and_exit_well(run):
    assert run("suspend", "attention/sdpa") == (0, "suspended: attention/sdpa\n", "")
    assert run("undo") == (0, "taken back: suspend of attention/sdpa\n", "")


def test_settings_are_kept_and_shown(run):
    assert run("config", "new_per_day", "3")[0] == 0
    assert run("config", "new_per_day")[1] == "3\n"
    assert len(json.loads(run("due", "--json")[1])["new"]) == 3


def test_json_says_its_kind_and_version(run):
    for arguments in (["due"], ["stats"], ["search", "softmax"], ["show", "attention/sdpa"], ["doctor"]):
        content = json.loads(run(*arguments, "--json")[1])
        assert (content["kind"], content["version"]) == (
            arguments[0] if arguments[0] != "show" else "card",
            1,
        )


def test_plain_is_tab_separated(run):
    rows = [line.split("\t") for line in run("stats", "topics", "--plain")[1].splitlines()]
    assert {(row[0], len(row)) for row in rows} == {("topic", 9)}
    assert "attention" in {row[1] for row in rows}


def test_an_interrupt_is_told_and_exits_with_130(run, monkeypatch):
    def interrupted(*_, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(practice, "today", interrupted)
    code, _, err = run("today")
    assert code == 130
    assert "interrupted; every answer that was given is kept" in err


def test_a_file_is_judged_once_and_nothing_is_logged(run, home):
    folder = Path(__file__).parent.parent / "solutions" / "linear-regression" / "vif"
    assert run("try", "linear-regression/vif", "--file", str(folder / "reference.py"))[0] == 0
    wrong = sorted((folder / "wrong_answer").glob("*.py"))[0]
    code, out, _ = run("try", "linear-regression/vif", "--file", str(wrong))
    assert code == 1
    assert "Your values are those of a program that" in " ".join(out.split())
    assert not (home / "log.sqlite").exists()


@pytest.mark.parametrize(
    ("ask", "begins"),
    [
        ("Short.\n\nIt goes `on`.", "Short. It goes `on`."),
        (f"{'w' * 40}\n\n{'v' * 40}", f"{'w' * 40} {'v' * 30}…"),
        (f"{'word ' * 20}\n\nNever shown.", f"{('word ' * 20)[:71].rstrip()}…"),
    ],
)
def test_a_snippet_is_how_a_card_begins(ask, begins):
    assert showing.snippet(worded("a")._replace(ask=ask)) == begins


def test_no_colour_and_no_boxes_reach_a_pipe(run, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    _, out, _ = run("show", "attention/sdpa", "--answer")
    assert "\x1b" not in out
    monkeypatch.setenv("DRILL_ACCESSIBLE", "1")
    _, out, _ = run("stats")
    assert not set(out) & set("─│┌┐└┘")


def test_doctor_examines_without_finding_fault_and_creates_nothing(run, home):
    code, out, _ = run("doctor", "--json")
    findings = {found["about"]: found for found in json.loads(out)["findings"]}
    assert code == 0, out
    assert "digests and schedules agree" in findings["log"]["told"]
    assert findings["data home"]["told"] == str(home)
    assert not (home / "log.sqlite").exists()


def test_doctor_finds_a_damaged_log(run, home):
    run("suspend", "attention/sdpa")
    run("suspend", "attention/multi-head")
    path = home / "log.sqlite"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"attention/sdpa", b"attention/sdpX"))
    assert run("doctor")[0] == 1
