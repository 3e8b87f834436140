"""The forward pass against loops over single numbers: layout, biases, activations, extremes, types."""

import math

import numpy as np
import pytest
from answer import mlp_forward

from drill.suite import assert_close, seeds

ROUNDING = {"rtol": 1e-10, "atol": 1e-12}  # sums of a few dozen products


def bend(z, act):
    if act == "relu":
        return max(z, 0.0)
    return math.tanh(z) if act == "tanh" else (1 + math.tanh(z / 2)) / 2


def looped(layers, X, act):
    """Compute one number at a time."""
    values, hidden = [[float(x) for x in row] for row in X], []
    for position, (W, b) in enumerate(layers):
        values = [
            [
                math.fsum(float(w) * x for w, x in zip(weights, row, strict=True)) + (0.0 if b is None else float(b[i]))
                for i, weights in enumerate(W)
            ]
            for row in values
        ]
        if position < len(layers) - 1:
            values = [[bend(z, act) for z in row] for row in values]
            hidden.append(np.array(values).reshape(len(X), len(W)))
    return np.array(values).reshape(len(X), len(layers[-1][0])), hidden


def draw(rng, widths):
    return [(rng.normal(size=(k, d)), rng.normal(size=k)) for d, k in zip(widths[:-1], widths[1:], strict=True)]


def compare(layers, X, act="relu"):
    out, hidden = mlp_forward(layers, X, act)
    want, want_hidden = looped(layers, X, act)
    assert_close(out, want, **ROUNDING)
    assert len(hidden) == len(want_hidden), f"{len(hidden)} hidden arrays, expected {len(want_hidden)}"
    for got, expected in zip(hidden, want_hidden, strict=True):
        assert_close(got, expected, **ROUNDING)


def test_worked_example():
    """The row (1, 2) gives hidden values 3 and 0, and the output 2 * 3 + 3 * 0 + 1 = 7."""
    layers = [(np.array([[1.0, 1.0], [0.0, -1.0]]), np.array([0.0, 1.0])), (np.array([[2.0, 3.0]]), np.array([1.0]))]
    out, hidden = mlp_forward(layers, np.array([[1.0, 2.0]]))
    assert_close(hidden, [[[3.0, 0.0]]], **ROUNDING)
    assert_close(out, [[7.0]], **ROUNDING)


def test_one_layer():
    """A single layer is affine: no activation, no hidden values."""
    out, hidden = mlp_forward([(np.array([[-2.0, 1.0], [3.0, -5.0]]), np.array([0.5, -0.5]))], np.array([[1.0, 1.0]]))
    assert_close(out, [[-0.5, -2.5]], **ROUNDING)
    assert len(hidden) == 0


def test_random_networks():
    """Outputs and hidden values of networks with different widths are those of loops, for every activation."""
    for rng in seeds():
        for act in ("relu", "tanh", "sigmoid"):
            compare(draw(rng, (7, 3, 5, 2)), rng.normal(size=(4, 7)), act)


def test_square_layers():
    """Where all widths are equal, each output is still a row of W times x, and the bias belongs to the columns."""
    for rng in seeds(5):
        compare(draw(rng, (3, 3, 3)), rng.normal(size=(3, 3)))


def test_hidden_layers_of_one_width():
    """Hidden layers of equal width each keep values of their own, however many there are."""
    for rng in seeds(5):
        compare(draw(rng, (3, 5, 5, 5, 2)), rng.normal(size=(4, 3)), "tanh")


def test_relu_unless_named():
    """Without a name the activation is the ReLU."""
    for rng in seeds(3):
        layers, X = draw(rng, (2, 5, 3)), rng.normal(size=(4, 2))
        assert_close(mlp_forward(layers, X)[0], looped(layers, X, "relu")[0], **ROUNDING)


def test_layers_without_bias():
    """A bias of None adds nothing, in the first, middle or last layer."""
    rng = np.random.default_rng(1)
    full = draw(rng, (2, 5, 3, 4))
    for missing in range(3):
        layers = [(W, None if i == missing else b) for i, (W, b) in enumerate(full)]
        compare(layers, rng.normal(size=(3, 2)), "tanh")


def test_extreme_values():
    """Pre-activations of 10,000 and -10,000 give the limits of each activation."""
    layers = [(np.array([[1e4], [-1e4], [0.0]]), None), (np.eye(3), None)]
    for act, want in {"relu": [1e4, 0, 0], "tanh": [1, -1, 0], "sigmoid": [1, 0, 0.5]}.items():
        assert_close(mlp_forward(layers, np.array([[1.0]]), act)[0], [want], **ROUNDING)


def test_unknown_activation():
    """A name that is not one of the three raises ValueError, even if no activation is applied."""
    for widths in ((2, 3, 4), (2, 3)):
        layers = draw(np.random.default_rng(0), widths)
        for name in ("relu6", "ReLU", "", "identity"):
            with pytest.raises(ValueError):
                mlp_forward(layers, np.ones((1, 2)), name)


def test_few_rows():
    """One row and no row at all keep their axes, in the output and the hidden values."""
    layers = draw(np.random.default_rng(2), (5, 3, 2))
    for n in (1, 0):
        out, hidden = mlp_forward(layers, np.ones((n, 5)))
        assert_close(out, looped(layers, np.ones((n, 5)), "relu")[0], **ROUNDING)
        assert [np.shape(h) for h in hidden] == [(n, 3)]


def test_types_and_strides():
    """Integers, float32 and views with strides are computed in float64."""
    rng = np.random.default_rng(3)
    small = [(W.astype(np.float32), b.astype(np.float32)) for W, b in draw(rng, (7, 5, 3))]
    X = rng.normal(size=(4, 14)).astype(np.float32)[:, ::2]
    compare(small, X, "sigmoid")
    whole = [(np.array([[100, -100]], dtype=np.int8), np.array([100], dtype=np.int8)), (np.array([[3]]), None)]
    compare(whole, np.array([[100, 1], [1, 100]], dtype=np.int8))
    compare([(np.asfortranarray(W), b) for W, b in small], X[::-1])


def test_arguments_stay_as_they_were():
    """Neither the list of layers, nor its arrays, nor the rows are changed."""
    layers, X = draw(np.random.default_rng(4), (2, 5, 3)), np.array([[1.0, -2.0]])
    copies, rows = [(W.copy(), b.copy()) for W, b in layers], X.copy()
    mlp_forward(layers, X)
    assert len(layers) == 2, "the list of layers has another length than before"
    for (W, b), (W_before, b_before) in zip(layers, copies, strict=True):
        assert_close(W, W_before)
        assert_close(b, b_before)
    assert_close(X, rows)
