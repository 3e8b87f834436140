"""Loss and gradients against central differences and torch's autograd, and what must hold for every network."""

import math
from pathlib import Path

import numpy as np
from answer import two_layer_grads

from drill.suite import assert_close, golden, seeds

NAMES = ("X", "W1", "b1", "W2", "b2")
ROUNDING = {"rtol": 1e-9, "atol": 1e-13}


def draw(rng, n=3, d=7, h=5, K=2):
    shapes = {"X": (n, d), "W1": (h, d), "b1": h, "W2": (K, h), "b2": K}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()} | {"y": rng.integers(K, size=n)}


def mean_loss(X, y, W1, b1, W2, b2):
    total = 0.0
    for row, label in zip(X, y, strict=True):
        z = W2 @ np.maximum(W1 @ row + b1, 0) + b2
        total += z.max() + math.log(np.exp(z - z.max()).sum()) - z[label]
    return total / len(X)


def differences(net, name, step=1e-6):
    """Central differences of the loss in every entry of one array."""
    array, slopes = net[name], np.empty(net[name].shape)
    for index in np.ndindex(array.shape):
        middle = array[index]
        array[index] = middle + step
        above = mean_loss(**net)
        array[index] = middle - step
        slopes[index] = (above - mean_loss(**net)) / (2 * step)
        array[index] = middle
    return slopes


def test_worked_example():
    """With two equal logits the loss is ln 2, and the error at the head is one half, less for the true class."""
    loss, grads = two_layer_grads(
        np.array([[1.0]]), np.array([0]), np.array([[1.0]]), np.zeros(1), np.ones((2, 1)), np.zeros(2)
    )
    assert_close(loss, math.log(2), rtol=1e-12)
    assert_close(grads["b2"], [-0.5, 0.5], **ROUNDING)
    assert_close(grads["W2"], [[-0.5], [0.5]], **ROUNDING)
    assert_close(grads["W1"], [[0.0]], **ROUNDING)


def test_losses():
    """The loss is the mean over rows of the negative log-probability of the true class, in nats."""
    for rng in seeds():
        net = draw(rng, n=5, K=3)
        assert_close(two_layer_grads(**net)[0], mean_loss(**net), rtol=1e-10)


def test_gradients_at_the_head():
    """The gradients of the last layer's weights and bias are the central differences of the mean loss."""
    for rng in seeds():
        net = draw(rng)
        grads = two_layer_grads(**net)[1]
        for name in ("W2", "b2"):
            # The error of the differences is about 1e-16 over the step.
            assert_close(grads[name], differences(net, name), rtol=1e-5, atol=1e-8)


def test_gradients_of_the_first_layer():
    """The gradients of the first layer's weights and bias are the central differences of the mean loss."""
    for rng in seeds(8):
        net = draw(rng)
        grads = two_layer_grads(**net)[1]
        for name in ("W1", "b1"):
            assert_close(grads[name], differences(net, name), rtol=1e-5, atol=1e-8)


def test_gradient_of_the_input():
    """The gradient of each input is the central difference of the mean loss."""
    for rng in seeds(8):
        net = draw(rng)
        assert_close(two_layer_grads(**net)[1]["X"], differences(net, "X"), rtol=1e-5, atol=1e-8)


def test_values_of_torch():
    """Loss and gradients of one network are those of torch's autograd."""
    stored = golden("goldens.npz", Path(__file__).parent)
    loss, grads = two_layer_grads(**{name: stored[name] for name in (*NAMES, "y")})
    assert_close(loss, stored["loss"], rtol=1e-10)
    assert sorted(grads) == sorted(NAMES), f"gradients named {sorted(grads)}"
    for name in NAMES:
        assert_close(grads[name], stored[f"grad_{name}"], **ROUNDING)


def test_one_row():
    """A batch of one row has that row's loss and gradients, with all axes kept."""
    net = draw(np.random.default_rng(5), n=1, K=3)
    loss, grads = two_layer_grads(**net)
    assert_close(loss, mean_loss(**net), rtol=1e-10)
    for name in NAMES:
        assert_close(grads[name], differences(net, name), rtol=1e-5, atol=1e-8)


def test_square_widths():
    """Where all widths are equal, gradients are still those of the weights, not of their transposes."""
    net = draw(np.random.default_rng(6), n=3, d=3, h=3, K=3)
    grads = two_layer_grads(**net)[1]
    for name in NAMES:
        assert_close(grads[name], differences(net, name), rtol=1e-5, atol=1e-8)


def test_every_row_twice():
    """With every row twice, loss and gradients of the weights stay the same, and those of X are halved."""
    net = draw(np.random.default_rng(7), n=4)
    loss, grads = two_layer_grads(**net)
    twice = net | {"X": np.tile(net["X"], (2, 1)), "y": np.tile(net["y"], 2)}
    loss_of_both, grads_of_both = two_layer_grads(**twice)
    assert_close(loss_of_both, loss, rtol=1e-10)
    for name in ("W1", "b1", "W2", "b2"):
        assert_close(grads_of_both[name], grads[name], **ROUNDING)
    assert_close(grads_of_both["X"], np.tile(grads["X"], (2, 1)) / 2, **ROUNDING)


def test_exactly_at_the_kink():
    """A unit whose pre-activation is exactly 0 passes no gradient on."""
    W2 = np.array([[1.0, 2.0], [3.0, -1.0]])
    net = {"X": np.array([[1.0, -1.0]]), "y": np.array([1]), "W1": np.array([[2.0, 2.0], [1.0, 0.0]])}
    _, grads = two_layer_grads(**net, b1=np.zeros(2), W2=W2, b2=np.zeros(2))
    p = 1 / (1 + math.exp(-3))  # the logits are 2 and -1
    error = 2 * p + 1 * p  # what the second, active unit gets: p (W2[0, 1] - W2[1, 1])
    assert_close(grads["W1"], [[0.0, 0.0], [error, -error]], **ROUNDING)
    assert_close(grads["b1"], [0.0, error], **ROUNDING)


def test_barely_active():
    """A unit whose pre-activation is positive, however small, passes its gradient on in full."""
    for tiny in (1e-5, 1e-9, 1e-12):
        net = {"X": np.array([[1.0]]), "y": np.array([0]), "W1": np.array([[tiny], [-tiny]])}
        _, grads = two_layer_grads(**net, b1=np.zeros(2), W2=np.array([[1.0, 2.0], [3.0, 5.0]]), b2=np.zeros(2))
        # Both logits are nearly 0, so the error at the head is -1/2 and 1/2.
        assert_close(grads["W1"], [[1.0], [0.0]], rtol=1e-4)


def test_no_active_unit():
    """If no hidden unit is active, only the last bias gets a gradient."""
    net = draw(np.random.default_rng(8)) | {"b1": np.full(5, -100.0)}
    _, grads = two_layer_grads(**net)
    for name in ("X", "W1", "b1", "W2"):
        assert_close(grads[name], np.zeros(net[name].shape), atol=1e-13)
    assert_close(grads["b2"], differences(net, "b2"), rtol=1e-5, atol=1e-8)


def test_extreme_logits():
    """Logits of 10,000 and -10,000 cost 20,000 where they are wrong, 0 where right, and leave other rows alone."""
    net = {"X": np.array([[1.0], [1.0], [0.0]]), "W1": np.array([[1.0]]), "b1": np.zeros(1), "b2": np.zeros(2)}
    loss, grads = two_layer_grads(y=np.array([1, 0, 0]), W2=np.array([[1e4], [-1e4]]), **net)
    assert_close(loss, (20_000 + math.log(2)) / 3, rtol=1e-10)
    assert_close(grads["b2"], [0.5 / 3, -0.5 / 3], **ROUNDING)
    assert_close(grads["W1"], [[2e4 / 3]], rtol=1e-9)


def test_types_and_strides():
    """Integers, float32, small label types and views with strides are computed in float64."""
    wide = draw(np.random.default_rng(9), n=6, d=14)
    small = {name: wide[name].astype(np.float32) for name in NAMES}
    small |= {"X": small["X"][::2, ::2], "W1": small["W1"][:, ::2], "y": wide["y"][::2].astype(np.uint8)}
    exact = {name: array.astype(np.float64) for name, array in small.items()} | {"y": small["y"].astype(int)}
    whole = {name: np.rint(3 * array).astype(np.int8) for name, array in exact.items() if name != "y"}
    whole |= {"y": small["y"]}
    for net in (small, whole):
        want = {name: np.array(array, dtype=float) for name, array in net.items()} | {"y": exact["y"]}
        loss, grads = two_layer_grads(**net)
        assert_close(loss, mean_loss(**want), rtol=1e-10)
        expected = two_layer_grads(**want)[1]
        for name in NAMES:
            assert_close(grads[name], expected[name], **ROUNDING)


def test_arguments_stay_as_they_were():
    """No argument is changed."""
    net = draw(np.random.default_rng(10))
    before = {name: array.copy() for name, array in net.items()}
    two_layer_grads(**net)
    for name, array in net.items():
        assert_close(array, before[name])
