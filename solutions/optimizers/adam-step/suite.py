"""Adam and AdamW: values by explicit sums over the past, decay, missing and extreme gradients, types."""

import numpy as np

from answer import adam_step
from drill.suite import assert_close, seeds


def run(w, grads, t=0, **options):
    """Return the weights after each step and the last state, started from zero moments."""
    m, v, path = np.zeros(np.shape(w)), np.zeros(np.shape(w)), []
    for g in grads:
        w, m, v, t = adam_step(w, g, m, v, t, **options)
        path.append(w)
    return path, m, v, t


def weighed(values, beta):
    """The mean of the values with weights that fall by beta for each step of age, which sum to one."""
    shares = np.array([beta**age for age in reversed(range(len(values)))])
    return np.tensordot(shares / shares.sum(), np.array(values), axes=1)


def summed(w, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, decoupled=True):
    """The same by its meaning: corrected moments are weighted means of all gradients and squares so far."""
    w, seen, path = np.array(w, dtype=float), [], []
    for g in grads:
        seen.append(g if decoupled else g + weight_decay * w)
        kept = w * (1 - lr * weight_decay) if decoupled else w
        root = np.sqrt(weighed(np.square(seen), betas[1]))
        w = kept - lr * weighed(seen, betas[0]) / (root + eps)
        path.append(w)
    return path


def draw(rng, n_steps=4):
    return rng.normal(size=(3, 5)), list(rng.normal(size=(n_steps, 3, 5)))


def test_first_step_by_hand():
    """The first step has the size of the rate, whatever the gradient's scale; raw moments are returned."""
    w, m, v, t = adam_step(np.array([1.0, 1.0]), np.array([4.0, -0.5]), np.zeros(2), np.zeros(2), 0, lr=0.1)
    assert_close(w, [0.9, 1.1], rtol=1e-6)
    assert_close(m, [0.4, -0.05])
    assert_close(v, [0.016, 0.00025])
    assert t == 1


def test_several_steps():
    """Over several steps the weights follow the corrected moments, with any betas."""
    for rng in seeds():
        w, grads = draw(rng)
        assert_close(run(w, grads, lr=0.01)[0], summed(w, grads, lr=0.01), rtol=1e-9, atol=1e-11)
        assert_close(run(w, grads)[0], summed(w, grads), rtol=1e-9, atol=1e-11)
        options = {"lr": 0.1, "betas": (0.6, 0.8)}
        assert_close(run(w, grads, **options)[0], summed(w, grads, **options), rtol=1e-9, atol=1e-11)


def test_state_after_several_steps():
    """The returned moments are the raw averages from zero, and the count is that of the steps."""
    for rng in seeds():
        w, grads = draw(rng)
        _, m, v, t = run(w, grads, betas=(0.7, 0.9))
        assert_close(m, weighed(grads, 0.7) * (1 - 0.7**4), rtol=1e-9, atol=1e-12)
        assert_close(v, weighed(np.square(grads), 0.9) * (1 - 0.9**4), rtol=1e-9, atol=1e-12)
        assert t == 4


def test_decoupled_decay():
    """AdamW shrinks the old weights by rate times decay and keeps the decay out of the moments."""
    for rng in seeds():
        w, grads = draw(rng)
        options = {"lr": 0.1, "weight_decay": 0.3}
        assert_close(run(w, grads, **options)[0], summed(w, grads, **options), rtol=1e-9, atol=1e-11)


def test_coupled_decay():
    """Adam with L2 adds the decay to the gradient, before both moments."""
    for rng in seeds():
        w, grads = draw(rng)
        options = {"lr": 0.1, "weight_decay": 0.3, "decoupled": False}
        assert_close(run(w, grads, **options)[0], summed(w, grads, **options), rtol=1e-9, atol=1e-11)


def test_no_gradient():
    """Without a gradient weights, moments and count stay as they are, even with decay."""
    state = np.array([1.0, 2.0]), np.array([0.3, -0.4]), np.array([0.5, 0.6])
    w, m, v, t = adam_step(state[0], None, state[1], state[2], 7, lr=0.1, weight_decay=0.5)
    assert_close([w, m, v], state)
    assert t == 7


def test_zero_gradient():
    """A gradient of zeros counts: weights coast on the first moment, moments and weights decay."""
    zeros = [np.array([1.0, -2.0]), np.zeros(2), np.zeros(2)]
    options = {"lr": 0.1, "weight_decay": 0.5}
    path, m, _, t = run(np.array([3.0, 3.0]), zeros, **options)
    assert_close(path, summed(np.array([3.0, 3.0]), zeros, **options), rtol=1e-9)
    assert_close(m, [0.1 * 0.81, -0.2 * 0.81], rtol=1e-9)
    assert t == 3


def test_tiny_and_huge_gradients():
    """Epsilon is added to the corrected root, so it matters for gradients near 1e-8 and below only."""
    g = np.array([1e-12, 1e-8, 3e-8, 1e-6, 1.0, 1e6])
    path, *_ = run(np.zeros(6), [g, g], lr=1.0)
    assert_close(path[0], -g / (g + 1e-8), rtol=1e-6)
    assert_close(path[1], -2 * g / (g + 1e-8), rtol=1e-6)
    path, *_ = run(np.zeros(1), [np.array([2.0])], lr=1.0, eps=0.5)
    assert_close(path[0], [-0.8], rtol=1e-9)


def test_shrinking_gradients():
    """The second moment falls again after a large gradient."""
    grads = [np.array([100.0])] + 5 * [np.array([1.0])]
    options = {"lr": 0.1, "betas": (0.5, 0.5)}
    assert_close(run(np.array([1.0]), grads, **options)[0], summed(np.array([1.0]), grads, **options), rtol=1e-9)


def test_types_and_shapes():
    """Integers and float32 are computed in float64, in any shape, contiguous or not."""
    w, m, *_ = adam_step(np.array([[1], [2]]), np.array([[1], [-3]]), np.zeros((2, 1)), np.zeros((2, 1)), 0, lr=0.25)
    assert_close(w, [[0.75], [2.25]], rtol=1e-6)
    assert_close(m, [[0.1], [-0.3]])
    g = np.array([1e-30, 1e-3], dtype=np.float32)
    zero = np.zeros(2, dtype=np.float32)
    w, _, v, _ = adam_step(zero, g, zero, zero, 0, lr=1.0)
    assert_close(v, 1e-3 * g.astype(float) ** 2, rtol=1e-9)
    assert_close(w, -g.astype(float) / (g.astype(float) + 1e-8), rtol=1e-9)
    w, *_ = adam_step(np.arange(6.0)[::2], np.ones(3), np.zeros(3), np.zeros(3), 0, lr=0.5)
    assert_close(w, [-0.5, 1.5, 3.5], rtol=1e-6)


def test_arguments_unchanged():
    """Weights, gradient and moments that were passed are not changed."""
    w, g, m, v = (np.array([value, 2.0]) for value in (1.0, 3.0, 4.0, 5.0))
    for decoupled in (True, False):
        adam_step(w, g, m, v, 3, lr=0.1, weight_decay=0.2, decoupled=decoupled)
    assert_close([w, g, m, v], [[1.0, 2.0], [3.0, 2.0], [4.0, 2.0], [5.0, 2.0]])
