import numpy as np
from answer import correct_proba, shift_intercept

from drill.suite import assert_close, in_answer, seeds


@in_answer
def complains(p, pi_train, pi_true):
    """Return whether the correction divides by zero or meets an invalid value."""
    import warnings

    import numpy as np
    from answer import correct_proba

    try:
        with np.errstate(all="raise", under="ignore"), warnings.catch_warnings():
            warnings.simplefilter("error")
            correct_proba(p, pi_train, pi_true)
    except (FloatingPointError, ZeroDivisionError, Warning):
        return True
    return False


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_intercept_by_hand():
    """From a base rate of 1/2 to one of 1/10 the intercept falls by log 9."""
    assert_close(shift_intercept(2.0, 0.5, 0.1), 2.0 - np.log(9), rtol=1e-12)


def test_intercept_from_an_uneven_sample():
    """From a base rate of 1/5 to one of 1/10 the intercept changes by log(1/9) - log(1/4)."""
    assert_close(shift_intercept(-1.0, 0.2, 0.1), -1.0 - np.log(9 / 4), rtol=1e-12)


def test_probabilities_by_hand():
    """A probability of 3/4 at base rate 1/2 has odds 3, which at base rate 1/10 become 3/9: 1/4."""
    assert_close(correct_proba(np.array([0.75, 0.5]), 0.5, 0.1), [0.25, 0.1], rtol=1e-12)


def test_base_rate_maps_to_base_rate():
    """A row predicted at the base rate of training is predicted at the true base rate."""
    for rng in seeds():
        train, true = rng.uniform(0.01, 0.99, size=2)
        assert_close(correct_proba(np.array([train]), train, true), [true], rtol=1e-9)


def test_both_functions_agree():
    """Shifting the intercept and correcting the probabilities of the old model give the same."""
    for rng in seeds():
        train, true = rng.uniform(0.01, 0.99, size=2)
        z, b = rng.normal(size=7) * 2, rng.normal()
        want = sigmoid(z + shift_intercept(b, train, true))
        assert_close(correct_proba(sigmoid(z + b), train, true), want, rtol=1e-9)


def test_bayes_rule_on_counts():
    """Class frequencies within a cell of a table follow when one class is thinned out."""
    for rng in seeds():
        ones, zeros = rng.integers(1, 50, size=5).astype(float), rng.integers(1, 50, size=5) * 4.0
        kept = zeros / 4  # one zero in four is kept for training
        true, train = ones.sum() / (ones.sum() + zeros.sum()), ones.sum() / (ones.sum() + kept.sum())
        assert_close(correct_proba(ones / (ones + kept), train, true), ones / (ones + zeros), rtol=1e-9)


def test_same_base_rate_changes_nothing():
    """Where both base rates are the same, intercept and probabilities stay."""
    for rng in seeds(5):
        rate, p = rng.uniform(0.05, 0.95), rng.uniform(size=5)
        assert_close(correct_proba(p, rate, rate), p, rtol=1e-9)
        assert_close(shift_intercept(0.7, rate, rate), 0.7, rtol=1e-9)


def test_there_and_back():
    """Correcting to another base rate and back gives the probabilities one began with."""
    for rng in seeds(5):
        p = rng.uniform(size=5)
        there = np.asarray(correct_proba(p, 0.4, 0.03))
        assert_close(correct_proba(there, 0.03, 0.4), p, rtol=1e-9)


def test_certain_rows_stay_certain():
    """Probabilities 0 and 1 stay as they are, without a division by zero."""
    p = np.array([0.0, 1.0, 0.5])
    assert_close(correct_proba(p, 0.5, 0.01), [0.0, 1.0, 0.01], rtol=1e-12)
    assert not complains(p, 0.5, 0.01)


def test_tiny_probabilities_keep_their_digits():
    """Probabilities of 1e-300 and base rates of 1e-9 keep their relative precision."""
    got = correct_proba(np.array([1e-300, 1e-30]), 0.5, 1e-9)
    assert_close(got, [1e-309 / (1 - 1e-9), 1e-39 / (1 - 1e-9)], rtol=1e-9)
    assert_close(correct_proba(np.array([0.5]), 0.5, 1e-9), [1e-9], rtol=1e-9)


def test_kinds_of_inputs():
    """Integers, float32 and arrays of other shapes are computed in float64 and keep their shape."""
    assert_close(correct_proba(np.array([0, 1, 1]), 0.5, 0.2), [0.0, 1.0, 1.0])
    block = np.array([[0.5, 0.25], [0.75, 0.125]], dtype=np.float32)
    want = [[1 / 5, 1 / 13], [3 / 7, 1 / 29]]
    assert_close(correct_proba(block, 0.5, 0.2), want, rtol=1e-12)
    assert_close(correct_proba(block.T, 0.5, 0.2), np.transpose(want), rtol=1e-12)
    assert_close(correct_proba(np.zeros((0, 2)), 0.5, 0.2), np.zeros((0, 2)))


def test_input_stays_as_it_was():
    """The probabilities hold the same numbers after the call."""
    p = np.array([0.2, 0.7])
    correct_proba(p, 0.5, 0.1)
    assert_close(p, [0.2, 0.7])
