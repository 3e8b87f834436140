import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def factors(s, eta, t):
    """Give the factors, or the name of what was raised or warned of."""
    import warnings

    from answer import gd_shrink

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return gd_shrink(s, eta, t)
        except Exception as problem:
            return type(problem).__name__


@in_answer
def left_as_it_was(s, eta, t):
    """Give the singular values after the call."""
    from answer import gd_shrink

    gd_shrink(s, eta, t)
    return s


def descended(s, eta, t):
    """Run gradient descent for a diagonal matrix and labels of ones, relative to the least-squares value."""
    w = np.zeros(len(s))
    for _ in range(t):
        w = w + eta * s * (1.0 - s * w)
    return w * s


def test_two_steps_by_hand():
    """Singular values 1 and 2, step 0.25: after two steps 0.4375 and all of the way."""
    assert_close(factors(np.array([1.0, 2.0]), 0.25, 2), [0.4375, 1.0], rtol=1e-12)


def test_equals_gradient_descent():
    """The factors are those that gradient descent from zero reaches, for steps below and above 1/s²."""
    for rng in seeds():
        s = rng.uniform(0.05, 1.0, size=7)
        eta, t = rng.uniform(0.1, 1.95), int(rng.integers(1, 30))
        assert_close(factors(s, eta, t), descended(s, eta, t), rtol=1e-9)


def test_descent_on_random_data():
    """In the singular basis of random rows the stopped coefficients are the factors times least squares."""
    for rng in seeds(5):
        X, y = rng.normal(size=(11, 3)), rng.normal(size=11)
        _, s, V = np.linalg.svd(X, full_matrices=False)
        eta, w = 1.2 / s[0] ** 2, np.zeros(3)
        for _ in range(13):
            w = w + eta * X.T @ (y - X @ w)
        full = V @ np.linalg.lstsq(X, y, rcond=None)[0]
        assert_close(np.asarray(factors(s, eta, 13)) * full, V @ w, rtol=1e-8)


def test_no_step_and_one():
    """After no step all factors are 0, after one they are eta s²."""
    s = np.array([0.0, 0.5, 1.0, 2.0])
    assert_close(factors(s, 0.3, 0), [0.0, 0.0, 0.0, 0.0], atol=1e-15)
    assert_close(factors(s, 0.3, 1), 0.3 * s**2, rtol=1e-9)


def test_zero_singular_value():
    """Along a singular value of 0 nothing is learnt, however many steps."""
    for t in (1, 7, 10**12):
        assert_close(factors(np.array([0.0, 1.0]), 1.0, t), [0.0, 1.0], rtol=1e-12)


def test_small_factors_keep_their_digits():
    """Tiny factors come out to nine digits: about t eta s²."""
    assert_close(factors(np.array([1e-8]), 1.0, 3), [3e-16], rtol=1e-9)
    assert_close(factors(np.array([1e-9, 1e-7]), 0.5, 1000), [5e-16, 5e-12], rtol=1e-9)
    # (1 - r)² is 1 - 2 r + r², for r = 1e-4, 1e-6 and 1e-8
    assert_close(factors(np.array([1e-2, 1e-3, 1e-4]), 1.0, 2), [1.9999e-4, 1.999999e-6, 1.99999999e-8], rtol=1e-9)


def test_very_many_steps():
    """After a trillion steps weak directions have their share: one less exp(-1) where t eta s² is 1."""
    assert_close(factors(np.array([1e-6, 1.0]), 1.0, 10**12), [-np.expm1(-1.0), 1.0], rtol=1e-9)
    assert_close(factors(np.array([1.2]), 1.0, 10**12), [1.0], rtol=1e-9)


def test_overshooting_steps():
    """Between 1 and 2 times 1/s² the coefficient overshoots: factors above 1 after an odd number of steps."""
    s = np.array([np.sqrt(1.5)])
    assert_close(factors(s, 1.0, 3), [1.125], rtol=1e-9)
    assert_close(factors(s, 1.0, 4), [0.9375], rtol=1e-9)


def test_at_the_limit():
    """At exactly eta s² = 2 the coefficient jumps between 0 and twice its value, and nothing is raised."""
    for t, want in ((0, 0.0), (1, 2.0), (2, 0.0), (10**6 + 1, 2.0)):
        assert_close(factors(np.array([2.0, 1.0]), 0.5, t), [want, 1 - 0.5**t], rtol=1e-9, atol=1e-12)


def test_divergence_is_an_error():
    """If eta s² exceeds 2 for any singular value, wherever it stands, ValueError is raised, also for t = 0."""
    for s in ([2.0, 0.1, 0.3], [0.1, 0.3, 2.0], [0.0, 2.0]):
        for t in (0, 1, 50):
            raised = factors(np.array(s), 0.5001, t)
            assert isinstance(raised, str), "nothing was raised"
            assert raised == "ValueError", f"raised {raised}"


def test_more_steps_get_further():
    """Below 1/s² the factors rise with the number of steps and with the singular value, and stay between 0 and 1."""
    s = np.array([0.1, 0.3, 0.5, 0.9])
    table = np.array([factors(s, 1.0, t) for t in (1, 2, 5, 11)])
    assert np.all(np.diff(table, axis=0) > 0)
    assert np.all(np.diff(table, axis=1) > 0)
    assert np.all((table > 0) & (table < 1))


def test_order_and_repetition():
    """The factors come in the order of the singular values, unsorted and repeated ones too."""
    s = np.array([0.2, 0.9, 0.2, 0.0, 0.5])
    assert_close(factors(s, 1.1, 5), 1 - (1 - 1.1 * s**2) ** 5, rtol=1e-9)


def test_types_of_input():
    """Narrow and unsigned integers, float32 and views with strides give the same factors."""
    s = np.array([3, 20, 11, 0])
    want = 1 - (1 - 0.002 * s.astype(float) ** 2) ** 5
    for kind in (np.uint8, np.int8, np.int64, np.float32):
        assert_close(factors(s.astype(kind), 0.002, 5), want, rtol=1e-9)
    assert_close(factors(np.repeat(s * 1.0, 2)[::2], 0.002, np.int64(5)), want, rtol=1e-9)


def test_singular_values_stay_as_they_were():
    """The singular values are not changed."""
    assert_close(left_as_it_was(np.array([0.5, 1.0, 0.25]), 1.0, 3), [0.5, 1.0, 0.25])
