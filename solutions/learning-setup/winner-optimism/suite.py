from math import comb

import numpy as np
from answer import expected_best_train_acc

from drill.suite import assert_close, seeds


def by_counting(k, n, p):
    """Sum share times probability of each best count, from exact binomial coefficients."""
    below, total = 0.0, 0.0
    for t in range(n + 1):
        upto = min(1.0, sum(comb(n, s) * p**s * (1 - p) ** (n - s) for s in range(t + 1)))
        total += t / n * (upto**k - below**k)
        below = upto
    return total


def test_two_coins_by_hand():
    """Two coins on two rows: the best has 0, 1, 2 right with chances 1/16, 8/16, 7/16, which makes 11/16."""
    assert_close(expected_best_train_acc(2, 2, 0.5), 11 / 16, rtol=1e-8)


def test_ten_coins_on_thirty_rows():
    """The best of ten coins is right on 64 % of thirty rows."""
    assert_close(expected_best_train_acc(10, 30, 0.5), 0.640, atol=5e-4)


def test_a_single_guesser():
    """A single guesser is not selected, so its expected accuracy is p."""
    for rng in seeds():
        p = rng.random()
        for n in (1, 3, 11):
            assert_close(expected_best_train_acc(1, n, p), p, rtol=1e-8)


def test_a_single_row():
    """On a single row it is enough that one of them is right: 1 - (1 - p)^k."""
    for rng in seeds():
        p = rng.uniform(0.05, 0.95)
        for k in (2, 5, 13):
            assert_close(expected_best_train_acc(k, 1, p), 1 - (1 - p) ** k, rtol=1e-8)


def test_exact_on_small_cases():
    """The value is the exact expectation, not an approximation, for any number of guessers and rows."""
    for rng in seeds():
        k, n, p = int(rng.integers(2, 40)), int(rng.integers(2, 14)), rng.uniform(0.05, 0.95)
        assert_close(expected_best_train_acc(k, n, p), by_counting(k, n, p), rtol=1e-8)


def test_never_or_always_right():
    """Guessers that are never right score 0, and those that are always right score 1, however many there are."""
    for k, n in ((1, 1), (7, 5), (100, 13)):
        assert_close(expected_best_train_acc(k, n, 0.0), 0.0, atol=1e-8)
        assert_close(expected_best_train_acc(k, n, 1.0), 1.0, rtol=1e-8)


def test_grows_with_guessers_and_shrinks_with_rows():
    """More guessers raise the best score, more rows bring it back towards p."""
    by_guessers = [expected_best_train_acc(k, 17, 0.6) for k in (1, 2, 5, 20, 100)]
    by_rows = [expected_best_train_acc(7, n, 0.6) for n in (1, 2, 5, 20, 100)]
    assert min(np.diff(by_guessers)) > 0.01
    assert max(np.diff(by_rows)) < -0.01


def test_many_guessers():
    """A million guessers on 29 rows give what the exact sum gives."""
    for p in (0.2, 0.5):
        assert_close(expected_best_train_acc(10**6, 29, p), by_counting(10**6, 29, p), rtol=1e-8)


def test_many_rows():
    """On 1200 rows nothing vanishes: one coin still has 0.5, and a hundred of them about 0.5 + 2.5 deviations."""
    assert_close(expected_best_train_acc(1, 1200, 0.5), 0.5, rtol=1e-8)
    deviation = 0.5 / np.sqrt(1200)
    assert_close(expected_best_train_acc(100, 1200, 0.5), 0.5 + 2.508 * deviation, atol=0.02 * deviation)
