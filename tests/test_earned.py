from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.earned import FOUR_BUTTONS, from_points, from_result, lowered

PAR = 600.0


@pytest.mark.parametrize(
    ("happened", "quality"),
    [
        ({"right": True, "failed": 0, "hints": 0, "seconds": PAR}, 5),
        ({"right": True, "failed": 0, "hints": 0, "seconds": PAR + 1}, 4),
        ({"right": True, "failed": 1, "hints": 0, "seconds": 1.0}, 3),
        ({"right": True, "failed": 0, "hints": 1, "seconds": 1.0}, 3),
        ({"right": True, "failed": 9, "hints": 3, "seconds": 9 * PAR}, 3),
        ({"right": False, "failed": 2, "hints": 0, "seconds": 1.0, "best": 0.8}, 2),
        ({"right": False, "failed": 2, "hints": 0, "seconds": 1.0, "best": 0.5}, 1),
        ({"right": False, "failed": 1, "hints": 3, "seconds": 1.0}, 1),
        ({"right": False, "failed": 0, "hints": 3, "seconds": 1.0}, 0),
    ],
)
def test_quality_from_the_result(happened, quality):
    assert from_result(par=PAR, **happened) == quality


@pytest.mark.parametrize(
    ("ticked", "total", "quality"),
    [
        (0, 5, 0),
        (1, 5, 1),
        (2, 5, 2),
        (3, 5, 3),
        (4, 5, 4),
        (5, 5, 5),
        (1, 2, 2),
        (2, 3, 3),
        (3, 4, 4),
        (1, 3, 2),
    ],
)
def test_quality_from_the_points_that_were_said(ticked, total, quality):
    assert from_points(ticked, total) == quality


@given(st.integers(1, 12), st.data())
def test_one_more_point_never_lowers_the_suggestion(total, data):
    ticked = data.draw(st.integers(1, total))
    assert from_points(ticked - 1, total) <= from_points(ticked, total)


def test_the_learner_may_lower_but_not_raise():
    assert lowered(3, 1) == 1
    assert lowered(3, 5) == 3


def test_four_buttons_fail_once_and_pass_thrice():
    assert [quality >= 3 for _, quality in sorted(FOUR_BUTTONS.items())] == [False, True, True, True]
