"""Which points an answer misses by its words, and which follow-up is asked because of it."""

from __future__ import annotations

import pytest

from drill.cards import FollowUp
from drill.mocks.overlap import missed, next_follow_up, stems, touches

POINTS = (
    r"Sets the gradient $-2X^\top(y - Xw)$ to zero",
    "The inverse exists only if the columns are independent",
    "The penalty makes it invertible",
)
FOLLOW_UPS = (
    FollowUp("What does it cost?", "Cubic in the number of features."),
    FollowUp("What if two columns are the same?", "Then they are dependent and there is no inverse."),
    FollowUp("What would a penalty change?", "A ridge penalty makes it invertible again."),
)


def test_words_are_compared_by_their_beginning_without_filler_and_commands():
    assert stems(r"The penalties of \frac and Regression, in 2D") == {"penal", "regre"}
    assert stems("penalises") == stems("Penalty!")
    assert stems("regression") != stems("regular")


@pytest.mark.parametrize(
    ("answer", "touched"),
    [
        ("set its gradient to zero and solve", [True, False, False]),
        ("the columns must be linearly independent", [False, True, False]),
        ("a penalised matrix is invertible", [False, False, True]),
        ("", [False, False, False]),
    ],
)
def test_a_point_is_touched_by_half_of_its_words(answer, touched):
    assert [touches(answer, point) for point in POINTS] == touched


def test_a_point_without_words_is_touched_by_any_answer():
    assert touches("something", r"$\to 0$")
    assert not touches("  ", r"$\to 0$")


def test_missed_points_keep_their_order():
    assert missed("the penalty makes it invertible", POINTS) == POINTS[:2]


def test_the_follow_up_that_shares_most_with_what_was_missed_is_asked():
    assert (
        next_follow_up(FOLLOW_UPS, POINTS, "set the gradient to zero, then a penalty, invertible", set()) == 1
    )
    assert (
        next_follow_up(
            FOLLOW_UPS, POINTS, "gradient zero; the columns are independent, inverse exists", set()
        )
        == 2
    )


def test_follow_ups_come_in_order_where_nothing_was_missed():
    said = " ".join(POINTS)
    assert [next_follow_up(FOLLOW_UPS, POINTS, said, asked) for asked in ([], [0], [0, 1])] == [0, 1, 2]


def test_no_follow_up_is_asked_twice():
    assert next_follow_up(FOLLOW_UPS, POINTS, "", {1, 2}) == 0
    assert next_follow_up(FOLLOW_UPS, POINTS, "", {0, 1, 2}) is None
    assert next_follow_up((), POINTS, "", set()) is None
