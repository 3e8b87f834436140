"""Four initializers: fans of dense layers and convolutions, variances, distributions, orthogonality, chance."""

import numpy as np
import pytest
from answer import fans

from drill.suite import assert_close, in_answer, seeds

SHAPES = ((503, 31), (31, 503), (17, 32, 5, 7), (7, 128, 11), (101, 127))


@in_answer
def draw(name, shape, seed, times=1, **options):
    """Draw `times` arrays one after the other from one generator."""
    import answer
    import numpy as np

    rng = np.random.default_rng(seed)
    return [np.asarray(getattr(answer, name)(shape, rng, **options)) for _ in range(times)]


@in_answer
def drawn_together(name, shape, seed, times):
    """Draw `times` arrays and hand them over as one, which is much faster."""
    import numpy as np

    return np.array(draw(name, shape, seed, times))


@in_answer
def twice_with_a_global_seed(name, seeds_of_numpy):
    """Draw from equal generators after different global seeds, and tell whether the global state was moved."""
    import answer
    import numpy as np

    found = []
    for seed in seeds_of_numpy:
        np.random.seed(seed)
        before = np.random.get_state()[1].copy()
        found.append(np.asarray(getattr(answer, name)((3, 5), np.random.default_rng(7))))
        found.append(bool((np.random.get_state()[1] == before).all()))
    return found


def within_five_errors(sample, variance, kurtosis):
    """Assert mean 0 and this variance, within five standard errors of a sample with this kurtosis."""
    n = sample.size
    assert_close(sample.mean(), 0.0, atol=5 * np.sqrt(variance / n))
    assert_close((sample**2).mean(), variance, rtol=5 * np.sqrt((kurtosis - 1) / n))


def test_fans():
    """Fan-in counts the terms of an output, input channels times kernel; fan-out output channels times kernel."""
    for shape, want in (
        ((3, 7), (7, 3)),
        ((64, 16, 3, 3), (144, 576)),
        ((5, 2, 3), (6, 15)),
        ((11, 1, 3, 5), (15, 165)),
        ([2, 3, 5, 7, 11], (1155, 770)),
        ((1, 1), (1, 1)),
    ):
        got = fans(shape)
        assert tuple(got) == want
        assert all(isinstance(fan, int | np.integer) for fan in got), "fans are whole numbers"


def test_variance_of_xavier():
    """The variance is 2/(fan in + fan out), for layers that narrow, widen or convolve."""
    for seed, shape in enumerate(SHAPES):
        (w,) = draw("xavier_uniform", shape, seed)
        assert w.shape == shape
        within_five_errors(w, 2 / sum(reference_fans(shape)), 1.8)


def reference_fans(shape):
    kernel = np.prod(shape[2:])
    return shape[1] * kernel, shape[0] * kernel


def test_xavier_is_uniform():
    """All values lie within the bound, which is sqrt(6/(fan in + fan out)), and fill it evenly."""
    for seed, shape in enumerate(SHAPES):
        (w,) = draw("xavier_uniform", shape, seed)
        bound = np.sqrt(6 / sum(reference_fans(shape)))
        assert np.abs(w).max() <= bound * (1 + 1e-12), "a value lies beyond the bound"
        shares = np.histogram(w, bins=7, range=(-bound, bound))[0] / w.size
        assert_close(shares, np.full(7, 1 / 7), atol=5 * np.sqrt(6 / 49 / w.size))


def test_gain_of_xavier():
    """The gain multiplies the standard deviation."""
    for gain in (0.25, 5 / 3):
        (w,) = draw("xavier_uniform", (31, 401), 3, gain=gain)
        within_five_errors(w, gain**2 * 2 / 432, 1.8)


def test_variance_of_he():
    """With fan_in, which is the default, the variance is 2/fan in; with fan_out it is 2/fan out."""
    for seed, shape in enumerate(SHAPES):
        fan_in, fan_out = reference_fans(shape)
        for options, fan in (({}, fan_in), ({"mode": "fan_in"}, fan_in), ({"mode": "fan_out"}, fan_out)):
            (w,) = draw("he_normal", shape, seed, **options)
            assert w.shape == shape
            within_five_errors(w, 2 / fan, 3)


def test_slope_of_he():
    """A slope s of the leaky side lowers the variance by 1 + s², and a slope of 1 leaves 1/fan."""
    for slope in (0.2, 1.0, -2.0):
        (w,) = draw("he_normal", (401, 31), 5, slope=slope)
        within_five_errors(w, 2 / ((1 + slope**2) * 31), 3)


def test_he_is_normal():
    """The values are normal, tails included."""
    (w,) = draw("he_normal", (127, 131), 6)
    z = w / np.sqrt(2 / 131)
    for cut, share in ((1.0, 0.3173), (2.0, 0.0455), (3.0, 0.0027)):
        got = np.mean(np.abs(z) > cut)
        assert_close(got, share, atol=5 * np.sqrt(share / z.size))


def test_unknown_mode():
    """A mode other than fan_in and fan_out raises ValueError."""
    for mode in ("fan_avg", "in", "", None):
        with pytest.raises(ValueError):
            draw("he_normal", (2, 3), 0, mode=mode)


def test_orthonormal_rows_or_columns():
    """As a matrix of out rows, the rows are orthonormal, or the columns if there are fewer of them."""
    for seed, shape in enumerate(((5, 5), (3, 11), (11, 3), (7, 2, 3, 1), (13, 2, 5), (1, 7), (7, 1), (2, 1, 1))):
        (w,) = draw("orthogonal", shape, seed)
        assert w.shape == shape
        matrix = w.reshape(shape[0], -1)
        rows, columns = matrix.shape
        product = matrix @ matrix.T if rows <= columns else matrix.T @ matrix
        assert_close(product, np.eye(min(rows, columns)), atol=1e-10)


def test_gain_of_orthogonal():
    """The gain multiplies every singular value."""
    for shape in ((3, 5), (5, 3), (3, 3), (2, 3, 5), (11, 2, 2)):
        (w,) = draw("orthogonal", shape, 1, gain=0.3)
        values = np.linalg.svd(w.reshape(shape[0], -1), compute_uv=False)
        assert_close(values, np.full(values.size, 0.3), rtol=1e-10)


def test_all_rotations_and_reflections():
    """No sign is preferred: entries of either sign come up equally often, as do determinants of +1 and -1."""
    stack = drawn_together("orthogonal", (3, 3), 11, 400)
    assert_close((stack > 0).mean(axis=0), np.full((3, 3), 0.5), atol=0.13)
    assert_close((np.linalg.det(stack) > 0).mean(), 0.5, atol=0.13)
    wide = drawn_together("orthogonal", (2, 3), 12, 400)
    assert_close((wide > 0).mean(axis=0), np.full((2, 3), 0.5), atol=0.13)
    assert_close((wide**2).mean(axis=0), np.full((2, 3), 1 / 3), atol=0.08)
    tall = drawn_together("orthogonal", (3, 2), 13, 400)
    assert_close((tall > 0).mean(axis=0), np.full((3, 2), 0.5), atol=0.13)


def test_no_direction_is_preferred():
    """The first column of a 2 by 2 matrix points in every direction equally often, along the axes and between them."""
    cosine = drawn_together("orthogonal", (2, 2), 14, 1000)[:, 0, 0]
    # The cosine of four times the angle has mean 0 and mean square 1/2, so this is four standard errors.
    assert_close((8 * cosine**4 - 8 * cosine**2 + 1).mean(), 0.0, atol=0.09)


def test_chance_comes_from_the_generator():
    """Equal generators give equal arrays whatever the global seed, which is not moved."""
    for name in ("xavier_uniform", "he_normal", "orthogonal"):
        first, still, second, still_too = twice_with_a_global_seed(name, [1, 2])
        assert_close(first, second)
        assert still, "numpy's global generator was used"
        assert still_too, "numpy's global generator was used"


def test_generator_moves_on():
    """A generator used again gives other values, and the entries of one array differ and are independent."""
    for name in ("xavier_uniform", "he_normal", "orthogonal"):
        first, second = draw(name, (3, 7), 2, times=2)
        assert np.abs(first - second).max() > 1e-3, "two draws are alike"
        assert np.unique(first.round(9)).size == 21, "entries repeat"
    for name, variance in (("xavier_uniform", 2 / 5), ("he_normal", 2 / 3)):
        means = drawn_together(name, (2, 3), 15, 200).mean(axis=(1, 2))
        assert_close((means**2).mean(), variance / 6, rtol=0.5)


def test_lists_and_types():
    """A shape may be a list, and all arrays are float64."""
    for name in ("xavier_uniform", "he_normal", "orthogonal"):
        for rng in seeds(2):
            (w,) = draw(name, [3, 2, 5], int(rng.integers(100)))
            assert w.shape == (3, 2, 5)
            assert w.dtype == np.float64
