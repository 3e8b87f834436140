"""What the terminal shows of results that have no ordinary shape."""

from __future__ import annotations

from drill.screen import TerminalScreen
from drill.sessions.blocks import Examples
from drill.verdicts import ExampleResult


def test_examples_that_could_not_run_are_told_in_one_sentence(capsys):
    TerminalScreen().show(Examples((ExampleResult("", "", "SyntaxError: 'return' outside function", False),)))
    shown = capsys.readouterr().out
    assert "The examples could not run: SyntaxError: 'return' outside function" in shown
    assert "expected" not in shown


def test_a_failed_example_shows_what_it_gives_and_what_was_expected(capsys):
    TerminalScreen().show(Examples((ExampleResult("double(2)", "4", "5", False),)))
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[1:] == ["✗ double(2)", "gives     5", "expected  4"]
