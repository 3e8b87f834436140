"""What is printed moves no cursor, whatever it is made of, and data stays what it was."""

# ruff: noqa: E501 - commands stand here side by side

from __future__ import annotations

import json

import pytest

from drill import cli
from drill.printing import print_json, print_plain, say, warn
from tests.carrying_world import bare, run
from tests.deck_world import DECK, write

HOSTILE = "a\x1b[2J\x07\x9b2J\u202eb\u2028\x7f\u2066"
STEERING = "\x1b\x07\x9b\u202e\u2028\x7f\u2066"


@pytest.mark.parametrize(
    "tell", [say, warn, lambda text: print_plain([[text]]), lambda text: print_json("x", {text: text})]
)
def test_every_way_to_print_is_clean(capsys, tell):
    tell(HOSTILE)
    said = capsys.readouterr()
    assert said.out + said.err
    assert not set(STEERING) & set(said.out + said.err)


def test_json_is_what_it_was(capsys):
    print_json("x", {"text": HOSTILE + "ü"})
    out = capsys.readouterr().out
    assert json.loads(out)["text"] == HOSTILE + "ü"
    assert "ü" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["config", HOSTILE, "x"], ["show", HOSTILE], ["check", f"{HOSTILE}.yaml"], ["search", HOSTILE], ["import", HOSTILE], [HOSTILE],
        ["pack", "install", HOSTILE], ["pack", "remove", HOSTILE], ["try", HOSTILE], ["due", "--topic", HOSTILE], ["due", f"--{HOSTILE}"],
        ["grade", HOSTILE], ["mock", HOSTILE], ["edit", HOSTILE], ["suspend", HOSTILE], ["report", f"/nowhere/{HOSTILE}"],
    ],
    ids=lambda arguments: " ".join(arguments[:-1]),
)  # fmt: skip
def test_an_argument_that_is_said_back_is_clean(tmp_path, monkeypatch, capsys, arguments):
    bare(monkeypatch, tmp_path / "home")
    monkeypatch.chdir(tmp_path)
    cli.main(arguments)
    said = capsys.readouterr()
    assert not set(STEERING) & set(said.out + said.err)


@pytest.mark.parametrize(
    "wrong", ["level: 2", "prerequisites: [loss-functions]", "form: recall", "given: {tp: 5..60, fp: 1..40}"]
)
def test_a_fault_of_a_deck_that_says_back_what_stands_there_is_clean(tmp_path, monkeypatch, capsys, wrong):
    bare(monkeypatch, tmp_path / "home")
    key = wrong.partition(":")[0]
    write(tmp_path / "home" / "decks", DECK.replace(wrong, f'{key}: "odd\\e[2J\\u202e"', 1))
    for arguments in (
        ["check", str(tmp_path / "home" / "decks")],
        ["due"],
        ["search", "a"],
        ["check", "--json"],
    ):
        _, out, err = run(capsys, *arguments)
        assert not set(STEERING) & set(out + err)
