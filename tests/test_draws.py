from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.numbers.draws import DrawError, draw, has_draws

SEEDS = [f"card {count}" for count in range(300)]


def drawn(text: str) -> list[object]:
    return [draw({"x": text}, seed)["x"] for seed in SEEDS]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5..9", [5, 6, 7, 8, 9]),
        ("-1..1", [-1, 0, 1]),
        ("10..30 by 10", [10, 20, 30]),
        ("0..10 by 4", [0, 4, 8]),
        ("0.05..0.2 by 0.05", [0.05, 0.1, 0.15, 0.2]),
        ("0.7..0.9", [0.7, 0.8, 0.9]),
        ("1..1.5 by 0.25", [1.0, 1.25, 1.5]),
        ("one of 5 10", [5, 10]),
        ("one of 0.1 0.01 -3", [-3, 0.01, 0.1]),
        ("  2 .. 3  ", [2, 3]),
    ],
)
def test_each_value_of_a_draw_comes_up_and_no_other(text, values):
    assert sorted(set(drawn(text))) == values


def test_whole_numbers_are_drawn_as_such():
    assert {type(value) for value in drawn("1..5")} == {int}
    assert {type(value) for value in drawn("one of 1 2")} == {int}
    assert {type(value) for value in drawn("0.5..1.5 by 0.5")} <= {float}


def test_a_draw_is_the_same_on_every_machine():
    given = {"tp": "5..60", "rate": "0.05..0.5 by 0.05", "k": "one of 5 10"}
    assert draw(given, "metrics/f1 0") == {"tp": 44, "rate": 0.5, "k": 10}


def test_a_draw_depends_on_its_own_name_and_seed_only():
    alone = [draw({"a": "1..1000"}, seed)["a"] for seed in SEEDS]
    beside = [draw({"b": "1..1000", "a": "1..1000"}, seed) for seed in SEEDS]
    assert alone == [values["a"] for values in beside]
    assert sum(values["a"] == values["b"] for values in beside) < 5
    assert len(set(alone)) > 200


def test_numbers_and_lists_stay_and_draws_within_lists_are_drawn():
    given = {"n": 3, "rate": 0.5, "data": [1, 2.5, "3..4"], "grid": [[1], ["5..6"]]}
    values = draw(given, "seed")
    assert values["n"] == 3
    assert values["data"][:2] == [1, 2.5]
    assert values["data"][2] in (3, 4)
    assert values["grid"][1][0] in (5, 6)
    assert has_draws(given)
    assert not has_draws({"n": 3, "data": [[1, 2]]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "5..",
        "..5",
        "9..5",
        "5..5",
        "1..2 by 0",
        "1..2 by -1",
        "one of",
        "one of a b",
        "a..b",
        "1e3..2e3",
        "٣..٥",
    ],
)
def test_what_is_no_draw_is_refused_with_the_way_to_write_one(text):
    with pytest.raises(DrawError) as caught:
        draw({"x": text}, "seed")
    assert caught.value.fix


@given(st.integers(-1000, 1000), st.integers(1, 1000), st.integers(1, 50), st.text(max_size=5))
def test_whole_draws_stay_within_their_ends_and_on_their_steps(low, width, step, seed):
    value = draw({"x": f"{low}..{low + width} by {step}"}, seed)["x"]
    assert isinstance(value, int)
    assert low <= value <= low + width
    assert (value - low) % step == 0
