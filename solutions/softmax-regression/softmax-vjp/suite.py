"""The Jacobian of softmax and its product with gradients: values, structure, and what it may cost."""

from pathlib import Path

import numpy as np
from answer import jac, vjp

from drill.suite import assert_close, golden, in_answer, seeds

STEP = 1e-6  # of the finite differences


def softmax(Z):
    """Work out the softmax of rows of moderate logits."""
    E = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True)


def test_worked_example():
    """At p = (1/2, 1/4, 1/4) the Jacobian is that of the statement, and the gradient (4, 0, 0) comes back as (1, -1/2, -1/2)."""
    p = np.array([0.5, 0.25, 0.25])
    assert_close(jac(p), np.array([[4, -2, -2], [-2, 3, -1], [-2, -1, 3]]) / 16, rtol=1e-12)
    assert_close(vjp(p[None, :], np.array([[4.0, 0.0, 0.0]])), np.array([[1.0, -0.5, -0.5]]), rtol=1e-12)


def test_torch_values():
    """Jacobian and pulled-back gradients equal those of torch's autograd."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    assert_close(jac(frozen["p"][0]), frozen["jacobian"], rtol=1e-8, atol=1e-12)
    assert_close(vjp(frozen["p"], frozen["g"]), frozen["pulled"], rtol=1e-8, atol=1e-12)


def test_jacobian_by_finite_differences():
    """Each column of the Jacobian is the slope of all probabilities in one logit."""
    for rng in seeds():
        z = rng.normal(size=5) * 2
        steps = STEP * np.eye(5)
        slopes = (softmax(z + steps) - softmax(z - steps)).T / (2 * STEP)
        assert_close(jac(softmax(z)), slopes, rtol=1e-6, atol=1e-8)


def test_gradients_by_finite_differences():
    """The pulled-back gradient is the slope of sum(g * softmax(Z)) along random directions."""
    for rng in seeds():
        Z, g, direction = rng.normal(size=(3, 2, 7))
        slope = np.sum(g * (softmax(Z + STEP * direction) - softmax(Z - STEP * direction))) / (2 * STEP)
        assert_close(np.sum(np.asarray(vjp(softmax(Z), g)) * direction), slope, rtol=1e-6, atol=1e-8)


def test_product_with_the_jacobian():
    """Each row of the product is that row's Jacobian times its gradient, whatever the other rows hold."""
    for rng in seeds():
        P, g = softmax(rng.normal(size=(3, 5)) * 3), rng.normal(size=(3, 5)) * 100
        wanted = np.array([(np.diag(p) - np.outer(p, p)) @ row for p, row in zip(P, g, strict=True)])
        assert_close(vjp(P, g), wanted, rtol=1e-9, atol=1e-11)
        assert_close(vjp(P[1:2], g[1:2]), wanted[1:2], rtol=1e-9, atol=1e-11)


def test_jacobian_is_symmetric_and_loses_one_rank():
    """Jacobians are symmetric, have no negative eigenvalue, and map the constant vector to zero: rank K − 1."""
    for rng in seeds(5):
        J = np.asarray(jac(softmax(rng.normal(size=7))))
        assert_close(J, J.T, rtol=0, atol=1e-15)
        values = np.linalg.eigvalsh(J)
        assert_close(values[0], 0.0, atol=1e-12)
        assert values[1] > 1e-6, "more than one eigenvalue is zero"
        assert_close(J @ np.ones(7), np.zeros(7), atol=1e-12)


def test_constant_gradients_vanish():
    """A gradient with equal entries comes back as zero, and adding a constant to a row changes nothing."""
    for rng in seeds(5):
        P, g = softmax(rng.normal(size=(3, 5))), rng.normal(size=(3, 5))
        assert_close(vjp(P, np.full((3, 5), 2.5)), np.zeros((3, 5)), atol=1e-12)
        shift = rng.normal(size=(3, 1)) * 10
        assert_close(vjp(P, g + shift), np.asarray(vjp(P, g)), rtol=1e-8, atol=1e-12)
        assert_close(np.asarray(vjp(P, g)).sum(axis=1), np.zeros(3), atol=1e-12)


def test_certain_and_undecided():
    """A one-hot p lets no gradient through; a uniform one lets through the gradient less its mean, over K."""
    assert_close(jac(np.array([0.0, 1.0, 0.0])), np.zeros((3, 3)), atol=0)
    assert_close(vjp(np.array([[0.0, 1.0, 0.0]]), np.array([[5.0, -3.0, 1e6]])), np.zeros((1, 3)), atol=0)
    assert_close(
        vjp(np.full((1, 4), 0.25), np.array([[4.0, 0.0, 0.0, 8.0]])), np.array([[0.25, -0.75, -0.75, 1.25]])
    )


def test_single_class():
    """With one class the probability is 1 whatever the logit: everything is zero."""
    assert_close(jac(np.array([1.0])), np.zeros((1, 1)), atol=0)
    assert_close(vjp(np.ones((3, 1)), np.array([[1.0], [-2.0], [3.0]])), np.zeros((3, 1)), atol=0)


@in_answer
def peak_of_vjp(n, K):
    """Give the peak of memory that vjp allocates, in units of one array of n by K floats."""
    import tracemalloc

    import numpy as np
    from answer import vjp

    p, g = np.full((n, K), 1 / K), np.ones((n, K))
    vjp(p[:1], g[:1])
    tracemalloc.start()
    try:
        vjp(p, g)
        return tracemalloc.get_traced_memory()[1] / p.nbytes
    finally:
        tracemalloc.stop()


def test_rows_do_not_meet():
    """The product for 700 rows of 5 classes needs a few arrays of that size, not 700 by 700 numbers."""
    peak = peak_of_vjp(700, 5)
    assert peak < 20, f"the memory of {peak:.0f} arrays of 700 by 5; one of 700 by 700 is 140 of them"


def test_product_needs_no_jacobian():
    """The product for 8 rows of 500 classes needs a few arrays of that size, not 500 by 500 numbers."""
    peak = peak_of_vjp(8, 500)
    assert peak < 20, f"the memory of {peak:.0f} arrays of 8 by 500; one Jacobian alone is 62 of them"


def test_other_kinds_of_numbers():
    """Single precision, whole numbers and strided views work, and the inputs stay as they were."""
    p = np.array([[0.25, 0.25, 0.5]], dtype=np.float32)
    wide = np.array([[4, 9, 0, 9, 8]])
    assert_close(vjp(p, wide[:, ::2]), np.array([[-0.25, -1.25, 1.5]]), rtol=1e-6)
    assert_close(jac(np.array([0, 1, 0])), np.zeros((3, 3)), atol=0)
    g = np.array([[1.0, 2.0, 3.0]])
    assert_close(vjp(p, g), np.array([[-0.3125, -0.0625, 0.375]]), rtol=1e-6)
    assert_close(g, np.array([[1.0, 2.0, 3.0]]))
    assert_close(p, np.array([[0.25, 0.25, 0.5]]))
    assert_close(wide, np.array([[4, 9, 0, 9, 8]]))
