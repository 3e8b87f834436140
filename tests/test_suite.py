"""What suites are written with, under plain pytest: comparison, drivers, seeds and goldens."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from drill import suite
from drill.suite import Mismatch, assert_close, golden, in_answer, seeds

OUTSIDE = 3


@pytest.fixture(autouse=True)
def forgotten_drivers() -> Iterator[None]:
    """Leave no driver behind for another test."""
    yield
    suite._drivers.clear()
    suite.remote = None


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (1, 1.0),
        ([1, 2], np.array([1.0, 2.0])),
        (np.float32(0.5), 0.5),
        ([[True]], np.array([[1]])),
        (math.nan, math.nan),
        ([math.inf, -math.inf], (math.inf, -math.inf)),
        (1 + 2j, np.complex64(1 + 2j)),
        ([], np.zeros(0)),
    ],
)
def test_equal_numbers_are_close_in_any_container(got, expected):
    assert_close(got, expected)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (1.0, 1.1, "tolerance"),
        ([1.0], 1.0, "shape (1,), expected ()"),
        (np.zeros((1, 3)), np.zeros(3), "shape (1, 3), expected (3,)"),
        (2.0, np.full(3, 2.0), "shape (), expected (3,)"),
        (math.nan, 1.0, "tolerance"),
        (math.inf, -math.inf, "tolerance"),
        ("1.0", 1.0, "not numbers, but str"),
        (None, 1.0, "not numbers, but NoneType"),
        ([[1], [1, 2]], [1.0], "not a regular array"),
    ],
)
def test_other_values_are_a_mismatch_that_keeps_both_sides(got, expected, words):
    with pytest.raises(Mismatch) as mismatch:
        assert_close(got, expected)
    assert words in str(mismatch.value)
    assert mismatch.value.got is got
    assert mismatch.value.expected is expected
    assert isinstance(mismatch.value, AssertionError)


def test_tolerances_are_absolute_plus_relative_to_the_expected_value():
    assert_close(101.0, 100.0, rtol=0.01)
    assert_close(0.001, 0.0, atol=0.001)
    with pytest.raises(Mismatch):
        assert_close(0.001, 0.0, rtol=0.5)
    with pytest.raises(Mismatch):
        assert_close(100.1, 100.0, atol=0.05)


def test_seeds_are_always_the_same_and_each_its_own():
    first, second = ([rng.random() for rng in seeds(5)] for _ in range(2))
    assert first == second
    assert len(set(first)) == 5
    assert len(list(seeds())) == 20


def test_a_driver_is_an_ordinary_function_without_a_judge():
    @in_answer
    def doubled(x: int) -> int:
        """Double."""
        return 2 * x

    assert doubled(4) == 8
    assert (doubled.__name__, doubled.__doc__) == ("doubled", "Double.")


class Recorder:
    def drive(self, source: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        namespace: dict[str, Any] = {}
        exec(source, namespace)  # noqa: S102
        return "sent", namespace[name](*args, **kwargs)


def test_a_driver_goes_to_the_answer_by_its_source_with_the_other_drivers():
    @in_answer
    def tripled(x):
        return 3 * x

    @in_answer
    def shifted(
        x,
        *,
        by=1,
    ):
        import math

        return [tripled(each) + math.floor(by) for each in [x]]

    suite.remote = Recorder()
    assert shifted(2, by=5.5) == ("sent", [11])


def test_a_driver_that_needs_its_module_is_refused_at_once():
    def leans(x):
        return [OUTSIDE * each for each in x]

    def leans_within(x):
        def inner(y):
            return np.sum(y)

        return inner(x)

    for driver, name in ((leans, "OUTSIDE"), (leans_within, "np")):
        with pytest.raises(TypeError, match=f"uses {name} of its module"):
            in_answer(driver)


def test_a_driver_may_use_builtins_and_names_of_its_own():
    @in_answer
    def fine(x):
        np = len(x)
        return sum(sorted(x)) + np

    assert fine([1, 2]) == 5


def test_goldens_are_read_from_beside_the_suite(tmp_path):
    np.savez(tmp_path / "goldens.npz", a=np.arange(3), b=np.array(1.5))
    (tmp_path / "goldens.json").write_text(json.dumps({"é": [1, None]}), encoding="utf-8")
    arrays = golden("goldens.npz", tmp_path)
    assert sorted(arrays) == ["a", "b"]
    assert arrays["b"] == 1.5
    assert golden("goldens.json", str(tmp_path)) == {"é": [1, None]}


def test_goldens_are_never_pickles(tmp_path):
    np.savez(tmp_path / "goldens.npz", a=np.array([{}], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        golden("goldens.npz", tmp_path)
