"""Values compared, changed in place, shown, and the mistake that they name."""

from __future__ import annotations

import math
import socket

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.judge.changes import bring_to
from drill.judge.channel import Kind
from drill.judge.frame import encode
from drill.judge.likeness import FAR, distance, within
from drill.judge.mistakes import replay
from drill.judge.naming import named, sentence
from drill.judge.proxy import Call, Log
from drill.judge.raised import AnswerEscaped, described, rebuilt
from drill.judge.rendering import call_text, difference, neutral, shown
from drill.verdicts import Mistake


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([1, 2], (1.0, 2.0)),
        (np.array([1.0, math.nan]), [1, math.nan]),
        (math.inf, np.float32(math.inf)),
        (True, 1),
        ({"a": [1]}, {"a": np.array([1])}),
        ([[1], [1, 2]], ([1], np.array([1, 2]))),
        ("text", np.str_("text")),
        (None, None),
        ([], ()),
        ({1, 2}, {2, 1}),
    ],
)
def test_the_same_numbers_are_near_whatever_they_come_in(first, second):
    assert distance(first, second) < 1e-6
    assert within(first, second, 0.0)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1, "1"),
        (1, None),
        (0, []),
        ([1, 2], [1, 2, 3]),
        ([1, 2], [[1, 2]]),
        ({"a": 1}, {"b": 1}),
        ({1}, [1]),
        ("a", "b"),
        (math.nan, 0.0),
        (math.inf, -math.inf),
        (b"1", b"2"),
    ],
)
def test_other_values_are_far(first, second):
    assert distance(first, second) == FAR
    assert not within(first, second, 1e9)


def test_large_numbers_differ_by_their_share_and_examples_by_what_they_state():
    assert distance(1_000_001.0, 1_000_000.0) == pytest.approx(1e-6)
    assert not within(1_000_001.0, 1_000_000.0, 0.5)
    assert within([1.0004], [1.0], 1e-3)


def test_types_tell_apart_only_what_values_do_not():
    wrong, right = np.array([1, 0]), np.array([True, False])
    assert 0 < distance(wrong, right) < 1e-6
    assert distance(wrong, np.array([1.0, 0.0])) < distance(wrong, right)


def test_generators_are_near_when_they_go_on_alike():
    first, second = np.random.default_rng(1), np.random.default_rng(1)
    assert distance(first, second) == 0
    first.random()
    assert distance(first, second) == FAR


PROGRAMS = {"": '"""the reference"""', "a": '"""takes a"""\nx = 1', "b": '"""takes b\n\nand more"""'}


@pytest.mark.parametrize(
    ("distances", "name"),
    [
        ({}, None),
        ({"a": [0, 0.0]}, "a"),
        ({"a": [0, 1e-9], "b": [0, 0.0]}, "b"),
        ({"a": [1, 0.0], "b": [0, 1e-7]}, "b"),
        ({"a": [0, 0.0], "b": [0, 0.0]}, None),
        ({"a": [0, 1e-9], "": [0, 0.0]}, None),
        ({"a": [0, 0.0], "": [0, 0.0]}, None),
        ({"a": [0, 0.0], "": [0, 1e-9]}, "a"),
    ],
)
def test_the_one_nearest_program_is_named_or_none(distances, name):
    mistake = named(distances, PROGRAMS)
    assert (mistake and mistake.name) == name


def test_a_mistake_is_told_by_the_first_line_of_its_program():
    assert named({"b": [0, 0.0]}, PROGRAMS) == Mistake("b", "takes b")
    assert sentence("x = ") == ""


def test_changes_reach_the_very_objects_that_were_handed_over():
    array, inner = np.zeros((2, 2)), [1, 2]
    old = [array, inner, {"k": inner, "gone": 1}, {3}]
    bring_to(old, [np.ones((2, 2)), [5], {"k": [5], "new": 2}, {4}])
    assert old[0] is array
    np.testing.assert_array_equal(array, np.ones((2, 2)))
    assert old[1] is inner is old[2]["k"]
    assert (inner, old[2], old[3]) == ([5], {"k": [5], "new": 2}, {4})


def test_a_list_of_tuples_that_was_sorted_is_sorted_here_too():
    inner, gap = np.zeros(2), float("nan")
    old, pair = [("b", 2, gap), ("a", 1, gap)], (inner, gap, "x")
    bring_to(old, [("a", 1, gap), ("b", 2, gap)])
    assert [row[:2] for row in old] == [("a", 1), ("b", 2)]
    bring_to(pair, (np.ones(2), float("nan"), "x"))
    assert inner.tolist() == [1, 1]


def test_changes_reach_views_generators_and_read_only_arrays():
    base = np.zeros(6)
    bring_to(base[::2], np.ones(3))
    assert base.tolist() == [1, 0, 1, 0, 1, 0]
    generator, moved = np.random.default_rng(1), np.random.default_rng(1)
    moved.random(3)
    bring_to(generator, moved)
    assert generator.random() == moved.random()
    frozen = np.zeros(2)
    frozen.flags.writeable = False
    bring_to(frozen, np.ones(2))
    assert frozen.tolist() == [1, 1]
    assert not frozen.flags.writeable


@pytest.mark.parametrize("new", [np.zeros(4), np.zeros((3, 1)), np.zeros(3, int), [0, 0, 0]])
def test_a_change_of_shape_or_type_can_not_be_brought_back(new):
    with pytest.raises((ValueError, TypeError)):
        bring_to(np.zeros(3), new)


def thrown(source: str) -> BaseException:
    """Return what a submission with this source raises."""
    try:
        exec(compile(source, "answer.py", "exec"), {})  # noqa: S102
    except BaseException as error:  # noqa: BLE001
        return error
    raise AssertionError("it raises nothing")


@pytest.mark.parametrize(
    ("source", "kind", "text"),
    [
        ("raise ValueError('no')", ValueError, "no"),
        ("raise KeyError('k')", KeyError, "'k'"),
        ("{}['k']", KeyError, "'k'"),
        ("1 / 0", ZeroDivisionError, "division by zero"),
        ("class Own(LookupError): pass\nraise Own('x')", LookupError, "x"),
        ("import numpy\nnumpy.linalg.inv(numpy.zeros((1, 1)))", np.linalg.LinAlgError, "Singular matrix"),
        ("b'\\xff'.decode()", UnicodeError, "codec"),
        ("import pytest\npytest.exit('no')", Exception, "no"),
        ("raise UserWarning('w')", UserWarning, "w"),
        ("import unittest\nraise unittest.SkipTest('s')", Exception, "s"),
        ("import subprocess\nraise subprocess.CalledProcessError(1, 'x')", Exception, "status 1"),
    ],
)
def test_an_exception_arrives_as_the_builtin_that_it_is(source, kind, text):
    error = rebuilt(described(thrown(source)))
    assert type(error) is kind
    assert text in str(error)


@pytest.mark.parametrize(
    "source",
    [
        "raise SystemExit(0)",
        "raise KeyboardInterrupt",
        "raise GeneratorExit",
        "raise AssertionError('mine')",
        "raise StopIteration",
        "next(iter([]))",
        "raise StopAsyncIteration",
        "assert False",
        "class Sly(AssertionError): pass\nraise Sly",
        "import pytest\npytest.skip('no')",
        "raise BaseExceptionGroup('g', [SystemExit()])",
    ],
)
def test_what_a_suite_could_take_for_its_own_escapes_it(source):
    error = rebuilt(described(thrown(source)))
    assert type(error) is AnswerEscaped
    assert not isinstance(error, Exception)


def test_the_learners_line_and_the_way_to_it_are_kept():
    source = "def f(x):\n    return g(x)\n\ndef g(x):\n    return sorted(x, key=len)\n\nf([1])\n"
    description = described(thrown(source))
    assert description["line"] == 5
    assert description["trail"] == [[7, "<module>"], [2, "f"], [5, "g"]]


def test_a_syntax_error_has_its_line():
    description = described(thrown("x = 1\ny = = 2\n"))
    assert (description["line"], description["source"]) == (2, "y = = 2")
    assert description["text"] == "invalid syntax"


@pytest.mark.parametrize(
    "body",
    [
        "def __str__(self): raise RuntimeError",
        "def __str__(self): return 'x' * 10**7",
        "__str__ = None",
        "args = property(lambda self: 1 / 0)",
    ],
)
def test_a_hostile_exception_is_described_all_the_same(body):
    description = described(thrown(f"class Bad(Exception):\n    {body}\nraise Bad('x')"))
    assert len(description["text"]) <= 2000
    rebuilt(description)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.array([[1.0], [2.5]]), "array([[1. ],\n       [2.5]])"),
        (np.array([1.0], np.float32), "array([1.], dtype=float32)"),
        (np.zeros((0, 3)), "array([], shape=(0, 3), dtype=float64)"),
        (np.arange(60).reshape(3, 20), "<int64 array, 3 × 20: 0, 1, 2, 3, 4, 5, …>"),
        ((np.float64(0.1), np.float32(0.5)), "(0.1, np.float32(0.5))"),
        (np.dtype("int8"), "int8"),
        (np.float64, "float64"),
        (np.random.default_rng(1), "Generator(PCG64)"),
        ("\x1b[31mred", "'\\x1b[31mred'"),
        (list(range(100)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...]"),
    ],
)
def test_values_are_shown_as_typed_and_short(value, text):
    assert shown(value) == text


@given(st.text(), st.integers(1, 50))
def test_neutral_text_is_short_and_printable(text, limit):
    safe = neutral(text, limit)
    assert len(safe) <= limit
    assert all(character.isprintable() or character in "\n\t\u200c\u200d" for character in safe)


def test_a_huge_integer_is_shown_somehow():
    assert len(shown(10**6000)) <= 400


def test_a_call_is_shown_as_typed():
    assert call_text("f", [1, "a"], {"axis": -1}) == "f(1, 'a', axis=-1)"
    tall = call_text("f", [np.zeros((2, 1))], {"k": 2})
    assert tall == "f(\n    array([[0.],\n           [0.]]),\n    k=2)"


def test_rows_of_arrays_fit_beside_their_label_in_80_columns():
    rows = shown(np.linspace(-1, 1, 12) / 3).split("\n")
    assert len(rows) > 1
    assert max(map(len, rows)) <= 80 - len("  expected  ")


@pytest.mark.parametrize(
    ("got", "expected", "text"),
    [
        (1.5, 1.0, "off by 0.5"),
        ([1.0, 2.0], np.array([1.0, 4.0]), "differs most at [1]: 2 instead of 4, off by 2"),
        (
            np.zeros((2, 2)),
            np.array([[0, 0], [math.nan, 1]]),
            "differs most at [1, 0]: 0 instead of nan",
        ),
        (np.zeros(3), np.zeros((3, 1)), "shape (3,), expected (3, 1)"),
        (1.0, 1.0, ""),
        (0.1 + 0.2, 0.3, "off by 5.55e-17"),
        ([0.1 + 0.2], [0.3], "0.30000000000000004 instead of 0.3"),
        ("a", "b", ""),
        (None, 1.0, ""),
        ([[1], [1, 2]], [1], ""),
    ],
)
def test_differences_are_told_where_they_are_largest(got, expected, text):
    told = difference(got, expected)
    assert text in told if text else told == ""


@pytest.mark.filterwarnings("ignore:unclosed", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("ended", "matches"), [(True, None), (False, {})])
def test_only_a_process_that_ended_is_a_reason_to_part_those_that_shared_it(ended, matches):
    here, there = socket.socketpair()
    log = Log([Call("test_a", Kind.CALL, "f", encode(["", "f"]), Kind.VALUE, encode([1.0]))])
    with there:
        if ended:
            there.close()
        found = replay(log, [[["one", "one"], ["two", "two"]]], [here.detach()], ["test_a"], 0.2)
    assert found == matches
