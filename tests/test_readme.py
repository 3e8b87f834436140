"""What the README says is true: its commands exist, its deck is a deck."""

from __future__ import annotations

import re
from pathlib import Path

import typer
import yaml

from drill.cli import app
from drill.decks import read_deck
from drill.problems import errors_in
from drill.settings import RULES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language=""):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def test_something_can_be_run_by_line_25():
    lines = README.splitlines()
    first = next(number for number, line in enumerate(lines, 1) if line.startswith("```"))
    assert first <= 25
    assert lines[first] == "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/drill"


def test_every_command_and_option_that_is_named_exists():
    group = typer.main.get_command(app)
    named = re.findall(r"`drill ([a-z]+)([^`]*)`", README)
    assert {command for command, _ in named} >= {
        "today",
        "due",
        "try",
        "show",
        "search",
        "stats",
        "check",
        "doctor",
    }
    for command, rest in named:
        options = {option for parameter in group.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options
        if command == "config" and "KEY" not in rest:
            assert rest.split()[0] in RULES


def test_every_command_is_named():
    group = typer.main.get_command(app)
    unnamed = [name for name in group.commands if f"drill {name}" not in README]
    assert unnamed == []


def test_the_deck_in_the_readme_is_sound(tmp_path):
    deck = tmp_path / "trees.yaml"
    deck.write_text(blocks("yaml")[0], encoding="utf-8")
    read, problems = read_deck(str(deck))
    assert read is not None
    assert errors_in(problems) == []
    assert yaml.safe_load(deck.read_text())["title"] == read.title


def test_the_keys_of_the_readme_are_those_of_a_session():
    from drill.sessions.asking import EVERYWHERE

    for key in EVERYWHERE:
        assert f"`{key}`" in README
