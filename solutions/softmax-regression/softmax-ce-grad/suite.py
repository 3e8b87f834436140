"""Cross-entropy of logits with its gradient: values, divisors, smoothing, extremes."""

import math
from pathlib import Path

import numpy as np
from answer import ce

from drill.suite import assert_close, golden, seeds

STEP = 1e-5  # of the finite differences; their error is about its square


def draw(rng):
    """Draw logits of an odd shape, classes, positive weights and an amount of smoothing."""
    n, K = int(rng.integers(1, 8)), int(rng.integers(2, 7))
    return (
        rng.normal(size=(n, K)) * 3,
        rng.integers(K, size=n),
        rng.uniform(0.1, 4, size=K),
        float(rng.uniform(0, 0.4)),
    )


def by_hand(Z, y, weight, eps):
    """Work out the loss in exact sums of Python floats."""
    total = []
    for row, label in zip(Z.tolist(), y.tolist(), strict=True):
        top = max(row)
        lse = top + math.log(math.fsum(math.exp(z - top) for z in row))
        for k, z in enumerate(row):
            share = (1 - eps) * (k == label) + eps / len(row)
            total.append(weight[k] * share * (lse - z))
    return math.fsum(total) / math.fsum(weight[label] for label in y.tolist())


def test_worked_example():
    """Logits 0 and ln 3, once for each class: losses ln 4 and ln 4/3, and gradients of a quarter of one over n."""
    Z, y = np.array([[0.0, math.log(3)], [0.0, math.log(3)]]), np.array([0, 1])
    loss, grad = ce(Z, y)
    assert_close(loss, (math.log(4) + math.log(4 / 3)) / 2, rtol=1e-12)
    assert_close(grad, np.array([[-0.375, 0.375], [0.125, -0.125]]), rtol=1e-12)


def test_torch_values():
    """Losses and gradients equal those of torch's cross_entropy: plain, weighted, smoothed, and with both."""
    g = golden("goldens.npz", Path(__file__).parent)
    for name, weight, eps in [
        ("plain", None, 0.0),
        ("weighted", g["weight"], 0.0),
        ("smoothed", None, 0.15),
        ("both", g["weight"], 0.15),
    ]:
        loss, grad = ce(g["Z"], g["y"], weight, eps)
        assert_close(loss, g[f"{name}_loss"], rtol=1e-9)
        assert_close(grad, g[f"{name}_grad"], rtol=1e-8, atol=1e-12)


def test_random_losses():
    """On random logits, weights and smoothing, the loss equals that of a plain double loop."""
    for rng in seeds():
        Z, y, weight, eps = draw(rng)
        assert_close(ce(Z, y, weight, eps)[0], by_hand(Z, y, weight, eps), rtol=1e-10)
        assert_close(ce(Z, y)[0], by_hand(Z, y, np.ones(Z.shape[1]), 0.0), rtol=1e-10)


def test_gradient_is_that_of_the_loss():
    """The gradient equals the slope of the very loss that is returned, along random directions."""
    for rng in seeds():
        Z, y, weight, eps = draw(rng)
        direction = rng.normal(size=Z.shape)
        for given in ((), (weight, eps)):
            ahead, behind = (ce(Z + sign * STEP * direction, y, *given)[0] for sign in (1, -1))
            slope = np.sum(np.asarray(ce(Z, y, *given)[1]) * direction)
            assert_close(slope, (ahead - behind) / (2 * STEP), rtol=1e-5, atol=1e-7)


def test_weighted_mean_divides_by_the_weights_met():
    """With class weights the mean divides by the sum of the weights of the rows' own classes."""
    Z, y = np.zeros((3, 2)), np.array([0, 0, 1])
    loss, grad = ce(Z, y, np.array([1.0, 6.0]))
    assert_close(loss, math.log(2), rtol=1e-12)
    assert_close(grad, np.array([[-1.0, 1.0], [-1.0, 1.0], [6.0, -6.0]]) / 16, rtol=1e-12)


def test_scale_of_the_weights_does_not_matter():
    """Weights ten times as large give the same loss and gradient; equal weights those of no weights."""
    for rng in seeds(5):
        Z, y, weight, eps = draw(rng)
        loss, grad = ce(Z, y, weight, eps)
        assert_close(ce(Z, y, 10 * weight, eps)[0], loss, rtol=1e-10)
        assert_close(ce(Z, y, 10 * weight, eps)[1], grad, rtol=1e-9, atol=1e-14)
        assert_close(ce(Z, y, np.full(Z.shape[1], 3.0))[0], ce(Z, y)[0], rtol=1e-10)


def test_smoothing_spreads_over_all_classes():
    """Smoothing gives each class eps/K, the true one too, so the loss is least where p is 1 − eps + eps/K for it."""
    eps, K = 0.3, 3
    target = np.array([1 - eps + eps / K, eps / K, eps / K])
    loss, grad = ce(np.log(target)[None, :], np.array([0]), None, eps)
    assert_close(grad, np.zeros((1, 3)), rtol=0, atol=1e-12)
    assert_close(loss, -np.sum(target * np.log(target)), rtol=1e-10)


def test_rows_of_the_gradient_sum_to_zero():
    """A constant added to a row of logits changes neither loss nor gradient, so each gradient row sums to zero."""
    for rng in seeds():
        Z, y, weight, eps = draw(rng)
        loss, grad = ce(Z, y, weight, eps)
        assert_close(np.asarray(grad).sum(axis=1), np.zeros(len(y)), rtol=0, atol=1e-12)
        moved_loss, moved_grad = ce(Z + rng.normal(size=(len(y), 1)) * 50, y, weight, eps)
        assert_close(moved_loss, loss, rtol=1e-9)
        assert_close(moved_grad, grad, rtol=1e-8, atol=1e-12)


def test_confident_and_wrong():
    """Logits of ten thousand for the wrong class cost ten thousand, with a finite gradient; for the right one nothing."""
    loss, grad = ce(np.array([[1e4, 0.0, -1e4]]), np.array([1]))
    assert_close(loss, 1e4, rtol=1e-12)
    assert_close(grad, np.array([[1.0, -1.0, 0.0]]), rtol=1e-9)
    loss, grad = ce(np.array([[1e4, 0.0]]), np.array([0]))
    assert_close(loss, 0.0, atol=1e-12)
    assert_close(grad, np.zeros((1, 2)), atol=1e-12)


def test_rows_far_apart():
    """Rows that lie 800 apart are shifted each by its own maximum, and cost what they cost alone."""
    Z, y = np.array([[0.0, 1.0], [800.0, 801.0], [-800.0, -799.0]]), np.array([0, 0, 0])
    loss, grad = ce(Z, y)
    share = math.e / (1 + math.e)
    assert_close(loss, math.log1p(math.e), rtol=1e-10)
    assert_close(grad, np.array([[-share, share]] * 3) / 3, rtol=1e-9)


def test_no_opinion_costs_log_k():
    """Equal logits cost ln K per row, whatever the classes, weights and smoothing."""
    for K in (2, 10, 23):
        y = np.arange(5) % K
        assert_close(ce(np.full((5, K), 7.0), y)[0], math.log(K), rtol=1e-10)
    assert_close(
        ce(np.zeros((5, 4)), np.array([0, 1, 2, 3, 3]), np.full(4, 2.0), 0.2)[0], math.log(4), rtol=1e-10
    )


def test_repeating_all_rows_keeps_the_mean():
    """The same rows twice give the same loss, and half the gradient in each."""
    for rng in seeds(5):
        Z, y, weight, eps = draw(rng)
        loss, grad = ce(Z, y, weight, eps)
        twice_loss, twice_grad = ce(np.concatenate([Z, Z]), np.concatenate([y, y]), weight, eps)
        assert_close(twice_loss, loss, rtol=1e-10)
        assert_close(twice_grad, np.concatenate([grad, grad]) / 2, rtol=1e-9, atol=1e-14)


def test_inputs_of_other_kinds_are_left_alone():
    """Integer logits, strided views and small integer labels work, and all inputs, floats too, stay as they were."""
    wide = np.array([[2, 9, 0, 9, 1], [0, 9, 3, 9, 1]])
    y, weight = np.array([0, 2], dtype=np.uint8), np.array([1.0, 2.0, 3.0])
    loss, grad = ce(wide[:, ::2], y, weight, 0.1)
    assert_close(loss, by_hand(wide[:, ::2].astype(float), y, weight, 0.1), rtol=1e-10)
    assert_close(np.asarray(grad).sum(axis=1), np.zeros(2), atol=1e-12)
    assert_close(wide, np.array([[2, 9, 0, 9, 1], [0, 9, 3, 9, 1]]))
    assert_close(weight, np.array([1.0, 2.0, 3.0]))
    assert_close(y, np.array([0, 2]))
    Z = np.array([[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]])
    ce(Z, y, weight, 0.1)
    assert_close(Z, np.array([[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]))
