import math

import numpy as np
from answer import gap, n_needed

from drill.suite import assert_close, seeds


def bound(n, eps, H):
    return 2 * H * math.exp(-2 * n * eps**2)


def test_one_model_and_a_thousand():
    """For eps = delta = 0.05, one model needs 738 rows and a thousand need 2120."""
    assert_close(n_needed(0.05, 0.05), 738)
    assert_close(n_needed(0.05, 0.05, 1000), 2120)


def test_smallest_number_of_rows():
    """At the answer the bound is at most delta, and with one row fewer it is above."""
    for rng in seeds():
        eps, delta, H = rng.uniform(0.02, 0.4), rng.uniform(0.001, 0.5), int(rng.integers(1, 5000))
        n = n_needed(eps, delta, H)
        assert bound(n, eps, H) <= delta, f"the bound is {bound(n, eps, H):.6g} at n = {n}"
        assert bound(n - 1, eps, H) > delta, f"the bound is {bound(n - 1, eps, H):.6g} at n = {n - 1} already"


def test_gap_solves_the_equation():
    """At the gap the bound equals delta."""
    for rng in seeds():
        n, delta, H = int(rng.integers(1, 10**5)), rng.uniform(0.001, 0.5), int(rng.integers(1, 5000))
        assert_close(bound(n, gap(n, delta, H), H), delta, rtol=1e-9)


def test_gap_may_exceed_one():
    """With few rows the gap exceeds 1, and is returned as it is."""
    assert_close(gap(1, 2 * math.exp(-8)), 2.0, rtol=1e-12)
    assert_close(gap(2, 0.002, 1000), math.sqrt(math.log(1e6) / 4), rtol=1e-12)


def test_whole_solutions():
    """A solution that is a whole number, or above it by a relative 1e-10, is not raised to the next."""
    for whole in range(1, 60):
        for off in (1.0, 1 + 1e-10, 1 - 1e-10):
            assert_close(n_needed(0.5, 2 * math.exp(-whole / 2 * off)), whole)
            assert_close(n_needed(0.1, 14 * math.exp(-(whole + 140) / 50 * off), 7), whole + 140)


def test_just_above_a_whole_number():
    """A solution that is larger than a whole number by a relative millionth needs one more row."""
    for whole in (3, 11, 40):
        assert_close(n_needed(0.5, 2 * math.exp(-whole / 2 * (1 + 1e-6))), whole + 1)
        assert_close(n_needed(0.5, 2 * math.exp(-whole / 2 * (1 - 1e-6))), whole)


def test_gap_and_rows_belong_together():
    """The gap at the number of rows needed is at most eps, and falls with the root of the rows."""
    for rng in seeds(5):
        eps, delta = rng.uniform(0.02, 0.3), rng.uniform(0.01, 0.3)
        assert gap(n_needed(eps, delta, 13), delta, 13) <= eps * (1 + 1e-9)
        assert_close(gap(4 * 50, delta, 13), gap(50, delta, 13) / 2, rtol=1e-12)


def test_number_of_models_enters_by_its_logarithm():
    """Squaring both H and 2/delta doubles the solution."""
    eps = 0.01
    assert_close(n_needed(eps, 2 * 0.005**2, 10**6), 2 * math.log(1000 / 0.005) / (2 * eps**2), atol=1.0)


def test_astronomical_classes():
    """A number of models with thousands of digits gives finite results."""
    log_h = 5000 * math.log(2)
    assert_close(gap(100, 0.05, 2**5000), math.sqrt((math.log(40) + log_h) / 200), rtol=1e-9)
    assert_close(n_needed(0.1, 0.05, 2**5000), math.ceil((math.log(40) + log_h) / 0.02))


def test_tiny_delta():
    """A delta of 1e-300 gives finite results, also with many models."""
    logs = math.log(2) + 20 * math.log(10) + 300 * math.log(10)
    assert_close(gap(50, 1e-300, 10**20), math.sqrt(logs / 100), rtol=1e-9)
    assert_close(n_needed(0.25, 1e-300, 10**20), math.ceil(logs / 0.125))


def test_tiny_eps():
    """An eps of 1e-5 needs billions of rows, counted to nine digits."""
    assert_close(n_needed(1e-5, 0.05), math.log(40) / 2e-10, rtol=2e-9)


def test_types_of_input():
    """Numbers of numpy's types give the same results, and the rows are a whole number."""
    n = n_needed(np.float64(0.05), np.float64(0.05), np.int64(1000))
    assert_close(n, 2120)
    assert isinstance(n, int | np.integer), f"the number of rows is a {type(n).__name__}"
    assert_close(gap(np.int64(738), np.float64(0.05)), math.sqrt(math.log(40) / 1476), rtol=1e-12)
