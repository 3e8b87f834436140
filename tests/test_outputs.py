from __future__ import annotations

import os

import pytest

from drill.deckfiles.outputs import check_outputs, printed
from drill.decks import read_deck
from drill.errors import ContentError
from tests.deck_world import HEAD, QUESTION, write


def faults(tmp_path, code: str, output: str) -> list[str]:
    card = QUESTION + f"    code: |\n      {code}\n    output: {output!r}\n"
    deck, _ = read_deck(str(write(tmp_path, f"{HEAD}questions:\n{card}")))
    return [str(problem) for problem in check_outputs(deck)]


def test_an_output_that_is_printed_passes_up_to_white_space(tmp_path):
    assert faults(tmp_path, "print([1,  2], 'a'); print(3)", "[1, 2] a  3") == []


def test_another_output_is_told_with_what_is_printed(tmp_path):
    (found,) = faults(tmp_path, "print(0.1 + 0.2)", "0.3")
    assert "small.yaml:5:5: error: the code of `small/first` prints '0.30000000000000004'" in found


def test_code_that_fails_is_told(tmp_path):
    (found,) = faults(tmp_path, "print(1 / 0)", "inf")
    assert "the code fails: ZeroDivisionError: division by zero" in found


def test_the_libraries_are_there_and_the_surroundings_are_not(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET", "s")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "os.py").write_text("raise SystemExit")
    code = "import os, numpy; print(os.listdir(), os.environ.get('SECRET'), input if 0 else numpy.ones(1))"
    assert printed(code) == "[] None [1.]\n"


@pytest.mark.parametrize("code", ["while True: pass", "input()", "import os; os._exit(3)", "x = '\x00'"])
def test_code_that_does_not_end_well_is_refused_and_ends(code):
    with pytest.raises(ContentError):
        printed(code, seconds=1.0)


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert printed("open('left', 'w'); print('é')") == "é\n"
    assert os.listdir(tmp_path) == []
