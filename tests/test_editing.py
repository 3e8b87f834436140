"""Editing a card: at its line, checked afterwards, with its history, whatever becomes of its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from drill import cli
from drill.authoring.editing import Editing, edit_deck
from drill.deckfiles.renaming import with_former_id
from drill.decks import load_library
from drill.errors import ContentError
from tests.deck_world import DECK, HEAD, KATA, QUESTION, home, write
from tests.scripted import ScriptedEditor, ScriptedScreen

FORMS = {
    "block": f"{HEAD}questions:\n{QUESTION}",
    "crlf": f"{HEAD}questions:\n{QUESTION}".replace("\n", "\r\n"),
    "flow": "title: x\nsummary: y\nquestions: [{id: first, level: 2}]",
    "id last, no end": "title: x\nsummary: y\nquestions:\n- level: 2\n  id: first  # its name",
    "has some": f"{HEAD}questions:\n{QUESTION}    formerly: [older, oldest]\n",
    "has a block of some": f"{HEAD}questions:\n{QUESTION}    formerly:\n      - older",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_former_id_is_written_without_touching_anything_else(text):
    new = with_former_id(text, "first", "before")
    at = next((n for n, (a, b) in enumerate(zip(text, new, strict=False)) if a != b), len(text))
    assert new.endswith(text[at:])
    added = new[at : len(new) - len(text) + at]
    assert "before" in added
    assert new.count("formerly") == 1


def test_a_card_that_is_not_there_gets_none():
    with pytest.raises(ContentError):
        with_former_id(FORMS["block"], "other", "before")


class World:
    def __init__(self, folder, script, *programs, reviews=0, deck=DECK):
        self.places = home(folder, small=deck)
        self.path = str(folder / "decks" / "small.yaml")
        self.screen, self.editor = ScriptedScreen(list(script)), ScriptedEditor(list(programs))
        self.editing = Editing(self.screen, self.editor, lambda name: reviews)

    def edit(self, line=6):
        return edit_deck(self.editing, self.path, line)

    def text(self):
        return Path(self.path).read_text()

    def library(self):
        return load_library(self.places)


def test_the_editor_opens_at_the_line_and_a_sound_deck_is_told(tmp_path):
    world = World(tmp_path, [], DECK.replace("What is asked?", "What else is asked?"))
    assert world.edit(line=6)
    assert world.editor.opened == [(world.path, 6)]
    assert "is sound" in world.screen.words()


def test_a_fault_opens_the_editor_again_at_its_line(tmp_path):
    world = World(
        tmp_path, ["\r"], DECK.replace("level: 2", "level: 9"), DECK.replace("level: 2", "level: 3")
    )
    assert world.edit()
    assert world.editor.opened[1] == (world.path, 7)
    assert "9 is out of range" in world.screen.words()


def test_a_deck_may_be_left_with_its_fault(tmp_path):
    broken = DECK.replace("level: 2", "level: 9")
    world = World(tmp_path, ["q"], broken)
    assert not world.edit()
    assert world.text() == broken


def test_a_new_id_may_be_the_same_card_and_then_keeps_its_history(tmp_path):
    edited = DECK.replace("id: first", "id: better-name").replace("What is asked?", "What is asked here?")
    world = World(tmp_path, ["y"], edited)
    assert world.edit()
    library = world.library()
    assert library.renamed == {"small/first": "small/better-name"}
    assert world.text().replace("    formerly: [first]\n", "") == edited


def test_a_new_id_may_be_another_card(tmp_path):
    edited = DECK.replace("id: first", "id: better-name")
    world = World(tmp_path, ["n"], edited, reviews=3)
    assert world.edit()
    assert world.text() == edited
    assert "its 3 reviews stay in the log" in world.screen.words()


def test_two_renamed_at_once_are_told_apart_by_what_they_ask(tmp_path):
    other = QUESTION.replace("id: first", "id: second").replace("What is asked?", "How heavy are the tails?")
    deck = f"{HEAD}questions:\n{QUESTION}{other}"
    edited = deck.replace("id: second", "id: b").replace("id: first", "id: a")
    world = World(tmp_path, ["y", "y"], edited, deck=deck)
    assert world.edit()
    assert world.library().renamed == {"small/first": "small/a", "small/second": "small/b"}


def test_a_deleted_card_keeps_its_history(tmp_path):
    world = World(tmp_path, [], f"{HEAD}questions:\n{QUESTION}", reviews=2)
    assert world.edit()
    assert "small/double is gone; its 2 reviews stay" in world.screen.words()


def test_a_renamed_kata_takes_its_folder_along(tmp_path):
    world = World(tmp_path, ["y"], DECK.replace("id: double", "id: twice"))
    write(tmp_path / "solutions" / "small" / "double", "", "suite.py")
    assert world.edit()
    assert (tmp_path / "solutions" / "small" / "twice" / "suite.py").exists()
    assert world.library().renamed["small/double"] == "small/twice"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    home(tmp_path, small=DECK)
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "$@" > "$(dirname "$0")/opened"\n')
    editor.chmod(0o755)
    (tmp_path / "vim").symlink_to(editor)
    monkeypatch.setenv("VISUAL", str(tmp_path / "vim"))

    def call(*arguments):
        (tmp_path / "opened").unlink(missing_ok=True)
        code = cli.main(list(arguments))
        opened = tmp_path / "opened"
        return code, opened.read_text().strip() if opened.exists() else "", capsys.readouterr().err

    return call


def test_edit_finds_the_file_and_the_line(run, tmp_path):
    deck = tmp_path / "decks" / "small.yaml"
    lines = DECK.split("\n")
    suite = write(tmp_path / "solutions" / "small" / "double", "x = 1\n", "suite.py")
    assert run("edit", "small/precision")[:2] == (0, f"+{lines.index('  - id: precision') + 1} {deck}")
    assert run("edit", "small/double")[:2] == (0, f"+{lines.index('  - id: double') + 1} {deck}")
    assert run("edit", "small/double", "--file", "suite.py")[:2] == (0, str(suite))
    assert run("edit", "small")[:2] == (0, str(deck))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["small/first", "--file", "suite.py"], "is a question"),
        (["small/double", "--file", "../../../decks/small.yaml"], "has no file"),
        (["small/frist"], "did you mean small/first"),
    ],
)
def test_what_can_not_be_edited_is_told(run, arguments, says):
    code, opened, err = run("edit", *arguments)
    assert (code, opened) == (2, "")
    assert says in err


def test_a_card_of_a_broken_deck_can_still_be_edited(run, tmp_path):
    deck = write(tmp_path / "decks", DECK.replace("level: 2", "level: 9"))
    code, opened, _ = run("edit", "small/first")
    assert (code, opened) == (1, f"+5 {deck}")


def test_the_schedule_survives_an_edit_of_the_text_and_a_new_id(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    home(tmp_path, small=DECK)
    assert cli.main(["suspend", "small/first"]) == 0
    edited = DECK.replace("id: first", "id: renamed").replace("What is asked?", "What is asked now?")
    world = World(tmp_path, ["y"], edited)
    assert world.edit()
    capsys.readouterr()
    assert cli.main(["show", "small/renamed", "--json"]) == 0
    assert '"suspended": true' in capsys.readouterr().out
    assert KATA in DECK
