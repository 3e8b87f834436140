import numpy as np
from answer import fit_temperature

from drill.suite import assert_close, in_answer, seeds

# The statement asks for 1e-4; the minimum is flat, so twice that is let pass.
RTOL = 2e-4


def scan(Z, y):
    """Search ln T for a sign change of the derivative, by rows and with care for large logits."""
    Z = np.asarray(Z, dtype=float)
    Z = Z - Z.max(axis=1, keepdims=True)

    def slope(t):
        p = np.exp(Z / t)
        p /= p.sum(axis=1, keepdims=True)
        return np.sum(p * Z) - sum(row[k] for row, k in zip(Z, y, strict=True))

    low, high = np.log(0.01), np.log(100)
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(np.exp(middle)) > 0 else (low, middle)
    return np.exp(low)


def draw(rng, n=61, k=5, sharp=1.0):
    """Logits of which `sharp` is the true temperature."""
    Z = rng.normal(size=(n, k)) * 1.5
    p = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    y = (p.cumsum(axis=1) < rng.random((n, 1))).sum(axis=1).clip(0, k - 1)
    return Z * sharp, y


@in_answer
def warned(Z, y):
    import warnings

    from answer import fit_temperature

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fit_temperature(Z, y)
    return len(caught)


def test_two_classes_by_hand():
    """If all rows have a gap of 2 and two of three are right, the best gap is log 2."""
    Z, y = np.array([[2.0, 0.0]] * 3), np.array([0, 0, 1])
    assert_close(fit_temperature(Z, y), 2 / np.log(2), rtol=RTOL)
    assert_close(fit_temperature(Z / 10, y), 0.2 / np.log(2), rtol=RTOL)


def test_random_logits():
    """On random logits the temperature is where the loss stops falling."""
    for rng in seeds():
        Z, y = draw(rng)
        assert_close(fit_temperature(Z, y), scan(Z, y), rtol=RTOL)


def test_rows_count_alike():
    """The loss of all rows together is minimised; rows have no temperatures of their own."""
    Z = np.array([[1.0, 0.0, 0.0], [8.0, 0.0, 1.0], [0.0, 3.0, 2.0], [0.0, 0.5, 2.0]])
    for y in (np.array([0, 2, 1, 2]), np.array([1, 1, 2, 1])):
        assert_close(fit_temperature(Z, y), scan(Z, y), rtol=RTOL)


def test_multiplied_logits():
    """Logits that are three times as large need three times the temperature."""
    for rng in seeds(8):
        Z, y = draw(rng)
        T = fit_temperature(Z, y)
        assert_close(fit_temperature(3 * Z, y), 3 * T, rtol=RTOL)
        assert_close(fit_temperature(Z / 8, y), T / 8, rtol=RTOL)


def test_calibrated_logits():
    """Many labels drawn from the softmax itself give a temperature near 1; underconfident logits one below."""
    Z, y = draw(np.random.default_rng(1), n=2003)
    assert_close(fit_temperature(Z, y), 1.0, rtol=0.08)
    assert_close(fit_temperature(Z / 3, y), 1 / 3, rtol=0.08)


def test_shifted_rows():
    """A constant added to all logits of a row changes nothing."""
    for rng in seeds(8):
        Z, y = draw(rng)
        shift = rng.normal(size=(len(Z), 1)) * 50
        assert_close(fit_temperature(Z + shift, y), scan(Z, y), rtol=RTOL)


def test_renamed_classes():
    """Classes in another order give the same temperature."""
    for rng in seeds(8):
        Z, y = draw(rng)
        order = rng.permutation(Z.shape[1])
        assert_close(fit_temperature(Z[:, order], np.argsort(order)[y]), scan(Z, y), rtol=RTOL)


def test_all_rows_right():
    """If each label has the largest logit of its row, the lower border is returned."""
    Z = np.array([[3.0, 1.0, 0.0], [0.0, 0.5, 4.0]])
    assert_close(fit_temperature(Z, np.array([0, 2])), 0.01, rtol=RTOL)


def test_useless_logits():
    """If the logits speak against the labels, the upper border is returned."""
    Z = np.array([[3.0, 1.0, 0.0], [0.0, 0.5, 4.0], [1.0, 0.0, 0.0]])
    assert_close(fit_temperature(Z, np.array([2, 0, 1])), 100.0, rtol=RTOL)


def test_near_the_borders():
    """Temperatures near 0.01 and near 100 are found."""
    Z, y = np.array([[1.0, 0.0]] * 3), np.array([0, 0, 1])
    for unit in (0.0085, 60.0):
        assert_close(fit_temperature(unit * Z, y), unit / np.log(2), rtol=RTOL)
    assert_close(fit_temperature(0.006 * Z, y), 0.01, rtol=RTOL)
    assert_close(fit_temperature(80 * Z, y), 100.0, rtol=RTOL)


def test_huge_logits():
    """Logits of 1e4 give a number without a warning."""
    Z, y = np.array([[1e4, 0.0, -1e4]] * 2 + [[0.0, -30.0, -80.0]] * 3), np.array([0, 0, 0, 1, 0])
    assert_close(fit_temperature(Z, y), scan(Z, y), rtol=RTOL)
    assert_close(warned(Z, y), 0)
    assert_close(warned(-Z, np.array([2, 2, 1, 0, 0])), 0)


def test_types_of_input():
    """Integer and float32 logits, unsigned labels, and views with strides are all right."""
    Z = np.array([[4, 1, 0], [0, 2, 5], [3, 3, 1], [1, 0, 6], [2, 9, 2]], dtype=np.uint8)
    y = np.array([0, 1, 1, 2, 1], dtype=np.uint8)
    want = scan(Z, y)
    wide = np.repeat(Z.astype(np.float32), 2, axis=1)
    for logits in (Z, Z.astype(np.int64), wide[:, ::2], np.asfortranarray(Z.astype(float))):
        assert_close(fit_temperature(logits, y), want, rtol=RTOL)
    assert_close(fit_temperature(np.array([[100, 0]] * 3, dtype=np.int8), np.array([0, 0, 1])), 100.0, rtol=RTOL)


def test_arguments_stay_as_they_were():
    """Neither logits nor labels are changed."""
    Z, y = draw(np.random.default_rng(3))
    Z_before, y_before = Z.copy(), y.copy()
    fit_temperature(Z, y)
    assert_close(Z, Z_before)
    assert_close(y, y_before)
