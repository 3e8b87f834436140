"""Four activations with their slopes: values, tails, differences, shapes and number types."""

from math import erfc, exp, expm1, log1p, pi, sqrt, tanh

import numpy as np
from answer import elu, gelu, silu, softplus

from drill.suite import assert_close, in_answer, seeds

EASY = np.array([-3.0, -1.3, -0.5, 0.0, 0.25, 1.0, 2.7])
WIDE = np.array([-1e3, -701.0, -90.0, -40.0, -6.0, 0.0, 6.0, 40.0, 90.0, 701.0, 1e3])


@in_answer
def warned(xs):
    """Call all functions on the array with every numpy warning but that of underflow turned into an error."""
    import numpy as np

    import answer

    with np.errstate(over="raise", divide="raise", invalid="raise"):
        try:
            for function in (answer.softplus, answer.silu, answer.elu, answer.gelu):
                function(xs)
            answer.gelu(xs, approximate=True)
            answer.elu(xs, alpha=0.5)
        except FloatingPointError as error:
            return str(error)
    return ""


def sigmoid(v):
    return 1 / (1 + exp(-v)) if v >= 0 else exp(v) / (1 + exp(v))


def one_by_one(function, x):
    """Apply a function of one number, which returns value and slope, to every entry."""
    pairs = np.array([function(float(v)) for v in np.ravel(x)]).reshape(-1, 2)
    return pairs[:, 0].reshape(np.shape(x)), pairs[:, 1].reshape(np.shape(x))


def plain_softplus(v):
    return max(v, 0.0) + log1p(exp(-abs(v))), sigmoid(v)


def plain_silu(v):
    return v * sigmoid(v), sigmoid(v) * (1 + v * sigmoid(-v))


def plain_elu(v):
    return (v, 1.0) if v > 0 else (expm1(v), exp(v))


def plain_gelu(v):
    return v * erfc(-v / sqrt(2)) / 2, erfc(-v / sqrt(2)) / 2 + v * exp(-v * v / 2) / sqrt(2 * pi)


def plain_tanh_gelu(v):
    c = sqrt(2 / pi)
    t = tanh(c * (v + 0.044715 * v**3))
    return v * (1 + t) / 2, (1 + t) / 2 + v * (1 - t * t) / 2 * c * (1 + 0.134145 * v * v)


def tanh_gelu(x):
    return gelu(x, approximate=True)


KINDS = (
    (softplus, plain_softplus),
    (silu, plain_silu),
    (elu, plain_elu),
    (gelu, plain_gelu),
    (tanh_gelu, plain_tanh_gelu),
)


def assert_pair(got, expected, **tolerance):
    assert len(got) == 2, "value and slope are expected"
    for one, want in zip(got, expected, strict=True):
        assert_close(one, want, **tolerance)


def test_by_hand():
    """At zero softplus is ln 2 with slope 1/2, silu and gelu are 0 with slope 1/2, and elu is 0 with slope 1."""
    zero = np.array([0.0])
    assert_pair(softplus(zero), ([np.log(2)], [0.5]), rtol=1e-12)
    for function in (silu, gelu, tanh_gelu):
        assert_pair(function(zero), ([0.0], [0.5]), rtol=1e-12, atol=1e-15)
    assert_pair(elu(zero), ([0.0], [1.0]), rtol=1e-12, atol=1e-15)
    assert_pair(silu(np.array([np.log(3)])), ([0.75 * np.log(3)], [0.75 + 0.1875 * np.log(3)]), rtol=1e-12)


def test_softplus():
    """Softplus is log(1 + e^x), and its slope is the sigmoid."""
    for rng in seeds():
        x = 3 * rng.normal(size=(3, 5))
        assert_pair(softplus(x), (np.log(1 + np.exp(x)), 1 / (1 + np.exp(-x))), rtol=1e-11)


def test_silu():
    """SiLU is x times the sigmoid; its slope is negative left of -1.278 and above 1 on the right."""
    for rng in seeds():
        x = 3 * rng.normal(size=(3, 5))
        assert_pair(silu(x), one_by_one(plain_silu, x), rtol=1e-10, atol=1e-12)


def test_elu():
    """ELU is x on the right and alpha (e^x - 1) on the left, whose slope is alpha e^x, alpha at 0 itself."""
    for alpha in (1.0, 0.5, 2.0, 0.0):
        x = EASY
        value = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
        slope = np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))
        assert_pair(elu(x, alpha=alpha), (value, slope), rtol=1e-11, atol=1e-15)
    assert_pair(elu(EASY), one_by_one(plain_elu, EASY), rtol=1e-11, atol=1e-15)


def test_exact_gelu():
    """GELU is x times the normal distribution function, to twelve digits after the point."""
    for rng in seeds():
        x = 3 * rng.normal(size=(3, 5))
        assert_pair(gelu(x), one_by_one(plain_gelu, x), atol=1e-12)
        assert_pair(gelu(x, approximate=False), one_by_one(plain_gelu, x), atol=1e-12)


def test_tanh_form_of_gelu():
    """With approximate it is the tanh formula, and the slope is that of the formula, to twelve digits."""
    for rng in seeds():
        x = 3 * rng.normal(size=(3, 5))
        assert_pair(gelu(x, approximate=True), one_by_one(plain_tanh_gelu, x), atol=1e-12)
    exact, formula = gelu(np.array([2.7]))[0], gelu(np.array([2.7]), approximate=True)[0]
    assert_close(np.abs(exact - formula), [4.73e-4], rtol=0.01)


def test_slopes_are_derivatives():
    """Every slope agrees with the central difference of its value."""
    x, h = EASY[EASY != 0], 1e-5
    for function, _ in KINDS:
        difference = (np.asarray(function(x + h)[0]) - np.asarray(function(x - h)[0])) / (2 * h)
        assert_close(function(x)[1], difference, rtol=1e-6, atol=1e-8)


def test_no_warnings():
    """Inputs up to ±1000 cause no numpy warning of overflow, division or invalid values."""
    assert warned(WIDE) == ""
    assert warned(np.array([-1000, 0, 1000])) == ""


def test_far_from_zero():
    """Far on the right all are x with slope 1, far on the left they and their slopes tend to their limits."""
    for function, plain in KINDS:
        assert_pair(function(WIDE), one_by_one(plain, WIDE), rtol=1e-10, atol=1e-12)


def test_tiny_values():
    """Softplus and its slope keep their digits down to e^-700, and elu keeps those of tiny inputs."""
    x = np.array([-20.0, -37.0, -45.0, -100.0, -700.0])
    assert_pair(softplus(x), one_by_one(plain_softplus, x), rtol=1e-9)
    tiny = np.array([-1e-12, -3e-9, 1e-12, -1e-5])
    assert_close(elu(tiny)[0], one_by_one(plain_elu, tiny)[0], rtol=1e-9)
    assert_close(elu(tiny, alpha=3.0)[0], np.where(tiny > 0, tiny, 3 * np.expm1(tiny)), rtol=1e-9)


def test_shapes():
    """Both results have the shape of the input: a number, an empty array, several axes, or a view with strides."""
    base = np.random.default_rng(3).normal(size=(6, 5, 4))
    for function, plain in KINDS:
        for x in (np.array(0.7), np.zeros((0, 3)), base[::2, :, 1], base.T):
            assert_pair(function(x), one_by_one(plain, x), rtol=1e-9, atol=1e-12)


def test_number_types():
    """float32 stays float32 in value and slope; integers and lists are computed in float64."""
    for function, plain in KINDS:
        got = function(EASY.astype(np.float32))
        assert [np.asarray(part).dtype for part in got] == [np.float32, np.float32]
        assert_pair(got, one_by_one(plain, EASY.astype(np.float32)), rtol=2e-5, atol=1e-6)
        for whole in (np.array([-2, 0, 3]), [-2, 0, 3]):
            assert_pair(function(whole), one_by_one(plain, whole), rtol=1e-11, atol=1e-12)
        small = np.array([-4, 7, 100], dtype=np.int8)
        assert_pair(function(small), one_by_one(plain, small), rtol=1e-11, atol=1e-12)


def test_input_stays():
    """The input keeps its values."""
    for function, plain in KINDS:
        x = EASY.copy()
        value, _ = function(x)
        assert_close(value, one_by_one(plain, EASY)[0], rtol=1e-9, atol=1e-12)
        assert_close(x, EASY)
