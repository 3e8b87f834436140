import numpy as np
from answer import logreg_gd
from reference import logreg_gd as reference_gd

from drill.suite import assert_close, in_answer, seeds


@in_answer
def complains(X, y, lr, steps):
    """Return whether the fit meets an overflow, a division by zero or an invalid value."""
    import numpy as np
    from answer import logreg_gd

    try:
        with np.errstate(all="raise", under="ignore"):
            logreg_gd(X, y, lr, steps)
    except FloatingPointError:
        return True
    return False


def drawn(rng, n=13, d=3):
    X = rng.normal(size=(n, d)) + 0.5
    return X, (X[:, 0] + rng.normal(size=n) > 0.5).astype(float)


def check(got, want, rtol=1e-9):
    for each, expected in zip(got, want, strict=True):
        assert_close(each, expected, rtol=rtol, atol=1e-12)


def test_one_step_by_hand():
    """From zero all probabilities are 1/2: the step is lr times the mean of (y - 1/2) x, the loss log 2."""
    X, y = np.array([[1.0, 0.0], [3.0, 1.0], [2.0, 4.0], [0.0, 1.0]]), np.array([0, 1, 1, 1])
    check(logreg_gd(X, y, 0.4, 1), ([0.2, 0.3], 0.1, [np.log(2)]))


def test_no_step():
    """Without a step the weights and the intercept are zero and no loss is recorded."""
    X, y = drawn(np.random.default_rng(0))
    check(logreg_gd(X, y, 0.1, 0), (np.zeros(3), 0.0, np.zeros(0)))


def test_many_steps():
    """Without a penalty weights, intercept and losses follow the recursion."""
    for rng in seeds():
        X, y = drawn(rng)
        check(logreg_gd(X, y, 0.7, 11), reference_gd(X, y, 0.7, 11))


def test_with_a_penalty():
    """With a penalty the weights shrink, the intercept stays free and the losses hold the penalty."""
    for rng in seeds():
        X, y = drawn(rng)
        check(logreg_gd(X, y, 0.3, 7, 0.9), reference_gd(X, y, 0.3, 7, 0.9))


def test_step_is_the_slope_of_the_loss():
    """The step that is taken points down the recorded loss: its first change is -lr times the squared gradient."""
    for rng in seeds(5):
        X, y = drawn(rng)
        w, b, losses = logreg_gd(X, y, 1e-5, 2, 0.5)
        w1, b1, _ = logreg_gd(X, y, 1e-5, 1, 0.5)
        squared = (np.sum(np.asarray(w1) ** 2) + b1**2) / 1e-5
        assert_close(losses[1] - losses[0], -squared, rtol=1e-3)


def test_copies_of_the_rows_change_nothing():
    """Each row three times gives the same fit, since the loss is a mean."""
    for rng in seeds(5):
        X, y = drawn(rng)
        check(logreg_gd(np.tile(X, (3, 1)), np.tile(y, 3), 0.5, 5, 0.2), logreg_gd(X, y, 0.5, 5, 0.2))


def test_mean_probability_tends_to_the_base_rate():
    """At convergence without a penalty the mean probability is the share of ones."""
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(17, 2)), np.repeat([0, 1], [11, 6])
    w, b, _ = logreg_gd(X, y, 1.0, 400)
    assert_close(np.mean(1 / (1 + np.exp(-(X @ np.asarray(w) + b)))), 6 / 17, rtol=1e-6)


def test_unscaled_inputs():
    """Inputs in the thousands give logits in the millions: losses stay finite and nothing overflows."""
    X, y = np.array([[4000.0], [-1000.0], [3000.0], [2000.0]]), np.array([0, 1, 1, 0])
    check(logreg_gd(X, y, 1.0, 5), reference_gd(X, y, 1.0, 5))
    assert not complains(X, y, 1.0, 5)


def test_small_losses_keep_their_digits():
    """Rows that are right by a logit of 30 cost e^-30 in either class, neither 0 nor the rest of a difference."""
    for label in (0, 1):
        losses = logreg_gd(np.array([[1.0]]), np.array([label]), 30.0, 2)[2]
        assert_close(losses, [np.log(2), np.log1p(np.exp(-30))], rtol=1e-9)


def test_kinds_of_labels():
    """Booleans, integers and unsigned bytes as labels give what floats give."""
    X, y = drawn(np.random.default_rng(2))
    want = reference_gd(X, y, 0.5, 4)
    for kind in (bool, np.int64, np.uint8):
        check(logreg_gd(X, y.astype(kind), 0.5, 4), want)


def test_kinds_of_inputs():
    """Integer, float32 and non-contiguous inputs are computed in float64."""
    rng = np.random.default_rng(3)
    X, y = rng.integers(-4, 5, size=(11, 2)), rng.integers(0, 2, size=11)
    want = reference_gd(X, y, 0.3, 6)
    block = np.zeros((22, 4))
    block[::2, ::2] = X
    for inputs in (X, X.astype(np.float32), block[::2, ::2]):
        check(logreg_gd(inputs, y, 0.3, 6), want, rtol=1e-10)


def test_one_class_only():
    """With labels of one class the intercept moves towards it, without an error."""
    X = np.array([[1.0], [-1.0]])
    check(logreg_gd(X, np.ones(2), 0.5, 3), reference_gd(X, np.ones(2), 0.5, 3))
    check(logreg_gd(X, np.zeros(2), 0.5, 3), reference_gd(X, np.zeros(2), 0.5, 3))


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    X, y = drawn(np.random.default_rng(4))
    before = X.copy(), y.copy()
    logreg_gd(X, y, 0.5, 3)
    check((X, y), before)
