"""SGD with momentum: values by an explicit sum over the past, its options, missing gradients and types."""

import numpy as np
import pytest

from answer import sgd_step
from drill.suite import assert_close, seeds


def run(w, grads, rates, **options):
    """Return the weights after each step and the last buffer."""
    buf, path = None, []
    for g, lr in zip(grads, rates, strict=True):
        w, buf = sgd_step(w, g, buf, lr, **options)
        path.append(w)
    return path, buf


def summed(w, grads, rates, momentum, dampening=0.0, weight_decay=0.0, nesterov=False):
    """The same by its meaning: each buffer is written out as a weighted sum of all directions so far."""
    w, directions, path = np.array(w, dtype=float), [], []
    for t, (g, lr) in enumerate(zip(grads, rates, strict=True)):
        directions.append(g + weight_decay * w)
        shares = [momentum ** (t - s) * (1 if s == 0 else 1 - dampening) for s in range(t + 1)]
        buf = sum(share * d for share, d in zip(shares, directions, strict=True))
        w = w - lr * (directions[-1] + momentum * buf if nesterov else buf)
        path.append(w)
    return path, buf


def draw(rng, n_steps=3):
    return rng.normal(size=(3, 5)), list(rng.normal(size=(n_steps, 3, 5))), list(rng.uniform(0.05, 0.5, n_steps))


def test_plain_step():
    """Without momentum the step is the rate times gradient plus decay, and there is no buffer."""
    w, buf = sgd_step(np.array([1.0, -2.0]), np.array([2.0, 4.0]), None, 0.1)
    assert_close(w, [0.8, -2.4])
    assert buf is None
    w, buf = sgd_step(np.array([10.0, -2.0]), np.array([2.0, 4.0]), None, 0.1, weight_decay=0.5)
    assert_close(w, [9.3, -2.3])
    assert buf is None


def test_heavy_ball():
    """With momentum the buffer sums past gradients, and a change of the rate acts on the whole of it."""
    for rng in seeds():
        w, grads, rates = draw(rng)
        path, buf = run(w, grads, rates, momentum=0.9)
        expected, last = summed(w, grads, rates, 0.9)
        assert_close(path, expected, rtol=1e-10, atol=1e-12)
        assert_close(buf, last, rtol=1e-10, atol=1e-12)


def test_dampening():
    """Dampening weakens every direction but the first."""
    for rng in seeds():
        w, grads, rates = draw(rng)
        path, buf = run(w, grads, rates, momentum=0.7, dampening=0.4)
        expected, last = summed(w, grads, rates, 0.7, 0.4)
        assert_close(path, expected, rtol=1e-10, atol=1e-12)
        assert_close(buf, last, rtol=1e-10, atol=1e-12)


def test_nesterov():
    """Nesterov steps by the direction plus momentum times the new buffer."""
    for rng in seeds():
        w, grads, rates = draw(rng)
        path, buf = run(w, grads, rates, momentum=0.8, nesterov=True)
        expected, last = summed(w, grads, rates, 0.8, nesterov=True)
        assert_close(path, expected, rtol=1e-10, atol=1e-12)
        assert_close(buf, last, rtol=1e-10, atol=1e-12)


def test_decay_goes_through_the_buffer():
    """The decay is a part of the direction, so momentum and dampening apply to it."""
    for rng in seeds():
        w, grads, rates = draw(rng)
        path, buf = run(w, grads, rates, momentum=0.7, dampening=0.4, weight_decay=0.3)
        expected, last = summed(w, grads, rates, 0.7, 0.4, 0.3)
        assert_close(path, expected, rtol=1e-10, atol=1e-12)
        assert_close(buf, last, rtol=1e-10, atol=1e-12)
        path, _ = run(w, grads, rates, momentum=0.7, weight_decay=0.3, nesterov=True)
        assert_close(path, summed(w, grads, rates, 0.7, 0.0, 0.3, True)[0], rtol=1e-10, atol=1e-12)


def test_no_gradient():
    """Without a gradient neither weights nor buffer change, even with decay."""
    w, buf = sgd_step(np.array([1.0, 2.0]), None, np.array([3.0, 4.0]), 0.1, momentum=0.9, weight_decay=0.5)
    assert_close(w, [1.0, 2.0])
    assert_close(buf, [3.0, 4.0])
    w, buf = sgd_step(np.array([1.0, 2.0]), None, None, 0.1, momentum=0.9, weight_decay=0.5)
    assert_close(w, [1.0, 2.0])
    assert buf is None


def test_zero_gradient_coasts():
    """A gradient of zeros is a gradient: the buffer goes on moving the weights."""
    w, buf = sgd_step(np.array([1.0]), np.array([0.0]), np.array([4.0]), 0.5, momentum=0.5)
    assert_close(w, [0.0], atol=1e-12)
    assert_close(buf, [2.0])


def test_buffer_of_zeros():
    """A buffer of zeros is a buffer: dampening applies to the direction that is added to it."""
    w, buf = sgd_step(np.array([1.0, 2.0]), np.array([2.0, -4.0]), np.zeros(2), 0.5, momentum=0.9, dampening=0.25)
    assert_close(buf, [1.5, -3.0])
    assert_close(w, [0.25, 3.5])


def test_nesterov_without_momentum():
    """Nesterov without momentum is refused with a ValueError."""
    with pytest.raises(ValueError):
        sgd_step(np.ones(2), np.ones(2), None, 0.1, nesterov=True)


def test_nesterov_with_dampening():
    """Nesterov with dampening is refused with a ValueError."""
    for dampening in (0.1, -0.1):
        with pytest.raises(ValueError):
            sgd_step(np.ones(2), np.ones(2), None, 0.1, momentum=0.9, dampening=dampening, nesterov=True)


def test_types_and_shapes():
    """Integers and float32 are computed in float64, in any shape, contiguous or not."""
    w, buf = sgd_step(np.array([[1], [2]]), np.array([[1], [3]]), np.array([[1], [1]]), 0.25, momentum=0.5)
    assert_close(w, [[0.625], [1.125]])
    assert_close(buf, [[1.5], [3.5]])
    single = np.array([1.0, 3.0], dtype=np.float32)
    w, _ = sgd_step(single, single, None, 1e-9)
    assert_close(w - single, [-1e-9, -3e-9], rtol=1e-4)
    third, decay = np.array([1 / 3, 5 / 7], dtype=np.float32), 0.1
    w, buf = sgd_step(third, third, third, 0.1, momentum=0.9, weight_decay=decay)
    exact = third.astype(float)
    assert_close(buf, (0.9 + 1 + decay) * exact, rtol=1e-12)
    assert_close(w, (1 - 0.1 * (0.9 + 1 + decay)) * exact, rtol=1e-12)
    w, _ = sgd_step(np.arange(10.0)[::2], np.ones(5), None, 1.0)
    assert_close(w, [-1.0, 1.0, 3.0, 5.0, 7.0])
    w, _ = sgd_step(np.float64(2.0), np.float64(1.0), None, 0.5)
    assert_close(w, 1.5)


def test_arguments_unchanged():
    """Weights, gradient and buffer that were passed are not changed."""
    w, g, buf = np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.array([5.0, 6.0])
    sgd_step(w, g, buf, 0.1, momentum=0.9, weight_decay=0.1, nesterov=True)
    assert_close(w, [1.0, 2.0])
    assert_close(g, [3.0, 4.0])
    assert_close(buf, [5.0, 6.0])
