import numpy as np
import pytest
from answer import adj_r2, r2

from drill.suite import assert_close, seeds


def test_by_hand():
    """For y = 1, 2, 6 and p = 2, 2, 5 the squared errors are 2 of 14, so R² is 6/7."""
    assert_close(r2(np.array([1.0, 2.0, 6.0]), np.array([2.0, 2.0, 5.0])), 6 / 7, rtol=1e-12)


def test_two_pass_definition_on_random_data():
    """R² is one less the squared errors over the squares around the mean of y, for predictions of any quality."""
    for rng in seeds():
        y, p = rng.normal(size=(2, 13)) + [[2.0], [1.0]]
        errors = sum((a - b) ** 2 for a, b in zip(y, p, strict=True))
        around = sum((a - y.mean()) ** 2 for a in y)
        assert_close(r2(y, p), 1.0 - errors / around, rtol=1e-10)


def test_shifted_predictions_count_as_errors():
    """Predictions that follow y perfectly but lie 9 too high have R² = 1 - 81/(2/3)."""
    y = np.array([1.0, 2.0, 3.0])
    assert_close(r2(y, y + 9.0), -120.5, rtol=1e-12)


def test_predicting_the_mean_scores_zero():
    """The mean of y, predicted for every row, scores 0, and y itself scores 1."""
    y = np.array([3.0, -1.0, 4.0, 10.0])
    assert_close(r2(y, np.full(4, 4.0)), 0.0, atol=1e-12)
    assert_close(r2(y, y), 1.0, rtol=1e-12)


def test_targets_and_predictions_are_not_interchangeable():
    """R² of p = 0, 2 against y = 0, 1 is -1; the other way round it is 0.5."""
    assert_close(r2(np.array([0.0, 1.0]), np.array([0.0, 2.0])), -1.0, rtol=1e-12)
    assert_close(r2(np.array([0.0, 2.0]), np.array([0.0, 1.0])), 0.5, rtol=1e-12)


def test_constant_targets():
    """Where all y are equal the score is 1 for perfect predictions and 0 for all others, rounding or not."""
    for level in (5.0, 0.1, 0.0, 1e9 + 0.1):
        y = np.full(3, level)
        assert_close(r2(y, y), 1.0)
        assert_close(r2(y, y + [0.0, 0.5, 0.0]), 0.0)
    assert_close(r2(np.full(3, 5.0), np.array([5.0, 5.0, 5.0 + 1e-8])), 0.0)
    assert_close(r2(np.array([2.0]), np.array([2.0])), 1.0)
    assert_close(r2(np.array([2.0]), np.array([3.0])), 0.0)


def test_whole_weights_repeat_rows():
    """A weight of 3 is worth three copies of its row, a weight of 0 none."""
    for rng in seeds():
        y, p = rng.normal(size=(2, 11))
        w = rng.integers(0, 4, size=11)
        w[:3] = 1, 2, 3
        assert_close(r2(y, p, w), r2(np.repeat(y, w), np.repeat(p, w)), rtol=1e-9, atol=1e-12)


def test_scale_of_the_weights_is_free():
    """Weights twelve times as large give the same score, and equal weights give the plain one."""
    rng = np.random.default_rng(3)
    y, p = rng.normal(size=(2, 7))
    w = rng.uniform(0.1, 2.0, size=7)
    assert_close(r2(y, p, 12.0 * w), r2(y, p, w), rtol=1e-10)
    assert_close(r2(y, p, np.full(7, 0.3)), r2(y, p), rtol=1e-10)


def test_constant_where_the_weight_is():
    """Rows of weight 0 do not count when it is asked whether all y are equal."""
    y, w = np.array([4.0, 4.0, 9.0]), np.array([1.0, 2.0, 0.0])
    assert_close(r2(y, np.array([4.0, 4.0, 0.0]), w), 1.0)
    assert_close(r2(y, np.array([4.0, 3.0, 9.0]), w), 0.0)


def test_small_weights_count():
    """A row of weight 0.1 is a row: y is not constant because only light rows differ."""
    y, p = np.array([4.0, 4.0, 9.0]), np.array([4.0, 4.0, 8.0])
    w = np.array([1.0, 1.0, 0.1])
    assert_close(r2(y, p, w), 1.0 - 0.1 / (2.5 - 0.25 / 2.1), rtol=1e-9)


def test_large_offsets_and_large_integers():
    """Adding 1e9 to targets and predictions changes nothing, and integers near 4e9 do not overflow."""
    y, p = np.array([0.0, 3.0, 1.0, 8.0]), np.array([1.0, 3.0, 2.0, 6.0])
    assert_close(r2(y + 1e9, p + 1e9), r2(y, p), rtol=1e-9)
    whole = np.array([0, 4, 4, 0]) * 10**9
    assert_close(r2(whole, 0 * whole), -1.0, rtol=1e-12)
    single = (y.astype(np.float32) * np.float32(0.1), p.astype(np.float32) * np.float32(0.1))
    assert_close(r2(*single), r2(*(a.astype(np.float64) for a in single)), rtol=1e-12)


def test_units_of_the_targets_do_not_matter():
    """Targets and predictions in far larger or smaller units give the same score."""
    y, p = np.array([0.0, 3.0, 1.0, 8.0]), np.array([1.0, 3.0, 2.0, 6.0])
    for unit in (1e-20, 1e-9, 1e9):
        assert_close(r2(unit * y, unit * p), 1.0 - 6.0 / 38.0, rtol=1e-9)
        assert_close(r2(unit * y, unit * p, np.full(4, 0.5)), 1.0 - 6.0 / 38.0, rtol=1e-9)


def test_adjusted_for_the_number_of_predictors():
    """For n = 5, k = 2 and R² = 0.8 the adjusted value is 0.6; for k = 0 it is R² itself; at R² = 0 it is negative."""
    y, p = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), np.array([-1.0, -1.0, 0.0, 1.0, 1.0])
    assert_close(adj_r2(y, p, 2), 0.6, rtol=1e-10)
    assert_close(adj_r2(y, p, 0), 0.8, rtol=1e-10)
    assert_close(adj_r2(y, p, 3), 0.2, rtol=1e-10)
    assert_close(adj_r2(y, np.zeros(5), 2), -1.0, rtol=1e-10)


def test_too_many_predictors():
    """With no degree of freedom left the adjusted value does not exist: ValueError."""
    y = np.array([1.0, 2.0, 4.0, 3.0])
    for k in (3, 4):
        with pytest.raises(ValueError):
            adj_r2(y, y - 1.0, k)


def test_inputs_stay_as_they_were():
    """y, p and w hold the same numbers after the call."""
    rng = np.random.default_rng(6)
    y, p, w = rng.uniform(1.0, 2.0, size=(3, 7))
    before = [a.copy() for a in (y, p, w)]
    r2(y, p, w)
    adj_r2(y, p, 2)
    for after, kept in zip((y, p, w), before, strict=True):
        assert_close(after, kept)
