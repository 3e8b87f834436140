"""Predicted signal size: closed forms, saturation, an independent integral, a simulation, and edges."""

import numpy as np
import pytest
from answer import signal_rms

from drill.suite import assert_close, seeds

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "leaky": lambda z: np.maximum(z, 0.1 * z),
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}
KEPT = {"linear": 1.0, "relu": 0.5, "leaky": 0.505}


def integrated(widths, variances, act, rms_in=1.0):
    """The recursion with Gauss-Legendre nodes on many short pieces."""
    nodes, weights = np.polynomial.legendre.leggauss(8)
    edges = np.linspace(-9, 9, 201)
    z = ((edges[1:] - edges[:-1])[:, None] * nodes / 2 + (edges[1:] + edges[:-1])[:, None] / 2).ravel()
    mass = np.tile(weights, 200) * 0.045 * np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    moment, out = rms_in**2, []
    for n, v in zip(widths[: len(variances)], variances, strict=True):
        out.append(np.sqrt(n * v * moment))
        moment = mass @ ACTIVATIONS[act](out[-1] * z) ** 2
    return out


def test_example():
    """The first layer sums over four inputs of mean square 4; ReLU then keeps half of the mean square."""
    assert_close(signal_rms([4, 3, 2], [0.25, 0.5], "relu", rms_in=2.0), [2.0, np.sqrt(3)], rtol=1e-6)


def test_homogeneous_activations():
    """Linear keeps the mean square, ReLU half of it, and slope 0.1 keeps 0.505, for layers of any widths."""
    for rng in seeds():
        widths = [int(n) for n in rng.integers(1, 1000, size=7)]
        variances = [float(v) for v in rng.uniform(0.5, 3, size=6) / widths[:-1]]
        for act, kept in KEPT.items():
            factors = np.array(widths[:-1]) * variances * np.array([1.0] + 5 * [kept])
            assert_close(signal_rms(widths, variances, act), np.sqrt(np.cumprod(factors)), rtol=1e-4)


def test_saturating_activations():
    """For tanh and sigmoid the second moment follows the integral, from nearly linear to saturated."""
    for rng in seeds(8):
        widths = [int(n) for n in rng.integers(1, 300, size=5)]
        variances = [float(v) for v in 10 ** rng.uniform(-2, 2, size=4) / widths[:-1]]
        for act in ("tanh", "sigmoid"):
            assert_close(signal_rms(widths, variances, act), integrated(widths, variances, act), rtol=1e-4)


def test_narrow_and_wide():
    """A layer's sum has as many terms as the layer before it has units; its own width has no say."""
    got = signal_rms([100, 7, 3000, 2], [0.01, 1 / 7, 1 / 3000], "linear")
    assert_close(got, [1.0, 1.0, 1.0], rtol=1e-6)
    assert_close(signal_rms([2, 50, 1], [0.5, 0.02], "relu"), [1.0, np.sqrt(0.5)], rtol=1e-6)
    assert_close(signal_rms([2, 50, 99999], [0.5, 0.02], "relu"), [1.0, np.sqrt(0.5)], rtol=1e-6)


def test_rules_of_init():
    """Over thirty layers He keeps the signal of ReLU, 1/n loses a root of two per layer, 1/(3n) a root of six."""
    widths = 31 * [512]
    assert_close(signal_rms(widths, 30 * [2 / 512], "relu"), np.full(30, np.sqrt(2)), rtol=1e-3)
    assert_close(signal_rms(widths, 30 * [1 / 512], "relu"), 2.0 ** (-np.arange(30) / 2), rtol=1e-3)
    third = 6.0 ** (-np.arange(20) / 2) / np.sqrt(3)
    assert_close(signal_rms(widths[:21], 20 * [1 / 1536], "relu"), third, rtol=1e-3)


def test_input_is_no_activation():
    """The input enters as it is, whatever its size, without an activation."""
    for act in ACTIVATIONS:
        assert_close(signal_rms([3, 5], [1 / 3], act, rms_in=7.0), [7.0], rtol=1e-9)
        assert_close(signal_rms([3, 5, 2], [1 / 3, 0.2], act, 7.0)[0], 7.0, rtol=1e-9)


def test_mean_counts():
    """A sigmoid of tiny inputs is 1/2, whose square goes into the sum although its variance is nearly 0."""
    assert_close(signal_rms([9, 4, 3], [1e-9, 0.25], "sigmoid"), [np.sqrt(9e-9), 0.5], rtol=1e-4)
    assert_close(signal_rms([5, 4, 3], [0.0, 1.0], "sigmoid"), [0.0, 1.0], rtol=1e-6, atol=1e-15)


def test_small_signals():
    """For tiny signals tanh is the identity, to the full relative accuracy."""
    got = signal_rms([10, 10, 10, 10], [1e-13, 0.1, 0.1], "tanh")
    assert_close(got, np.full(3, 1e-6), rtol=1e-4)


def test_large_signals():
    """For large signals tanh is ±1 but for a narrow band around zero, and sigmoid is 0 or 1."""
    got = signal_rms([1, 1, 1], [100.0**2, 4.0], "tanh")
    assert_close(got, integrated([1, 1], [100.0**2, 4.0], "tanh"), rtol=1e-4)
    got = signal_rms([1, 1, 1], [100.0**2, 8.0], "sigmoid")
    assert_close(got, integrated([1, 1], [100.0**2, 8.0], "sigmoid"), rtol=1e-4)


def test_against_a_simulation():
    """A simulated wide network has these root mean squares, within a few per cent."""
    rng = np.random.default_rng(17)
    widths = [199, 401, 307]
    x = rng.normal(size=(499, 199)) + 0.5
    scale = float(np.sqrt((x**2).mean()))
    for act in ("tanh", "sigmoid", "relu"):
        w1, w2 = rng.normal(size=(199, 401)) * 0.11, rng.normal(size=(401, 307)) * 0.07
        z1 = x @ w1
        z2 = ACTIVATIONS[act](z1) @ w2
        seen = [np.sqrt((z1**2).mean()), np.sqrt((z2**2).mean())]
        assert_close(signal_rms(widths, [0.0121, 0.0049], act, scale), seen, rtol=0.06)


def test_zeros():
    """Weights or inputs of zero give zeros where the activation is 0 at 0."""
    for act in ("linear", "relu", "leaky", "tanh"):
        assert_close(signal_rms([3, 5, 7], [0.0, 1.0], act), [0.0, 0.0], atol=1e-15)
        assert_close(signal_rms([3, 5, 7], [1.0, 1.0], act, rms_in=0.0), [0.0, 0.0], atol=1e-15)
    assert_close(signal_rms([3, 5, 7], [1.0, 0.0], "sigmoid"), [np.sqrt(3), 0.0], rtol=1e-6, atol=1e-15)


def test_no_layers():
    """Without layers the list is empty."""
    for act in ACTIVATIONS:
        assert len(signal_rms([7], [], act)) == 0


def test_unknown_activation():
    """An activation that is not on the list raises ValueError, even without layers."""
    for act in ("gelu", "ReLU", ""):
        with pytest.raises(ValueError):
            signal_rms([3, 5], [1.0], act)
    with pytest.raises(ValueError):
        signal_rms([3], [], "swish")


def test_no_chance_and_no_change():
    """Equal calls give equal results, and arrays of counts and variances work and stay as they were."""
    widths, variances = np.array([11, 7, 5]), np.array([0.3, 0.2])
    first = signal_rms(widths, variances, "tanh")
    assert_close(signal_rms(widths, variances, "tanh"), first, rtol=1e-13)
    assert_close(first, integrated(widths, variances, "tanh"), rtol=1e-4)
    assert_close(signal_rms((11, 7, 5), (0.3, 0.2), "tanh"), first, rtol=1e-13)
    assert_close(widths, [11, 7, 5])
    assert_close(variances, [0.3, 0.2])
