from __future__ import annotations

import pytest

from drill.deckfiles.yaml_nodes import Mapping, Scalar, compose
from drill.deckfiles.yaml_traps import lost_comment, number_trap, text_trap
from drill.problems import Notes

LATEX = (
    "frac",
    "forall",
    "theta",
    "tau",
    "times",
    "text",
    "top",
    "tilde",
    "nabla",
    "neq",
    "nu",
    "beta",
    "bar",
)


def scalar(written: str) -> tuple[Scalar, str]:
    text = f"a: {written}\n"
    root = compose(text, Notes("f"))
    assert isinstance(root, Mapping)
    node = root.get("a")
    assert isinstance(node, Scalar)
    return node, text


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("no", "true or false"),
        ("Yes", "true or false"),
        ("ON", "true or false"),
        ("off", "true or false"),
        ("true", "true"),
        ("False", "false"),
        ("null", "nothing"),
        ("~", "nothing"),
        ("012", "a number"),
        ("12", "a number"),
        ("-3", "a number"),
        ("1_000", "a number"),
        ("1e5", "a number"),
        (".5", "a number"),
        ("5.", "a number"),
        ("0x1F", "a number"),
        ("0o17", "a number"),
        (".inf", "a number"),
        ("-.INF", "a number"),
        (".nan", "a number"),
        ("12:30", "a number to base 60"),
        ("1:2:3", "a number to base 60"),
        ("2026-11-22", "a date"),
        ("2026-11-22T10:00:00Z", "a date"),
    ],
)
def test_bare_text_that_yaml_reads_as_something_else_is_refused_by_name(written, read_as):
    what, fix = text_trap(*scalar(written))
    assert what == f"`{written}` is {read_as} to YAML, where a text is wanted"
    assert fix == f"put it in quotes: '{written}'"


@pytest.mark.parametrize(
    "written",
    [
        "now",
        "n",
        "y",
        "None",
        "1 of 2",
        "12:30 o'clock",
        "1.2.3",
        "1e",
        "e5",
        "2026-11",
        "--",
        "yes and no",
        "'no'",
        '"012"',
        "|\n  no",
        "$\\frac{1}{2}$",
        "'$\\theta$'",
        "|\n  \\nabla \\beta",
    ],
)
def test_text_that_is_text_to_every_reader_is_left_alone(written):
    assert text_trap(*scalar(written)) is None


def test_nothing_where_a_text_is_wanted_is_told():
    assert "empty" in text_trap(*scalar(""))[0]


@pytest.mark.parametrize(
    "command",
    [rf"\{name}" for name in LATEX]
    + [rf"\{name}" for name in ("alpha", "arg", "rho", "right", "vec", "varphi", "epsilon", "eta")],
)
def test_latex_in_double_quotes_that_yaml_would_change_is_refused_by_name(command):
    what, fix = text_trap(*scalar(f'"so ${command}{{x}}$"'))
    assert f"`{command}" in what
    assert "in double quotes" in what
    assert "single quotes" in fix


@pytest.mark.parametrize(
    "written", ['"a\\nb"', '"1\\n2\\n"', '"a\\tb"', '"a\\\\beta"', '"\\\\frac"', '"x\\"y"', '"\\u00e9"']
)
def test_escapes_that_are_meant_are_left_alone_in_double_quotes(written):
    assert text_trap(*scalar(written)) is None


@pytest.mark.parametrize(
    "written", ['"\\e[31m"', '"\\a"', '"\\x1b"', '"\\u202e"', '"\\0"', '"\\b "', '"\\L"', '"\\N"']
)
def test_hidden_characters_by_escapes_are_refused(written):
    assert "hidden character U+" in text_trap(*scalar(written))[0]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("012", "write 12"),
        ("-07", "write -07"),
        ("00", "write 0"),
        ("12:30", "the number itself"),
        ("no", "write a number"),
    ],
)
def test_numbers_that_other_readers_take_otherwise_are_refused(text, fix):
    assert fix in number_trap(text)[1]


@pytest.mark.parametrize("text", ["0", "10", "0.5", "-3", "1e5", "100"])
def test_plain_numbers_are_left_alone(text):
    assert number_trap(text) is None


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("for tea # at five", "# at five"),
        ("C# and F#", ""),
        ("'for tea' # at five", ""),
        ("|\n  a # b", ""),
        ("#1", "#1"),
    ],
)
def test_text_that_a_comment_cuts_off_is_found(written, lost):
    assert lost_comment(*scalar(written)) == lost
